import type { LocalDate } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { MaybeOnPaper } from '../paper/types.ts'
import type { Deadline } from '../terms/deadline.ts'

/** The ways in which a document reaches its recipient (送达方式). What each needs, and its day, is a rule: `service.*`. */
export const serviceWays = ['direct', 'left', 'post', 'electronic', 'public'] as const

export type ServiceWay = (typeof serviceWays)[number]

/** What a way of service needs beside its proof, as a rule names it. */
export const serviceNeeds = ['witness', 'sentOn', 'consent', 'otherWaysFailed'] as const

export type ServiceNeed = (typeof serviceNeeds)[number]

/** What an officer says of a service. */
export interface ServiceGiven {
  readonly method: ServiceWay
  /** The day of the way: signed for, left, received as the return receipt says, arrived. A public notice has none: its day is counted. */
  readonly servedOn?: LocalDate
  readonly proof: string
  /** By post: the day of sending, which is not that of service. */
  readonly sentOn?: LocalDate
  /** Left at the place: who stood by, or how it was recorded. */
  readonly witness?: string
  /** The receipt itself, where it was sent to the case. */
  readonly files?: readonly Evidence[]
}

/** Proof that a document reached its recipient; terms start from `servedOn`. */
export interface Service extends ServiceGiven {
  readonly servedOn: LocalDate
}

/** The documents of a listing, each served by a command of its own. */
export type ListingLetter = 'notice' | 'decision'

/** The notices that call the entity to a day: each has an act of its own that serves it. */
export type DayNotice = 'hearing' | 'interview'

/** A letter with a service of its own that may have arrived electronically: of the listing, or that of an interview. */
export type ArrivedLetter = ListingLetter | 'hearing' | `interview.${number}`

/** A letter before the determination: where it proves void the determination falls, or is held. */
export type HeldLetter = 'notice' | 'hearing'

/** The key of the term within which an act is to be served (`service.3`). */
export type ActKey = `service.${number}`

/** A document that is to be served: of a listing, a notice of a day, or of another act by the key of its term. */
export type ServedLetter = ListingLetter | DayNotice | ActKey

/** Acts that begin, resume or end a clock of the entity, or from whose service its remedies run, and that have no command of their own to serve them. */
export const toldActs = [
  'rectification.evidenceReturned',
  'rectification.extended',
  'rectification.extensionRefused',
  'rectification.reopened',
  'objection.upheld',
  'objection.rejected',
  'repair.gapsNamed',
  'repair.refused',
  'repair.revocationProposed',
  'repair.barProposed',
  'repair.barred',
] as const

/** The answers of the agency about the term of rectification: until one is served, the term does not pass. */
export const answersOfTerm = [
  'rectification.evidenceReturned',
  'rectification.extended',
  'rectification.extensionRefused',
] as const satisfies readonly ToldAct[]

export type ToldAct = (typeof toldActs)[number]

/** An act whose document has not reached the entity yet. */
export interface UnservedAct extends Serving {
  readonly act: ToldAct
  readonly on: LocalDate
  /** Its place in the ledger of the case. */
  readonly entry: number
  /** Evidence sent back for the first time: the entity has time to cure what it lacks. */
  readonly toCure?: true
}

/** An act whose document has reached the entity, as it was served, and what its service began. */
export interface ServedAct extends Pick<UnservedAct, 'act' | 'on' | 'entry' | 'toCure'> {
  readonly method: ServiceWay
  readonly servedOn: LocalDate
  /** The day on which the service was recorded: the law of that day has counted its terms. */
  readonly recordedOn: LocalDate
  readonly opened?: readonly Deadline[]
  /** The term of rectification that ran before, and what else its terms are counted from. */
  readonly before?: Deadline
  readonly rectification?: {
    readonly status: 'ordered' | 'submitted' | 'returned' | 'accepted'
    readonly dueOn: LocalDate
    readonly submittedOn?: LocalDate
    readonly submittedWhileAsked?: true
  }
  /** The number of the application for repair that it was about. */
  readonly repair?: number
  /** Set once the entity has answered it: it has been reached, whatever the way. */
  readonly answered?: true
  /** Set once it has done so on paper, of which no second person has said so. */
  readonly onPaper?: true
  /** Set where the document served itself by arriving here, so that nobody has typed a day. */
  readonly arrived?: true
}

