import { suspended } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext, Decision } from '../command.ts'
import { open } from '../guards.ts'
import { isRefusal } from '../refusal.ts'
import { closing, ofDecision } from '../service/falling.ts'
import type { PartyRight } from './types.ts'

const isDetermined = ({ listing: { status } }: CaseState) => status === 'determined' || status === 'listed'

/** Whether a determination that is to be looked at again stays, held, instead of falling: it is public, or held already. */
export const isHeldOnceReopened = (state: CaseState): boolean =>
  isDetermined(state) && (state.publicity !== undefined || state.listing.unheard === true)

/**
 * A determination that was made without what the entity had said in time (行政处罚法 Arts 44, 45, 62): entered only now, it is
 * looked at all the same. What is not public falls and is made anew; what is public burdens nobody until that is done.
 */
export function withHeardLate(state: CaseState, decision: Decision, context: DecideContext): Decision {
  if (isRefusal(decision) || !isDetermined(state)) return decision
  const right = decision.flatMap(({ type }) => rightOf[type as keyof typeof rightOf] ?? [])[0]
  return right === undefined ? decision : [...decision, ...reopened(state, right, context)]
}

const rightOf = { 'listing.defended': 'defence', 'listing.hearingAsked': 'hearing' } as const

function reopened(state: CaseState, right: PartyRight, context: DecideContext): CaseEvent[] {
  if (isHeldOnceReopened(state)) return held(state, right, context)
  const closes = closing(state, ...ofDecision, 'listing.serveDecision', 'listing.revocation')
  const key = 'listing.determine'
  // A hearing has a term of its own, which began with the request.
  const opens = right === 'hearing' ? [] : [open(state, context, { key, topic: key, again: context.today })]
  return [event('listing.reopened', { right, falls: true }, { opens, closes })]
}

function held(state: CaseState, right: PartyRight, context: DecideContext): CaseEvent[] {
  const { unheard, undefendedSince } = state.listing
  if (unheard && (right === 'defence' || undefendedSince === undefined)) return []
  const key = 'listing.revocation'
  const opens = key in state.deadlines ? [] : [open(state, context, { key, topic: key, again: context.today })]
  return [...suspended(state), event('listing.reopened', { right }, { opens, closes: closing(state, 'interview.') })]
}
