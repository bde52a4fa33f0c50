import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import type { Deadline } from '../terms/deadline.ts'
import { close, firstRefusal, hasPassed, nth, open, stillRunning, unless } from '../guards.ts'
import { nextEscalation } from '../interview/escalation.ts'
import { refuse } from '../refusal.ts'
import { answersOfTerm } from '../service/types.ts'
import { endAnswered, endService, unserved } from '../service/unserved.ts'
import {
  heldByService,
  isOrdered,
  termsAfterExtension,
  termsAfterRefusal,
  termsAfterReopening,
  termsToCure,
  wasSubmittedInTime,
} from './after-service.ts'
import { extensionCommands, extensionKey, interviewKeys, stillOwed } from './extension.ts'
import { reopeningCommands } from './reopening.ts'
import type { RectificationCommands, RectificationState } from './types.ts'

const inStatus = (state: CaseState, ...statuses: RectificationState['status'][]) =>
  firstRefusal(
    stillOwed(state),
    unless(state.rectification !== undefined, 'rectification.notOrdered'),
    unless(statuses.includes(state.rectification?.status ?? 'accepted'), 'rectification.notNow', {
      status: state.rectification?.status,
    }),
  )

/** Rectification (限期整改): commitment, evidence, acceptance or one return, and what happens when the term passes. */
export const rectificationCommands = {
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
      // What has reached the entity it need not be served any more, and its term runs from then; a paper that had come
      // before the act does not answer it. That rectification is open again is still told: its letter has more to say
      // than what is answered here.
      const reached = endAnswered(state, context.today, ...answersOfTerm)
      const due = termOnAnswer(state, context)
      // Received in time and entered later: the term has not passed after all.
      const isInTime = context.today <= (due[0]?.dueOn ?? state.rectification?.dueOn ?? '')
      const opens = [
        ...due,
        open(state, context, {
          key: checkKey(state, 1),
          topic: 'rectification.check',
          from: { evidenceSubmitted: context.today },
        }),
      ]
      const closes = [...reached, ...(isInTime ? close(state, 'void', ...interviewKeys(state)) : [])]
      return [event('rectification.evidenceSubmitted', { items }, { opens, closes })]
    },
  },
  'rectification.accept': {
    roles: ['reviewer', 'caseOfficer'],
    when: (state) => inStatus(state, 'submitted'),
    decide: (state, { findings }, context) => {
      const open = withoutEvidence(state)
      if (open.length > 0) return refuse('rectification.requirementsOpen', { requirements: open })
      const submittedOn = state.rectification?.submittedOn ?? context.today
      return [
        event(
          'rectification.accepted',
          { findings, inTime: isInTime(state) },
          {
            closes: [
              ...close(state, 'met', 'rectification.due').map((closed) => ({ ...closed, on: submittedOn })),
              ...close(state, 'met', checkKey(state)),
              ...close(state, 'void', extensionKey(state)),
              ...close(state, 'void', ...interviewKeys(state)),
              // What was lacking lacks no more.
              ...endService(state, 'void', 'rectification.evidenceReturned'),
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
      // Gaps are told once: a later return may repeat what is still open but name nothing new. That nothing at all was
      // given for a requirement needs no telling.
      const gapsTold = state.rectification?.gaps?.map((gap) => gap.requirement)
      const told = gapsTold && [...gapsTold, ...withoutEvidence(state)]
      const added = told ? gaps.filter((gap) => !told.includes(gap.requirement)).map((gap) => gap.requirement) : []
      if (added.length > 0) return refuse('rectification.gapNotToldBefore', { requirements: added })
      const toCure = gapsTold === undefined ? { toCure: true as const } : {}
      return [
        event('rectification.evidenceReturned', { gaps, ...toCure }, { closes: close(state, 'met', checkKey(state)) }),
      ]
    },
  },
  ...extensionCommands,
  ...reopeningCommands,
  'rectification.markOverdue': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(
        inStatus(state, 'ordered', 'returned', 'submitted'),
        unless(state.rectification?.overdueOn === undefined, 'rectification.alreadyOverdue'),
        hasPassed(context, state.deadlines['rectification.due']),
        unless(!submittedInTime(state), 'rectification.submittedInTime'),
        unless(state.rectification?.extension === undefined, 'rectification.extensionPending'),
        unless(!heldByService(state), 'rectification.answerNotServed'),
        unless(!state.listing.unheard, 'listing.unheard'),
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
      return [event('rectification.referred', {}, { closes: close(state, 'lapsed', ...interviewKeys(state)) })]
    },
  },
} satisfies CommandTable<keyof RectificationCommands>

// Accepted once on false material, it was not in time, whenever it is completed. Nothing is late while nothing orders it.
const isInTime = (state: CaseState) =>
  state.rectification?.reopenedOn === undefined && (wasSubmittedInTime(state) || !isOrdered(state))

/**
 * What the entity has done in time holds the clock until the agency has answered, and the answer has reached it: evidence,
 * or a request for more time. So does a determination that nobody was heard before.
 */
export function clockHeld(state: CaseState): boolean {
  const isAnswered = !submittedInTime(state) && state.rectification?.extension === undefined && !heldByService(state)
  return !isAnswered || state.listing.unheard === true
}

/** Evidence given within the term stops the clock while the agency checks it. */
const submittedInTime = (state: CaseState) => state.rectification?.status === 'submitted' && wasSubmittedInTime(state)

/** The term as it runs when the entity answers what was not served yet. */
function termOnAnswer(state: CaseState, context: DecideContext): Deadline[] {
  for (const [act, terms] of onAnswer) {
    const told = unserved(state, act)
    if (told && told.on <= context.today) return terms(state, context.today, context, told)
  }
  return []
}

const onAnswer = [
  ['rectification.evidenceReturned', termsToCure],
  ['rectification.extended', termsAfterExtension],
  ['rectification.extensionRefused', termsAfterRefusal],
  ['rectification.reopened', termsAfterReopening],
] as const

const checkKey = (state: CaseState, next = 0) =>
  nth('rectification.check', (state.rectification?.submissions ?? 0) + next)

/** The requirements for which no submission has held anything. */
function withoutEvidence({ rectification }: CaseState): string[] {
  const evidenced = rectification?.evidenced ?? []
  return (rectification?.requirements ?? []).map(({ id }) => id).filter((id) => !evidenced.includes(id))
}

function unknownRequirements(state: CaseState, items: readonly { readonly requirement: string }[]) {
  const known = new Set(state.rectification?.requirements.map((requirement) => requirement.id))
  return items.map((item) => item.requirement).filter((id) => !known.has(id))
}
