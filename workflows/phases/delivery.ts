import type { Conductor } from '../conductor.ts'
import { settled } from './settled.ts'

/** Sends what has to leave the house as soon as the record holds it. */
export async function delivery(c: Conductor): Promise<void> {
  for (;;) {
    await c.until((view) => settled(view) || view.undelivered > 0)
    if (settled(c.view)) return
    await c.deliver()
  }
}
