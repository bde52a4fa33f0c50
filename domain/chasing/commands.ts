import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext, Decision } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from '../terms/deadline.ts'
import { recounted } from '../recomputation/recount.ts'
import { withoutLateness } from '../rectification/lateness.ts'
import { refuse } from '../refusal.ts'
import type { ChaseState, ChasingCommands } from './types.ts'

/** Chasing (催办): reminders before and after a due date, then the report to the supervisor, for every deadline alike. */
export const chasingCommands = {
  'deadline.remind': {
    roles: ['system'],
    when: () => undefined,
    decide: (state, { key }, context) => {
      const found = state.deadlines[key]
      if (!found) return refuse('deadline.notOpen', { key })
      const chase = chaseOf(state, key)
      const next = found.remindOn[chase.reminders]
      if (context.today > found.dueOn && found.onPass === 'remindThenReport') {
        return chase.lateReminded ? [] : [event('deadline.reminded', { key, when: 'late' })]
      }
      if (next === undefined || context.today < next) return refuse('deadline.reminderNotDue', { key, on: next })
      return context.today > found.dueOn ? [] : [event('deadline.reminded', { key, when: 'before' })]
    },
  },
  'deadline.report': {
    roles: ['system'],
    when: () => undefined,
    decide: (state, { key }, context) => {
      const found = state.deadlines[key]
      if (!found) return refuse('deadline.notOpen', { key })
      if (found.reportOn === undefined || context.today <= found.reportOn) {
        return refuse('deadline.reportNotDue', { key, on: found.reportOn })
      }
      return chaseOf(state, key).reported ? [] : [event('deadline.reported', { key })]
    },
  },
  'deadline.recompute': {
    roles: ['system'],
    when: () => undefined,
    decide: recompute,
  },
} satisfies CommandTable<keyof ChasingCommands>

function recompute(state: CaseState, payload: ChasingCommands['deadline.recompute'], context: DecideContext): Decision {
  const { key, pack, earliest, ...why } = payload
  const found = state.deadlines[key]
  if (!found) return refuse('deadline.notOpen', { key })
  const basis = { rules: context.rules, today: context.today, ...(pack === undefined ? {} : { pack }) }
  const moved = recounted(state, found, basis)
  if (moved === found) return []
  // A term that people rely on must not shrink behind their backs.
  const approved = why.approvedBy !== undefined && earliest !== undefined && earliest <= moved.dueOn
  if (moved.dueOn < found.dueOn && !approved) {
    return refuse('deadline.earlierNeedsApproval', { key, from: found.dueOn, to: moved.dueOn })
  }
  const { closes, ...late } = withoutLateness(state, [moved])
  return [event('deadline.moved', { key, from: found.dueOn, ...why, ...late }, { opens: [moved], closes })]
}

/** What of the chasing still stands after a deadline has moved: nobody is reminded or reported twice for the same. */
export function chaseAfterMove(
  done: ChaseState,
  { remindOn, dueOn, reportOn }: Deadline,
  on: LocalDate,
): ChaseState | undefined {
  const reminders = Math.min(done.reminders, remindOn.filter((date) => date <= on).length)
  const lateReminded = done.lateReminded && dueOn < on
  const reported = done.reported && reportOn !== undefined && reportOn < on
  return reminders > 0 || lateReminded || reported ? { reminders, lateReminded, reported } : undefined
}

/** How far a deadline has been chased; nothing yet when it is new. */
export function chaseOf(state: CaseState, key: string): ChaseState {
  return state.chase[key] ?? { reminders: 0, lateReminded: false, reported: false }
}
