import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { nth, open } from '../guards.ts'
import type { MeasureState } from './types.ts'

/**
 * The order to lift a measure. Where another live case of the entity has the same measure from the same department it says
 * so: what is lifted is the measure of this case alone.
 */
export function liftOf(
  state: CaseState,
  { code: measure, department, round }: MeasureState,
  context: DecideContext,
): CaseEvent {
  const lift = open(state, context, {
    key: nth(`measure.${measure}.lift`, round),
    topic: 'measure.lift',
    from: { liftOrdered: context.today },
    owner: department,
  })
  const keptBy = (context.beside ?? [])
    .filter((order) => order.measure === measure && order.department === department)
    .map(({ caseNo }) => caseNo)
  const data = { measure, department, ...(keptBy.length > 0 ? { keptBy } : {}) }
  return event('measure.liftOrdered', data, { opens: [lift] })
}
