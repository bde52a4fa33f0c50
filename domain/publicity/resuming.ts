import { isHeldBack } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { isOpen, suspendsPublicity } from '../objection/open.ts'

/** Shows a record again that was taken off, unless anything else keeps it off. `state`: without what kept it off so far. */
export function resumed(state: CaseState, context: DecideContext): CaseEvent[] {
  const isContested = isOpen(state.objections.at(-1)) && suspendsPublicity(state, context)
  const isKeptOff = isContested || isHeldBack(state)
  return state.publicity?.status === 'suspended' && !isKeptOff ? [event('publicity.resumed', {})] : []
}
