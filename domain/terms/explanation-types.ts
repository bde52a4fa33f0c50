import type { ExplainedTerm } from '../calendar/explain.ts'
import type { Bilingual, Calendar } from '../calendar/types.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from './deadline.ts'
import type { TermStart } from './term-starts.ts'
import type { Rule, RuleBook, RulePack, RuleQuery } from '../law/rulebook-types.ts'

/** What of a deadline its explanation rests on. */
export type ExplainableDeadline = Pick<
  Deadline,
  'topic' | 'ruleId' | 'pack' | 'calendar' | 'startsOn' | 'term' | 'dueOn' | 'provisional' | 'countsFrom'
>

/** A suspension, an extension or a recomputation that moved the date, as the case's ledger tells it. */
export interface TermChange {
  readonly kind: 'suspension' | 'extension' | 'moved'
  readonly on: LocalDate
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly reason: string
}

/** Where the law of an earlier day may go before that of `query`: which day, and why. */
interface Transition {
  readonly from: LocalDate
  readonly why: Bilingual
}

/** Where an explanation looks things up. */
export interface ExplanationLookups {
  /** All published packs, superseded versions included. */
  readonly packs: readonly RulePack[]
  /** The calendar of the deadline's version where it is at hand, otherwise the current one. */
  readonly calendar: Calendar
  /** The law and the question put to it, to say why this rule was chosen; `on` is the day the deadline was opened. */
  readonly choice?: { readonly rules: RuleBook; readonly query: RuleQuery; readonly transition?: Transition }
  readonly changes?: readonly TermChange[]
}

/** Why this date: the rule, its source and pack, the counting day by day, what moved it, and the result. */
export interface DeadlineExplanation {
  readonly rule: Rule
  readonly pack: { readonly id: string; readonly title: Bilingual; readonly why?: Bilingual }
  /** The event of the day from which the term counts. */
  readonly countsFrom: TermStart
  readonly counting: ExplainedTerm
  readonly calendar: string
  readonly changes: readonly TermChange[]
  readonly dueOn: LocalDate
  readonly provisional: boolean
  /** What the counting comes to where the case holds another date: another calendar, or a change recorded. */
  readonly recounted?: LocalDate
  readonly text: Bilingual
}
