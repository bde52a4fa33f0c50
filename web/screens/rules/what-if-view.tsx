import type { CaseOutlook, WhatIf } from '../../../domain/recomputation/what-if.ts'
import { changes } from '../../../domain/recomputation/what-if.ts'
import type { Rule, RulePack } from '../../../domain/law/rulebook-types.ts'
import { FaultSummary, Form } from '../../form/view.tsx'
import type { Fault } from '../../form/faults.ts'
import { Heading, Table } from '../../kit/parts.tsx'
import { useSay } from '../../kit/visit.ts'
import { packs } from '../../../rules/index.ts'
import type { Bilingual, Say } from '../../kit/words.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { moveWords, termWords } from './term-words.ts'

/** A rule with a term, and the pack it stands in. */
export interface Changeable {
  readonly pack: RulePack
  readonly rule: Rule & Required<Pick<Rule, 'term'>>
  readonly name: string
}

interface Props {
  readonly changeable: readonly Changeable[]
  readonly chosen?: Changeable
  readonly count: string
  readonly faults: readonly Fault[]
  readonly found?: WhatIf
  readonly pack?: RulePack
  readonly mayPropose: boolean
  readonly formKey: string
}

/** The question and its answer: what a rule does now, and what it would do. */
export function WhatIfPage({ changeable, chosen, count, faults, found, pack, mayPropose, formKey }: Props) {
  const say = useSay()
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.whatIf} lead={texts.whatIfLead} />
      <form class="filter" method="get" action="/rules/what-if">
        <div class="field">
          <label for="rule">{say(texts.rule)}</label>
          <select id="rule" name="rule">
            {changeable.map(({ name, rule, pack: own }) => (
              <option value={name} selected={name === chosen?.name}>
                {say(rule.title)} · {say(termWords(rule.term))} · {say(own.title)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="f-count">{say(texts.newTerm)}</label>
          <input id="f-count" name="count" type="text" inputMode="numeric" class="short" value={count} />
        </div>
        <button class="button">{say(texts.simulate)}</button>
      </form>
      {found && pack ? (
        <>
          <Effect found={found} />
          {mayPropose ? (
            <Form action="/rules" submit={texts.proposeThis} hidden={{ _key: formKey, content: JSON.stringify(pack) }}>
              <div class="field">
                <label for="f-reason">{say(texts.reason)}</label>
                <input id="f-reason" name="reason" type="text" />
              </div>
            </Form>
          ) : null}
        </>
      ) : null}
    </>
  )
}

const shownCases = 50

/** A pack by its title and version. */
function packWords(name: string): Bilingual {
  const [id = '', version = ''] = name.split('@')
  const title = packs.findLast((pack) => pack.id === id)?.title ?? plain(id)
  return { zh: `${title.zh}（第${version}版）`, en: `${title.en} (version ${version})` }
}

function Effect({ found }: { readonly found: WhatIf }) {
  const say = useSay()
  const { on, pack, moves, repairableNow, openCases, classChanges, casesChanged } = found
  // A deadline that only rests on the new version of the same rule is counted above, and tells nothing here.
  const cases = found.cases.filter(changes).slice(0, shownCases)
  const none = casesChanged === 0
  const rows = [
    { figure: texts.openCases, before: openCases, after: openCases },
    { figure: texts.repairable, before: repairableNow.before, after: repairableNow.after },
    { figure: texts.earlier, before: '—', after: moves.earlier },
    { figure: texts.later, before: '—', after: moves.later },
    { figure: texts.sameDay, before: '—', after: moves.sameDay },
    { figure: texts.classes, before: '—', after: classChanges },
  ]
  return (
    <section>
      <p class="lead">
        <strong>
          {say(none ? texts.nothing : texts.result, {
            on,
            pack: say(packWords(pack)),
            earlier: moves.earlier,
            later: moves.later,
            cases: casesChanged,
          })}
        </strong>
      </p>
      <Table
        caption={texts.effect}
        empty={texts.noCases}
        rows={rows}
        columns={[
          { title: texts.figure, cell: ({ figure }) => say(figure) },
          { title: texts.before, number: true, cell: ({ before }) => before },
          { title: texts.after, number: true, cell: ({ after }) => <strong>{after}</strong> },
        ]}
      />
      <Table
        caption={texts.cases}
        empty={texts.noCases}
        rows={cases}
        columns={[
          { title: texts.caseNo, cell: ({ caseNo }) => <a href={`/cases/${caseNo}`}>{caseNo}</a> },
          { title: texts.change, cell: (outlook) => <ChangesOf outlook={outlook} say={say} /> },
        ]}
      />
      {casesChanged > cases.length ? (
        <p class="hint">{say(texts.shown, { shown: cases.length, count: casesChanged })}</p>
      ) : null}
    </section>
  )
}

function ChangesOf({ outlook, say }: { readonly outlook: CaseOutlook; readonly say: Say }) {
  const { moves, repairableNow, classChange } = outlook
  return (
    <ul class="files">
      {moves
        .filter(({ days }) => days !== 0)
        .map(({ key, rule, from, to, days }) => (
          <li>
            {say(moveWords({ key, rule }))} {say(texts.days, { from, to, days: days > 0 ? `+${days}` : days })}
          </li>
        ))}
      {repairableNow.before === repairableNow.after ? null : (
        <li>{say(repairableNow.after ? texts.nowRepairable : texts.notRepairable)}</li>
      )}
      {classChange ? <li>{say(texts.newClass)}</li> : null}
    </ul>
  )
}
