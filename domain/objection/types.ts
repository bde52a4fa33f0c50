import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { MaybeOnPaper } from '../paper/types.ts'

export interface ObjectionCommands {
  'objection.file': { readonly grounds: string; readonly evidence: readonly Evidence[] }
  'objection.mark': Record<never, never>
  'objection.verify': { readonly findings: string }
  'objection.uphold': { readonly outcome: 'corrected' | 'removed'; readonly reasons: string }
  'objection.reject': { readonly reasons: string }
}

export interface ObjectionEvents {
  'objection.filed': MaybeOnPaper<{ readonly grounds: string; readonly evidence: readonly Evidence[] }>
  'objection.marked': Record<never, never>
  'objection.verified': { readonly findings: string }
  'objection.upheld': {
    readonly outcome: 'corrected' | 'removed'
    readonly reasons: string
    /** In earlier releases a text beside what was wrong; now the entry of a correction puts it right. */
    readonly correction?: string
  }
  'objection.rejected': { readonly reasons: string }
}

/** One objection (异议) of the entity; only one is open at a time. */
export interface ObjectionState {
  readonly status: 'filed' | 'verified' | 'upheld' | 'rejected' | 'overtaken'
  readonly filedOn: LocalDate
  readonly marked: boolean
  /** Whether something was corrected while it was open. */
  readonly corrected?: true
  /** The text that an earlier release set beside the record, where it was upheld by correction; shown from then on. */
  readonly correction?: string
}
