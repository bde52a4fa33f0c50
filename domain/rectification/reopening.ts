import { event } from '../case.ts'
import type { CaseEvent, CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, open, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import type { RectificationCommands, Reopening } from './types.ts'

const key = 'rectification.reopening'

const accepted = (state: CaseState) =>
  firstRefusal(
    stillRunning(state),
    unless(state.rectification !== undefined, 'rectification.notOrdered'),
    unless(state.rectification?.status === 'accepted', 'rectification.notAccepted'),
  )

const proposedBy = (state: CaseState) => state.rectification?.reopeningProposedBy

const pending = (state: CaseState) =>
  firstRefusal(accepted(state), unless(proposedBy(state) !== undefined, 'rectification.reopeningNotProposed'))

/** Reopening rectification (恢复整改) that was accepted on forged evidence, before any repair: proposed and decided by two people. */
export const reopeningCommands = {
  'rectification.proposeReopening': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(accepted(state), unless(proposedBy(state) === undefined, 'rectification.reopeningAlreadyProposed')),
    decide: (state, proposal, context) => {
      if (proposal.evidence.length === 0) return refuse('rectification.noProofOfForgery')
      const opens = [open(state, context, { key, topic: key, from: { reopeningProposed: context.today } })]
      return [event('rectification.reopeningProposed', proposal, { opens })]
    },
  },
  'rectification.reopen': {
    roles: ['reviewer'],
    when: pending,
    decide: (state, { reasons }) => [reopened(state, { ground: 'forgedEvidence', reasons })],
  },
  'rectification.refuseReopening': {
    roles: ['reviewer'],
    when: pending,
    decide: (state, { reasons }) => [
      event('rectification.reopeningRefused', { reasons }, { closes: close(state, 'met', key) }),
    ],
  },
} satisfies CommandTable<
  Extract<keyof RectificationCommands, `rectification.${'proposeReopening' | 'reopen' | 'refuseReopening'}`>
>

/** Rectification open again, with a term of its own from the day on which the entity is told. */
export function reopened(state: CaseState, reopening: Reopening): CaseEvent {
  return event('rectification.reopened', reopening, { closes: close(state, 'met', key) })
}
