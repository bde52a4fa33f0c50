import type { Conductor } from '../conductor.ts'
import { over } from './settled.ts'

/** Dispatches each measure to its department once the listing is public; response and feedback are the departments'. */
export async function measures(c: Conductor): Promise<void> {
  for (;;) {
    await c.until((view) => over(view) || (view.published && toDispatch(view).length > 0))
    if (over(c.view)) return
    await c.do(...toDispatch(c.view).map((measure) => ({ type: 'measure.dispatch' as const, payload: { measure } })))
  }
}

const toDispatch = (view: Conductor['view']) =>
  view.measures.filter(({ status }) => status === 'determined').map(({ code }) => code)
