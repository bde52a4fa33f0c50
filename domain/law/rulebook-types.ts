import type { EntityKind } from '../identifiers/identity.ts'
import type { LocalDate, Term } from '../dates.ts'
import type { Bilingual, Calendar } from '../calendar/types.ts'
import type { TermStart } from '../terms/term-starts.ts'
import type { Topic } from '../topics.ts'
import type { Verified } from '../verified.ts'

/** How serious a discredited conduct is; it sets the periods of publicity (国办发〔2025〕22号). */
export type Tier = 'minor' | 'general' | 'serious'

/** Whose clock a term is: who must act before it passes. */
export type Party = 'caseAgency' | 'implementingDepartment' | 'entity' | 'cityCreditCentre' | 'supervisor' | 'system'

/** What happens when a term passes without the act. */
export type OnPass = 'remindThenReport' | 'proceed' | 'escalate' | 'expire' | 'lapse'

/** One rule of a pack. `params` carries what is not a term, for example reminder fractions or a target rate. */
export interface Rule {
  readonly id: string
  readonly topic: Topic
  readonly tiers?: readonly Tier[]
  /** Fields of supervision it is special for inside its pack; absent means those of the pack. */
  readonly fields?: readonly string[]
  readonly term?: Term
  readonly params?: Readonly<Record<string, string | number | boolean | readonly string[]>>
  readonly countsFrom: TermStart
  readonly party: Party
  readonly onPass: OnPass
  readonly source: {
    readonly document: string
    readonly number?: string
    readonly article?: string
    readonly address?: string
  }
  readonly verified: Verified
  readonly title: { readonly zh: string; readonly en: string }
  /** What a person who checks the rule should know, for example where a number comes from. */
  readonly remark?: { readonly zh: string; readonly en: string }
}

/** A dated set of rules with a source; a published version never changes. */
export interface RulePack {
  readonly id: string
  readonly version: number
  readonly title: { readonly zh: string; readonly en: string }
  /** `operator` is the operator's own setting, used only where no law gives an answer. */
  readonly rank: 'national' | 'city' | 'operator'
  /** Fields of supervision it is special for; absent means every field. */
  readonly fields?: readonly string[]
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly remark?: { readonly zh: string; readonly en: string }
  readonly rules: readonly Rule[]
}

/** What decides which rule applies: the day of the decision, the case's field and tier. */
export interface RuleQuery {
  readonly on: LocalDate
  readonly field: string
  readonly tier?: Tier
  /** The events that have happened in the case; a rule that counts from another one has no day to count from. */
  readonly starts?: readonly string[]
}

/** The rule that was chosen, the pack it stands in (`ndrc-2026-36@1`) and why that one. */
export interface ResolvedRule {
  readonly rule: Rule
  readonly pack: string
  readonly why: { readonly zh: string; readonly en: string }
}

/** The answer of adding a term to a date. */
export interface DueDate {
  readonly dueOn: LocalDate
  /**
   * True when a day counted, or rolled over, lies in a year without a State Council notice (暂定).
   * Never for a period that does not roll over: no calendar can move it.
   */
  readonly provisional: boolean
}

/** The dated law as the domain sees it: rules by topic and days counted on one calendar version. */
export interface RuleBook {
  readonly calendarVersion: string
  /** Every published pack, superseded versions included, and the calendar: to explain what was decided on them. */
  readonly packs: readonly RulePack[]
  readonly calendar: Calendar
  /** The calendar as it was published under a version; undefined when no set of published years makes it. */
  calendarNamed(version: string): Calendar | undefined
  /** A published rule by its pack (`ndrc-2026-36@1`) and id, whether in force or not. */
  rule(pack: string, id: string): Rule | undefined
  /** Which of two terms is the milder for the entity; undefined where a topic favours neither. */
  milder(topic: Topic): 'shorter' | 'longer' | undefined
  /**
   * Why the law of either day may decide a matter that was decided under the one and takes effect under the other, where
   * no text settles the transition; undefined where one does, or the law is the same. The milder for the entity applies.
   */
  unclearTransition(topic: Topic, decidedOn: LocalDate, query: RuleQuery): Bilingual | undefined
  /** Throws only when no pack at all answers the topic: a fault of the data, found by the packs' tests. */
  resolve(topic: Topic, query: RuleQuery): ResolvedRule
  /** `rollOver: false` for a period in which nobody has to act, such as publicity: it may end on a rest day. */
  addTerm(start: LocalDate, term: Term, options?: { readonly rollOver?: boolean }): DueDate
  /** The latest working day from which `workingDays` working days pass up to and including `date`. */
  subtractWorkingDays(date: LocalDate, workingDays: number): LocalDate
  isWorkingDay(date: LocalDate): boolean
}

/** An entry of the measure catalogue (惩戒措施清单). */
export interface MeasureEntry {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly kind: 'A' | 'B' | 'C'
  readonly targets: readonly (EntityKind | 'responsiblePerson')[]
  readonly tiers: readonly Tier[]
  readonly implementer: string
  readonly published: boolean
}

/** A kind of list, the field it belongs to and the rank of its legal basis. */
export interface ListType {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly field: string
  readonly polarity: 'sanction' | 'incentive'
  readonly inForce: boolean
}
