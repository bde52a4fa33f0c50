import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

/** Marks each objection as soon as it is filed (条例 Art 36: within 1 working day); its decision is people's. */
export async function objections(c: Conductor): Promise<void> {
  for (;;) {
    await c.until((view) => over(view) || view.objectionToMark)
    if (over(c.view)) return
    await c.do({ type: 'objection.mark', payload: {} })
  }
}
