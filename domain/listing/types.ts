import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { CodeKind, EntityKind } from '../identifiers/identity.ts'
import type { MaybeOnPaper } from '../paper/types.ts'
import type { Tier } from '../law/rulebook-types.ts'
import type { Service, ServiceGiven } from '../service/types.ts'

/** The discredited entity a case is about (失信主体). */
export interface EntityRef {
  readonly code: string
  /** Which number the code is; absent it is the credit code, or of a natural person that of the identity card. */
  readonly codeKind?: CodeKind
  /** Why a code stands whose check character does not fit. */
  readonly codeReason?: string
  readonly name: string
  readonly kind: EntityKind
  readonly district: string
  readonly legalRepresentative?: string
}

/** The administrative penalty or other effective document the listing rests on (条例 Art 11). */
interface UnderlyingDecision {
  readonly docNo: string
  readonly decidedOn: LocalDate
  /** Terms of 行政处罚法 Art 9; cases of earlier releases have free words. */
  readonly penaltyKinds: readonly string[]
  readonly content: string
  /** Fine in units of 10,000 yuan, as the double-publicity table states it. */
  readonly fineWanYuan?: number
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
  readonly violation: {
    readonly type: string
    readonly facts: string
    /** The last day of the conduct, from which the record may be queried for years (条例 Art 35). */
    readonly endedOn?: LocalDate
  }
  readonly evidence: readonly Evidence[]
  readonly underlyingDecision: UnderlyingDecision
  readonly legalBasis: string
  readonly tier: Tier
  /** Why the tier is another than the kinds of penalty stand for. */
  readonly tierReason?: string
  /** Why there is to be another case on a decision that the agency has one on. */
  readonly repeatReason?: string
  readonly measures: readonly ProposedMeasure[]
  readonly rectification: { readonly requirements: readonly Requirement[]; readonly termDays?: number }
  readonly contact?: { readonly name: string; readonly phone?: string }
}

/** What an entity may do before it is listed: state its case in writing (行政处罚法 Arts 44-45) or be heard (Arts 63-64). */
export type PartyRight = 'defence' | 'hearing'

/** A waiver that came on paper: which right, when it was received, and the signed paper itself. */
interface PaperWaiver {
  readonly right: PartyRight
  readonly receivedOn: LocalDate
  readonly statement: string
  readonly files: readonly Evidence[]
}

/** Notice of a hearing with who will chair it, so that the entity may object to the person (Art 64). */
interface HearingNotice extends ServiceGiven {
  readonly hearingOn: LocalDate
  readonly place: string
  readonly chair: string
}

/** The record of a hearing: signed by the entity, or with a note of its refusal (Art 64(8)). */
interface HearingRecord {
  readonly heldOn: LocalDate
  readonly chair: string
  readonly record: string
  readonly signature: 'signed' | 'refused'
  /** Why the entity did not sign; needed when `signature` is `refused`. */
  readonly refusalNote?: string
  readonly files?: readonly Evidence[]
}