/** A consent to electronic service, or its withdrawal, by the day that decides: that of its receipt. */
export interface ConsentAct {
  readonly on: LocalDate
  readonly given: boolean
}

/** How far the serving of one document has come. */
interface Serving {
  /** The ways that did not reach the entity. */
  readonly failed?: readonly ServiceWay[]
  /** The day of the first of them: no public notice is older. */
  readonly failedOn?: LocalDate
  /** The public notice that runs; `since` is the day from which the document was to be served. */
  readonly posting?: { readonly postedOn: LocalDate; readonly since: LocalDate }
}

/** Names one of several acts that are to be served; the oldest where it is absent. */
interface OfAct {
  readonly act?: string
}

/** An attempt that did not reach the entity. */
interface FailedAttempt {
  readonly method: Exclude<ServiceWay, 'public'>
  readonly on: LocalDate
  readonly result: string
  readonly files?: readonly Evidence[]
}

/** A public notice (公告送达): when and where it was posted, and why and how it came to that. */
interface PublicNotice {
  readonly postedOn: LocalDate
  readonly place: string
  readonly course: string
  readonly files?: readonly Evidence[]
}

export interface ServiceCommands {
  'service.consent': { readonly statement: string }
  'service.withdrawConsent': { readonly statement: string }
  'service.recordAttempt': FailedAttempt & OfAct
  'service.postPublicly': PublicNotice & OfAct
  'service.serve': ServiceGiven & OfAct
}

export interface ServiceEvents {
  'service.consented': MaybeOnPaper<{ readonly statement: string }>
  /** `reached`: a second person has said that other papers of the entity show that the letters had reached it. */
  'service.consentWithdrawn': MaybeOnPaper<{ readonly statement: string; readonly reached?: true }>
  'service.attemptFailed': FailedAttempt & { readonly letter: ServedLetter }
  'service.postedPublicly': PublicNotice & { readonly letter: ServedLetter }
  /** The service of an act, named by its type and its place in the ledger; the terms of the entity run from it. */
  'service.served': Service & { readonly key: ActKey; readonly act: ToldAct; readonly entry: number }
  /** An electronic service after a withdrawal on paper that is entered only now: `served` names the service that was none. */
  'service.reopened': Pick<UnservedAct, 'act' | 'entry' | 'toCure'> & {
    readonly key: ActKey
    readonly served: ActKey
    readonly servedOn: LocalDate
  }
  /**
   * The same of a letter with a service of its own. `falls`: the determination that was made meanwhile falls with it; one
   * that is public is held instead, and so was each of an earlier release.
   */
  'service.voided': { readonly letter: ArrivedLetter; readonly servedOn: LocalDate; readonly falls?: true }
  /** By what was entered since there was consent to that service after all: what was held by it holds no more. */
  'service.stands': { readonly letter: HeldLetter; readonly servedOn: LocalDate }
}

/** How far serving has come in a case; what it says of one document is of the letter of the listing. */
export interface ServiceState extends Serving {
  /** All acts on electronic service, by the days of their receipt, and of one day in the order of their entries. */
  readonly consents?: readonly ConsentAct[]
  /** How far the notices of a hearing and of the last interview have come. */
  readonly notices?: Readonly<Partial<Record<DayNotice, Serving>>>
  /** The letters that arrived electronically and were not answered, with the day: they rest on consent alone. */
  readonly arrived?: Readonly<Partial<Record<ArrivedLetter, LocalDate>>>
  /** Those of them that the entity has answered on paper only: one officer says so, and no second person yet. */
  readonly onPaper?: readonly ArrivedLetter[]
  /** The services that were none by which a public determination is held, with their days. */
  readonly void?: Readonly<Partial<Record<HeldLetter, LocalDate>>>
  /** How many acts there have been that needed a service; numbers their keys. */
  readonly told?: number
  /** Those that have not reached the entity yet, by the key of their term. */
  readonly acts?: Readonly<Record<string, UnservedAct>>
  /** Those that have, by the key of the term within which they were served. */
  readonly done?: Readonly<Record<string, ServedAct>>
}
