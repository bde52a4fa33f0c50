import type { CommandTable } from '../command.ts'
import { firstRefusal, unless } from '../guards.ts'
import { isOver } from '../measures/in-force.ts'
import { refuse } from '../refusal.ts'
import { confirmed } from './confirming.ts'
import type { UndoingCommands } from './types.ts'

/** Undoing: each of the acts is confirmed with a receipt; lifting is confirmed measure by measure. */
export const undoingCommands = {
  'undoing.confirm': {
    roles: ['system'],
    when: (state) =>
      firstRefusal(
        unless(state.undoing !== undefined, 'case.notEnding'),
        unless(state.closedOn === undefined, 'case.closed', { on: state.closedOn }),
      ),
    decide: (state, { act, receipt }) => {
      if (state.undoing?.confirmed[act] !== undefined) return refuse('undoing.alreadyConfirmed', { act })
      const nothingToLift = Object.values(state.measures).every(isOver)
      if (!nothingToLift || state.undoing?.confirmed.measures !== undefined) return confirmed(state, act, receipt)
      // Without a measure to lift nobody would ever confirm the fourth act, so the third settles it too.
      return [...confirmed(state, 'measures', 'no measure to lift'), ...withMeasures(state, act, receipt)]
    },
  },
} satisfies CommandTable<keyof UndoingCommands>

function withMeasures(state: Parameters<typeof confirmed>[0], act: 'publication' | 'sharing' | 'use', receipt: string) {
  const { undoing } = state
  if (!undoing) return []
  const settled = { ...undoing, confirmed: { ...undoing.confirmed, measures: undoing.begunOn } }
  return confirmed({ ...state, undoing: settled }, act, receipt)
}
