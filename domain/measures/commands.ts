import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { CommandTable, DecideContext, Decision } from '../command.ts'
import { close, firstRefusal, nth, open, pastDate, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import { confirmed } from '../undoing/confirming.ts'
import type { MeasureCommands, MeasureState, MeasureStatus } from './types.ts'
import type { Refusal } from '../refusal.ts'

/** Measures (措施响应、结果反馈): dispatched, acknowledged, carried out, fed back; and lifted when publicity has ended. */
export const measureCommands: CommandTable<keyof MeasureCommands> = {
  'measure.dispatch': {
    roles: ['system'],
    when: (state) => firstRefusal(stillRunning(state), published(state), some(state, ['determined'])),
    decide: (state, { measure }, context) =>
      onMeasure(state, context, measure, ['determined'], (found) => [
        event(
          'measure.dispatched',
          { code: found.code, department: found.department },
          {
            opens: [term(state, context, found, 'acknowledge')],
          },
        ),
      ]),
  },
  'measure.acknowledge': {
    roles: ['implementingOfficer'],
    when: (state, context) => firstRefusal(stillRunning(state), some(state, ['dispatched'], context)),
    decide: (state, { measure }, context) =>
      onMeasure(state, context, measure, ['dispatched'], (found) => [
        event(
          'measure.acknowledged',
          { measure },
          {
            closes: close(state, 'met', termKey(found, 'acknowledge')),
            opens: [term(state, context, found, 'carryOut')],
          },
        ),
      ]),
  },
  'measure.carryOut': {
    roles: ['implementingOfficer'],
    when: (state, context) => firstRefusal(stillRunning(state), some(state, ['acknowledged'], context)),
    decide: (state, { measure, on, basis }, context) =>
      onMeasure(
        state,
        context,
        measure,
        ['acknowledged'],
        (found) =>
          pastDate(context, on, 'on', state.listing.listedOn) ?? [
            event(
              'measure.carriedOut',
              { measure, on, basis },
              {
                closes: close(state, 'met', termKey(found, 'carryOut')),
                opens: [term(state, context, found, 'feedBack')],
              },
            ),
          ],
      ),
  },
  'measure.feedBack': {
    roles: ['implementingOfficer'],
    when: (state, context) => firstRefusal(stillRunning(state), some(state, ['carriedOut', 'acknowledged'], context)),
    decide: (state, result, context) =>
      onMeasure(state, context, result.measure, ['carriedOut', 'acknowledged'], (found) => {
        // A measure that was never carried out can only be reported as not applicable.
        if (found.status === 'acknowledged' && result.result !== 'notApplicable') {
          return refuse('measure.notCarriedOut', { measure: found.code })
        }
        return (
          pastDate(context, result.on, 'on', state.listing.listedOn) ?? [
            event('measure.fedBack', result, {
              closes: close(state, 'met', termKey(found, 'carryOut'), termKey(found, 'feedBack')),
            }),
          ]
        )
      }),
  },
  'measure.orderLift': {
    roles: ['system'],
    when: (state) => firstRefusal(ending(state), some(state, ['dispatched', 'acknowledged', 'carriedOut', 'fedBack'])),
    decide: (state, { measure }, context) =>
      onMeasure(state, context, measure, ['dispatched', 'acknowledged', 'carriedOut', 'fedBack'], (found) => [
        event(
          'measure.liftOrdered',
          { measure, department: found.department },
          {
            opens: [term(state, context, found, 'lift')],
          },
        ),
      ]),
  },
  'measure.confirmLift': {
    roles: ['implementingOfficer'],
    when: (state, context) => firstRefusal(ending(state), some(state, ['liftOrdered'], context)),
    decide: (state, lifting, context) =>
      onMeasure(state, context, lifting.measure, ['liftOrdered'], (found) => {
        const late = pastDate(context, lifting.on, 'on', state.deadlines[termKey(found, 'lift')]?.startsOn)
        if (late) return late
        const lifted = event('measure.lifted', lifting, {
          closes: close(state, 'met', termKey(found, 'lift')),
        })
        const others = Object.values(state.measures).filter((other) => other.code !== found.code)
        return others.every((other) => other.status === 'lifted' || other.status === 'determined')
          ? [lifted, ...confirmed(state, 'measures', 'all lift orders are confirmed')]
          : [lifted]
      }),
  },
}

function onMeasure(
  state: CaseState,
  context: DecideContext,
  code: string,
  statuses: readonly MeasureStatus[],
  act: (measure: MeasureState) => readonly CaseEvent[] | Refusal,
): Decision {
  const found = state.measures[code]
  if (!found) return refuse('measure.notInCase', { measure: code })
  if (context.actor.role === 'implementingOfficer' && found.department !== context.actor.agency) {
    return refuse('role.otherDepartment', { department: found.department })
  }
  if (statuses.includes(found.status)) return act(found)
  return refuse('measure.notNow', { measure: code, status: found.status })
}

function some(state: CaseState, statuses: readonly MeasureStatus[], context?: DecideContext) {
  const found = Object.values(state.measures).some(
    (measure) => statuses.includes(measure.status) && (!context || measure.department === context.actor.agency),
  )
  return unless(found, 'measure.noneNow', { statuses })
}

const published = (state: CaseState) => unless(state.publicity !== undefined, 'publicity.notPublished')

const ending = (state: CaseState) =>
  unless(state.undoing !== undefined && state.closedOn === undefined, 'case.notEnding')

const termKey = (measure: MeasureState, step: string) => nth(`measure.${measure.code}.${step}`, measure.round)

function term(
  state: CaseState,
  context: DecideContext,
  measure: MeasureState,
  step: 'acknowledge' | 'carryOut' | 'feedBack' | 'lift',
) {
  const key = termKey(measure, step)
  return open(state, context, { key, topic: `measure.${step}`, startsOn: context.today, owner: measure.department })
}
