import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../listing/types.ts'

export interface ObjectionCommands {
  'objection.file': { readonly grounds: string; readonly evidence: readonly Evidence[] }
  'objection.mark': Record<never, never>
  'objection.verify': { readonly findings: string }
  'objection.uphold': {
    readonly outcome: 'corrected' | 'removed'
    readonly reasons: string
    readonly correction?: string
  }
  'objection.reject': { readonly reasons: string }
}

export interface ObjectionEvents {
  'objection.filed': { readonly grounds: string; readonly evidence: readonly Evidence[] }
  'objection.marked': Record<never, never>
  'objection.verified': { readonly findings: string }
  'objection.upheld': {
    readonly outcome: 'corrected' | 'removed'
    readonly reasons: string
    readonly correction?: string
  }
  'objection.rejected': { readonly reasons: string }
}

/** One objection (异议) of the entity; only one is open at a time. */
export interface ObjectionState {
  readonly status: 'filed' | 'verified' | 'upheld' | 'rejected' | 'overtaken'
  readonly filedOn: LocalDate
  readonly marked: boolean
  readonly verifiedBy?: string
}
