import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, hasPassed, nth, open, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import { endService } from '../service/unserved.ts'
import { endPublicity, without } from '../undoing/ending.ts'
import { barCommands } from './bar.ts'
import { barOf, repairEligibility } from './eligibility.ts'
import { revocationCommands } from './revocation.ts'
import type { RepairCommands, RepairState } from './types.ts'

const inStatus = (state: CaseState, ...statuses: RepairState['status'][]) => {
  const last = state.repairs.at(-1)
  return firstRefusal(
    stillRunning(state),
    unless(last !== undefined && statuses.includes(last.status), 'repair.notNow', { status: last?.status }),
  )
}

/** Credit repair (信用修复): applied for, accepted or gaps told once, verified, decided by a second person. */
export const repairCommands = {
  'repair.apply': {
    roles: ['entityAgent'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(!isOpen(state.repairs.at(-1)), 'repair.alreadyOpen'),
        repairEligibility(state, context.today).reasons[0],
      ),
    decide: (state, { proof, commitment }, context) => {
      if (proof.length === 0) return refuse('repair.noProof', {}, 'N36-docs')
      if (commitment.trim() === '') return refuse('repair.noCommitment', {}, 'N36-docs')
      const opens = [
        open(state, context, {
          key: `repair.${state.repairs.length + 1}.accept`,
          topic: 'repair.accept',
          from: { applicationReceived: context.today },
        }),
      ]
      return [event('repair.applied', { proof, commitment }, { opens })]
    },
  },
  'repair.nameGaps': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        inStatus(state, 'applied'),
        unless(state.repairs.at(-1)?.gapsTold === false, 'repair.gapsAlreadyTold'),
      ),
    decide: (state, { gaps }) =>
      gaps.length === 0
        ? refuse('repair.noGaps')
        : [event('repair.gapsNamed', { gaps }, { closes: close(state, 'met', acceptKey(state)) })],
  },
  'repair.supplement': {
    roles: ['entityAgent'],
    // Received in time and entered after the application had lapsed, it takes it up again.
    when: (state, { today }) => {
      const { status, supplementUntil = '' } = state.repairs.at(-1) ?? {}
      return inStatus(state, 'gapsNamed', ...(status === 'lapsed' && today <= supplementUntil ? [status] : []))
    },
    decide: (state, { proof }, context) => {
      if (proof.length === 0) return refuse('repair.noProof', {}, 'N36-docs')
      const opens = [
        open(state, context, {
          key: `${keyOf(state, 'accept')}.2`,
          topic: 'repair.accept',
          again: context.today,
        }),
      ]
      // What has reached the entity it need not be served any more.
      const closes = [
        ...close(state, 'met', keyOf(state, 'supplement')),
        ...endService(state, 'met', 'repair.gapsNamed'),
      ]
      return [event('repair.supplemented', { proof }, { closes, opens })]
    },
  },
  'repair.lapse': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(inStatus(state, 'gapsNamed'), hasPassed(context, state.deadlines[keyOf(state, 'supplement')])),
    decide: (state) => [event('repair.lapsed', {}, { closes: close(state, 'lapsed', keyOf(state, 'supplement')) })],
  },
  'repair.accept': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'applied'),
    decide: (state, { comments }, context) => {
      const opens = [
        open(state, context, {
          key: keyOf(state, 'decide'),
          topic: 'repair.decide',
          from: { applicationAccepted: context.today },
        }),
      ]
      return [event('repair.accepted', { comments }, { closes: close(state, 'met', acceptKey(state)), opens })]
    },
  },
  'repair.verify': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'accepted'),
    decide: (_state, { findings }) => [event('repair.verified', { findings })],
  },
  'repair.grant': {
    roles: ['reviewer'],
    when: (state, { today }) => {
      const until = barOf(state)
      return firstRefusal(
        inStatus(state, 'verified'),
        // Applied for before an earlier application was barred.
        unless(until === undefined || until <= today, 'repair.barred', { until }),
        // Reopened since it was applied for: what is not corrected is not repaired.
        unless(state.rectification?.status === 'accepted', 'repair.notRectified'),
      )
    },
    decide: (state, { reasons }, context) => {
      const closes = close(state, 'met', keyOf(state, 'decide'))
      return [
        event('repair.granted', { reasons }, { closes }),
        endPublicity(without(state, closes), context, 'repaired'),
      ]
    },
  },
  'repair.refuse': {
    roles: ['reviewer'],
    when: (state) => inStatus(state, 'verified'),
    // For false material alone nobody is barred: that is proposed, told and decided by itself.
    decide: (state, { reasons }) => [
      event('repair.refused', { reasons }, { closes: close(state, 'met', keyOf(state, 'decide')) }),
    ],
  },
  'repair.withdraw': {
    roles: ['entityAgent'],
    when: (state) => inStatus(state, 'applied', 'gapsNamed', 'accepted', 'verified'),
    decide: (state, { reason }) => {
      const open = Object.keys(state.deadlines).filter((key) => key.startsWith(`repair.${state.repairs.length}.`))
      const closes = [...close(state, 'void', ...open), ...endService(state, 'void', 'repair.gapsNamed')]
      return [event('repair.withdrawn', { reason }, { closes })]
    },
  },
  ...revocationCommands,
  ...barCommands,
} satisfies CommandTable<keyof RepairCommands>

/** Whether an application still waits for its decision. */
export function isOpen(repair: RepairState | undefined): boolean {
  return repair !== undefined && ['applied', 'gapsNamed', 'accepted', 'verified'].includes(repair.status)
}

const keyOf = (state: CaseState, step: string) => `repair.${state.repairs.length}.${step}`

const acceptKey = (state: CaseState) => nth(keyOf(state, 'accept'), state.repairs.at(-1)?.gapsTold ? 2 : 1)
