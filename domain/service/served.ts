import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { hasPassed, stillRunning } from '../guards.ts'
import type { ResolvedRule } from '../law/rulebook-types.ts'
import { isWithdrawing } from '../paper/waiting.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import { consented, lastConsentOn } from './consent.ts'
import { noticesToServe } from './notices.ts'
import type {
  ActKey,
  DayNotice,
  ListingLetter,
  ServedLetter,
  Service,
  ServiceGiven,
  ServiceNeed,
  ServiceState,
  ServiceWay,
} from './types.ts'

/** The proof of a document that served itself by arriving here: the entry of its act. */
export const arrivalProof = ({ caseNo }: CaseState, entry: number) => `${caseNo}/${entry}`

/** The key of the term within which a document is to be served; while a public notice runs, that of the notice. */
const serviceKeys = { notice: 'listing.serveNotice', decision: 'listing.serveDecision' } as const

/** A document that is now to be served, with how far that has come. */
export interface ToBeServed extends Pick<ServiceState, 'failed' | 'failedOn' | 'posting'> {
  readonly letter: ServedLetter
  /** The key of its term. */
  readonly key: string
  /** The day from which it was to be served. */
  readonly since?: LocalDate | undefined
}

/** The letter of the listing that is now to be served; undefined when none is. */
export function letterToServe(state: CaseState): ToBeServed | undefined {
  const letter = listingLetter(state)
  if (letter === undefined) return undefined
  const serving = state.service ?? {}
  const key = serviceKeys[letter]
  const since = serving.posting?.since ?? state.deadlines[key]?.startsOn
  return { letter, key, since, ...howFar(serving) }
}

function listingLetter(state: CaseState): ListingLetter | undefined {
  const { status, unheard } = state.listing
  if (stillRunning(state) && !isOwedAfterEnd(state)) return undefined
  if (status === 'reviewed') return 'notice'
  // What nobody was heard before is revoked, and served in no way.
  return status === 'determined' && !unheard ? 'decision' : undefined
}

/**
 * Whether a decision is still to be served though its sanction is over: one that was public unserved and has ended by its
 * time only. It is kept and may be queried, and its remedies run from its service.
 */
export const isOwedAfterEnd = ({ listing, publicity, undoing, outcome }: CaseState): boolean =>
  listing.status === 'determined' && publicity !== undefined && (undoing?.reason ?? outcome) === 'expired'

/** The acts that are to be served, the oldest first. */
export function actsToServe({ service }: CaseState): (ToBeServed & { readonly letter: ActKey })[] {
  return Object.entries(service?.acts ?? {}).map(([key, { on: since, ...serving }]) => {
    const letter = key as ActKey
    return { letter, key, since, ...howFar(serving) }
  })
}

const howFar = ({ failed, failedOn, posting }: Pick<ServiceState, 'failed' | 'failedOn' | 'posting'>) => ({
  ...(failed && { failed }),
  ...(failedOn && { failedOn }),
  ...(posting && { posting }),
})

/** The act with a key that is to be served, or the oldest; undefined when there is none. */
export function actToServe(state: CaseState, key?: string): ReturnType<typeof actsToServe>[number] | undefined {
  return actsToServe(state).find((act) => key === undefined || act.key === key)
}

/** Every document that is now to be served: the letter of the listing, notices of a day, then the acts. */
export function documentsToServe(state: CaseState): ToBeServed[] {
  const letter = letterToServe(state)
  return [...(letter ? [letter] : []), ...dayNotices(state), ...actsToServe(state)]
}

const dayNotices = (state: CaseState): ToBeServed[] =>
  noticesToServe(state).map((notice) => ({ ...notice, ...howFar(state.service?.notices?.[notice.letter] ?? {}) }))

/** The notice of a hearing or of an interview that is now to be served, with how far that has come. */
export const noticeToServe = (state: CaseState, letter: DayNotice): ToBeServed | undefined =>
  dayNotices(state).find((notice) => notice.letter === letter)

/** The document that an attempt or a public notice is about. */
export function documentToServe(state: CaseState, act?: string): ToBeServed | undefined {
  return documentsToServe(state).find(({ key }) => act === undefined || key === act)
}

/** The rule of a way of service: from which day it counts, after how many days, and what it needs. */
export function ruleOfWay(way: ServiceWay, state: CaseState, { rules, today }: DecideContext): ResolvedRule {
  return rules.resolve(`service.${way}`, { on: today, field: state.field, tier: state.tier })
}

/** What a way of service needs beside its proof. */
export function needsOf(way: ServiceWay, state: CaseState, context: DecideContext): readonly ServiceNeed[] {
  const { needs } = ruleOfWay(way, state, context).rule.params ?? {}
  return Array.isArray(needs) ? (needs as readonly ServiceNeed[]) : []
}

/**
 * The service with its day as the rule of its way has it (行政处罚法 Art 61, 民事诉讼法 Arts 87-95): the day of the way, or,
 * by public notice, the last of the days after its posting. Refuses a way without what it needs, and a public notice
 * whose days have not passed.
 */
export function servedBy(
  state: CaseState,
  given: ServiceGiven,
  context: DecideContext,
  document = letterToServe(state),
): Service | Refusal {
  const servedOn = given.method === 'public' ? deemedOn(state, document, context) : dayOf(state, given, context)
  return isRefusal(servedOn) ? servedOn : { ...given, servedOn }
}

function dayOf(state: CaseState, given: ServiceGiven, context: DecideContext): LocalDate | Refusal {
  const { method, servedOn, witness = '', sentOn } = given
  if (servedOn === undefined) return refuse('service.dayMissing')
  const { rule } = ruleOfWay(method, state, context)
  const needs = needsOf(method, state, context)
  if (needs.includes('witness') && witness.trim() === '') return refuse('service.witnessMissing', {}, rule.id)
  if (needs.includes('sentOn') && sentOn === undefined) return refuse('service.sentOnMissing', {}, rule.id)
  const since = lastConsentOn(state)
  const isWithdrawn = isWithdrawing(state) && servedOn >= state.paper!.paper.on
  if (needs.includes('consent') && (isWithdrawn || !consented(state, servedOn))) {
    return refuse('service.noConsent', { since }, rule.id)
  }
  return context.rules.addTerm(servedOn, rule.term!, { rollOver: rule.params?.['rollOver'] !== false }).dueOn
}

function deemedOn(state: CaseState, document: ToBeServed | undefined, context: DecideContext): LocalDate | Refusal {
  if (document?.posting === undefined) return refuse('service.notPosted')
  const running = state.deadlines[document.key]
  return hasPassed(context, running) ?? running!.dueOn
}
