import { event } from '../case.ts'
import type { CommandTable } from '../command.ts'
import {
  close,
  firstRefusal,
  hasPassed,
  nearDate,
  nth,
  open,
  otherPerson,
  pastDate,
  stillRunning,
  unless,
} from '../guards.ts'
import { refuse } from '../refusal.ts'
import { closeCase } from '../undoing/ending.ts'
import { checkProposal } from './proposal.ts'
import { determine, serveDecision } from './determination.ts'
import type { ListingCommands, ListingStatus } from './types.ts'
import type { CaseState } from '../case.ts'

const inStatus = (state: CaseState, ...statuses: ListingStatus[]) =>
  firstRefusal(
    stillRunning(state),
    unless(statuses.includes(state.listing.status), 'listing.notNow', { status: state.listing.status }),
  )

/** Listing (名单发起): proposal, review, notice, defence, determination, service of the decision. */
export const listingCommands: CommandTable<Exclude<keyof ListingCommands, 'listing.propose'>> = {
  'listing.review': {
    roles: ['reviewer'],
    when: (state, context) =>
      firstRefusal(inStatus(state, 'inReview'), otherPerson(context, state.listing.writers, 'listing.sameReviewer')),
    decide: (state, { outcome, comments }, context) => {
      const closes = close(state, 'met', reviewKey(state))
      if (outcome === 'returned') return [event('listing.returned', { comments }, { closes })]
      const opens = [
        open(state, context, { key: 'listing.serveNotice', topic: 'listing.serveNotice', startsOn: context.today }),
      ]
      return [event('listing.reviewed', { comments }, { closes, opens })]
    },
  },
  'listing.revise': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'returned', 'inReview'),
    decide: (state, changes, context) => {
      const proposal = { ...state.listing.proposal, ...changes }
      const refusal = checkProposal(proposal, context)
      if (refusal) return refusal
      const field = context.catalogue.listType(proposal.listType)!.field
      const revised = field === state.field ? changes : { ...changes, field }
      if (state.listing.status === 'inReview') return [event('listing.revised', revised)]
      const { tier } = proposal
      const opens = [
        open({ ...state, field, tier }, context, {
          key: reviewKey(state),
          topic: 'listing.review',
          startsOn: context.today,
        }),
      ]
      return [event('listing.revised', revised, { opens })]
    },
  },
  'listing.withdraw': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'inReview', 'returned', 'reviewed', 'defence', 'determination'),
    decide: (state, { reason }) => [event('listing.withdrawn', { reason }), closeCase(state, 'withdrawn')],
  },
  'listing.serveNotice': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'reviewed'),
    decide: (state, service, context) =>
      pastDate(context, service.servedOn, 'servedOn', state.deadlines['listing.serveNotice']?.startsOn) ?? [
        event('listing.noticeServed', service, {
          closes: close(state, 'met', 'listing.serveNotice'),
          opens: [
            open(state, context, {
              key: 'listing.defence',
              topic: 'listing.defence',
              startsOn: service.servedOn,
              owner: state.entity.code,
            }),
          ],
        }),
      ],
  },
  'listing.defend': {
    roles: ['entityAgent'],
    when: (state, context) => firstRefusal(inStatus(state, 'defence'), withinDefence(state, context.today)),
    decide: (state, { grounds, evidence }, context) => {
      const named = [...state.listing.grounds, ...grounds].map((ground) => ground.id)
      if (grounds.length === 0) return refuse('listing.noGrounds')
      if (new Set(named).size < named.length) return refuse('listing.groundTwice', { grounds: named })
      return [event('listing.defended', { grounds, evidence }, defenceOver(state, context))]
    },
  },
  'listing.waiveDefence': {
    roles: ['entityAgent', 'caseOfficer'],
    when: (state) => inStatus(state, 'defence'),
    decide: (state, { statement }, context) => [
      event('listing.defenceWaived', { statement }, defenceOver(state, context)),
    ],
  },
  'listing.closeDefence': {
    roles: ['system'],
    when: (state, context) =>
      firstRefusal(inStatus(state, 'defence'), hasPassed(context, state.deadlines['listing.defence'])),
    decide: (state, _payload, context) => [event('listing.defenceClosed', {}, defenceOver(state, context, 'lapsed'))],
  },
  'listing.askHearing': {
    roles: ['entityAgent'],
    when: (state, context) =>
      firstRefusal(
        inStatus(state, 'defence', 'determination'),
        unless(state.listing.hearing === undefined, 'listing.hearingAlreadyAsked'),
        unless(context.today <= (state.listing.defenceUntil ?? ''), 'listing.hearingTooLate', {
          until: state.listing.defenceUntil,
        }),
      ),
    decide: (state, { reason }, context) => [
      event(
        'listing.hearingAsked',
        { reason },
        {
          opens: [open(state, context, { key: 'listing.hearing', topic: 'listing.hearing', startsOn: context.today })],
        },
      ),
    ],
  },
  'listing.notifyHearing': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        inStatus(state, 'defence', 'determination'),
        unless(state.listing.hearing !== undefined && state.listing.hearing.heldOn === undefined, 'listing.noHearing'),
      ),
    decide: (state, notice, context) => {
      const late =
        pastDate(context, notice.servedOn, 'servedOn', state.deadlines['listing.hearing']?.startsOn) ??
        nearDate(context, notice.hearingOn, 'hearingOn')
      if (late) return late
      const { rule } = context.rules.resolve('listing.hearingNotice', { on: context.today, field: state.field })
      const earliest = context.rules.addTerm(notice.servedOn, rule.term!).dueOn
      if (notice.hearingOn < earliest) return refuse('listing.hearingNoticeTooShort', { earliest }, rule.id)
      return [event('listing.hearingNotified', notice)]
    },
  },
  'listing.holdHearing': {
    roles: ['caseOfficer'],
    when: (state, context) =>
      firstRefusal(
        inStatus(state, 'defence', 'determination'),
        unless(state.listing.hearing?.hearingOn !== undefined, 'listing.hearingNotNotified'),
        unless(state.listing.hearing?.heldOn === undefined, 'listing.hearingAlreadyHeld'),
        unless((state.listing.hearing?.hearingOn ?? '') <= context.today, 'listing.hearingNotYet', {
          on: state.listing.hearing?.hearingOn,
        }),
      ),
    decide: (state, { heldOn, record }, context) =>
      pastDate(context, heldOn, 'heldOn', state.listing.hearing?.hearingOn) ?? [
        event('listing.hearingHeld', { heldOn, record }, { closes: close(state, 'met', 'listing.hearing') }),
      ],
  },
  'listing.answerGrounds': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        inStatus(state, 'determination'),
        unless(state.listing.grounds.length > 0, 'listing.noGroundsToAnswer'),
      ),
    decide: (state, { answers }) => {
      const known = new Set(state.listing.grounds.map((ground) => ground.id))
      const unknown = answers.filter((answer) => !known.has(answer.ground)).map((answer) => answer.ground)
      return unknown.length > 0
        ? refuse('listing.groundUnknown', { grounds: unknown })
        : [event('listing.groundsAnswered', { answers })]
    },
  },
  'listing.determine': {
    roles: ['reviewer'],
    when: (state, context) =>
      firstRefusal(
        inStatus(state, 'determination'),
        otherPerson(context, state.listing.writers, 'listing.sameDeterminer'),
        unansweredGrounds(state),
        unless(
          state.listing.hearing === undefined || state.listing.hearing.heldOn !== undefined,
          'listing.hearingPending',
        ),
      ),
    decide: determine,
  },
  'listing.serveDecision': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'determined'),
    decide: serveDecision,
  },
}

const reviewKey = (state: CaseState) => nth('listing.review', state.listing.returns + 1)

function withinDefence(state: CaseState, today: string) {
  const deadline = state.deadlines['listing.defence']
  return unless(deadline === undefined || today <= deadline.dueOn, 'listing.defenceTooLate', { dueOn: deadline?.dueOn })
}

function unansweredGrounds(state: CaseState) {
  const answered = new Set(state.listing.answers.map((answer) => answer.ground))
  const open = state.listing.grounds.filter((ground) => !answered.has(ground.id)).map((ground) => ground.id)
  return unless(open.length === 0, 'listing.groundsUnanswered', { grounds: open })
}

function defenceOver(state: CaseState, context: Parameters<typeof open>[1], as: 'met' | 'lapsed' = 'met') {
  return {
    closes: close(state, as, 'listing.defence'),
    opens: [open(state, context, { key: 'listing.determine', topic: 'listing.determine', startsOn: context.today })],
  }
}
