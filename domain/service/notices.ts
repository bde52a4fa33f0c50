import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import { stillRunning } from '../guards.ts'
import { absences, arrangeKey } from '../interview/escalation.ts'
import { isHearingOwed } from '../listing/rights.ts'
import type { DayNotice, ServedLetter } from './types.ts'

/** The notice that now calls the entity to a day, the key of its term, and from which day it could be served. */
interface NoticeToServe {
  readonly letter: DayNotice
  readonly key: string
  readonly since?: LocalDate | undefined
}

/** The notices of a hearing and of an interview that wait to be served (行政处罚法 Arts 61, 64). */
export function noticesToServe(state: CaseState): NoticeToServe[] {
  if (stillRunning(state)) return []
  return [...hearingNotice(state), ...interviewNotice(state)]
}

/** Whether a letter calls to a day. */
export const callsToDay = (letter: ServedLetter): letter is DayNotice => letter === 'hearing' || letter === 'interview'

const hearingKey = 'listing.hearing'

function hearingNotice(state: CaseState): NoticeToServe[] {
  const { status, hearing } = state.listing
  if ((status !== 'defence' && status !== 'determination') || !isHearingOwed(state)) return []
  if (hearing?.hearingOn !== undefined) return []
  const since = state.service?.notices?.hearing?.posting?.since ?? state.deadlines[hearingKey]?.startsOn
  return [{ letter: 'hearing', key: hearingKey, since }]
}

function interviewNotice(state: CaseState): NoticeToServe[] {
  const last = state.interviews.at(-1)
  if (last?.status !== 'approved' || state.rectification?.status === 'accepted') return []
  return [{ letter: 'interview', key: arrangeKey(state.interviews.length, absences(last)), since: last.approvedOn }]
}
