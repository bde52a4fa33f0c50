import { personsOf } from '../actor.ts'
import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable, DecideContext } from '../command.ts'
import { authorsOf } from '../four-eyes.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import { noticeToServe, servedBy } from '../service/served.ts'
import { isHeldOnceReopened } from './reopening.ts'
import { hasWaived, isHearingOwed, isInTime, lastDayOf, mayStillBeHeard, rightsEnd } from './rights.ts'
import { inStatus } from './status.ts'
import type { ListingCommands } from './types.ts'

/** The hearing (听证, 行政处罚法 Arts 63-65): asked for within its own term, notified, then held or ended without. */
export const hearingCommands = {
  'listing.askHearing': {
    roles: ['entityAgent'],
    when: (state, { today }) => {
      const until = lastDayOf(state, 'hearing')
      return firstRefusal(
        mayStillBeHeard(state),
        unless(state.listing.hearing === undefined, 'listing.hearingAlreadyAsked'),
        unless(!hasWaived(state, 'hearing'), 'listing.rightWaived'),
        unless(isInTime(state, 'hearing', today), 'listing.hearingTooLate', { until }),
      )
    },
    decide: (state, { reason }, context) => {
      // What is public is revoked, and no hearing held after it (0062).
      if (isHeldOnceReopened(state)) return [event('listing.hearingAsked', { reason })]
      const opens = [
        open(state, context, {
          key: 'listing.hearing',
          topic: 'listing.hearing',
          from: { hearingAsked: context.today },
        }),
      ]
      // Entered from paper, it may come when the term has been taken for over and the determination was due.
      const closes = [...close(state, 'met', 'listing.hearingRequest'), ...close(state, 'void', 'listing.determine')]
      return [event('listing.hearingAsked', { reason }, rightsEnd(state, context, closes, { opens }))]
    },
  },
  'listing.notifyHearing': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(inStatus(state, 'defence', 'determination'), unless(isHearingOwed(state), 'listing.noHearing')),
    decide: (state, notice, context) => {
      const refusal = ofTheCase(state, notice.chair)
      if (refusal) return refusal
      const document = noticeToServe(state, 'hearing')
      const service = servedBy(state, notice, context, document)
      if (isRefusal(service)) return service
      const { servedOn } = service
      const { rule } = context.rules.resolve('listing.hearingNotice', { on: context.today, field: state.field })
      const earliest = context.rules.addTerm(servedOn, rule.term!).dueOn
      if (notice.hearingOn < earliest) return refuse('listing.hearingNoticeTooShort', { earliest }, rule.id)
      // The days of a public notice, or those for serving it once more, stood in place of the term for the hearing.
      const isOwn = state.deadlines['listing.hearing']?.topic === 'listing.hearing'
      const again = { key: 'listing.hearing', topic: 'listing.hearing', again: servedOn } as const
      const opens = isOwn ? [] : [open(state, context, again)]
      return [event('listing.hearingNotified', { ...notice, servedOn }, { opens })]
    },
  },
  'listing.holdHearing': {
    roles: ['caseOfficer'],
    when: (state, context) => onItsDay(state, context),
    decide: (state, record, context) => {
      const refusal = ofTheCase(state, record.chair)
      if (refusal) return refusal
      if (record.signature === 'refused' && !record.refusalNote) return refuse('listing.refusalNotNoted')
      return [event('listing.hearingHeld', record, ends(state, context, record.heldOn))]
    },
  },
  'listing.endHearing': {
    roles: ['caseOfficer'],
    when: (state, context) => onItsDay(state, context),
    decide: (state, ended, context) => [event('listing.hearingEnded', ended, ends(state, context, ended.on))],
  },
} satisfies CommandTable<
  Extract<keyof ListingCommands, `listing.${'askHearing' | 'notifyHearing' | 'holdHearing' | 'endHearing'}`>
>

const onItsDay = (state: CaseState, { today }: DecideContext): Refusal | undefined => {
  const { hearingOn } = state.listing.hearing ?? {}
  return firstRefusal(
    inStatus(state, 'defence', 'determination'),
    unless(hearingOn !== undefined, 'listing.hearingNotNotified'),
    unless(isHearingOwed(state), 'listing.hearingAlreadyHeld'),
    unless((hearingOn ?? '') <= today, 'listing.hearingNotYet', { on: hearingOn }),
  )
}

/** A hearing is chaired by somebody who has not investigated the case (行政处罚法 Art 64(4)). */
function ofTheCase(state: CaseState, chair: string): Refusal | undefined {
  const persons = authorsOf(state, 'proposal', 'hearing').flatMap((author) => personsOf(author))
  return unless(!persons.includes(chair), 'listing.chairOfCase', { person: chair })
}

const ends = (state: CaseState, context: DecideContext, endedOn: string) =>
  rightsEnd(
    state,
    context,
    close(state, 'met', 'listing.hearing').map((closed) => ({ ...closed, on: endedOn })),
    {
      endedOn,
    },
  )
