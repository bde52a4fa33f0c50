import type { LateCell, LateFilter } from '../../../../database/queries/supervision/overdue.ts'
import { districts } from '../../../../domain/identifiers/districts.ts'
import { stages } from '../../../../domain/stage.ts'
import type { Stage } from '../../../../domain/stage.ts'
import type { Party } from '../../../../domain/law/rulebook-types.ts'
import { Heading } from '../../../kit/parts.tsx'
import { useSay } from '../../../kit/visit.ts'
import { partyWords, stageWords } from '../../../kit/vocabulary.ts'
import { behind } from '../behind/address.ts'
import { texts } from './texts.ts'
import { agencyWords } from '../../../kit/agency-words.ts'

interface Props {
  readonly cells: readonly LateCell[]
  readonly filter: LateFilter
  /** Whether the reader oversees several districts. */
  readonly districts: boolean
}

const sum = (cells: readonly LateCell[]) => cells.reduce((total, { count }) => total + count, 0)
const oldestOf = (cells: readonly LateCell[]) => cells.map(({ oldest }) => oldest).toSorted()[0] ?? ''

/** The board of what is late. */
export function Board({ cells, filter, districts: several }: Props) {
  const say = useSay()
  const agencies = [...new Set(cells.map(({ agency }) => agency))].toSorted(
    (a, b) => sum(of(cells, b)) - sum(of(cells, a)),
  )
  return (
    <>
      <Heading title={texts.title}>
        <p class="lead">
          {cells.length === 0
            ? say(texts.none)
            : say(texts.lead, { count: sum(cells), agencies: agencies.length, oldest: oldestOf(cells) })}
        </p>
        {cells.length === 0 ? null : (
          <p>
            <a class="button" href={behind({ of: 'late', ...filter })}>
              {say(texts.open)}
            </a>
          </p>
        )}
      </Heading>
      <Filter filter={filter} several={several} />
      {cells.length === 0 ? (
        <p class="empty">{say(texts.empty)}</p>
      ) : (
        <Heat cells={cells} agencies={agencies} filter={filter} />
      )}
    </>
  )
}

const of = (cells: readonly LateCell[], agency: string) => cells.filter((cell) => cell.agency === agency)

function Filter({ filter, several }: { readonly filter: LateFilter; readonly several: boolean }) {
  const say = useSay()
  return (
    <form class="filter" method="get" action="/supervision/overdue">
      {several ? (
        <div class="field">
          <label for="district">{say(texts.district)}</label>
          <select id="district" name="district">
            <option value="">{say(texts.anybody)}</option>
            {districts.map(({ code, name }) => (
              <option value={code} selected={code === filter.district}>
                {say(name)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div class="field">
        <label for="party">{say(texts.party)}</label>
        <select id="party" name="party">
          <option value="">{say(texts.anybody)}</option>
          {(Object.keys(partyWords) as Party[]).map((party) => (
            <option value={party} selected={party === filter.party}>
              {say(partyWords[party])}
            </option>
          ))}
        </select>
      </div>
      <button class="button button-second">{say(texts.show)}</button>
    </form>
  )
}

function Heat({ cells, agencies, filter }: Pick<Props, 'cells' | 'filter'> & { readonly agencies: readonly string[] }) {
  const say = useSay()
  const used = stages.filter((stage) => cells.some((cell) => cell.stage === stage))
  const most = Math.max(...cells.map(({ count }) => count))
  return (
    <>
      <p class="hint">{say(texts.legend)}</p>
      <table class="cards heat">
        <caption>{say(texts.board)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(texts.agency)}</th>
            {used.map((stage) => (
              <th scope="col" class="number">
                {say(stageWords[stage])}
              </th>
            ))}
            <th scope="col" class="number">
              {say(texts.all)}
            </th>
            <th scope="col">{say(texts.oldest)}</th>
          </tr>
        </thead>
        <tbody>
          {agencies.map((agency) => {
            const own = of(cells, agency)
            return (
              <tr>
                <td data-title={say(texts.agency)}>{say(agencyWords(agency))}</td>
                {used.map((stage) => (
                  <Field
                    stage={stage}
                    cell={own.find((cell) => cell.stage === stage)}
                    most={most}
                    filter={{ ...filter, agency, stage }}
                  />
                ))}
                <td class="number" data-title={say(texts.all)}>
                  <a href={behind({ of: 'late', ...filter, agency })}>{sum(own)}</a>
                </td>
                <td data-title={say(texts.oldest)}>
                  <time dateTime={oldestOf(own)}>{oldestOf(own)}</time>
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <td data-title={say(texts.agency)}>{say(texts.all)}</td>
            {used.map((stage) => (
              <td class="number" data-title={say(stageWords[stage])}>
                <a href={behind({ of: 'late', ...filter, stage })}>
                  {sum(cells.filter((cell) => cell.stage === stage))}
                </a>
              </td>
            ))}
            <td class="number" data-title={say(texts.all)}>
              <a href={behind({ of: 'late', ...filter })}>{sum(cells)}</a>
            </td>
            <td data-title={say(texts.oldest)}>
              <time dateTime={oldestOf(cells)}>{oldestOf(cells)}</time>
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  )
}

function Field({
  stage,
  cell,
  most,
  filter,
}: {
  readonly stage: Stage
  readonly cell: LateCell | undefined
  readonly most: number
  readonly filter: LateFilter
}) {
  const say = useSay()
  const warmth = cell ? Math.max(1, Math.ceil((cell.count / most) * 4)) : 0
  return (
    <td class={`number warm-${warmth}`} data-title={say(stageWords[stage])}>
      {cell ? (
        <a
          href={behind({ of: 'late', ...filter })}
          aria-label={say(texts.lateHere, {
            agency: say(agencyWords(cell.agency)),
            stage: say(stageWords[stage]),
            count: cell.count,
          })}
        >
          {cell.count}
        </a>
      ) : (
        '0'
      )}
    </td>
  )
}
