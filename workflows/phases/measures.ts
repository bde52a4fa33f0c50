import type { Conductor } from '../conductor.ts'
import { following } from './following.ts'
import { over } from './settled.ts'

/** Dispatches each measure to its department once the listing is public, and holds it while the case is held; response and feedback are the departments'. */
export async function measures(c: Conductor): Promise<void> {
  const dispatches = (view: Conductor['view']) => following(view, 'measure.hold', 'measure.release', 'measure.dispatch')
  for (;;) {
    await c.until((view) => over(view) || dispatches(view).length > 0)
    if (over(c.view)) return
    await c.do(...dispatches(c.view))
  }
}
