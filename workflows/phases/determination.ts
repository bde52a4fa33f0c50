import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

/** Waits until the entity is listed or the case has ended in another way; lateness is the chasing's concern. */
export async function determination(c: Conductor): Promise<void> {
  await c.until((view) => over(view) || view.listing === 'listed')
}
