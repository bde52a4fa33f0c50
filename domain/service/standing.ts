import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { supposing } from '../evolve.ts'
import { close, open } from '../guards.ts'
import { unansweredGrounds } from '../listing/grounds.ts'
import { isHearingOwed } from '../listing/rights.ts'
import { resumed } from '../publicity/resuming.ts'
import { consented } from './consent.ts'
import type { HeldLetter } from './types.ts'

/**
 * The letters by which a public determination is held, and to whose service there was consent after all, by what has been
 * entered since: the determination was made in law, is shown again and need not be revoked. What was proposed to be revoked
 * is still decided. `state`: after what was entered.
 */
export function stillStanding(state: CaseState, context: DecideContext): CaseEvent[] {
  const held = Object.entries(state.service?.void ?? {}) as [HeldLetter, string][]
  const stands = held.filter(([, servedOn]) => consented(state, servedOn))
  // Whatever it had said in time, or asked for, is still to be heard (decision 0062).
  const isHeard = !isHearingOwed(state) && unansweredGrounds(state.listing).length === 0
  if (stands.length === 0 || state.listing.unheard !== true || !isHeard) return []
  const isHeldStill = stands.length < held.length
  const { status, revocation } = state.listing
  const isOwed = !isHeldStill && revocation === undefined
  const toServe = { key: 'listing.serveDecision', topic: 'service.act', from: { actDone: context.today } } as const
  const opens = !isHeldStill && status === 'determined' ? [open(state, context, toServe)] : []
  const events = stands.map(([letter, servedOn], at) => {
    const isLast = at === stands.length - 1
    const terms = isLast ? { opens, closes: isOwed ? close(state, 'void', 'listing.revocation') : [] } : {}
    return event('service.stands', { letter, servedOn }, terms)
  })
  return [...events, ...resumed(supposing(state, context, ...events), context)]
}
