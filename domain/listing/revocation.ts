import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { deleting } from '../publicity/types.ts'
import type { Refusal } from '../refusal.ts'
import { closeCase, endPublicity, without } from '../undoing/ending.ts'
import { supposing } from '../evolve.ts'
import { resumed } from '../publicity/resuming.ts'
import { withDaysHeld } from '../rectification/after-service.ts'
import { refuseUnanswered } from './grounds.ts'
import { inStatus } from './status.ts'
import type { ListingCommands } from './types.ts'

const key = 'listing.revocation'

/** Whether what is public was determined without a defence that came in time, so that it is looked at again. */
export const isUndefended = ({ listing }: CaseState): boolean => listing.undefendedSince !== undefined

/**
 * What nobody was heard before is to be revoked also after publicity has ended by time or by repair, since such a record is
 * kept and may be queried (条例 Arts 35, 37); any other only while the case runs.
 */
function takenBack(state: CaseState): Refusal | undefined {
  const isOver = deleting.has(state.undoing?.reason ?? state.outcome)
  return state.listing.unheard && !isOver ? undefined : inStatus(state, 'determined', 'listed')
}

// What has to be looked at again waits for no proposal.
const proposed = (state: CaseState) =>
  firstRefusal(
    takenBack(state),
    unless(state.listing.revocation !== undefined || isUndefended(state), 'listing.revocationNotProposed'),
  )

/**
 * The agency takes its own determination back (自行撤销, 条例 Art 37; SAMR Order 45 Art 12): before its service, before
 * the publication, or while it is public. Proposed by one person, decided by another.
 */
export const listingRevocationCommands = {
  'listing.proposeRevocation': {
    roles: ['caseOfficer'],
    when: (state) =>
      firstRefusal(
        takenBack(state),
        unless(state.listing.revocation === undefined, 'listing.revocationAlreadyProposed'),
      ),
    decide: (state, { reasons, evidence }, context) => {
      const from = { ownRevocationProposed: context.today }
      // Where nobody was heard the agency owes it since that came out, and a proposal gives it no more time.
      const opens = key in state.deadlines ? [] : [open(state, context, { key, topic: key, from })]
      return [event('listing.revocationProposed', { reasons, evidence }, { opens })]
    },
  },
  'listing.revoke': {
    roles: ['reviewer'],
    when: proposed,
    decide: (state, { reasons }, context) => {
      const closes = close(state, 'met', key)
      const rest = without(state, closes)
      return [
        event('listing.revoked', { reasons }, { closes }),
        state.publicity ? endPublicity(rest, context, 'revoked') : closeCase(rest, 'revoked'),
      ]
    },
  },
  'listing.refuseRevocation': {
    roles: ['reviewer'],
    // What nobody was heard before cannot stand (行政处罚法 Arts 38, 62): refused, it would be held for ever. A defence in
    // writing can be weighed afterwards, answered ground by ground (Art 45).
    when: (state) =>
      firstRefusal(proposed(state), unless(!state.listing.unheard || isUndefended(state), 'listing.unheard')),
    decide: (state, { reasons }, context) => {
      const closes = close(state, 'met', key)
      if (!isUndefended(state)) return [event('listing.revocationRefused', { reasons }, { closes })]
      const unanswered = refuseUnanswered(state)
      if (unanswered) return unanswered
      const opens = withDaysHeld(state, state.listing.undefendedSince!, context)
      const stands = event('listing.revocationRefused', { reasons, afterDefence: true }, { closes, opens })
      return [stands, ...resumed(supposing(state, context, stands), context)]
    },
  },
} satisfies CommandTable<
  Extract<keyof ListingCommands, `listing.${'proposeRevocation' | 'revoke' | 'refuseRevocation'}`>
>
