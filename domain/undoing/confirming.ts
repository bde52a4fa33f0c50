import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import { close, nth } from '../guards.ts'
import { endings, withdrawalKey } from './ending.ts'
import type { UndoingAct } from './types.ts'
import { undoingActs } from './types.ts'

/** Confirms one of the four acts, and closes the case when it was the last. */
export function confirmed(state: CaseState, act: UndoingAct, receipt: string): CaseEvent[] {
  const { undoing } = state
  if (!undoing || undoing.confirmed[act] !== undefined) return []
  const closes = close(state, 'met', `${nth('undoing', endings(state))}.${act}`, ...withdrawn(state, act))
  const done = event('undoing.confirmed', { act, receipt }, { closes })
  const last = undoingActs.every((other) => other === act || undoing.confirmed[other] !== undefined)
  return last ? [done, event('case.closed', { outcome: undoing.reason })] : [done]
}

// By an annulment the publication is withdrawn within the term that runs since the agency was told.
const withdrawn = ({ undoing }: CaseState, act: UndoingAct) =>
  act === 'publication' && undoing?.reason === 'annulled' ? [withdrawalKey] : []
