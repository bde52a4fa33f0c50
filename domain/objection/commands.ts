import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, open, otherPerson, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import { endPublicity, without } from '../undoing/ending.ts'
import type { ObjectionCommands, ObjectionState } from './types.ts'

const inStatus = (state: CaseState, ...statuses: ObjectionState['status'][]) => {
  const last = state.objections.at(-1)
  return firstRefusal(
    stillRunning(state),
    unless(last !== undefined && statuses.includes(last.status), 'objection.notNow', { status: last?.status }),
  )
}

/** Objection (异议): filed by the entity after publication, marked, verified, upheld or rejected (条例 Art 36). */
export const objectionCommands: CommandTable<keyof ObjectionCommands> = {
  'objection.file': {
    roles: ['entityAgent'],
    when: (state) =>
      firstRefusal(
        stillRunning(state),
        unless(state.publicity !== undefined, 'objection.notPublished'),
        unless(!isOpen(state.objections.at(-1)), 'objection.alreadyOpen'),
      ),
    decide: (state, { grounds, evidence }, context) => {
      if (grounds.trim() === '') return refuse('objection.noGrounds')
      const n = state.objections.length + 1
      const opens = (['mark', 'verify'] as const).map((step) =>
        open(state, context, { key: `objection.${n}.${step}`, topic: `objection.${step}`, startsOn: context.today }),
      )
      return [event('objection.filed', { grounds, evidence }, { opens })]
    },
  },
  'objection.mark': {
    roles: ['system'],
    when: (state) =>
      firstRefusal(
        inStatus(state, 'filed', 'verified'),
        unless(state.objections.at(-1)?.marked === false, 'objection.alreadyMarked'),
      ),
    decide: (state, _payload, context) => {
      const { rule } = context.rules.resolve('objection.verify', { on: context.today, field: state.field })
      const marked = event('objection.marked', {}, { closes: close(state, 'met', key(state, 'mark')) })
      const suspends = rule.params?.['duringVerification'] === 'suspend'
      return suspends ? [marked, event('publicity.suspended', {})] : [marked]
    },
  },
  'objection.verify': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'filed'),
    decide: (_state, { findings }) => [event('objection.verified', { findings })],
  },
  'objection.uphold': {
    roles: ['reviewer'],
    when: (state, context) => decidedByAnother(state, context),
    decide: (state, payload, context) => {
      const closes = close(state, 'met', key(state, 'mark'), key(state, 'verify'))
      const upheld = event('objection.upheld', payload, { closes })
      if (payload.outcome === 'removed') return [upheld, endPublicity(without(state, closes), context, 'removed')]
      if (!payload.correction) return refuse('objection.noCorrection')
      return [upheld, event('publicity.corrected', { correction: payload.correction }), ...resumed(state)]
    },
  },
  'objection.reject': {
    roles: ['reviewer'],
    when: (state, context) => decidedByAnother(state, context),
    decide: (state, { reasons }) => {
      const closes = close(state, 'met', key(state, 'mark'), key(state, 'verify'))
      return [event('objection.rejected', { reasons }, { closes }), ...resumed(state)]
    },
  },
}

/** Whether an objection still waits for its decision. */
export function isOpen(objection: ObjectionState | undefined): boolean {
  return objection?.status === 'filed' || objection?.status === 'verified'
}

const decidedByAnother = (state: CaseState, context: Parameters<typeof otherPerson>[0]) =>
  firstRefusal(
    inStatus(state, 'verified'),
    otherPerson(context, state.objections.at(-1)?.verifiedBy, 'objection.sameDecider'),
  )

const key = (state: CaseState, step: 'mark' | 'verify') => `objection.${state.objections.length}.${step}`

const resumed = (state: CaseState) => (state.publicity?.status === 'suspended' ? [event('publicity.resumed', {})] : [])
