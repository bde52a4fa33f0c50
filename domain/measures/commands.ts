import { heldBack, isHeldBack } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { CommandTable, DecideContext, Decision } from '../command.ts'
import { close, firstRefusal, open, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import { confirmed } from '../undoing/confirming.ts'
import { handOver } from './hand-over.ts'
import { hold, notHeld, release } from './holding.ts'
import { isOver, isToLift, mayCarryOut } from './in-force.ts'
import { named, termKey } from './keys.ts'
import { liftOf } from './lifting.ts'
import type { MeasureCommands, MeasureState, MeasureStatus } from './types.ts'
import type { Refusal } from '../refusal.ts'

/** Measures (措施响应、结果反馈): dispatched, acknowledged, carried out, fed back; and lifted when publicity has ended. */
export const measureCommands = {
  'measure.dispatch': {
    roles: ['system'],
    when: (state) => firstRefusal(stillRunning(state), published(state), heldBack(state), some(state, ['determined'])),
    decide: (state, { measure }, context) =>
      onMeasure(state, context, measure, ['determined'], (found) => [
        event(
          'measure.dispatched',
          { code: found.code, department: found.department },
          {
            opens: [
              open(state, context, {
                ...named(found, 'acknowledge'),
                topic: 'measure.acknowledge',
                from: { measureDispatched: context.today },
              }),
            ],
          },
        ),
      ]),
  },
  'measure.acknowledge': {
    roles: ['implementingOfficer'],
    when: (state, context) => firstRefusal(stillRunning(state), some(state, ['dispatched'], context), notHeld(state)),
    decide: (state, { measure }, context) =>
      onMeasure(state, context, measure, ['dispatched'], (found) => [
        event(
          'measure.acknowledged',
          { measure },
          {
            closes: close(state, 'met', termKey(found, 'acknowledge')),
            opens: [
              open(state, context, {
                ...named(found, 'carryOut'),
                topic: 'measure.carryOut',
                from: { measureAcknowledged: context.today },
              }),
            ],
          },
        ),
      ]),
  },
  'measure.carryOut': {
    roles: ['implementingOfficer'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(
          Object.values(state.measures).some((found) => isOf(found, context) && mayCarryOut(found)),
          'measure.noneNow',
          {
            statuses: ['acknowledged'],
          },
        ),
        notHeld(state),
      ),
    decide: (state, { measure, on, basis }, context) =>
      onMeasure(state, context, measure, ['acknowledged', 'fedBack'], (found) => {
        if (!mayCarryOut(found)) return refuse('measure.notNow', { measure, status: found.status })
        const feedBack = open(state, context, {
          ...named(found, 'feedBack'),
          topic: 'measure.feedBack',
          from: { measureCarriedOut: on },
        })
        const closes = close(state, 'met', termKey(found, 'carryOut'))
        return [event('measure.carriedOut', { measure, on, basis }, { closes, opens: [feedBack] })]
      }),
  },
  'measure.feedBack': {
    roles: ['implementingOfficer'],
    // Also again: what was done in part is done further, and what was reported wrongly is put right by another report.
    when: (state, context) =>
      firstRefusal(stillRunning(state), some(state, ['carriedOut', 'acknowledged', 'fedBack'], context)),
    decide: (state, result, context) =>
      onMeasure(state, context, result.measure, ['carriedOut', 'acknowledged', 'fedBack'], (found) => {
        // A measure that was never carried out can only be reported as not applicable.
        if (found.carriedOutOn === undefined && result.result !== 'notApplicable') {
          return refuse('measure.notCarriedOut', { measure: found.code })
        }
        const isLeft = result.result === 'partly'
        const rest = { ...named(found, 'carryOut'), topic: 'measure.carryOut', again: result.on } as const
        return [
          event('measure.fedBack', result, {
            closes: close(state, 'met', ...(isLeft ? [] : [termKey(found, 'carryOut')]), termKey(found, 'feedBack')),
            // Held, the rest waits for the release.
            opens: isLeft && !isHeldBack(state) ? [open(state, context, rest)] : [],
          }),
        ]
      }),
  },
  'measure.handOver': handOver,
  'measure.hold': hold,
  'measure.release': release,
  'measure.orderLift': {
    roles: ['system'],
    when: (state) =>
      firstRefusal(
        ending(state),
        unless(Object.values(state.measures).some(isToLift), 'measure.noneNow', {
          statuses: ['dispatched', 'acknowledged', 'carriedOut', 'fedBack'],
        }),
      ),
    decide: (state, { measure }, context) =>
      onMeasure(state, context, measure, ['dispatched', 'acknowledged', 'carriedOut', 'fedBack'], (found) =>
        isToLift(found) ? [liftOf(state, found, context)] : refuse('measure.notNow', { measure, status: found.status }),
      ),
  },
  'measure.confirmLift': {
    roles: ['implementingOfficer'],
    // Also while the case goes on: a changed decision may bear a measure no more.
    when: (state, context) => some(state, ['liftOrdered'], context),
    decide: (state, lifting, context) =>
      onMeasure(state, context, lifting.measure, ['liftOrdered'], (found) => {
        const lifted = event('measure.lifted', lifting, {
          closes: close(state, 'met', termKey(found, 'lift')),
        })
        const others = Object.values(state.measures).filter((other) => other.code !== found.code)
        return others.every(isOver)
          ? [lifted, ...confirmed(state, 'measures', 'all lift orders are confirmed')]
          : [lifted]
      }),
  },
} satisfies CommandTable<keyof MeasureCommands>

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
    (measure) => statuses.includes(measure.status) && (!context || isOf(measure, context)),
  )
  return unless(found, 'measure.noneNow', { statuses })
}

const isOf = ({ department }: MeasureState, { actor }: DecideContext) => department === actor.agency

const published = (state: CaseState) => unless(state.publicity !== undefined, 'publicity.notPublished')

const ending = (state: CaseState) =>
  unless(state.undoing !== undefined && state.closedOn === undefined, 'case.notEnding')
