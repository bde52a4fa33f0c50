import { heldBack } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, hasPassed, stillRunning, unless } from '../guards.ts'
import { isOpen, suspendsPublicity } from '../objection/open.ts'
import { endPublicity } from '../undoing/ending.ts'
import { isEndHeld, longestOf } from './end-held.ts'
import { publicityPeriod } from './period.ts'
import type { PublicityCommands } from './types.ts'

const previewOf = ({ deadlines }: CaseState) => deadlines['publicity.preview']

/** Publicity (公示): published within its term, ended by expiry here and by repair, objection or annulment elsewhere. */
export const publicityCommands = {
  'publicity.publish': {
    roles: ['caseOfficer', 'system'],
    when: (state, { today }) =>
      firstRefusal(
        stillRunning(state),
        unless(state.listing.status === 'listed', 'publicity.notListed', { status: state.listing.status }),
        unless(state.publicity === undefined, 'publicity.alreadyPublished'),
        heldBack(state),
        unless(today > (previewOf(state)?.dueOn ?? ''), 'publicity.previewRunning', {
          until: previewOf(state)?.dueOn,
        }),
      ),
    decide: (state, _payload, context) => {
      const { data, opens } = publicityPeriod(state, context)
      const closes = [...close(state, 'lapsed', 'publicity.preview'), ...close(state, 'met', 'publicity.publish')]
      const published = event('publicity.published', data, { opens, closes })
      const isContested = isOpen(state.objections.at(-1)) && suspendsPublicity(state, context)
      return isContested ? [published, event('publicity.suspended', {})] : [published]
    },
  },
  'publicity.waivePreview': {
    roles: ['entityAgent'],
    when: (state) => firstRefusal(stillRunning(state), unless(previewOf(state) !== undefined, 'publicity.noPreview')),
    decide: (state, { statement }) => [
      event('publicity.previewWaived', { statement }, { closes: close(state, 'met', 'publicity.preview') }),
    ],
  },
  'publicity.expire': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(state.publicity !== undefined, 'publicity.notPublished'),
        hasPassed(context, longestOf(state)),
        unless(!isEndHeld(state), 'publicity.notRectified'),
      ),
    decide: (state, _payload, context) => [endPublicity(state, context, 'expired')],
  },
} satisfies CommandTable<keyof PublicityCommands>
