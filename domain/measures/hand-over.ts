import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandDefinition, DecideContext } from '../command.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import type { Deadline } from '../terms/deadline.ts'
import { named, termKey } from './keys.ts'
import type { MeasureState } from './types.ts'

/**
 * Handing a measure over to another department that carries it out (职责划转): a reform of offices, or a department that is
 * gone, must not leave a case that nobody can end. The successor has the whole term: nobody answers for the days of another.
 */
export const handOver: CommandDefinition<'measure.handOver'> = {
  roles: ['caseOfficer'],
  when: (state) =>
    firstRefusal(
      unless(state.closedOn === undefined, 'case.closed', { on: state.closedOn }),
      unless(Object.values(state.measures).some(isHeld), 'measure.noneNow', { statuses: [] }),
    ),
  decide: (state, { measure, department, document, reason }, context) => {
    const found = state.measures[measure]
    if (found === undefined) return refuse('measure.notInCase', { measure })
    if (!isHeld(found)) return refuse('measure.notNow', { measure, status: found.status })
    if (found.department === department) return refuse('measure.sameDepartment', { department })
    const departments = context.catalogue.implementers(measure, context.today)
    if (!departments.includes(department)) {
      return refuse('listing.measureImplementerMismatch', { measure, department, departments })
    }
    const closes = isBegun(found)
      ? close(state, 'void', ...['acknowledge', 'carryOut', 'feedBack'].map((step) => termKey(found, step)))
      : []
    const opens = owedAfter(state, { ...found, department }, context)
    const left = closes.filter(({ key }) => !opens.some((opened) => opened.key === key))
    const data = { measure, from: found.department, department, document, reason }
    return [event('measure.handedOver', data, { closes: left, opens })]
  },
}

const isHeld = ({ status }: MeasureState) => status !== 'lifted'

/** Whether something of a measure is still to be done, so that whoever takes it over acknowledges it anew. */
export const isBegun = ({ status, result }: MeasureState): boolean =>
  status === 'dispatched' ||
  status === 'acknowledged' ||
  status === 'carriedOut' ||
  (status === 'fedBack' && result === 'partly')

function owedAfter(state: CaseState, measure: MeasureState, context: DecideContext): Deadline[] {
  const { today } = context
  if (measure.status === 'liftOrdered')
    return [open(state, context, { ...named(measure, 'lift'), topic: 'measure.lift', from: { liftOrdered: today } })]
  // Held, it is acknowledged once it is released.
  if (!isBegun(measure) || measure.held) return []
  const from = { measureDispatched: today }
  return [open(state, context, { ...named(measure, 'acknowledge'), topic: 'measure.acknowledge', from })]
}
