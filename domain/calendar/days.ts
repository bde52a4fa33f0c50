import type { LocalDate } from '../dates.ts'
import { OutsideCalendar } from '../dates.ts'

const dayMs = 86_400_000

/** Days since 1970-01-01 of a local date; pure calendar arithmetic, no time zone is involved. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** The local date of a day number. Throws OutsideCalendar for a day that has no date of four digits' year. */
export function fromDayNumber(day: number): LocalDate {
  if (!(day >= -719_528 && day <= 2_932_896)) throw new OutsideCalendar(`day ${day}`)
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** The date `days` calendar days after a date; negative counts go back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** Calendar days from one date to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Whether a text is a date that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayNumber(text)) && addDays(text, 0) === text
}
