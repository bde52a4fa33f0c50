import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { noticeTooShort } from '../interview/checks.ts'
import type { Refusal } from '../refusal.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { consented, consentedFrom, consents, lastConsentOn } from './consent.ts'
import { actToServe, documentsToServe, documentToServe, needsOf, ruleOfWay, servedBy } from './served.ts'
import type { ToBeServed } from './served.ts'
import { termsFrom } from './terms-of-acts.ts'
import type { ServiceCommands } from './types.ts'

// On paper it may have come with the penalty; here the entity acts once it has been told of the case.
const knowsOfCase = ({ listing }: CaseState, { actor }: DecideContext) => {
  const { status, defenceUntil } = listing
  return unless(defenceUntil !== undefined || actor.role !== 'entityAgent', 'listing.notNow', { status })
}

// Once listed, answers to objections and whatever concerns the record are served also after the case is closed.
const isServed = ({ closedOn, listing }: CaseState) =>
  unless(closedOn === undefined || listing.status === 'listed', 'case.closed', { on: closedOn })

const already = (state: CaseState) => ['service.alreadyConsented', { since: lastConsentOn(state) }] as const

const isItsTurn = (state: CaseState, { actor }: DecideContext) => actor.role !== 'entityAgent' || consents(state)

// A second paper of one day says nothing more than the first.
const isConsentOf = ({ service }: CaseState, today: LocalDate) =>
  service?.consents?.findLast(({ on }) => on === today)?.given === true

const toBeServed = (state: CaseState) => unless(documentToServe(state) !== undefined, 'service.nothingToServe')

/** The first document of which a public notice may be posted now, or why there is none. */
function postable(
  state: CaseState,
  act: string | undefined,
  context: DecideContext,
): readonly [ToBeServed, undefined] | readonly [undefined, Refusal] {
  const asked = documentsToServe(state).filter(({ key }) => act === undefined || key === act)
  const refusals = asked.map(({ posting, failed }) => {
    if (posting !== undefined) return refuse('service.alreadyPosted')
    if (failed !== undefined || !needsOf('public', state, context).includes('otherWaysFailed')) return undefined
    return refuse('service.otherWaysFirst', {}, ruleOfWay('public', state, context).rule.id)
  })
  const found = asked[refusals.indexOf(undefined)]
  return found ? [found, undefined] : [undefined, refusals[0] ?? refuse('service.nothingToServe')]
}

/**
 * Service (送达): consent to electronic service, attempts that failed, public notice when no other way is left, and the
 * service of acts that have no command of their own for it.
 */
export const serviceCommands = {
  'service.consent': {
    roles: ['entityAgent'],
    when: (state, context) =>
      firstRefusal(
        isServed(state),
        knowsOfCase(state, context),
        // On paper it counts by its day, whatever was entered before it.
        unless(!consents(state) || context.actor.role !== 'entityAgent', ...already(state)),
      ),
    decide: (state, { statement }, { today }) =>
      isConsentOf(state, today) ? refuse(...already(state)) : [event('service.consented', { statement })],
  },
  'service.withdrawConsent': {
    roles: ['entityAgent'],
    when: (state, context) =>
      firstRefusal(
        // Whatever has become of the case: it is withdrawn at any time, and no later service rests on it.
        knowsOfCase(state, context),
        // One on paper may have come before a consent that stands now, and end an earlier one sooner.
        unless(consentedFrom(state) !== undefined && isItsTurn(state, context), 'service.noConsentToWithdraw'),
      ),
    decide: (state, { statement }, { today }) =>
      consented(state, today)
        ? [event('service.consentWithdrawn', { statement })]
        : refuse('service.noConsentToWithdraw'),
  },
  'service.recordAttempt': {
    roles: ['caseOfficer'],
    when: toBeServed,
    decide: (state, { act, ...attempt }) => {
      const document = documentToServe(state, act)
      if (document === undefined) return refuse('service.nothingToServe')
      return [event('service.attemptFailed', { ...attempt, letter: document.letter })]
    },
  },
  'service.postPublicly': {
    roles: ['caseOfficer'],
    when: (state, context) => postable(state, undefined, context)[1],
    decide: (state, { act, ...notice }, context) => {
      const [document, refusal] = postable(state, act, context)
      if (document === undefined) return refusal
      const { letter, key } = document
      // In place of the term for serving: nobody is late while the days of the notice run.
      const runs = open(state, context, { key, topic: 'service.public', from: { publicNoticePosted: notice.postedOn } })
      // A day that comes too soon on the end of those days is arranged anew before anybody waits for them.
      const scheduledOn = letter === 'interview' ? state.interviews.at(-1)?.scheduledOn : undefined
      const tooSoon = scheduledOn === undefined ? undefined : noticeTooShort(state, context, runs.dueOn, scheduledOn)
      if (tooSoon) return tooSoon
      return [event('service.postedPublicly', { ...notice, letter }, { opens: [runs] })]
    },
  },
  'service.serve': {
    roles: ['caseOfficer'],
    when: (state) => unless(actToServe(state) !== undefined, 'service.nothingToServe'),
    decide: (state, { act: named, ...given }, context) => {
      const document = actToServe(state, named)
      if (document === undefined) return refuse('service.nothingToServe')
      const service = servedBy(state, given, context, document)
      if (isRefusal(service)) return service
      const { letter: key } = document
      const told = state.service!.acts![key]!
      const { act, entry } = told
      const opens = termsFrom(state, told, service.servedOn, context)
      return [event('service.served', { ...service, key, act, entry }, { opens, closes: close(state, 'met', key) })]
    },
  },
} satisfies CommandTable<keyof ServiceCommands>
