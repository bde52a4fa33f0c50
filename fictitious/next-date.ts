import type { CaseState } from '../domain/case.ts'
import { addDays } from '../domain/calendar/days.ts'
import type { LocalDate } from '../domain/dates.ts'

/** The next day on which the calendar changes something in a case: a term has passed, or an interview is to be held. */
export function nextDate(state: CaseState, today: LocalDate): LocalDate {
  const passed = Object.values(state.deadlines).map(({ dueOn }) => addDays(dueOn, 1))
  const scheduled = [state.interviews.at(-1)?.scheduledOn, state.listing.hearing?.hearingOn].filter(
    (on) => on !== undefined,
  )
  return [...passed, ...scheduled].filter((date) => date > today).sort()[0] ?? addDays(today, 1)
}
