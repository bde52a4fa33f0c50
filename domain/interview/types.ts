import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { Service, ServiceGiven } from '../service/types.ts'

export type InterviewKind = 'reminder' | 'warning'

interface InterviewRecord {
  readonly heldOn: LocalDate
  /** Identifiers of the officers who held it; the rule asks for at least two. */
  readonly officers: readonly string[]
  readonly facts: string
  readonly requirements: string
  readonly commitment: string
  /** Who came for the entity, and in which capacity; by what authority, where it is not the legal representative. */
  readonly interviewee: string
  readonly position: string
  readonly authorisation?: string
  /** What the entity said. */
  readonly statement: string
  /** Who wrote the record. */
  readonly recorder: string
  /** Why others held it than the notice names. */
  readonly officersNote?: string
  readonly signature: 'signed' | 'refused'
  /** Why the interviewee did not sign; needed when `signature` is `refused`. */
  readonly refusalNote?: string
  /** The signed record itself, where it was sent to the case. */
  readonly files?: readonly Evidence[]
}

/** What a record holds that those of earlier releases do not. */
type AskedSince = 'interviewee' | 'position' | 'statement' | 'recorder'

export interface InterviewCommands {
  'interview.open': { readonly kind: InterviewKind }
  'interview.arrange': { readonly scheduledOn: LocalDate; readonly place: string; readonly officers: readonly string[] }
  'interview.approve': { readonly comments: string }
  /** The arrangement goes back to who arranged it, to be arranged anew. */
  'interview.return': { readonly reasons: string }
  'interview.notify': ServiceGiven
  'interview.move': { readonly scheduledOn: LocalDate; readonly reason: string }
  'interview.hold': InterviewRecord
  /** `excused`: there was a reason that the agency accepts, so that it does not count. */
  'interview.recordNoShow': { readonly on: LocalDate; readonly note: string; readonly excused?: boolean }
}

export interface InterviewEvents {
  'interview.opened': { readonly kind: InterviewKind }
  'interview.arranged': {
    readonly scheduledOn: LocalDate
    readonly place: string
    readonly officers: readonly string[]
  }
  'interview.approved': { readonly comments: string }
  'interview.returned': { readonly reasons: string }
  /** In earlier releases the way of service was any word. */
  'interview.notified': Omit<Service, 'method'> & { readonly method: string }
  'interview.moved': {
    readonly scheduledOn: LocalDate
    readonly reason: string
    /** In earlier releases one person moved the day, at once and by this event. */
    readonly withApproval?: true
  }
  /** Earlier releases did not ask who came, who wrote the record and what was said. */
  'interview.held': Omit<InterviewRecord, AskedSince> & Partial<Pick<InterviewRecord, AskedSince>>
  'interview.noShow': {
    readonly on: LocalDate
    readonly note: string
    readonly final: boolean
    readonly excused?: true
  }
}

/** One reminder or warning interview (提示约谈, 警示约谈). `missed` means the last allowed no-show,
 * `overtaken` that the term turned out not to have passed: extended at a request in time, or kept by a paper in time. */
export interface InterviewState {
  readonly kind: InterviewKind
  readonly status: 'opened' | 'arranged' | 'returned' | 'approved' | 'notified' | 'held' | 'missed' | 'overtaken'
  readonly approvedOn?: LocalDate
  readonly scheduledOn?: LocalDate
  /** Another day that somebody proposed after the notice, for a second person to approve or send back. */
  readonly move?: { readonly scheduledOn: LocalDate }
  readonly moves: number
  /** Those who were named to hold it. */
  readonly officers?: readonly string[]
  readonly noShows: number
  /** Absences with a reason that was accepted. */
  readonly excused?: number
  readonly concludedOn?: LocalDate
}
