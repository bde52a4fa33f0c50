import type { ConductorCommand } from '../../domain/terms/due.ts'
import type { Conductor } from '../conductor.ts'
import { settled } from './settled.ts'

type View = Conductor['view']

/** Reminds before and after each due date and reports what stays late to the supervisor, for every track alike. */
export async function chasing(c: Conductor): Promise<void> {
  while (!(await c.reached(settled, (view) => next(view)?.at))) {
    const found = next(c.view)
    if (found) await c.do(found.command)
  }
}

function next(view: View): { at: number; command: ConductorCommand } | undefined {
  let first: { at: number; command: ConductorCommand } | undefined
  for (const [key, { chase }] of Object.entries(view.deadlines)) {
    if (chase && (!first || chase.at < first.at)) {
      const type = chase.act === 'remind' ? 'deadline.remind' : 'deadline.report'
      first = { at: chase.at, command: { type, payload: { key } } }
    }
  }
  return first
}
