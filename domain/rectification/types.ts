import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { Requirement } from '../listing/types.ts'
import type { MaybeOnPaper } from '../paper/types.ts'

export interface RequirementEvidence {
  readonly requirement: string
  readonly statement: string
  readonly evidence: readonly Evidence[]
}

interface Gap {
  readonly requirement: string
  readonly text: string
}

export interface RectificationCommands {
  'rectification.commit': { readonly commitment: string }
  'rectification.submitEvidence': { readonly items: readonly RequirementEvidence[] }
  'rectification.accept': { readonly findings: string }
  'rectification.returnEvidence': { readonly gaps: readonly Gap[] }
  'rectification.askExtension': { readonly reason: string; readonly days: number }
  'rectification.approveExtension': { readonly comments: string }
  'rectification.refuseExtension': { readonly reasons: string }
  'rectification.proposeReopening': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'rectification.reopen': { readonly reasons: string }
  'rectification.refuseReopening': { readonly reasons: string }
  'rectification.markOverdue': Record<never, never>
  'rectification.refer': Record<never, never>
}

/** Why rectification that was accepted is open again: its own evidence was forged, or a repair was revoked. */
type ReopeningGround = 'forgedEvidence' | 'falseRepair'

export interface Reopening {
  readonly ground: ReopeningGround
  readonly reasons: string
}

export interface RectificationEvents {
  'rectification.ordered': { readonly requirements: readonly Requirement[] }
  'rectification.committed': MaybeOnPaper<{ readonly commitment: string }>
  'rectification.evidenceSubmitted': MaybeOnPaper<{ readonly items: readonly RequirementEvidence[] }>
  'rectification.accepted': { readonly findings: string; readonly inTime: boolean }
  /** The first return gives time to cure what it names; one of an earlier release opened the term itself. */
  'rectification.evidenceReturned': { readonly gaps: readonly Gap[]; readonly toCure?: true }
  /** `byEntity`: asked for here by the entity itself, and not by an officer for want of time of the agency. */
  'rectification.extensionAsked': MaybeOnPaper<{
    readonly reason: string
    readonly days: number
    readonly byEntity?: true
  }>
  'rectification.extended': { readonly comments: string; readonly days: number }
  'rectification.extensionRefused': { readonly reasons: string }
  'rectification.reopeningProposed': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'rectification.reopened': Reopening
  'rectification.reopeningRefused': { readonly reasons: string }
  'rectification.overdue': Record<never, never>
  'rectification.referred': Record<never, never>
}

export interface RectificationState {
  readonly status: 'ordered' | 'submitted' | 'returned' | 'accepted'
  readonly requirements: readonly Requirement[]
  readonly dueOn: LocalDate
  readonly committedOn?: LocalDate
  readonly submittedOn?: LocalDate
  /** Set where the last evidence came while a request for more time, made in time, waited for its answer. */
  readonly submittedWhileAsked?: true
  /** The requirements for which evidence was given, in any submission. */
  readonly evidenced?: readonly string[]
  readonly submissions: number
  /** The gaps told once; a later return may name no others. */
  readonly gaps?: readonly Gap[]
  readonly extension?: { readonly days: number }
  /** How often an extension was asked for, and granted. */
  readonly extensionsAsked?: number
  readonly extensions: number
  readonly overdueOn?: LocalDate
  readonly referredOn?: LocalDate
  readonly acceptedOn?: LocalDate
  readonly inTime?: boolean
  /** Who has proposed to reopen what was accepted. */
  readonly reopeningProposedBy?: string
  /** When it was reopened; what is accepted after that is not in time. */
  readonly reopenedOn?: LocalDate
  /** As it stood when the revocation of a repair reopened it: it stands so again where that revocation falls. */
  readonly beforeRevocation?: RectificationState
  /** How many interviews there had been then: the ladder begins anew. */
  readonly interviewsBefore?: number
}
