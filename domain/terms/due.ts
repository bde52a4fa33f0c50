import type { CaseState, Command } from '../case.ts'
import type { Consequence } from '../consequences.ts'
import { confirmation, consequences } from '../consequences.ts'
import type { LocalDate } from '../dates.ts'
import { nextEscalation } from '../interview/escalation.ts'

/** Commands that the calendar and the law give, so the only ones that a conductor may send. */
export type ConductorCommand =
  | Consequence
  | Extract<
      Command,
      {
        type:
          | 'listing.closeDefence'
          | 'publicity.publish'
          | 'publicity.expire'
          | 'rectification.markOverdue'
          | 'rectification.refer'
          | 'interview.open'
          | 'repair.lapse'
          | 'deadline.remind'
          | 'deadline.report'
      }
    >

const ofDates = [
  'listing.closeDefence',
  'publicity.publish',
  'publicity.expire',
  'rectification.markOverdue',
  'rectification.refer',
  'repair.lapse',
] as const

/**
 * All that the calendar may give to a case as it stands, word for word. Whether the date of a command has come is
 * decided by `decide`.
 * `shared`: every message of the case that leaves the house has its receipt, so that the end of sharing is proved.
 */
export function conductorCommands(state: CaseState, today: LocalDate, shared: boolean): ConductorCommand[] {
  const { undoing } = state
  const escalation = nextEscalation(state, today)
  const proved = undoing && shared ? (['sharing', 'use'] as const) : []
  return [
    ...consequences(state),
    ...proved.filter((act) => undoing?.confirmed[act] === undefined).map(confirmation),
    ...ofDates.map((type): ConductorCommand => ({ type, payload: {} })),
    ...(escalation === 'reminder' || escalation === 'warning'
      ? [{ type: 'interview.open', payload: { kind: escalation } } as const]
      : []),
    ...Object.keys(state.deadlines).flatMap((key): ConductorCommand[] => [
      { type: 'deadline.remind', payload: { key } },
      { type: 'deadline.report', payload: { key } },
    ]),
  ]
}
