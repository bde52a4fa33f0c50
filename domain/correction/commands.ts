import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { mostTermDays } from '../dates.ts'
import { close, firstRefusal, isTermOfDays, open, unless } from '../guards.ts'
import { checkName } from '../listing/entity-checks.ts'
import { deleting } from '../publicity/types.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import { effectsOf } from './effects.ts'
import { factsOf, typedValue } from './fields.ts'
import { named, subjectOf, typedIn, valueOf } from './typed.ts'
import type { CorrectableField, CorrectionCommands } from './types.ts'

/**
 * Correction (更正) of what was typed wrong: proposed with proof, confirmed by a second person who has written neither the
 * wrong value nor the proposal, or refused with reasons. The wrong entry stays in the ledger; the right value is folded.
 */
export const correctionCommands = {
  'correction.propose': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        unless(state.correction === undefined, 'correction.alreadyProposed'),
        unless(!isForgotten(state), 'correction.nothingKept'),
      ),
    decide: (state, { field, measure, act, reasons, evidence, ...given }, context) => {
      const subject = subjectOf(field, { measure, act })
      const source = typedIn(state, field, subject)
      const wrong = typedValue(state, field, subject)
      if (source === undefined || wrong === undefined) return refuse('correction.nothingTyped')
      const { part } = factsOf(field)
      const right = { [part]: given[part] }
      const fault =
        firstRefusal(
          unless(given[part] !== undefined && given[part] !== '', 'correction.noValue', { part }),
          unless(given[part] !== wrong[part], 'correction.sameValue'),
          unless(evidence.length > 0, 'correction.noProof'),
        ) ?? faultOf(field, right)
      if (fault) return fault
      const opens = [
        open(state, context, {
          key: 'correction.confirm',
          topic: 'correction.confirm',
          from: { correctionProposed: context.today },
        }),
      ]
      const { entry } = source
      const data = { entry, field, ...named(field, subject), wrong, ...right, reasons, evidence }
      return [event('correction.proposed', data, { opens })]
    },
  },
  'correction.confirm': {
    roles: ['reviewer'],
    when: (state) => proposed(state),
    decide: (state, payload, context) => confirmCorrection(state, payload, context),
  },
  'correction.refuse': {
    roles: ['reviewer'],
    when: (state) => proposed(state),
    decide: (state, { reasons }) => [
      event('correction.refused', { reasons }, { closes: close(state, 'met', 'correction.confirm') }),
    ],
  },
} satisfies CommandTable<keyof CorrectionCommands>

/** Confirms the correction that waits; all that counts from the value is counted again by the same event. */
export function confirmCorrection(
  state: CaseState,
  { comments, againstEntity = false, slip = false }: Partial<CorrectionCommands['correction.confirm']>,
  context: DecideContext,
): readonly CaseEvent[] | Refusal {
  const pending = state.correction
  if (pending === undefined) return refuse('correction.notProposed')
  const { field, entry, wrong, right, reasons } = pending
  const subject = subjectOf(field, pending)
  const { part } = factsOf(field)
  if (typedValue(state, field, subject)?.[part] !== wrong[part]) return refuse('correction.overtaken')
  // What it was told and could answer is not exchanged behind its back (行政处罚法 Arts 44, 45, 62).
  const isOfSubstance = toldTexts.has(field) && state.listing.noticeServedOn !== undefined
  if (isOfSubstance && !slip) return refuse('correction.ofSubstance')
  const effects = effectsOf(state, pending, context)
  if (isRefusal(effects)) return effects
  const { opens, closes, against, inTime, notLate } = effects
  if (against.length > 0 && !againstEntity) return refuse('correction.againstEntity', { ...against[0]!, all: against })
  const data = {
    entry,
    field,
    ...named(field, subject),
    wrong,
    ...valueOf(right),
    reasons,
    ...(comments === undefined ? {} : { comments }),
    ...(against.length > 0 ? { againstEntity } : {}),
    ...(isOfSubstance ? { slip: true as const } : {}),
    ...(inTime === undefined ? {} : { inTime }),
    ...(notLate ? { notLate } : {}),
  }
  return [
    event('correction.confirmed', data, { opens, closes: [...close(state, 'met', 'correction.confirm'), ...closes] }),
  ]
}

// Facts, reasons and basis, of which the notice tells (Art 44).
const toldTexts: ReadonlySet<CorrectableField> = new Set<CorrectableField>([
  'conductType',
  'conductFacts',
  'legalBasis',
  'penaltyContent',
])

const proposed = (state: CaseState) => unless(state.correction !== undefined, 'correction.notProposed')

// What was never listed, or has been deleted (条例 Art 37), is not put right any more.
const isForgotten = ({ outcome, undoing }: CaseState) =>
  outcome === 'notListed' || outcome === 'withdrawn' || deleting.has(outcome) || deleting.has(undoing?.reason)

function faultOf(
  field: CorrectionCommands['correction.propose']['field'],
  { text, days }: { text?: string; days?: number },
) {
  if (field === 'entityName') return checkName(text ?? '')
  if (field !== 'rectificationTerm' || days === undefined) return undefined
  return unless(isTermOfDays(days), 'listing.termInvalid', { days, most: mostTermDays })
}
