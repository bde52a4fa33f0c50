import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

/** Lets an application lapse whose gaps were told and never filled; all else in a repair is people's. */
export async function repair(c: Conductor): Promise<void> {
  while (!(await c.reached(over, supplementPasses))) await c.do({ type: 'repair.lapse', payload: {} })
}

function supplementPasses(view: Conductor['view']): number | undefined {
  const key = Object.keys(view.deadlines).find((key) => /^repair\.\d+\.supplement$/.test(key))
  return key === undefined ? undefined : view.deadlines[key]?.passesAt
}
