import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../listing/types.ts'

export interface RepairCommands {
  'repair.apply': { readonly proof: readonly Evidence[]; readonly commitment: string }
  'repair.nameGaps': { readonly gaps: readonly string[] }
  'repair.supplement': { readonly proof: readonly Evidence[] }
  'repair.lapse': Record<never, never>
  'repair.accept': { readonly comments: string }
  'repair.verify': { readonly findings: string }
  'repair.grant': { readonly reasons: string }
  'repair.refuse': { readonly reasons: string }
  'repair.withdraw': { readonly reason: string }
  'repair.proposeRevocation': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'repair.revoke': { readonly reasons: string }
}

export interface RepairEvents {
  'repair.applied': { readonly proof: readonly Evidence[]; readonly commitment: string }
  'repair.gapsNamed': { readonly gaps: readonly string[] }
  'repair.supplemented': { readonly proof: readonly Evidence[] }
  'repair.lapsed': Record<never, never>
  'repair.accepted': { readonly comments: string }
  'repair.verified': { readonly findings: string }
  'repair.granted': { readonly reasons: string }
  'repair.refused': { readonly reasons: string }
  'repair.withdrawn': { readonly reason: string }
  'repair.revocationProposed': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'repair.revoked': { readonly reasons: string; readonly barredUntil: LocalDate }
}

/** One application for credit repair (信用修复); only one is open at a time. */
export interface RepairState {
  readonly status:
    | 'applied'
    | 'gapsNamed'
    | 'accepted'
    | 'verified'
    | 'granted'
    | 'refused'
    | 'withdrawn'
    | 'lapsed'
    | 'revoked'
    | 'overtaken'
  readonly appliedOn: LocalDate
  readonly gapsTold: boolean
  readonly verifiedBy?: string
  /** Who of the agency has written any part of what the decision approves: gaps, acceptance, findings. */
  readonly writers: readonly string[]
  readonly revocationProposedBy?: string
  readonly barredUntil?: LocalDate
}
