import type { LocalDate } from '../dates.ts'
import type { Verified } from '../verified.ts'

/** Words in both languages of the users. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** A notice of the General Office of the State Council on the holidays of a year. */
export interface CalendarNotice {
  /** Document number, for example 国办发明电〔2025〕7号; days name their notice by it. */
  readonly number: string
  readonly title: string
  readonly issuedOn: LocalDate
  readonly address?: string
  /** How sure the project is of number and date; the days themselves are cross-checked in a test. */
  readonly verified: Verified
}

/** Days in a row that a notice makes a holiday (放假) or working days (上班, 调休). */
export interface CalendarEntry {
  readonly kind: 'holiday' | 'work'
  readonly from: LocalDate
  /** Last day, included; absent when it is the one day. */
  readonly to?: LocalDate
  readonly occasion: Bilingual
  readonly notice: string
}

/** The holidays and make-up days of one year; a later entry overrides an earlier one for the same day. */
export interface CalendarYear {
  readonly year: number
  /** 1 for the yearly notice; one more for every notice that amends it. */
  readonly version: number
  readonly notices: readonly CalendarNotice[]
  readonly entries: readonly CalendarEntry[]
}

/** What a calendar knows of one day. */
export interface CalendarDay {
  readonly date: LocalDate
  readonly working: boolean
  readonly reason: 'weekday' | 'weekend' | 'holiday' | 'makeUpDay'
  readonly occasion?: Bilingual
  /** Number of the notice that says so; absent where the plain week decides. */
  readonly notice?: string
  /** True in a year without a notice: the plain week is only a guess (暂定). */
  readonly provisional: boolean
}

/** Working days of consecutive years, ready for counting; made by `createCalendar`. */
export interface Calendar {
  /** `CN-<last year with a notice>@<1 + number of amendments>`. */
  readonly version: string
  readonly firstYear: number
  readonly lastYear: number
  readonly notices: readonly CalendarNotice[]
  /** What it was made of, superseded versions included. */
  readonly years: readonly CalendarYear[]
  /** Throws RangeError outside 1990 to 2100. */
  day(date: LocalDate): CalendarDay
  /** Throws RangeError outside 1990 to 2100. */
  isWorkingDay(date: LocalDate): boolean
  /** Working days from the start of the table up to and including a date. */
  ordinal(date: LocalDate): number
  /** The working day with that ordinal. Throws RangeError outside 1990 to 2100. */
  byOrdinal(ordinal: number): LocalDate
  /** Whether a notice covers the year of a date. */
  covers(date: LocalDate): boolean
}
