import type { Conductor } from '../conductor.ts'
import { following } from './following.ts'
import { over } from './settled.ts'

/** Marks each objection as soon as it is filed (条例 Art 36: within 1 working day); its decision is people's. */
export async function objections(c: Conductor): Promise<void> {
  const marks = (view: Conductor['view']) => following(view, 'objection.mark')
  for (;;) {
    await c.until((view) => over(view) || marks(view).length > 0)
    if (over(c.view)) return
    await c.do(...marks(c.view))
  }
}
