import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'

/**
 * What may be put right where it was typed wrong: all texts that a record shows to the public, and the days from which
 * terms count. What was decided (list, tier, measures) is not typed, and no correction changes it; neither does a
 * correction stand for a change of name.
 */
export const correctableFields = [
  'entityName',
  'conductType',
  'conductFacts',
  'legalBasis',
  'penaltyNumber',
  'penaltyDate',
  'penaltyContent',
  'rectificationTerm',
  'noticeServedOn',
  'decisionServedOn',
  'decisionNumber',
  'actServedOn',
  'measureCarriedOutOn',
  'measureFedBackOn',
  'measureLiftedOn',
] as const

export type CorrectableField = (typeof correctableFields)[number]

/** A value as it was typed: a day, the number of a document, a text or a number of days, as its field has it. */
export interface TypedValue {
  readonly on?: LocalDate
  readonly docNo?: string
  readonly text?: string
  readonly days?: number
}

/** Names one typed value of the case, and what it should be. */
interface Correction extends TypedValue {
  readonly field: CorrectableField
  /** The measure, where the field is one of measures. */
  readonly measure?: string
  /** The served act by the key of its service (`service.3`), where the field is the day of one. */
  readonly act?: string
}

/** A correction as the ledger has it: with the entry that is wrong, and what stands there. */
type EnteredCorrection = Correction & {
  /** The version of the ledger entry whose value is superseded. */
  readonly entry: number
  readonly wrong: TypedValue
}

export interface CorrectionCommands {
  'correction.propose': Correction & { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'correction.confirm': {
    readonly comments: string
    /** Expressly agreed to that a term becomes worse for the entity than it was told. */
    readonly againstEntity?: boolean
    /** Expressly a slip of the pen: what the entity was told and could answer is the same in substance. */
    readonly slip?: boolean
  }
  'correction.refuse': { readonly reasons: string }
}

export interface CorrectionEvents {
  'correction.proposed': EnteredCorrection & { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'correction.confirmed': EnteredCorrection & {
    readonly reasons: string
    readonly comments?: string
    readonly againstEntity?: boolean
    /** Set where the second person has said that what the entity was told is the same in substance. */
    readonly slip?: true
    /** Whether rectification that was accepted was in time by the right term, where that is counted again. */
    readonly inTime?: boolean
    /** Set where lateness that was noted before was none by the right term. */
    readonly notLate?: true
  }
  'correction.refused': { readonly reasons: string }
}

/** Which entry of the ledger a typed value comes from, and who wrote it. */
export interface TypedIn {
  readonly entry: number
  readonly by: string
}

/** A correction that a second person has still to confirm or refuse (SAMR Order 45 Art 12: 应当及时更正). */
export interface CorrectionState {
  readonly field: CorrectableField
  readonly measure?: string
  readonly act?: string
  readonly entry: number
  readonly wrong: TypedValue
  readonly right: TypedValue
  readonly reasons: string
  readonly proposedBy: string
  /** Who typed what is wrong. */
  readonly typedBy: string
}
