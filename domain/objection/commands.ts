import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { CommandTable, DecideContext, Decision } from '../command.ts'
import { confirmCorrection } from '../correction/commands.ts'
import { ofOthers } from '../four-eyes.ts'
import { queryUntil as lastQuery } from '../listing/query-term.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { resumed } from '../publicity/resuming.ts'
import { deleting } from '../publicity/types.ts'
import { closeCase, endPublicity, without } from '../undoing/ending.ts'
import { isOpen, suspendsPublicity } from './open.ts'
import type { ObjectionCommands, ObjectionState } from './types.ts'

const inStatus = ({ objections }: CaseState, ...statuses: ObjectionState['status'][]) => {
  const last = objections.at(-1)
  return unless(last !== undefined && statuses.includes(last.status), 'objection.notNow', { status: last?.status })
}

/**
 * Objection (异议, 条例 Art 36) to what is collected, kept or provided: from service of the decision until the record may
 * no longer be queried. Each is marked, verified and answered, also one that the end of the case has overtaken.
 */
export const objectionCommands = {
  'objection.file': {
    roles: ['entityAgent'],
    when: (state, context) =>
      firstRefusal(
        unless(isListed(state), 'objection.notListed'),
        unless(!isDeleted(state), 'objection.nothingKept'),
        unless(isInForce(state) || context.today <= queryUntil(state, context), 'objection.queryEnded', {
          until: queryUntil(state, context),
        }),
        unless(!isOpen(state.objections.at(-1)), 'objection.alreadyOpen'),
      ),
    decide: (state, { grounds, evidence }, context) => {
      if (grounds.trim() === '') return refuse('objection.noGrounds')
      const n = state.objections.length + 1
      // What is filed here reaches the agency, which provided the information, on the same day.
      const from = { objectionReceived: context.today, objectionPassedOn: context.today }
      const opens = (['mark', 'verify'] as const).map((step) =>
        open(state, context, { key: `objection.${n}.${step}`, topic: `objection.${step}`, from }),
      )
      return [event('objection.filed', { grounds, evidence }, { opens })]
    },
  },
  'objection.mark': {
    roles: ['system'],
    when: (state) =>
      firstRefusal(
        inStatus(state, 'filed', 'verified'),
        unless(state.objections.at(-1)?.marked === false, 'objection.alreadyMarked'),
      ),
    decide: (state, _payload, context) => {
      const marked = event('objection.marked', {}, { closes: close(state, 'met', key(state, 'mark')) })
      const suspends = state.publicity?.status === 'published' && suspendsPublicity(state, context)
      return suspends ? [marked, event('publicity.suspended', {})] : [marked]
    },
  },
  'objection.verify': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'filed'),
    decide: (_state, { findings }) => [event('objection.verified', { findings })],
  },
  'objection.uphold': {
    roles: ['reviewer'],
    when: (state) => inStatus(state, 'verified'),
    decide: (state, payload, context) => {
      const closes = close(state, 'met', key(state, 'mark'), key(state, 'verify'))
      const upheld = event('objection.upheld', payload, { closes })
      if (payload.outcome === 'removed') return [upheld, ...removal(without(state, closes), context)]
      return corrections(state, upheld, context)
    },
  },
  'objection.reject': {
    roles: ['reviewer'],
    when: (state) => inStatus(state, 'verified'),
    decide: (state, { reasons }, context) => {
      const closes = close(state, 'met', key(state, 'mark'), key(state, 'verify'))
      return [event('objection.rejected', { reasons }, { closes }), ...shownAgain(state, context)]
    },
  },
} satisfies CommandTable<keyof ObjectionCommands>

// While a decision is served again its record is kept as before.
const isListed = ({ listing, publicity }: CaseState) => listing.status === 'listed' || publicity !== undefined

// What is still public is provided, however old it is.
const isInForce = ({ closedOn, undoing }: CaseState) => closedOn === undefined && undoing === undefined

// Annulled, removed or revoked, the record is deleted (条例 Art 37).
const isDeleted = ({ undoing, outcome }: CaseState) => [undoing?.reason, outcome].some((reason) => deleting.has(reason))

const queryUntil = (state: CaseState, context: DecideContext) => lastQuery(state.listing.proposal, state.field, context)

// The correction that was proposed for it is confirmed by the decision; one that was confirmed meanwhile is enough.
function corrections(state: CaseState, upheld: CaseEvent, context: DecideContext): Decision {
  if (state.correction === undefined)
    return state.objections.at(-1)?.corrected
      ? [upheld, ...shownAgain(state, context)]
      : refuse('objection.noCorrection')
  // The entity itself has asked for it, and its objection is answered with it.
  const asked = { slip: true }
  const corrected = ofOthers(state, 'correction.confirm', context.actor) ?? confirmCorrection(state, asked, context)
  return isRefusal(corrected) ? corrected : [upheld, ...corrected, ...shownAgain(state, context)]
}

// What has been deleted meanwhile needs no second removal; what has only ended is still kept and shared.
function removal(state: CaseState, context: DecideContext): readonly CaseEvent[] {
  if (isDeleted(state)) return []
  return [state.publicity ? endPublicity(state, context, 'removed') : closeCase(state, 'removed')]
}

const key = (state: CaseState, step: 'mark' | 'verify') => `objection.${state.objections.length}.${step}`

const shownAgain = (state: CaseState, context: DecideContext): CaseEvent[] =>
  resumed({ ...state, objections: state.objections.slice(0, -1) }, context)
