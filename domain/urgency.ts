import type { CaseState } from './case.ts'
import { isOpen as objectionOpen } from './objection/commands.ts'

const liftable = new Set(['dispatched', 'acknowledged', 'carriedOut', 'fedBack'])

/**
 * Whether the conductor has something to do at once: dispatch, mark, undo or end. Everything else that a command
 * changes concerns it only when the next date comes, so telling it may wait until more has happened.
 */
export function awaitsConductor(state: CaseState): boolean {
  const { undoing, objections } = state
  if (state.closedOn !== undefined) return true
  const measures = Object.values(state.measures)
  if (undoing) {
    const unproved = (['publication', 'sharing', 'use'] as const).some((act) => undoing.confirmed[act] === undefined)
    return unproved || measures.some(({ status }) => liftable.has(status))
  }
  if (state.publicity && measures.some(({ status }) => status === 'determined')) return true
  return objectionOpen(objections.at(-1)) && objections.at(-1)?.marked === false
}
