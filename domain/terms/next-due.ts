import type { CaseState } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import { viewOf } from '../view.ts'

const noon = (date: LocalDate) => Date.parse(`${date}T12:00:00Z`)

/**
 * The next day after today on which something of a case is due: a reminder, the day after a term has ended, a report, an
 * interview, a hearing. Empty where nothing is.
 */
export function nextDue(state: CaseState, today: LocalDate): { readonly next?: LocalDate } {
  const { deadlines } = viewOf(state, today, noon)
  const dates = [
    ...Object.values(deadlines).flatMap(({ passesAt, chase }) => [passesAt, ...(chase ? [chase.at] : [])]),
    ...[state.interviews.at(-1)?.scheduledOn, state.listing.hearing?.hearingOn].flatMap((date) =>
      date === undefined ? [] : [noon(date)],
    ),
  ].filter((instant) => instant > noon(today))
  if (dates.length === 0) return {}
  return { next: new Date(Math.min(...dates)).toISOString().slice(0, 10) }
}
