/** A legal date of Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string

/**
 * The first and last day that anything here may be about: what calendars are laid out for. Public credit began in the
 * nineties, and no term of it reaches the end.
 */
export const firstDate: LocalDate = '1990-01-01'
export const lastDate: LocalDate = '2100-12-31'

/** A day beyond what can be counted. Decisions refuse it with `date.outsideCalendar`; elsewhere it is a fault of ours. */
export class OutsideCalendar extends RangeError {
  readonly date: string

  constructor(date: string) {
    super(`The calendar reaches from ${firstDate} to ${lastDate}, not to ${date}`)
    this.date = date
  }
}

/** The longest term in days that anybody may set in a case: no rule sets one, beyond it a term is a slip. */
export const mostTermDays = 3660

/** Units in which the law counts. Working days never mix with the others in one term. */
export type TermUnit = 'workingDays' | 'days' | 'months' | 'years'

/** A length of time as a rule states it, for example 7 working days. */
export interface Term {
  readonly count: number
  readonly unit: TermUnit
}
