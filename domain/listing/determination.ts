import { event } from '../case.ts'
import type { CaseState, Commands } from '../case.ts'
import { checkListing, checkMeasures } from '../catalogue.ts'
import type { DecideContext, Decision } from '../command.ts'
import { close, open, pastDate } from '../guards.ts'
import { refuse } from '../refusal.ts'
import type { Tier } from '../rulebook-types.ts'
import { closeCase, without } from '../undoing/ending.ts'

const severity: Record<Tier, number> = { minor: 0, general: 1, serious: 2 }

/** Determination (认定): never more, and never harsher, than what the entity was told of and could answer. */
export function determine(state: CaseState, payload: Commands['listing.determine'], context: DecideContext): Decision {
  const closes = close(state, 'met', 'listing.determine')
  if (payload.outcome === 'notList') {
    return [
      event('listing.notListed', { reasons: payload.reasons }, { closes }),
      closeCase(without(state, closes), 'notListed'),
    ]
  }
  const { proposal } = state.listing
  const tier = payload.tier ?? proposal.tier
  if (severity[tier] > severity[proposal.tier])
    return refuse('listing.tierAggravated', { proposed: proposal.tier, tier })
  const codes = payload.measures ?? proposal.measures.map((measure) => measure.code)
  const added = codes.filter((code) => !proposal.measures.some((measure) => measure.code === code))
  if (added.length > 0) return refuse('listing.measureAdded', { measures: added })
  const measures = proposal.measures.filter((measure) => codes.includes(measure.code))
  const { listType } = proposal
  const mismatch =
    checkListing(context.catalogue, listType, tier, context.today) ??
    checkMeasures(context.catalogue, measures, { kind: state.entity.kind, tier, listType })
  if (mismatch) return mismatch
  const opens = [
    open(state, context, {
      key: 'listing.serveDecision',
      topic: 'listing.serveDecision',
      startsOn: context.today,
    }),
  ]
  return [event('listing.determined', { reasons: payload.reasons, measures, tier }, { closes, opens })]
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
  const refusal = pastDate(context, payload.servedOn, 'servedOn', determinedOn)
  if (refusal) return refusal
  if (payload.decisionDocNo === '' || payload.repairGuidanceDocNo === '') return refuse('listing.dualServiceMissing')
  const { requirements, termDays } = proposal.rectification
  return [
    event('listing.listed', payload, {
      closes: close(state, 'met', 'listing.serveDecision'),
      opens: [
        open(state, context, {
          key: 'publicity.preview',
          topic: 'publicity.preview',
          startsOn: payload.servedOn,
          owner: state.entity.code,
        }),
        open(state, context, {
          key: 'publicity.publish',
          topic: 'publicity.publish',
          startsOn: determinedOn ?? payload.servedOn,
        }),
      ],
    }),
    event(
      'rectification.ordered',
      { requirements },
      {
        opens: [
          open(state, context, {
            key: 'rectification.due',
            topic: 'rectification.term',
            startsOn: payload.servedOn,
            owner: state.entity.code,
            ...(termDays === undefined ? {} : { term: { count: termDays, unit: 'days' } }),
          }),
        ],
      },
    ),
  ]
}