/** Why a hearing ended without being held to its end (Art 64(6)): nobody came, or the entity left it, without good reason. */
interface HearingEnd {
  readonly on: LocalDate
  readonly ground: 'absent' | 'left'
  readonly note: string
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

/** What a proposal rests on against a rule, for the reason that it gives, and its review has to confirm expressly. */
export type DoubtfulPoint = 'code' | 'sameDecision'

export interface ListingCommands {
  'listing.propose': Proposal & { readonly agency: string; readonly district: string }
  'listing.review': {
    readonly outcome: 'agreed' | 'returned'
    readonly comments: string
    readonly confirmed?: readonly DoubtfulPoint[]
  }
  'listing.revise': Partial<Omit<Proposal, 'entity'>>
  'listing.withdraw': { readonly reason: string }
  'listing.serveNotice': ServiceGiven
  'listing.defend': { readonly grounds: readonly Ground[]; readonly evidence: readonly Evidence[] }
  'listing.waiveDefence': { readonly statement: string }
  'listing.waiveHearing': { readonly statement: string }
  'listing.recordWaiver': PaperWaiver
  'listing.confirmWaiver': { readonly comments: string }
  'listing.refuseWaiver': { readonly reasons: string }
  'listing.closeDefence': Record<never, never>
  'listing.askHearing': { readonly reason: string }
  'listing.notifyHearing': HearingNotice
  'listing.holdHearing': HearingRecord
  'listing.endHearing': HearingEnd
  'listing.answerGrounds': { readonly answers: readonly GroundAnswer[] }
  'listing.determine':
    | {
        readonly outcome: 'list'
        readonly reasons: string
        readonly measures?: readonly string[]
        readonly tier?: Tier
      }
    | { readonly outcome: 'notList'; readonly reasons: string }
  'listing.serveDecision': ServiceGiven & { readonly decisionDocNo: string; readonly repairGuidanceDocNo: string }
  'listing.proposeRevocation': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'listing.revoke': { readonly reasons: string }
  'listing.refuseRevocation': { readonly reasons: string }
}

/** Other cases of the agency on the same decision, where there were any. */
interface Repeating {
  readonly repeats?: readonly string[]
}

export interface ListingEvents {
  'listing.proposed': Proposal &
    Repeating & { readonly agency: string; readonly district: string; readonly field: string }
  'listing.reviewed': { readonly comments: string; readonly confirmed?: readonly DoubtfulPoint[] }
  'listing.returned': { readonly comments: string }
  'listing.revised': Partial<Omit<Proposal, 'entity'>> &
    Repeating & {
      /** The field of the new list type, where the revision names one. */
      readonly field?: string
    }
  'listing.withdrawn': { readonly reason: string }
  'listing.noticeServed': Service
  'listing.defended': MaybeOnPaper<{ readonly grounds: readonly Ground[]; readonly evidence: readonly Evidence[] }>
  'listing.defenceWaived': { readonly statement: string }
  'listing.hearingWaived': { readonly statement: string }
  'listing.waiverRecorded': PaperWaiver
  'listing.waiverConfirmed': { readonly right: PartyRight; readonly comments: string }
  'listing.waiverRefused': { readonly right: PartyRight; readonly reasons: string }
  'listing.defenceClosed': Record<never, never>
  'listing.hearingAsked': MaybeOnPaper<{ readonly reason: string }>
  /** Earlier releases named no chair and no way of service, and kept of a hearing only its day and what was said. */
  'listing.hearingNotified': Pick<Service, 'servedOn'> &
    Pick<HearingNotice, 'hearingOn' | 'place'> &
    Partial<Omit<HearingNotice, 'servedOn'>>
  'listing.hearingHeld': Pick<HearingRecord, 'heldOn' | 'record'> & Partial<HearingRecord>
  'listing.hearingEnded': HearingEnd
  'listing.groundsAnswered': { readonly answers: readonly GroundAnswer[] }
  'listing.determined': { readonly reasons: string; readonly measures: readonly ProposedMeasure[]; readonly tier: Tier }
  'listing.notListed': { readonly reasons: string }
  'listing.listed': Service & { readonly decisionDocNo: string; readonly repairGuidanceDocNo: string }
  'listing.revocationProposed': { readonly reasons: string; readonly evidence: readonly Evidence[] }
  'listing.revoked': { readonly reasons: string }
  /** What a changed decision makes of the listing: its tier, its measures, what the decision says, its period. */
  'listing.changed': {
    readonly tier: Tier
    readonly measures: readonly ProposedMeasure[]
    readonly content?: string
    readonly period?: {
      readonly from: LocalDate
      readonly repairFrom: LocalDate
      readonly until: LocalDate
      readonly onPublicRegister: boolean
    }
  }
  /** `afterDefence`: what had been decided without a defence that came in time was looked at with it, and stands. */
  'listing.revocationRefused': { readonly reasons: string; readonly afterDefence?: true }
  /**
   * A determination that was made without what the entity had said in time, which is entered only now. `falls`: it is
   * made anew; one that is public is held instead, until the agency has looked at it again.
   */
  'listing.reopened': { readonly right: PartyRight; readonly falls?: true }
}

/** Where the listing stands. `defence` lasts until the entity has been heard: in writing and, if it asks, at a hearing. */
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

export interface ListingState extends Repeating {
  readonly status: ListingStatus
  /** How often the review has sent it back. */
  readonly returns: number
  readonly reviewedBy?: string
  readonly determinedBy?: string
  readonly determinedOn?: LocalDate
  /** The day of the first determination, where that has fallen: what was the milder by its law is so still (Art 37). */
  readonly determinedFirstOn?: LocalDate
  readonly listedOn?: LocalDate
  readonly decisionDocNo?: string
  /** The entry whose number of the decision was put right last: served again, the decision has the right one. */
  readonly renumbered?: number
  readonly noticeServedOn?: LocalDate
  /** Last day of the term for statement and defence; there from the notice on, by which the entity knows of the case. */
  readonly defenceUntil?: LocalDate
  /** Last day on which a hearing may be asked for; cases of earlier releases have that of the defence. */
  readonly hearingUntil?: LocalDate
  /** The rights that the entity has waived. */
  readonly waived?: readonly PartyRight[]
  /** A waiver on paper that a second person has still to confirm or refuse. */
  readonly waiver?: { readonly right: PartyRight }
  /** The latest day on which one of the rights ended: by its term, a waiver or the hearing. */
  readonly rightsEndedOn?: LocalDate
  /** The agency's own proposal to take the determination back, for a second person to decide. */
  readonly revocation?: 'proposed'
  /** Determined without a hearing in law, since the notice or that of the hearing proves not to have been served. */
  readonly unheard?: true
  /** Since when the only reason for that is a defence that came in time: looked at with it, the determination may stand. */
  readonly undefendedSince?: LocalDate
  /** The day of the first notice, where that proves not to have been served: what the entity said since is heard. */
  readonly toldSince?: LocalDate
  /** How many determinations have fallen for that reason, none of them public yet; each is made anew. */
  readonly fallen?: number
  readonly proposal: Proposal
  readonly grounds: readonly Ground[]
  readonly answers: readonly GroundAnswer[]
  readonly hearing?: {
    readonly hearingOn?: LocalDate
    readonly chair?: string
    readonly heldOn?: LocalDate
    /** The day on which it ended without having been held. */
    readonly endedOn?: LocalDate
  }
}
