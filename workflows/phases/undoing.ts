import type { ConductorCommand } from '../activity-types.ts'
import type { Conductor } from '../conductor.ts'
import { settled } from './settled.ts'

type View = Conductor['view']

const liftable = ['dispatched', 'acknowledged', 'carriedOut', 'fedBack']

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
  if (!view.ending || view.closed) return []
  const lifts = view.measures
    .filter(({ status }) => liftable.includes(status))
    .map(({ code }) => ({ type: 'measure.orderLift' as const, payload: { measure: code } }))
  // The public row goes in the transaction that ends publicity; sharing and use end when their messages are receipted.
  const provable = view.unconfirmedActs.filter((act) => act === 'publication' || view.undelivered === 0)
  const confirmations = provable
    .filter((act) => act !== 'measures')
    .map((act) => ({ type: 'undoing.confirm' as const, payload: { act, receipt: `${act} ended` } }))
  return [...lifts, ...confirmations]
}
