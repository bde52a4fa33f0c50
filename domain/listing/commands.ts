import { event } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, nth, open, unless } from '../guards.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { isOwedAfterEnd, servedBy } from '../service/served.ts'
import { closeCase } from '../undoing/ending.ts'
import { doubtfulPointsOf } from './doubtful-points.ts'
import { checkProposal } from './proposal-checks.ts'
import { checkRepeat, repeating } from './proposal.ts'
import { determine, serveDecision } from './determination.ts'
import { hearingCommands } from './hearing.ts'
import { isUndefended, listingRevocationCommands } from './revocation.ts'
import { rightsCommands } from './rights.ts'
import { inStatus } from './status.ts'
import type { ListingCommands } from './types.ts'
import type { CaseState } from '../case.ts'

/** Listing (名单发起): proposal, review, notice, defence, determination, service of the decision. */
export const listingCommands = {
  'listing.review': {
    roles: ['reviewer'],
    when: (state) => inStatus(state, 'inReview'),
    decide: (state, { outcome, comments, confirmed = [] }, context) => {
      const closes = close(state, 'met', reviewKey(state))
      if (outcome === 'returned')
        return comments.trim() === ''
          ? refuse('listing.returnWithoutReason')
          : [event('listing.returned', { comments }, { closes })]
      const points = doubtfulPointsOf(state)
      const unconfirmed = points.filter((point) => !confirmed.includes(point))
      if (unconfirmed.length > 0) return refuse('listing.notConfirmed', { points: unconfirmed })
      const opens = [
        open(state, context, {
          key: 'listing.serveNotice',
          topic: 'listing.serveNotice',
          from: { reviewAgreed: context.today },
        }),
      ]
      const reviewed = points.length > 0 ? { comments, confirmed: points } : { comments }
      return [event('listing.reviewed', reviewed, { closes, opens })]
    },
  },
  'listing.revise': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'returned', 'inReview'),
    decide: (state, changes, context) => {
      const proposal = { ...state.listing.proposal, ...changes }
      const refusal = checkProposal(proposal, context) ?? checkRepeat(proposal, context)
      if (refusal) return refusal
      const field = context.catalogue.listType(proposal.listType)!.field
      const revised = { ...changes, ...(field === state.field ? {} : { field }), ...repeating(context) }
      if (state.listing.status === 'inReview') return [event('listing.revised', revised)]
      const { tier } = proposal
      const opens = [
        open({ ...state, field, tier }, context, {
          key: reviewKey(state),
          topic: 'listing.review',
          again: context.today,
        }),
      ]
      return [event('listing.revised', revised, { opens })]
    },
  },
  'listing.withdraw': {
    roles: ['caseOfficer'],
    // Once told, the entity is owed a decision: a case that will not do ends by one not to list, of a second person.
    when: (state) =>
      firstRefusal(
        inStatus(state, 'inReview', 'returned', 'reviewed'),
        unless(state.listing.fallen === undefined, 'listing.notNow', { status: state.listing.status }),
      ),
    decide: (state, { reason }) => [event('listing.withdrawn', { reason }), closeCase(state, 'withdrawn')],
  },
  'listing.serveNotice': {
    roles: ['caseOfficer'],
    when: (state) => inStatus(state, 'reviewed'),
    decide: (state, given, context) => {
      const service = servedBy(state, given, context)
      if (isRefusal(service)) return service
      // Asked for on a notice that proved void, a hearing is owed and need not be asked for again.
      const topics = [
        'listing.defence',
        ...(state.listing.hearing ? [] : (['listing.hearingRequest'] as const)),
      ] as const
      const opens = topics.map((topic) =>
        open(state, context, {
          key: topic,
          topic,
          from: { noticeServed: service.servedOn },
          owner: state.entity.code,
        }),
      )
      return [event('listing.noticeServed', service, { closes: close(state, 'met', 'listing.serveNotice'), opens })]
    },
  },
  ...rightsCommands,
  ...hearingCommands,
  'listing.answerGrounds': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        inStatus(
          state,
          'defence',
          'determination',
          ...(isUndefended(state) ? (['determined', 'listed'] as const) : []),
        ),
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
    when: (state) => inStatus(state, 'defence', 'determination'),
    decide: determine,
  },
  'listing.serveDecision': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        isOwedAfterEnd(state) ? undefined : inStatus(state, 'determined'),
        unless(!state.listing.unheard, 'listing.unheard'),
      ),
    decide: serveDecision,
  },
  ...listingRevocationCommands,
} satisfies CommandTable<Exclude<keyof ListingCommands, 'listing.propose'>>

const reviewKey = (state: CaseState) => nth('listing.review', state.listing.returns + 1)
