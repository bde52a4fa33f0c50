import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { close, firstRefusal, nth, unless } from '../guards.ts'
import { checkListing, checkMeasures } from '../law/catalogue.ts'
import { isHeavier } from '../listing/determination.ts'
import type { ProposedMeasure } from '../listing/types.ts'
import { isToLift } from '../measures/in-force.ts'
import { liftOf } from '../measures/lifting.ts'
import type { MeasureState } from '../measures/types.ts'
import { publicityPeriod } from '../publicity/period.ts'
import type { Refusal } from '../refusal.ts'
import type { ClosedDeadline } from '../terms/deadline.ts'
import { endings, withdrawalKey } from '../undoing/ending.ts'
import type { DecisionChange } from './types.ts'

/**
 * Refuses a change (变更) that is none, that makes a listing heavier, or after which the list or a measure that stays
 * would have no basis: then the decision bears the listing no more, and it is annulled.
 */
export function checkChange(
  state: CaseState,
  change: DecisionChange = {},
  context: DecideContext,
): Refusal | undefined {
  const { listType, entity } = state
  const tier = change.tier ?? state.tier
  const now = measuresNow(state)
  const codes = change.measures ?? now.map(({ code }) => code)
  const added = codes.filter((code) => !now.some((measure) => measure.code === code))
  const stay = now.filter(({ code }) => codes.includes(code))
  const { content } = state.listing.proposal.underlyingDecision
  const differs = tier !== state.tier || stay.length < now.length || (change.content ?? content) !== content
  return firstRefusal(
    unless(differs || added.length > 0, 'annulment.noChange'),
    unless(!isHeavier(tier, state.tier), 'listing.tierAggravated', { proposed: state.tier, tier }),
    unless(added.length === 0, 'listing.measureAdded', { measures: added }),
    checkListing(context.catalogue, listType, tier, context.today),
    checkMeasures(context.catalogue, stay, { kind: entity.kind, tier, listType, on: context.today }),
  )
}

/**
 * What follows from a changed decision: the right tier, the period of publicity that it has from its own beginning, and
 * the measures that stay; the others are lifted. What is public is shown again as it is right now.
 */
export function changed(state: CaseState, change: DecisionChange, context: DecideContext): CaseEvent[] {
  const tier = change.tier ?? state.tier
  const now = measuresNow(state)
  const codes = change.measures ?? now.map(({ code }) => code)
  const measures = now.filter(({ code }) => codes.includes(code))
  const dropped = Object.values(state.measures).filter(
    ({ code }) => now.some((one) => one.code === code) && !codes.includes(code),
  )
  const period = tier === state.tier ? undefined : periodOf({ ...state, tier }, context)
  const closes = [...close(state, 'met', withdrawalKey), ...dropped.flatMap((measure) => termsOf(state, measure))]
  const data = {
    tier,
    measures,
    ...(change.content === undefined ? {} : { content: change.content }),
    ...(period ? { period: period.data } : {}),
  }
  return [
    event('listing.changed', data, { closes, ...(period ? { opens: period.opens } : {}) }),
    ...dropped.filter(isToLift).map((measure) => liftOf(state, measure, context)),
  ]
}

/** The measures of a case as they stand: those ordered and not dropped, or before the determination those proposed. */
function measuresNow({ measures, listing }: CaseState): readonly ProposedMeasure[] {
  const { determinedOn, proposal } = listing
  if (determinedOn === undefined) return proposal.measures
  return Object.values(measures)
    .filter((measure) => measure.dropped === undefined)
    .map(({ code, department }) => ({ code, department }))
}

// Publicity that runs by its tier; that of fraud has none.
function periodOf(state: CaseState, context: DecideContext) {
  const { publicity, deadlines } = state
  const max = deadlines[nth('publicity.max', endings(state) + 1)]
  if (!publicity || publicity.status === 'ended' || max?.topic !== 'publicity.max') return undefined
  return publicityPeriod(state, { rules: context.rules, today: publicity.from })
}

const termsOf = (state: CaseState, { code }: MeasureState): ClosedDeadline[] =>
  close(state, 'void', ...Object.keys(state.deadlines).filter((key) => key.startsWith(`measure.${code}.`)))
