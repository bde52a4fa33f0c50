import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../listing/types.ts'

export type InterviewKind = 'reminder' | 'warning'

interface InterviewRecord {
  readonly heldOn: LocalDate
  /** Identifiers of the officers who held it; the rule asks for at least two. */
  readonly officers: readonly string[]
  readonly facts: string
  readonly requirements: string
  readonly commitment: string
  readonly signature: 'signed' | 'refused'
  /** Why the interviewee did not sign; needed when `signature` is `refused`. */
  readonly refusalNote?: string
  /** The signed record itself, where it was sent to the case. */
  readonly files?: readonly Evidence[]
}

export interface InterviewCommands {
  'interview.open': { readonly kind: InterviewKind }
  'interview.arrange': { readonly scheduledOn: LocalDate; readonly place: string; readonly officers: readonly string[] }
  'interview.approve': { readonly comments: string }
  'interview.notify': {
    readonly servedOn: LocalDate
    readonly method: string
    readonly proof: string
    readonly files?: readonly Evidence[]
  }
  'interview.move': { readonly scheduledOn: LocalDate; readonly reason: string }
  'interview.hold': InterviewRecord
  'interview.recordNoShow': { readonly on: LocalDate; readonly note: string }
}

export interface InterviewEvents {
  'interview.opened': { readonly kind: InterviewKind }
  'interview.arranged': {
    readonly scheduledOn: LocalDate
    readonly place: string
    readonly officers: readonly string[]
  }
  'interview.approved': { readonly comments: string }
  'interview.notified': {
    readonly servedOn: LocalDate
    readonly method: string
    readonly proof: string
    readonly files?: readonly Evidence[]
  }
  'interview.moved': { readonly scheduledOn: LocalDate; readonly reason: string }
  'interview.held': InterviewRecord
  'interview.noShow': { readonly on: LocalDate; readonly note: string; readonly final: boolean }
}

/** One reminder or warning interview (提示约谈, 警示约谈). `missed` means the last allowed no-show. */
export interface InterviewState {
  readonly kind: InterviewKind
  readonly status: 'opened' | 'arranged' | 'approved' | 'notified' | 'held' | 'missed'
  /** Who has written the arrangement that is, or was, to be approved; none once a new one is needed. */
  readonly arrangedBy?: readonly string[]
  readonly scheduledOn?: LocalDate
  readonly moves: number
  readonly noShows: number
  readonly concludedOn?: LocalDate
}
