import { event } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, open, otherPerson, pastDate, unless } from '../guards.ts'
import { closeCase, endPublicity, without } from '../undoing/ending.ts'
import type { AnnulmentCommands } from './types.ts'

/** Annulment of the underlying decision, at any time: recorded by one person, confirmed by another. */
export const annulmentCommands: CommandTable<keyof AnnulmentCommands> = {
  'annulment.record': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        unless(state.annulment === undefined, 'annulment.alreadyRecorded'),
        unless(!['notListed', 'withdrawn'].includes(state.outcome ?? ''), 'annulment.nothingListed'),
      ),
    decide: (state, payload, context) =>
      pastDate(context, payload.annulledOn, 'annulledOn', state.listing.proposal.underlyingDecision.decidedOn) ?? [
        event('annulment.recorded', payload, {
          opens: [
            open(state, context, { key: 'annulment.confirm', topic: 'annulment.confirm', startsOn: context.today }),
          ],
        }),
      ],
  },
  'annulment.confirm': {
    roles: ['reviewer'],
    when: (state, context) =>
      firstRefusal(
        unless(state.annulment?.status === 'recorded', 'annulment.notRecorded'),
        otherPerson(context, state.annulment?.recordedBy, 'annulment.sameConfirmer'),
      ),
    decide: (state, { comments }, context) => {
      const closes = close(state, 'met', 'annulment.confirm')
      const confirmed = event('annulment.confirmed', { comments }, { closes })
      const rest = without(state, closes)
      return [confirmed, state.publicity ? endPublicity(rest, context, 'annulled') : closeCase(rest, 'annulled')]
    },
  },
}
