import type { LocalDate } from '../dates.ts'
import type { ProposedMeasure } from '../listing/types.ts'

/**
 * Why publicity ended (公示终止): repaired, expired, annulled with the underlying decision, removed after an upheld
 * objection, or revoked by the agency itself.
 */
export type EndReason = 'repaired' | 'expired' | 'annulled' | 'removed' | 'revoked'

/** The ends with which a record is deleted (条例 Art 37); after the others it is kept. */
export const deleting: ReadonlySet<string | undefined> = new Set<EndReason>(['annulled', 'removed', 'revoked'])

export interface PublicityCommands {
  'publicity.publish': Record<never, never>
  'publicity.waivePreview': { readonly statement: string }
  'publicity.expire': Record<never, never>
}

interface Period {
  readonly from: LocalDate
  /** First day on which repair may be applied for: the shortest period has fully passed. */
  readonly repairFrom: LocalDate
  /** Last day of the longest period. */
  readonly until: LocalDate
}

export interface PublicityEvents {
  'publicity.published': Period & { readonly onPublicRegister: boolean }
  'publicity.previewWaived': { readonly statement: string }
  'publicity.corrected': { readonly correction: string }
  'publicity.suspended': Record<never, never>
  'publicity.resumed': Record<never, never>
  'publicity.ended': { readonly reason: EndReason }
  /** With the measures that are ordered beside those of the case. */
  'publicity.restored': Period & { readonly onPublicRegister: boolean; readonly measures?: readonly ProposedMeasure[] }
}

export interface PublicityState extends Period {
  readonly status: 'published' | 'suspended' | 'ended'
  /** False for records that the rule keeps off the public register (minor ones under Order 36). */
  readonly onPublicRegister: boolean
  readonly marked: boolean
  /** The corrected text after an upheld objection. */
  readonly correction?: string
  readonly endedOn?: LocalDate
  /** How often publicity has ended; more than once only after a revoked repair or a late annulment. */
  readonly endings: number
}
