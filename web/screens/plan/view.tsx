import type { CaseState } from '../../../domain/case.ts'
import type { RectificationState } from '../../../domain/rectification/types.ts'
import { commandAddress } from '../../commands/index.ts'
import { distanceWords } from '../../kit/deadline-words.ts'
import { MeetingLine, useMeeting } from '../../kit/meeting.tsx'
import type { Task } from '../../kit/parts.tsx'
import { Heading, Tag, TaskList } from '../../kit/parts.tsx'
import { AxisLine, AxisScale, rangeOf } from '../../kit/time-axis.tsx'
import type { AxisRow } from '../../kit/time-axis.tsx'
import { useSay, useVisit } from '../../kit/visit.ts'
import { texts } from './texts.ts'
import { filledIn } from '../../kit/words.ts'

interface Props {
  readonly state: CaseState
  readonly order: RectificationState
  readonly tasks: readonly Task[]
  readonly may: ReadonlySet<string>
}

/** What is still missing of a rectification, and until when. */
export function PlanPage({ state, order, tasks, may }: Props) {
  const say = useSay()
  return (
    <>
      <Heading title={texts.title} lead={texts.lead} />
      <section class="card acts" aria-labelledby="now">
        {order.acceptedOn === undefined ? (
          <Running state={state} order={order} may={may} />
        ) : (
          <Accepted on={order.acceptedOn} />
        )}
      </section>
      <MeetingLine meeting={useMeeting(state)} />
      <h2>{say(texts.list)}</h2>
      <TaskList tasks={tasks} />
    </>
  )
}

/** There is nothing to put right yet. */
export function NoPlan() {
  return <Heading title={texts.title} lead={texts.notOrdered} />
}

function Accepted({ on }: { readonly on: string }) {
  const say = useSay()
  return (
    <>
      <h2 id="now">{say(texts.done, { date: on })}</h2>
      <p>{say(texts.doneHint)}</p>
      <p>
        <a class="button" href="/matters/repair">
          {say(texts.toRepair)}
        </a>
      </p>
    </>
  )
}

function Running({ state, order, may }: Omit<Props, 'tasks'>) {
  const say = useSay()
  const { today } = useVisit()
  const check = Object.values(state.deadlines).find(({ topic }) => topic === 'rectification.check')
  const act = may.has('rectification.submitEvidence')
    ? 'rectification.submitEvidence'
    : may.has('rectification.commit')
      ? 'rectification.commit'
      : undefined
  return (
    <>
      <h2 id="now">
        {say(texts.dueOn, { date: order.dueOn })}{' '}
        {order.status === 'submitted' ? (
          <Tag tone="info" text={texts.waiting} />
        ) : (
          <Tag {...distanceWords(order.dueOn, today)} />
        )}
      </h2>
      <TermBar state={state} order={order} />
      <p>
        {order.overdueOn === undefined || act === undefined ? null : `${say(texts.overdue)} `}
        {order.status === 'submitted' ? `${say(texts.waiting)}。 ` : null}
        {check && order.status === 'submitted' ? say(texts.checkBy, { date: check.dueOn }) : null}{' '}
        <a href={`/cases/${state.caseNo}/why/rectification.due`}>{say(texts.why)}</a>
      </p>
      {order.extension ? <p>{say(texts.extensionAsked, { days: order.extension.days })}</p> : null}
      <div class="buttons">
        {act ? (
          <a
            class="button"
            href={
              act === 'rectification.commit' ? commandAddress(state.caseNo, act) : `/matters/${state.caseNo}/evidence`
            }
          >
            {say(
              act === 'rectification.commit' ? texts.commit : order.status === 'returned' ? texts.again : texts.submit,
            )}
          </a>
        ) : null}
        {may.has('rectification.askExtension') ? (
          <a href={commandAddress(state.caseNo, 'rectification.askExtension')}>{say(texts.extension)}</a>
        ) : null}
      </div>
    </>
  )
}

function TermBar({ state, order }: Pick<Props, 'state' | 'order'>) {
  const { today } = useVisit()
  const from = state.deadlines['rectification.due']?.startsOn ?? state.listing.listedOn ?? order.dueOn
  const words = filledIn(texts.bar, { from, to: order.dueOn })
  const row: AxisRow = {
    stretches: [{ kind: 'term', from, to: order.dueOn }],
    marks: [{ kind: 'due', on: order.dueOn }],
    words,
  }
  const range = rangeOf([row], today)
  return (
    <>
      <AxisLine row={row} range={range} />
      <AxisScale range={range} />
    </>
  )
}
