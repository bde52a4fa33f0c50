import type { LocalDate } from '../dates.ts'
import type { Tier } from '../rulebook-types.ts'

/** The discredited entity a case is about (失信主体). */
export interface EntityRef {
  readonly code: string
  readonly name: string
  readonly kind: 'organisation' | 'soleTrader' | 'naturalPerson'
  readonly district: string
  readonly legalRepresentative?: string
}

/** The administrative penalty or other effective document the listing rests on (条例 Art 11). */
interface UnderlyingDecision {
  readonly docNo: string
  readonly decidedOn: LocalDate
  readonly penaltyKinds: readonly string[]
  readonly content: string
  /** Fine in units of 10,000 yuan, as the double-publicity table states it. */
  readonly fineWanYuan?: number
}

export interface Evidence {
  readonly title: string
  /** Of a paper or file kept elsewhere. */
  readonly sha256?: string
  /** The SHA-256 of a file that was sent to the case. */
  readonly file?: string
}

export interface ProposedMeasure {
  readonly code: string
  /** The department that implements it. */
  readonly department: string
}

export interface Requirement {
  readonly id: string
  readonly text: string
}

export interface Proposal {
  readonly entity: EntityRef
  readonly listType: string
  readonly violation: { readonly type: string; readonly facts: string }
  readonly evidence: readonly Evidence[]
  readonly underlyingDecision: UnderlyingDecision
  readonly legalBasis: string
  readonly tier: Tier
  readonly measures: readonly ProposedMeasure[]
  readonly rectification: { readonly requirements: readonly Requirement[]; readonly termDays?: number }
  readonly contact?: { readonly name: string; readonly phone?: string }
}

/** Proof that a document reached its recipient; terms start from `servedOn`. */
export interface Service {
  readonly method: 'direct' | 'post' | 'electronic' | 'left' | 'public'
  readonly servedOn: LocalDate
  readonly proof: string
  /** The receipt itself, where it was sent to the case. */
  readonly files?: readonly Evidence[]
}

interface Ground {
  readonly id: string
  readonly text: string
}

interface GroundAnswer {
  readonly ground: string
  readonly answer: string
  readonly accepted: boolean
}

export interface ListingCommands {
  'listing.propose': Proposal & { readonly agency: string; readonly district: string }
  'listing.review': { readonly outcome: 'agreed' | 'returned'; readonly comments: string }
  'listing.revise': Partial<Omit<Proposal, 'entity'>>
  'listing.withdraw': { readonly reason: string }
  'listing.serveNotice': Service
  'listing.defend': { readonly grounds: readonly Ground[]; readonly evidence: readonly Evidence[] }
  'listing.waiveDefence': { readonly statement: string }
  'listing.closeDefence': Record<never, never>
  'listing.askHearing': { readonly reason: string }
  'listing.notifyHearing': { readonly servedOn: LocalDate; readonly hearingOn: LocalDate; readonly place: string }
  'listing.holdHearing': { readonly heldOn: LocalDate; readonly record: string }
  'listing.answerGrounds': { readonly answers: readonly GroundAnswer[] }
  'listing.determine':
    | {
        readonly outcome: 'list'
        readonly reasons: string
        readonly measures?: readonly string[]
        readonly tier?: Tier
      }
    | { readonly outcome: 'notList'; readonly reasons: string }
  'listing.serveDecision': Service & { readonly decisionDocNo: string; readonly repairGuidanceDocNo: string }
}

export interface ListingEvents {
  'listing.proposed': Proposal & { readonly agency: string; readonly district: string; readonly field: string }
  'listing.reviewed': { readonly comments: string }
  'listing.returned': { readonly comments: string }
  'listing.revised': Partial<Omit<Proposal, 'entity'>> & {
    /** The field of the new list type, where the revision names one. */
    readonly field?: string
  }
  'listing.withdrawn': { readonly reason: string }
  'listing.noticeServed': Service
  'listing.defended': { readonly grounds: readonly Ground[]; readonly evidence: readonly Evidence[] }
  'listing.defenceWaived': { readonly statement: string }
  'listing.defenceClosed': Record<never, never>
  'listing.hearingAsked': { readonly reason: string }
  'listing.hearingNotified': { readonly servedOn: LocalDate; readonly hearingOn: LocalDate; readonly place: string }
  'listing.hearingHeld': { readonly heldOn: LocalDate; readonly record: string }
  'listing.groundsAnswered': { readonly answers: readonly GroundAnswer[] }
  'listing.determined': { readonly reasons: string; readonly measures: readonly ProposedMeasure[]; readonly tier: Tier }
  'listing.notListed': { readonly reasons: string }
  'listing.listed': Service & { readonly decisionDocNo: string; readonly repairGuidanceDocNo: string }
}

/** Where the listing stands. `defence` covers the whole term in which the entity may answer. */
export type ListingStatus =
  | 'inReview'
  | 'returned'
  | 'reviewed'
  | 'defence'
  | 'determination'
  | 'determined'
  | 'listed'
  | 'notListed'
  | 'withdrawn'

export interface ListingState {
  readonly status: ListingStatus
  /** Who has written any part of what review and determination approve: proposal, revisions, hearing, answers. */
  readonly writers: readonly string[]
  /** How often the review has sent it back. */
  readonly returns: number
  readonly reviewedBy?: string
  readonly determinedBy?: string
  readonly determinedOn?: LocalDate
  readonly listedOn?: LocalDate
  readonly decisionDocNo?: string
  /** Last day of the term for statement and defence, kept because a hearing may be asked for until then. */
  readonly defenceUntil?: LocalDate
  readonly proposal: Proposal
  readonly grounds: readonly Ground[]
  readonly answers: readonly GroundAnswer[]
  readonly hearing?: { readonly hearingOn?: LocalDate; readonly heldOn?: LocalDate }
}
