import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, hasPassed, nth, open, stillRunning, unless } from '../guards.ts'
import { nextEscalation } from '../interview/escalation.ts'
import { refuse } from '../refusal.ts'
import { extensionCommands } from './extension.ts'
import type { RectificationCommands, RectificationState } from './types.ts'

const inStatus = (state: CaseState, ...statuses: RectificationState['status'][]) =>
  firstRefusal(
    stillRunning(state),
    unless(state.rectification !== undefined, 'rectification.notOrdered'),
    unless(statuses.includes(state.rectification?.status ?? 'accepted'), 'rectification.notNow', {
      status: state.rectification?.status,
    }),
  )

/** Rectification (限期整改): commitment, evidence, acceptance or one return, and what happens when the term passes. */
export const rectificationCommands: CommandTable<keyof RectificationCommands> = {
  'rectification.commit': {
    roles: ['entityAgent'],
    when: (state) =>
      firstRefusal(
        inStatus(state, 'ordered', 'returned', 'submitted'),
        unless(state.rectification?.committedOn === undefined, 'rectification.alreadyCommitted'),
      ),
    decide: (_state, { commitment }) =>
      commitment.trim() === ''
        ? refuse('rectification.emptyCommitment')
        : [event('rectification.committed', { commitment })],
  },
  'rectification.submitEvidence': {
    roles: ['entityAgent'],
    when: (state) =>
      firstRefusal(
        inStatus(state, 'ordered', 'returned'),
        unless(state.rectification?.committedOn !== undefined, 'rectification.noCommitment'),
      ),
    decide: (state, { items }, context) => {
      const unknown = unknownRequirements(state, items)
      if (items.length === 0) return refuse('rectification.noEvidence')
      if (unknown.length > 0) return refuse('rectification.requirementUnknown', { requirements: unknown })
      const opens = [
        open(state, context, { key: checkKey(state, 1), topic: 'rectification.check', startsOn: context.today }),
      ]
      return [event('rectification.evidenceSubmitted', { items }, { opens })]
    },
  },
  'rectification.accept': {
    roles: ['caseOfficer', 'reviewer'],
    when: (state) => inStatus(state, 'submitted'),
    decide: (state, { findings }, context) => {
      const submittedOn = state.rectification?.submittedOn ?? context.today
      const interviews = Object.keys(state.deadlines).filter((key) => key.startsWith('interview.'))
      return [
        event(
          'rectification.accepted',
          { findings, inTime: submittedOn <= (state.rectification?.dueOn ?? '') },
          {
            closes: [
              ...close(state, 'met', 'rectification.due').map((closed) => ({ ...closed, on: submittedOn })),
              ...close(state, 'met', checkKey(state)),
              ...close(state, 'void', ...interviews),
            ],
          },
        ),
      ]
    },
  },
  'rectification.returnEvidence': {
    roles: ['caseOfficer', 'reviewer'],
    when: (state) => inStatus(state, 'submitted'),
    decide: (state, { gaps }) => {
      if (gaps.length === 0) return refuse('rectification.noGaps')
      const unknown = unknownRequirements(state, gaps)
      if (unknown.length > 0) return refuse('rectification.requirementUnknown', { requirements: unknown })
      // Gaps are told once: a later return may repeat what is still open but name nothing new.
      const told = state.rectification?.gaps?.map((gap) => gap.requirement)
      const added = told ? gaps.filter((gap) => !told.includes(gap.requirement)).map((gap) => gap.requirement) : []
      if (added.length > 0) return refuse('rectification.gapNotToldBefore', { requirements: added })
      return [event('rectification.evidenceReturned', { gaps }, { closes: close(state, 'met', checkKey(state)) })]
    },
  },
  ...extensionCommands,
  'rectification.markOverdue': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(
        inStatus(state, 'ordered', 'returned', 'submitted'),
        unless(state.rectification?.overdueOn === undefined, 'rectification.alreadyOverdue'),
        hasPassed(context, state.deadlines['rectification.due']),
        unless(!submittedInTime(state), 'rectification.submittedInTime'),
      ),
    decide: () => [event('rectification.overdue', {})],
  },
  'rectification.refer': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(
        stillRunning(state),
        unless(nextEscalation(state, context.today) === 'refer', 'rectification.notToBeReferred'),
      ),
    decide: (state) => {
      const reports = Object.keys(state.deadlines).filter((key) => key.startsWith('interview.'))
      return [event('rectification.referred', {}, { closes: close(state, 'lapsed', ...reports) })]
    },
  },
}

/** Evidence given within the term stops the clock while the agency checks it. */
export function submittedInTime({ rectification }: CaseState): boolean {
  return rectification?.status === 'submitted' && (rectification.submittedOn ?? '') <= rectification.dueOn
}

const checkKey = (state: CaseState, next = 0) =>
  nth('rectification.check', (state.rectification?.submissions ?? 0) + next)

function unknownRequirements(state: CaseState, items: readonly { readonly requirement: string }[]) {
  const known = new Set(state.rectification?.requirements.map((requirement) => requirement.id))
  return items.map((item) => item.requirement).filter((id) => !known.has(id))
}
