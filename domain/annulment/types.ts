import type { LocalDate } from '../dates.ts'

export interface AnnulmentCommands {
  'annulment.record': { readonly document: string; readonly annulledBy: string; readonly annulledOn: LocalDate }
  'annulment.confirm': { readonly comments: string }
}

export interface AnnulmentEvents {
  'annulment.recorded': { readonly document: string; readonly annulledBy: string; readonly annulledOn: LocalDate }
  'annulment.confirmed': { readonly comments: string }
}

/** Annulment of the underlying decision (行政处罚法 Art 48, 条例 Art 37). */
export interface AnnulmentState {
  readonly status: 'recorded' | 'confirmed'
  readonly recordedBy: string
}
