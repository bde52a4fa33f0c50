import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

/** Publishes when the entity has had its days to look at the text, if no officer has done so before (within 7 working days). */
export async function publication(c: Conductor): Promise<void> {
  const published = (view: Conductor['view']) => over(view) || view.published
  while (!(await c.reached(published, (view) => view.deadlines['publicity.preview']?.passesAt))) {
    await c.do({ type: 'publicity.publish', payload: {} })
  }
}

/** Ends publicity when its longest period has passed. */
export async function publicity(c: Conductor): Promise<void> {
  while (!(await c.reached(over, publicityEnds))) await c.do({ type: 'publicity.expire', payload: {} })
}

function publicityEnds(view: Conductor['view']): number | undefined {
  const key = Object.keys(view.deadlines).find((key) => key.startsWith('publicity.max'))
  return key === undefined ? undefined : view.deadlines[key]?.passesAt
}
