import { confirmation } from '../../domain/consequences.ts'
import type { ConductorCommand } from '../../domain/terms/due.ts'
import type { Conductor } from '../conductor.ts'
import { following } from './following.ts'
import { settled } from './settled.ts'

type View = Conductor['view']

/**
 * Undoes the sanction (Order 36 Art 3): orders the lifting of every measure, confirms each act when it is proved, and
 * waits until the departments have confirmed the last lift order. Ends early when a revoked repair restores the listing.
 */
export async function undoing(c: Conductor): Promise<void> {
  for (;;) {
    await c.until((view) => settled(view) || inForce(view) || toDo(view).length > 0)
    if (settled(c.view) || inForce(c.view)) return
    await c.do(...toDo(c.view))
  }
}

const inForce = (view: View) => !view.ending && !view.closed

function toDo(view: View): ConductorCommand[] {
  const marks = following(view, 'objection.mark')
  if (!view.ending || view.closed) return marks
  // When nobody has still to take that it has ended, each act outside is confirmed by what is known of it.
  const isTold = view.undelivered === 0 && view.awaited !== true
  const receipted = isTold ? view.unconfirmed.map((act) => confirmation(act, view.receipts?.[act])) : []
  return [...marks, ...following(view, 'measure.orderLift', 'undoing.confirm'), ...receipted]
}
