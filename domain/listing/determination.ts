import { event } from '../case.ts'
import type { CaseState, Commands } from '../case.ts'
import { checkListing, checkMeasures } from '../law/catalogue.ts'
import { severity } from '../law/penalty-kinds.ts'
import type { Tier } from '../law/rulebook-types.ts'
import type { DecideContext, Decision } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from '../terms/deadline.ts'
import { close, open } from '../guards.ts'
import type { Refusal } from '../refusal.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { resumed } from '../publicity/resuming.ts'
import { isOwedAfterEnd, servedBy } from '../service/served.ts'
import { closeCase, without } from '../undoing/ending.ts'
import { refuseUnanswered } from './grounds.ts'
import { notHeardYet } from './rights.ts'

/** Whether a tier is heavier than another. */
export const isHeavier = (tier: Tier, than: Tier): boolean => severity[tier] > severity[than]

/**
 * Determination (认定): never more, and never harsher, than what the entity was told of and could answer. A decision in
 * its favour needs neither its defence nor a hearing and may come at any time after the notice.
 */
export function determine(state: CaseState, payload: Commands['listing.determine'], context: DecideContext): Decision {
  const closes = close(state, 'met', 'listing.determine')
  if (payload.outcome === 'notList') {
    return [
      event('listing.notListed', { reasons: payload.reasons }, { closes }),
      closeCase(without(state, closes), 'notListed'),
    ]
  }
  const unheard = listingHeldBy(state, context.today)
  if (unheard) return unheard
  const { proposal } = state.listing
  const tier = payload.tier ?? proposal.tier
  if (isHeavier(tier, proposal.tier)) return refuse('listing.tierAggravated', { proposed: proposal.tier, tier })
  const codes = payload.measures ?? proposal.measures.map((measure) => measure.code)
  const added = codes.filter((code) => !proposal.measures.some((measure) => measure.code === code))
  if (added.length > 0) return refuse('listing.measureAdded', { measures: added })
  const measures = proposal.measures.filter((measure) => codes.includes(measure.code))
  const { listType } = proposal
  const mismatch =
    checkListing(context.catalogue, listType, tier, context.today) ??
    checkMeasures(context.catalogue, measures, { kind: state.entity.kind, tier, listType, on: context.today })
  if (mismatch) return mismatch
  const opens = [
    open(state, context, {
      key: 'listing.serveDecision',
      topic: 'listing.serveDecision',
      from: { decided: context.today },
    }),
  ]
  return [event('listing.determined', { reasons: payload.reasons, measures, tier }, { closes, opens })]
}

/** Why nobody may be listed yet, though not to list may be decided: the entity is still to be heard or to be answered. */
export function listingHeldBy(state: CaseState, today: LocalDate): Refusal | undefined {
  return notHeardYet(state, today) ?? refuseUnanswered(state)
}

/**
 * Serves decision and repair-guidance notice by one act (两书同达, 国办发〔2025〕22号) and so lists the entity:
 * the terms of publication and rectification begin.
 */
export function serveDecision(
  state: CaseState,
  payload: Commands['listing.serveDecision'],
  context: DecideContext,
): Decision {
  const { determinedOn, proposal } = state.listing
  if (payload.decisionDocNo === '' || payload.repairGuidanceDocNo === '') return refuse('listing.dualServiceMissing')
  const service = servedBy(state, payload, context)
  if (isRefusal(service)) return service
  const { servedOn } = service
  const { requirements, termDays } = proposal.rectification
  const named = { key: 'publicity.publish', topic: 'publicity.publish' } as const
  // Nobody may publish while a public notice runs, so the term of publication does not run either.
  const publish =
    service.method === 'public'
      ? open(state, context, { ...named, again: servedOn })
      : open(state, context, { ...named, from: { decided: determinedOn ?? servedOn, decisionServed: servedOn } })
  // Public already, it was served before without effect: it is shown again, and its period has run on.
  const isPublic = state.publicity !== undefined
  const listed = event(
    'listing.listed',
    { ...payload, servedOn },
    {
      closes: close(state, 'met', 'listing.serveDecision'),
      opens: isPublic ? [] : [...previewWithin(publish, state, context, servedOn), publish],
    },
  )
  const shown = resumed({ ...state, listing: { ...state.listing, status: 'listed' } }, context)
  // What was corrected meanwhile is not ordered again, and after the end nothing more is ordered.
  if (state.rectification?.status === 'accepted' || isOwedAfterEnd(state)) return [listed, ...shown]
  return [
    listed,
    event(
      'rectification.ordered',
      { requirements },
      {
        opens: [
          open(state, context, {
            key: 'rectification.due',
            topic: 'rectification.term',
            from: { decisionServed: servedOn },
            owner: state.entity.code,
            ...(termDays === undefined ? {} : { term: { count: termDays, unit: 'days' } }),
          }),
        ],
      },
    ),
    ...shown,
  ]
}

/**
 * The days in which the entity may look at what will be published. They end on the working day before the last of the
 * term of publication, so that both can be kept: a late service leaves fewer of them, or none.
 */
export function previewWithin(
  publish: Deadline,
  state: CaseState,
  context: DecideContext,
  servedOn: LocalDate,
): Deadline[] {
  const latest = context.rules.subtractWorkingDays(publish.dueOn, 1)
  const options = { key: 'publicity.preview', topic: 'publicity.preview', from: { decisionServed: servedOn } } as const
  const whole = open(state, context, { ...options, owner: state.entity.code })
  const counts = Array.from({ length: whole.term.count }, (_, n) => whole.term.count - n)
  const fitting = counts
    .map((count) => open(state, context, { ...options, owner: state.entity.code, term: { ...whole.term, count } }))
    .find(({ dueOn }) => dueOn <= latest)
  return fitting === undefined ? [] : [fitting]
}
