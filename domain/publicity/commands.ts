import { event } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, hasPassed, nth, stillRunning, unless } from '../guards.ts'
import { endings, endPublicity } from '../undoing/ending.ts'
import { publicityPeriod } from './period.ts'
import type { PublicityCommands } from './types.ts'

/** Publicity (公示): published within its term, ended by expiry here and by repair, objection or annulment elsewhere. */
export const publicityCommands: CommandTable<keyof PublicityCommands> = {
  'publicity.publish': {
    roles: ['caseOfficer', 'system'],
    when: (state) =>
      firstRefusal(
        stillRunning(state),
        unless(state.listing.status === 'listed', 'publicity.notListed', { status: state.listing.status }),
        unless(state.publicity === undefined, 'publicity.alreadyPublished'),
      ),
    decide: (state, _payload, context) => {
      const { data, opens } = publicityPeriod(state, context)
      const closes = [...close(state, 'lapsed', 'publicity.preview'), ...close(state, 'met', 'publicity.publish')]
      return [event('publicity.published', data, { opens, closes })]
    },
  },
  'publicity.expire': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(state.publicity !== undefined, 'publicity.notPublished'),
        hasPassed(context, state.deadlines[nth('publicity.max', endings(state) + 1)]),
      ),
    decide: (state, _payload, context) => [endPublicity(state, context, 'expired')],
  },
}
