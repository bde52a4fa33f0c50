import type { LocalDate, Term } from '../dates.ts'
import { firstDate, lastDate, OutsideCalendar } from '../dates.ts'
import type { DueDate } from '../law/rulebook-types.ts'
import { addDays } from './days.ts'
import type { Calendar } from './types.ts'

/** How a term ends when its last day is a rest day. */
export interface CountOptions {
  /**
   * False for a period in which nobody has to act, such as a period of publicity: it ends on its day, rest day or not.
   * Absent means true (民法典 Art 203). Working-day terms never end on a rest day.
   */
  readonly rollOver?: boolean
}

/**
 * The last day of a term. The start day is not counted (民法典 Art 201), months and years end on the corresponding
 * day or the month's last (Art 202), a day, month or year term that ends on a rest day moves to the next working day
 * (Art 203). A term of nothing ends on its start. Provisional when a day counted lies in a year without a notice;
 * a period that does not roll over asks no calendar and is therefore never provisional.
 * Throws RangeError for a count that is no whole number from 0, and OutsideCalendar for dates outside 1990 to 2100.
 */
export function addTerm(calendar: Calendar, start: LocalDate, term: Term, options: CountOptions = {}): DueDate {
  const end = uncorrectedEnd(calendar, start, term)
  if (start < firstDate || end > lastDate) throw new OutsideCalendar(start < firstDate ? start : end)
  if (term.unit !== 'workingDays' && options.rollOver === false) return { dueOn: end, provisional: false }
  const dueOn = term.count === 0 || term.unit === 'workingDays' ? end : nextWorkingDay(calendar, end)
  return { dueOn, provisional: dueOn > start && !(calendar.covers(addDays(start, 1)) && calendar.covers(dueOn)) }
}

/** Where a term ends before a rest day moves it; the same as `addTerm` for working days. */
export function uncorrectedEnd(calendar: Calendar, start: LocalDate, { count, unit }: Term): LocalDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`A term counts whole units from 0, not ${count}`)
  if (count === 0) return start
  if (unit === 'workingDays') return calendar.byOrdinal(calendar.ordinal(start) + count)
  if (unit === 'days') return addDays(start, count)
  return addMonths(start, unit === 'months' ? count : count * 12)
}

/** The date itself when it is a working day, otherwise the next one. */
function nextWorkingDay(calendar: Calendar, date: LocalDate): LocalDate {
  return calendar.isWorkingDay(date) ? date : calendar.byOrdinal(calendar.ordinal(date) + 1)
}

/** The latest working day from which `count` working days pass up to and including `date`. */
export function subtractWorkingDays(calendar: Calendar, date: LocalDate, count: number): LocalDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Working days are whole numbers from 0, not ${count}`)
  return count === 0 ? date : calendar.byOrdinal(calendar.ordinal(date) - count)
}

/** The corresponding day of a later month, or that month's last day where it has none. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + months
  if (!(index >= 0 && index < 120_000)) throw new OutsideCalendar(`${months} months after ${date}`)
  const [toYear, toMonth] = [Math.floor(index / 12), index % 12]
  const lastOfMonth = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  return new Date(Date.UTC(toYear, toMonth, Math.min(day, lastOfMonth))).toISOString().slice(0, 10)
}
