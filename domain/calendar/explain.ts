import type { LocalDate, Term } from '../dates.ts'
import type { DueDate } from '../law/rulebook-types.ts'
import { addDays, daysBetween } from './days.ts'
import { addTerm, uncorrectedEnd } from './terms.ts'
import type { CountOptions } from './terms.ts'
import type { Calendar, CalendarDay } from './types.ts'

/**
 * A day on the way to a due date. `start` is not counted, `counted` carries its number, `skipped` is a rest day that a
 * working-day term passes over, `ends` the corresponding day of a month or year term, `rolledOver` a rest day after the
 * end, `movedTo` the working day that takes its place.
 */
export interface ExplainedDay extends CalendarDay {
  readonly step: 'start' | 'counted' | 'skipped' | 'ends' | 'rolledOver' | 'movedTo'
  readonly n?: number
  /** True on the one day that is the due date. */
  readonly due: boolean
}

/** A due date with each day that led to it, in order. */
export interface ExplainedTerm extends DueDate {
  readonly start: LocalDate
  readonly term: Term
  /** Where the term ended before a rest day moved it; absent when nothing moved. */
  readonly movedFrom?: LocalDate
  readonly days: readonly ExplainedDay[]
}

/** Counts like `addTerm` and shows each day. Throws RangeError like `addTerm`. */
export function explainTerm(
  calendar: Calendar,
  start: LocalDate,
  term: Term,
  options: CountOptions = {},
): ExplainedTerm {
  const { dueOn, provisional } = addTerm(calendar, start, term, options)
  const end = uncorrectedEnd(calendar, start, term)
  const asksCalendar = term.unit === 'workingDays' || options.rollOver !== false
  const explained = (date: LocalDate, step: ExplainedDay['step'], n?: number): ExplainedDay => {
    const day = calendar.day(date)
    return {
      ...day,
      provisional: day.provisional && asksCalendar && step !== 'start',
      step,
      ...(n === undefined ? {} : { n }),
      due: date === dueOn,
    }
  }
  const counted = daysTo(calendar, start, end, term).map(([date, step, n]) => explained(date, step, n))
  const rolled = datesAfter(end, dueOn).map((date) => explained(date, date === dueOn ? 'movedTo' : 'rolledOver'))
  return {
    start,
    term,
    dueOn,
    provisional,
    ...(end === dueOn ? {} : { movedFrom: end }),
    days: [explained(start, 'start'), ...counted, ...rolled],
  }
}

type Step = [date: LocalDate, step: ExplainedDay['step'], n?: number]

function daysTo(calendar: Calendar, start: LocalDate, end: LocalDate, { unit }: Term): Step[] {
  if (start === end) return []
  if (unit === 'months' || unit === 'years') return [[end, 'ends']]
  let n = 0
  return datesAfter(start, end).map((date) =>
    unit === 'days' || calendar.isWorkingDay(date) ? [date, 'counted', ++n] : [date, 'skipped'],
  )
}

function datesAfter(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index + 1))
}
