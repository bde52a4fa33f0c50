import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

/** Publishes when the entity has had its days to look at the text, or at once where it needs none. */
export async function publication(c: Conductor): Promise<void> {
  const published = (view: Conductor['view']) => over(view) || view.published
  while (!(await c.reached(published, previewEnds))) {
    await c.do({ type: 'publicity.publish', payload: {} })
  }
}

// At once where no preview runs: the entity has agreed, or the decision was served too late to leave days for one.
// While an annulment waits for the second person only an act of a person leads on.
const previewEnds = (view: Conductor['view']) =>
  view.heldBack ? undefined : (view.deadlines['publicity.preview']?.passesAt ?? 0)

/** Ends publicity when its longest period has passed. */
export async function publicity(c: Conductor): Promise<void> {
  while (!(await c.reached(over, publicityEnds))) await c.do({ type: 'publicity.expire', payload: {} })
}

function publicityEnds(view: Conductor['view']): number | undefined {
  if (view.endHeld) return undefined
  const key = Object.keys(view.deadlines).find((key) => key.startsWith('publicity.max'))
  return key === undefined ? undefined : view.deadlines[key]?.passesAt
}
