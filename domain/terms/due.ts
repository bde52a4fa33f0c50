import type { CaseState, Command } from '../case.ts'
import type { Consequence } from '../consequences.ts'
import { confirmation, consequences } from '../consequences.ts'
import type { LocalDate } from '../dates.ts'
import { nextEscalation } from '../interview/escalation.ts'
import type { OwnReceipts } from '../undoing/receipts.ts'

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
 * `receipts`: by what the end of sharing and use is confirmed, once no message of the case waits to leave the house.
 */
export function conductorCommands(state: CaseState, today: LocalDate, receipts?: OwnReceipts): ConductorCommand[] {
  const { undoing } = state
  const escalation = nextEscalation(state, today)
  return [
    ...consequences(state),
    ...(undoing && receipts ? (['sharing', 'use'] as const) : [])
      .filter((act) => undoing?.confirmed[act] === undefined)
      .map((act) => confirmation(act, receipts?.[act])),
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
