import { refusalSentence } from '../../kit/refusal-words.ts'
import { stageOf } from '../../../domain/stage.ts'
import { distanceWords } from '../../kit/deadline-words.ts'
import { Table, Tag } from '../../kit/parts.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { outcomeWords, stageWords, statuses } from '../../kit/vocabulary.ts'
import type { PlannedRepair } from './plan.ts'
import { holderOf, listTitle } from './plan.ts'
import { texts } from './texts.ts'
import { filledIn } from '../../kit/words.ts'

interface Props {
  readonly plan: readonly PlannedRepair[]
}

/** The records that cannot be applied for today: under way, from a date, not yet and why, over. */
export function Groups({ plan }: Props) {
  const of = (group: string) => plan.filter(({ outlook }) => outlook.group === group)
  return (
    <>
      <Applied plan={of('applied')} />
      <Later plan={of('later')} />
      <Blocked plan={of('blocked')} />
      <Over plan={of('over')} />
    </>
  )
}

const counted = (text: (typeof texts)['now'], { length }: readonly unknown[]) => filledIn(text, { count: length })

const recordColumn = { title: texts.record, cell: ({ state }: PlannedRepair) => <RecordLink state={state} /> }

/** A record by its list and its number. */
export function RecordLink({ state }: Pick<PlannedRepair, 'state'>) {
  const say = useSay()
  return (
    <>
      <a href={`/matters/${state.caseNo}`}>{say(listTitle(state))}</a> <span class="hint code">{state.caseNo}</span>
    </>
  )
}

function Applied({ plan }: Props) {
  const say = useSay()
  const { today } = useVisit()
  if (plan.length === 0) return null
  return (
    <Table
      caption={counted(texts.applied, plan)}
      empty={texts.noRecords}
      rows={plan}
      columns={[
        recordColumn,
        {
          title: texts.state,
          cell: ({ state }) => (
            <Tag tone="info" text={statuses['repair.status'][state.repairs.at(-1)?.status ?? 'applied']} />
          ),
        },
        {
          title: texts.when,
          cell: ({ state }) => {
            const holder = holderOf(state)
            return holder ? (
              <>
                {say(texts.whose, { who: say(holder.who) })}，<time dateTime={holder.date}>{holder.date}</time>{' '}
                <Tag {...distanceWords(holder.date, today)} />
              </>
            ) : (
              '—'
            )
          },
        },
      ]}
    />
  )
}

function Later({ plan }: Props) {
  const say = useSay()
  const { today } = useVisit()
  if (plan.length === 0) return null
  const byDay = plan.toSorted((a, b) => (a.outlook.from ?? '').localeCompare(b.outlook.from ?? ''))
  return (
    <Table
      caption={counted(texts.later, plan)}
      empty={texts.noRecords}
      rows={byDay}
      columns={[
        recordColumn,
        {
          title: texts.when,
          cell: ({ outlook: { from = '' } }) => (
            <>
              <strong>{say(texts.from, { date: from })}</strong>{' '}
              <Tag tone="plain" text={distanceWords(from, today).text} />
            </>
          ),
        },
        { title: texts.why, cell: ({ outlook }) => <Reasons outlook={outlook} /> },
      ]}
    />
  )
}

function Blocked({ plan }: Props) {
  if (plan.length === 0) return null
  return (
    <Table
      caption={counted(texts.blocked, plan)}
      empty={texts.noRecords}
      rows={plan}
      columns={[
        recordColumn,
        { title: texts.why, cell: ({ outlook }) => <Reasons outlook={outlook} /> },
        { title: texts.undertake, cell: (planned) => <WayOut {...planned} /> },
      ]}
    />
  )
}

function Reasons({ outlook }: Pick<PlannedRepair, 'outlook'>) {
  const { lang } = useVisit()
  return (
    <>
      {outlook.reasons.map((reason, n) => (
        <>
          {n > 0 ? <br /> : null}
          {refusalSentence(reason, lang)}
        </>
      ))}
    </>
  )
}

// What keeps a record from repair is put right on the page of the rectification, or waits for the procedure.
function WayOut({ state, outlook }: PlannedRepair) {
  const say = useSay()
  const needsRectification = outlook.reasons.some(({ code }) => code === 'repair.notRectified')
  if (needsRectification) return <a href={`/matters/${state.caseNo}/plan`}>{say(wayOut.rectify)}</a>
  return <Tag tone="info" text={stageWords[stageOf(state)]} />
}

const wayOut = { rectify: { zh: '去完成整改', en: 'Complete the rectification' } }

function Over({ plan }: Props) {
  const say = useSay()
  if (plan.length === 0) return null
  return (
    <details>
      <summary>{say(counted(texts.over, plan))}</summary>
      <ul>
        {plan.map(({ state }) => (
          <li>
            <RecordLink state={state} />{' '}
            <Tag
              tone={state.closedOn ? 'done' : 'info'}
              text={state.outcome ? outcomeWords[state.outcome] : stageWords[stageOf(state)]}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
