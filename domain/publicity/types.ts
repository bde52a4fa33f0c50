import type { LocalDate } from '../dates.ts'

/** Why publicity ended (公示终止): repaired, expired, annulled, or removed after an upheld objection. */
export type EndReason = 'repaired' | 'expired' | 'annulled' | 'removed'

export interface PublicityCommands {
  'publicity.publish': Record<never, never>
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
  'publicity.corrected': { readonly correction: string }
  'publicity.suspended': Record<never, never>
  'publicity.resumed': Record<never, never>
  'publicity.ended': { readonly reason: EndReason }
  'publicity.restored': Period & { readonly onPublicRegister: boolean }
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
