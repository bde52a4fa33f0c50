import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext, Decision } from '../command.ts'
import { firstDate } from '../dates.ts'
import type { LocalDate } from '../dates.ts'
import { supposing } from '../evolve.ts'
import { open } from '../guards.ts'
import { isWithdrawing } from '../paper/waiting.ts'
import { isRefusal } from '../refusal.ts'
import { termsFrom } from './terms-of-acts.ts'
import type { ActKey } from './types.ts'
import { reopenings } from './reopening.ts'
import { arrivalProof } from './served.ts'
import { consented } from './consent.ts'
import { isTold } from './unserved.ts'
import { stillStanding } from './standing.ts'
import { voidedLetters } from './voided.ts'

/**
 * A decision with the service of what it tells the entity (decision 0044): each such act is to be served, and where the entity
 * has consented to electronic service it is served by arriving here, with the same decision. Terms of the entity begin
 * with the service.
 */
export function withServices(state: CaseState, decision: Decision, context: DecideContext): Decision {
  if (isRefusal(decision)) return decision
  const told = withArrivals(state, decision, context)
  const since = told.flatMap(unconsentedSince)[0]
  if (since === undefined) return told
  const after = supposing(state, context, ...told)
  const standing = stillStanding(after, context)
  const stood = supposing(after, context, ...standing)
  const voided = voidedLetters(stood, since, context)
  const without = supposing(stood, context, ...voided)
  return [...told, ...standing, ...voided, ...reopenings(without, since, context)]
}

/**
 * From which day on an electronic service may prove to have been none by an event: that of a withdrawal, which is entered
 * only now; any where a day is put right, or a consent proves to have been given; and any where what had been over holds
 * again, since nothing fell meanwhile.
 */
function unconsentedSince(decided: CaseEvent): LocalDate[] {
  switch (decided.type) {
    case 'service.consentWithdrawn':
      return decided.data.paper ? [decided.data.paper.on] : []
    case 'service.consented':
    case 'publicity.restored':
    case 'correction.confirmed':
      return [firstDate]
    default:
      return []
  }
}

function withArrivals(state: CaseState, decision: readonly CaseEvent[], context: DecideContext): readonly CaseEvent[] {
  if (!decision.some(({ type }) => isTold(type))) return decision
  let after = state
  // Nothing is served so while a withdrawal waits for its second person.
  const isElectronic = consented(state, context.today) && !isWithdrawing(state)
  const opened: CaseEvent[] = []
  for (const told of decision) {
    const opening = isTold(told.type) ? withService(after, told, context) : told
    opened.push(opening)
    after = supposing(after, context, opening)
  }
  const arrived = isElectronic ? arrivals(after, state, context) : []
  return [...opened, ...arrived]
}

function withService(state: CaseState, told: CaseEvent, context: DecideContext): CaseEvent {
  const key: ActKey = `service.${(state.service?.told ?? 0) + 1}`
  const toServe = open(state, context, { key, topic: 'service.act', from: { actDone: context.today } })
  return { ...told, opens: [...(told.opens ?? []), toServe] }
}

/** The services of what the decision itself has to tell; what was to be served before stays with the officer. */
function arrivals(after: CaseState, before: CaseState, context: DecideContext): CaseEvent[] {
  const { today: servedOn } = context
  return Object.entries(after.service?.acts ?? {})
    .filter(([key]) => !(key in (before.service?.acts ?? {})))
    .map(([key, told]) => {
      const { act, entry } = told
      const service = { method: 'electronic', servedOn, proof: arrivalProof(after, entry) } as const
      const opens = termsFrom(after, told, servedOn, context)
      return event(
        'service.served',
        { ...service, key: key as ActKey, act, entry },
        { opens, closes: [{ key, as: 'met' }] },
      )
    })
}
