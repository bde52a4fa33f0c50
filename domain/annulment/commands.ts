import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { resumed } from '../publicity/resuming.ts'
import type { Deadline } from '../terms/deadline.ts'
import { closeCase, endPublicity, withdrawalKey, without } from '../undoing/ending.ts'
import { changed, checkChange } from './change.ts'
import { annulmentPending, suspended } from './pending.ts'
import type { AnnulmentCommands } from './types.ts'

const isUnlisted = ({ outcome }: CaseState) => outcome === 'notListed' || outcome === 'withdrawn'

const recorded = (state: CaseState) => unless(annulmentPending(state), 'annulment.notRecorded')

// What was changed and has been put right may be annulled later.
const isChanged = ({ annulment }: CaseState) => annulment?.status === 'confirmed' && annulment.outcome === 'changed'

function shownAgain({ annulment: _decided, ...state }: CaseState, context: DecideContext): CaseEvent[] {
  return resumed(state, context)
}

/**
 * Annulment of the underlying decision, at any time: recorded by one person, confirmed by another, or refused with
 * reasons where it is not true of this case; the true one can then be recorded. Protection does not wait for the second
 * person: the record takes off what is public and holds back what is not, until it is confirmed or refused.
 */
export const annulmentCommands = {
  'annulment.record': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        unless(state.annulment === undefined || isChanged(state), 'annulment.alreadyRecorded'),
        unless(!isUnlisted(state), 'annulment.nothingListed'),
      ),
    decide: (state, { change, ...payload }, context) => {
      const refusal = payload.outcome === 'changed' ? checkChange(state, change, context) : undefined
      if (refusal) return refusal
      const confirm = open(state, context, {
        key: 'annulment.confirm',
        topic: 'annulment.confirm',
        from: { annulmentRecorded: context.today },
      })
      const { annulledOn, toldOn = annulledOn } = payload
      const opens = state.publicity ? [confirm, withdrawal(state, context, toldOn)] : [confirm]
      const noted = payload.outcome === 'changed' ? { ...payload, change: change! } : payload
      return [event('annulment.recorded', noted, { opens }), ...suspended(state)]
    },
  },
  'annulment.confirm': {
    roles: ['reviewer'],
    when: recorded,
    decide: (state, confirmation, context) => {
      const closes = close(state, 'met', 'annulment.confirm')
      const confirmed = event('annulment.confirmed', confirmation, { closes })
      // Dropped meanwhile, the case has listed nobody: there is nothing to end a second time.
      if (isUnlisted(state)) return [confirmed]
      const rest = without(state, closes)
      if (state.annulment?.outcome === 'changed') {
        const { change } = state.annulment
        const refusal = checkChange(state, change, context)
        return refusal ?? [confirmed, ...changed(rest, change!, context), ...shownAgain(state, context)]
      }
      return [confirmed, state.publicity ? endPublicity(rest, context, 'annulled') : closeCase(rest, 'annulled')]
    },
  },
  'annulment.refuse': {
    roles: ['reviewer'],
    when: recorded,
    decide: (state, { reasons }, context) => {
      const closes = [...close(state, 'met', 'annulment.confirm'), ...close(state, 'void', withdrawalKey)]
      return [event('annulment.refused', { reasons }, { closes }), ...shownAgain(state, context)]
    },
  },
} satisfies CommandTable<keyof AnnulmentCommands>

/** The term for withdrawing what was published and saying why, from the day on which the agency was told (Art 48). */
const withdrawal = (state: CaseState, context: DecideContext, annulmentTold: string): Deadline =>
  open(state, context, {
    key: withdrawalKey,
    topic: 'annulment.withdraw',
    from: { annulmentTold, annulmentConfirmed: undefined },
  })
