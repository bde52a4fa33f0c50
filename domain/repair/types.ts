import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { ProposedMeasure } from '../listing/types.ts'
import type { MaybeOnPaper } from '../paper/types.ts'

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
  /** `measures`: codes of measures that are to be ordered beside those of the case. */
  'repair.proposeRevocation': {
    readonly reasons: string
    readonly evidence: readonly Evidence[]
    readonly measures?: readonly string[]
  }
  'repair.defendRevocation': { readonly statement: string; readonly evidence: readonly Evidence[] }
  'repair.revoke': { readonly reasons: string }
  'repair.refuseRevocation': { readonly reasons: string }
  'repair.proposeBar': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'repair.defendBar': { readonly statement: string; readonly evidence: readonly Evidence[] }
  'repair.bar': { readonly reasons: string }
  'repair.refuseBar': { readonly reasons: string }
}

export interface RepairEvents {
  'repair.applied': MaybeOnPaper<{ readonly proof: readonly Evidence[]; readonly commitment: string }>
  'repair.gapsNamed': { readonly gaps: readonly string[] }
  'repair.supplemented': MaybeOnPaper<{ readonly proof: readonly Evidence[] }>
  'repair.lapsed': Record<never, never>
  'repair.accepted': { readonly comments: string }
  'repair.verified': { readonly findings: string }
  'repair.granted': { readonly reasons: string }
  /** In earlier releases it barred at once where the material of the application was false. */
  'repair.refused': { readonly reasons: string; readonly barredUntil?: LocalDate }
  'repair.withdrawn': MaybeOnPaper<{ readonly reason: string }>
  'repair.revocationProposed': {
    readonly reasons: string
    readonly evidence: readonly Evidence[]
    readonly measures?: readonly ProposedMeasure[]
  }
  'repair.revocationDefended': MaybeOnPaper<{ readonly statement: string; readonly evidence: readonly Evidence[] }>
  'repair.revocationRefused': { readonly reasons: string }
  'repair.revoked': { readonly reasons: string; readonly barredUntil: LocalDate }
  'repair.barProposed': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'repair.barDefended': MaybeOnPaper<{ readonly statement: string; readonly evidence: readonly Evidence[] }>
  'repair.barred': { readonly reasons: string; readonly barredUntil: LocalDate }
  'repair.barRefused': { readonly reasons: string }
  /** The bar, or the revocation, that was decided before the entity was heard holds no more, and is to be decided anew. */
  'repair.barReopened': Unheard & { readonly n: number }
  'repair.revocationReopened': Unheard
}

/**
 * Why a decision was made before the entity was heard: its notice was never served, or later than was typed (`servedOn`), or
 * a defence in time was entered after it.
 */
export interface Unheard {
  readonly ground: 'notServed' | 'servedLater' | 'defendedInTime'
  readonly servedOn?: LocalDate
}

/** A bar that somebody has proposed, for another person to decide. */
export interface BarProposal {
  readonly proposedOn: LocalDate
  /** Its place in the ledger of the case, by which its notice is known. */
  readonly entry: number
  /** The term in which the entity may defend itself, from the service of the notice. */
  readonly defence?: { readonly from: LocalDate; readonly until: LocalDate }
}

/** A bar that was decided, on `decidedOn` and in the entry `decision`. */
interface DecidedBar extends BarProposal {
  readonly decidedOn: LocalDate
  readonly decision: number
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
  readonly gapsToldOn?: LocalDate
  /** Last day on which what was missing could be supplied; kept after the application has lapsed. */
  readonly supplementUntil?: LocalDate
  readonly verifiedBy?: string
  readonly revocationProposedBy?: string
  readonly revocationProposedOn?: LocalDate
  /** The term in which the entity may defend itself against a revocation; absent where an earlier release proposed it. */
  readonly revocationDefence?: { readonly from: LocalDate; readonly until: LocalDate }
  /** The measures that are to be ordered with the revocation. */
  readonly revocationMeasures?: readonly ProposedMeasure[]
  /** The bar that is proposed for its false material; absent once it is decided. */
  readonly bar?: BarProposal
  /** The bar that was decided for it; it falls where the entity proves not to have been heard. */
  readonly barDecided?: DecidedBar
  /** The first day on which repair may be applied for again after false material. */
  readonly barredUntil?: LocalDate
}
