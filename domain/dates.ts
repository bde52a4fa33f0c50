/** A legal date of Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string

/** Units in which the law counts. Working days never mix with the others in one term. */
export type TermUnit = 'workingDays' | 'days' | 'months' | 'years'

/** A length of time as a rule states it, for example 7 working days. */
export interface Term {
  readonly count: number
  readonly unit: TermUnit
}
