import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { dated } from '../deadline.ts'
import { refuse } from '../refusal.ts'
import type { ChaseState, ChasingCommands } from './types.ts'

/** Chasing (催办): reminders before and after a due date, then the report to the supervisor, for every deadline alike. */
export const chasingCommands: CommandTable<keyof ChasingCommands> = {
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
}

function recompute(state: CaseState, { key, reason, approvedBy }: ChasingCommands['deadline.recompute'], context: DecideContext) {
  const found = state.deadlines[key]
  if (!found) return refuse('deadline.notOpen', { key })
  const { rule } = context.rules.resolve(found.topic, { on: context.today, field: state.field, tier: state.tier })
  const basis = { rules: context.rules, today: context.today, field: state.field, tier: state.tier }
  const moved = { ...found, ...dated(basis, found.startsOn, found.term, { ...rule, onPass: found.onPass }) }
  if (moved.dueOn === found.dueOn && moved.provisional === found.provisional) return []
  // A term that people rely on must not shrink behind their backs.
  if (moved.dueOn < found.dueOn && approvedBy === undefined) {
    return refuse('deadline.earlierNeedsApproval', { key, from: found.dueOn, to: moved.dueOn })
  }
  const data = { key, from: found.dueOn, reason, ...(approvedBy === undefined ? {} : { approvedBy }) }
  return [event('deadline.moved', data, { opens: [moved] })]
}

/** How far a deadline has been chased; nothing yet when it is new. */
export function chaseOf(state: CaseState, key: string): ChaseState {
  return state.chase[key] ?? { reminders: 0, lateReminded: false, reported: false }
}
