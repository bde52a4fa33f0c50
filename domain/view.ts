import { isHeldBack } from './annulment/pending.ts'
import { addDays } from './calendar/days.ts'
import type { CaseState } from './case.ts'
import { chaseOf } from './chasing/commands.ts'
import type { Consequence } from './consequences.ts'
import { consequences } from './consequences.ts'
import type { LocalDate } from './dates.ts'
import type { Deadline } from './terms/deadline.ts'
import { nextEscalation } from './interview/escalation.ts'
import type { Escalation } from './interview/escalation.ts'
import { isEndHeld } from './publicity/end-held.ts'
import { clockHeld } from './rectification/commands.ts'
import type { Stage } from './stage.ts'
import { stageOf } from './stage.ts'
import type { ListingStatus } from './listing/types.ts'
import type { RepairState } from './repair/types.ts'
import type { OwnReceipts } from './undoing/receipts.ts'

/** An open deadline as the conductor needs it: instants in milliseconds since 1970, real time. */
interface DeadlineView {
  /** The instant at which the last day of the term has ended. */
  readonly passesAt: number
  /** The next reminder or report, when one is still to be given. */
  readonly chase?: { readonly act: 'remind' | 'report'; readonly at: number }
}

/** What the conductor knows of a case: facts and dates, nothing personal. */
export interface CaseView {
  readonly caseNo: string
  readonly version: number
  readonly stage: Stage
  readonly listing: ListingStatus
  readonly published: boolean
  /**
   * Set while an annulment waits for the second person, nobody was heard, or the decision is to be served again: nothing is
   * published or dispatched meanwhile.
   */
  readonly heldBack?: true
  /** Set while the rule lets publicity end by time only when the conduct is corrected, and it is not. */
  readonly endHeld?: true
  /** True from the end of publicity on, until a revoked repair restores the listing. */
  readonly ending: boolean
  readonly closed: boolean
  readonly rectification?: {
    readonly accepted: boolean
    readonly overdue: boolean
    /** The agency has to answer evidence, or a request for more time, that came in time: the term does not pass meanwhile. */
    readonly inCheck: boolean
    readonly referred: boolean
  }
  readonly escalation: Escalation
  readonly interviews: number
  readonly repair?: RepairState['status']
  /** What follows at once and has not been done yet. */
  readonly consequences: readonly Consequence[]
  /** Acts of the undoing outside the house that are not confirmed yet. */
  readonly unconfirmed: readonly ('sharing' | 'use')[]
  readonly deadlines: Readonly<Record<string, DeadlineView>>
  /** Messages that have not left the house yet. */
  readonly undelivered: number
  /** Set while a subscriber that was sent the record has not taken that it has ended. */
  readonly awaited?: true
  /** By what the acts outside the house can be confirmed now. Views of releases before 30 November 2026 have none. */
  readonly receipts?: OwnReceipts
  /** Only under a clock that stands until it is turned: the day seen, and the next on which something is due. */
  readonly turns?: { readonly today: LocalDate; readonly next?: LocalDate }
}

/** Turns a legal date into the real instant at which that day begins, on the clock that the record uses. */
export type DayBegins = (date: LocalDate) => number

/** The conductor's view of a state on a day. */
export function viewOf(
  state: CaseState,
  today: LocalDate,
  dayBegins: DayBegins,
  { undelivered, receipts, awaited }: Pick<CaseView, 'undelivered' | 'receipts' | 'awaited'> = { undelivered: 0 },
): CaseView {
  const { rectification, undoing } = state
  const dayEnds: DayBegins = (date) => dayBegins(addDays(date, 1))
  const deadlines = Object.values(state.deadlines).map((deadline): [string, DeadlineView] => [
    deadline.key,
    deadlineView(state, deadline, today, dayEnds, dayBegins),
  ])
  return {
    caseNo: state.caseNo,
    version: state.version,
    stage: stageOf(state),
    listing: state.listing.status,
    published: state.publicity !== undefined,
    ...(isHeldBack(state) || isToBeServedAgain(state) ? { heldBack: true } : {}),
    ...(isEndHeld(state) ? { endHeld: true } : {}),
    ending: undoing !== undefined,
    closed: state.closedOn !== undefined,
    ...(rectification
      ? {
          rectification: {
            accepted: rectification.status === 'accepted',
            overdue: rectification.overdueOn !== undefined,
            inCheck: clockHeld(state),
            referred: rectification.referredOn !== undefined,
          },
        }
      : {}),
    escalation: nextEscalation(state, today),
    interviews: state.interviews.length,
    ...(state.repairs.length > 0 ? { repair: state.repairs.at(-1)!.status } : {}),
    consequences: consequences(state),
    unconfirmed: undoing ? (['sharing', 'use'] as const).filter((act) => undoing.confirmed[act] === undefined) : [],
    deadlines: Object.fromEntries(deadlines),
    undelivered,
    ...(receipts ? { receipts } : {}),
    ...(awaited ? { awaited } : {}),
  }
}

// Not listed yet, a case is published by nobody either; one that was, and is not any more, waits for people.
const isToBeServedAgain = ({ listing }: CaseState) => listing.status !== 'listed'

function deadlineView(
  state: CaseState,
  deadline: Deadline,
  today: LocalDate,
  dayEnds: DayBegins,
  dayBegins: DayBegins,
): DeadlineView {
  const passesAt = dayEnds(deadline.dueOn)
  const chase = chaseOf(state, deadline.key)
  const nextReminder = deadline.remindOn[chase.reminders]
  if (nextReminder !== undefined && today <= deadline.dueOn)
    return { passesAt, chase: { act: 'remind', at: dayBegins(nextReminder) } }
  if (deadline.onPass !== 'remindThenReport') return { passesAt }
  if (!chase.lateReminded) return { passesAt, chase: { act: 'remind', at: passesAt } }
  if (!chase.reported && deadline.reportOn !== undefined)
    return { passesAt, chase: { act: 'report', at: dayEnds(deadline.reportOn) } }
  return { passesAt }
}
