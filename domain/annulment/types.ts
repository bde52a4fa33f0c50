import type { LocalDate } from '../dates.ts'
import type { Tier } from '../law/rulebook-types.ts'

/** What became of the underlying decision (行政处罚法 Art 48: 撤销、确认违法、确认无效、变更). */
export const annulmentOutcomes = ['annulled', 'unlawful', 'void', 'changed'] as const

export type AnnulmentOutcome = (typeof annulmentOutcomes)[number]

/** What a listing becomes whose underlying decision was changed (变更); what is not named stays. */
export interface DecisionChange {
  /** The right tier, never a heavier one. */
  readonly tier?: Tier
  /** The codes of the measures that stay; none can be added. */
  readonly measures?: readonly string[]
  /** What the decision says now. */
  readonly content?: string
}

interface Annulment {
  readonly document: string
  readonly annulledBy: string
  readonly annulledOn: LocalDate
  /** The day on which the agency was told of it; the day itself where none is given. */
  readonly toldOn?: LocalDate
  /** Annulled where none is given. */
  readonly outcome?: AnnulmentOutcome
  /** With `changed`: what the listing becomes. */
  readonly change?: DecisionChange
}

interface Confirmation {
  readonly comments: string
  /** What the public is told beside the document, where the record was public (公开说明理由). */
  readonly publicReasons?: string
}

export interface AnnulmentCommands {
  'annulment.record': Annulment
  'annulment.confirm': Confirmation
  'annulment.refuse': { readonly reasons: string }
}

export interface AnnulmentEvents {
  'annulment.recorded': Annulment
  'annulment.confirmed': Confirmation
  'annulment.refused': { readonly reasons: string }
}

/** Annulment of the underlying decision (行政处罚法 Art 48, 条例 Art 37). */
export interface AnnulmentState {
  readonly status: 'recorded' | 'confirmed'
  readonly recordedBy: string
  readonly toldOn: LocalDate
  /** Absent where it was annulled. */
  readonly outcome?: AnnulmentOutcome
  readonly change?: DecisionChange
}
