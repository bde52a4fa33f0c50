import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import { nth } from '../guards.ts'
import { unserved } from '../service/unserved.ts'
import type { InterviewState } from './types.ts'

/** What the law foresees next for an entity that has not rectified (沪府办规〔2020〕9号 item 12). */
export type Escalation = 'reminder' | 'warning' | 'refer' | 'wait' | 'none'

/**
 * The next step of the ladder: reminder interview, warning interview, referral to the supervisor.
 * A step follows when the interview before it was missed, or its report date passed without rectification.
 */
export function nextEscalation(state: CaseState, today: LocalDate): Escalation {
  const { rectification, interviews } = state
  if (!rectification || rectification.status === 'accepted' || rectification.overdueOn === undefined) return 'none'
  // Nobody was heard before it was ordered.
  if (rectification.referredOn !== undefined || state.listing.unheard) return 'none'
  if (rectification.status === 'submitted' || rectification.extension !== undefined) return 'wait'
  // What is missing has not reached the entity yet.
  if (unserved(state, 'rectification.evidenceReturned')) return 'wait'
  // Reopened, it climbs the ladder anew.
  const since = interviews.slice(rectification.interviewsBefore ?? 0)
  const last = since.findLast(({ status }) => status !== 'overtaken')
  if (!last) return 'reminder'
  if (last.concludedOn === undefined) return 'wait'
  const report = state.deadlines[reportKey(interviews.indexOf(last) + 1)]
  if (report && today <= report.dueOn) return 'wait'
  return last.kind === 'reminder' ? 'warning' : 'refer'
}

/** The key of the report deadline of the nth interview. */
export const reportKey = (n: number) => `interview.${n}.report`

/** How often nobody came to an interview, with an excuse or without one. */
export const absences = ({ noShows, excused = 0 }: Pick<InterviewState, 'noShows' | 'excused'>) => noShows + excused

/** The key of the term in which the nth interview is to be arranged, again after each absence. */
export const arrangeKey = (n: number, absent: number) => nth(`interview.${n}.arrange`, absent + 1)

/** The key of the term in which the nth interview is to be recorded, again after each absence. */
export const recordKey = (n: number, absent: number) => nth(`interview.${n}.record`, absent + 1)
