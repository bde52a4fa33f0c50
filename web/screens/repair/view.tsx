import { personsOf } from '../../../domain/actor.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { RepairOutlook } from '../../../domain/repair/plan.ts'
import type { RepairState } from '../../../domain/repair/types.ts'
import { refusalSentence } from '../../kit/refusal-words.ts'
import { commandAddress, formOf } from '../../commands/index.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { CaseHeader } from '../../kit/case-header.tsx'
import { CaseTabs } from '../../kit/case-tabs.tsx'
import type { Tone } from '../../kit/parts.tsx'
import { Heading, Notice, Table, Tag } from '../../kit/parts.tsx'
import { useWho } from '../../kit/people.ts'
import { useSay, useVisit } from '../../kit/visit.ts'
import { outcomeWords, statuses } from '../../kit/vocabulary.ts'
import { PlacesCount, PlacesTable } from '../taken-down/places-table.tsx'
import type { Place } from '../taken-down/places.ts'
import { texts } from './texts.ts'

interface Props {
  readonly state: CaseState
  readonly outlook: RepairOutlook
  readonly places: readonly Place[]
  /** The acts on the repair that are lawful now for the reader. */
  readonly acts: readonly HumanCommand[]
}

/** May publication stop, and has everyone stopped? */
export function RepairPage({ state, outlook, places, acts }: Props) {
  const say = useSay()
  return (
    <>
      <CaseHeader state={state} />
      <CaseTabs state={state} />
      <Heading title={texts.title}>
        <Standing state={state} outlook={outlook} />
      </Heading>
      <WhyNot outlook={outlook} />
      {acts.length === 0 ? null : (
        <section class="card acts" aria-labelledby="acts">
          <h2 id="acts">{say(texts.act)}</h2>
          <p class="buttons">
            {acts.map((type, n) => (
              <a class={n === 0 ? 'button' : 'button button-second'} href={commandAddress(state.caseNo, type)}>
                {say(formOf(type).title)}
              </a>
            ))}
          </p>
        </section>
      )}
      <h2>{say(texts.fanOut)}</h2>
      {places.length === 0 ? null : (
        <p>
          <PlacesCount places={places} isOver={state.closedOn !== undefined} />
        </p>
      )}
      <PlacesTable places={places} empty={texts.notBegun} />
      {places.length === 0 ? null : (
        <p>
          <a href={`/cases/${state.caseNo}/measures`}>{say(texts.lifts)}</a>
        </p>
      )}
      <Applications repairs={state.repairs} />
    </>
  )
}

function Standing({ state: { undoing, closedOn, repairs }, outlook: { group } }: Pick<Props, 'state' | 'outlook'>) {
  const say = useSay()
  const last = repairs.at(-1)
  const words = () => {
    if (undoing)
      return say(closedOn === undefined ? texts.running : texts.over, {
        reason: say(outcomeWords[undoing.reason]),
        date: undoing.begunOn,
      })
    if (closedOn !== undefined) return say(texts.closed)
    if (group === 'applied' && last) return say(texts.open, { status: say(statuses['repair.status'][last.status]) })
    return say(group === 'now' ? texts.now : texts.notNow)
  }
  return <p class="lead">{words()}</p>
}

function WhyNot({ outlook: { reasons, from } }: { readonly outlook: RepairOutlook }) {
  const say = useSay()
  const { lang } = useVisit()
  if (reasons.length === 0) return null
  return (
    <Notice title={texts.why}>
      <ul>
        {reasons.map((reason) => (
          <li>{refusalSentence(reason, lang)}</li>
        ))}
      </ul>
      {from === undefined ? null : <p>{say(texts.from, { date: from })}</p>}
    </Notice>
  )
}

const tones: Readonly<Record<RepairState['status'], Tone>> = {
  applied: 'now',
  gapsNamed: 'now',
  accepted: 'info',
  verified: 'now',
  granted: 'done',
  refused: 'late',
  withdrawn: 'plain',
  lapsed: 'plain',
  revoked: 'late',
  overtaken: 'plain',
}

function Applications({ repairs }: { readonly repairs: readonly RepairState[] }) {
  const who = useWho()
  return (
    <Table
      caption={texts.applications}
      empty={texts.noApplications}
      rows={repairs.toReversed()}
      columns={[
        { title: texts.appliedOn, cell: ({ appliedOn }) => <time dateTime={appliedOn}>{appliedOn}</time> },
        {
          title: texts.status,
          cell: ({ status }) => <Tag tone={tones[status]} text={statuses['repair.status'][status]} />,
        },
        {
          title: texts.verifiedBy,
          cell: ({ verifiedBy }) => (verifiedBy === undefined ? '—' : who(...personsOf(verifiedBy))),
        },
        ...(repairs.some(({ barredUntil }) => barredUntil !== undefined)
          ? [{ title: texts.barred, cell: ({ barredUntil }: RepairState) => barredUntil ?? '—' }]
          : []),
      ]}
    />
  )
}
