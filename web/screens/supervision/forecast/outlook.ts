import type { Outlook } from '../../../../database/queries/supervision/forecast.ts'
import { addDays } from '../../../../domain/calendar/days.ts'
import type { LocalDate } from '../../../../domain/dates.ts'
import { percent } from '../rates.ts'

/** What a district's rate can come to by the end of a period, and what must be done for the target. */
export interface Forecast extends Outlook {
  readonly today: number | null
  /** None of the running ones is done in time. */
  readonly worst: number | null
  /** All running ones are done in time, the overdue ones stay. */
  readonly inTime: number | null
  /** The overdue ones that can still be done are done, too. */
  readonly best: number | null
  /** How many more must be done by the end of the period; 0 when the target is safe. */
  readonly needed: number
  readonly reachable: boolean
}

/** The forecast: no guess, only what follows when the open cases are done or not. `target` is in per cent. */
export function forecastOf(outlook: Outlook, target: number): Forecast {
  const { done, overdue, overdueOpen, dueRunning } = outlook
  const over = done + overdue + dueRunning
  // In thousandths, as the rate is told: a rate that shows the target has reached it.
  const enough = (count: number) => (percent(count, over) ?? 100) >= target
  let needed = Math.max(0, Math.floor(((target - 0.1) * over) / 100) - done)
  while (!enough(done + needed)) needed += 1
  return {
    ...outlook,
    today: percent(done, done + overdue),
    worst: percent(done, over),
    inTime: percent(done + dueRunning, over),
    best: percent(done + dueRunning + overdueOpen, over),
    needed,
    reachable: needed <= dueRunning + overdueOpen,
  }
}

/** The last days of the month, the quarter and the year that a day lies in. */
export function periodEnds(day: LocalDate): {
  readonly month: LocalDate
  readonly quarter: LocalDate
  readonly year: LocalDate
} {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const endOf = (last: number) =>
    addDays(last === 12 ? `${year + 1}-01-01` : `${year}-${String(last + 1).padStart(2, '0')}-01`, -1)
  return { month: endOf(month), quarter: endOf(Math.ceil(month / 3) * 3), year: endOf(12) }
}
