import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { close, firstRefusal, open, unless } from '../guards.ts'
import { closeCase, endPublicity, without } from '../undoing/ending.ts'
import { inStatus } from './status.ts'
import type { ListingCommands } from './types.ts'

const proposed = (state: CaseState) =>
  firstRefusal(
    inStatus(state, 'determined', 'listed'),
    unless(state.listing.revocation !== undefined, 'listing.revocationNotProposed'),
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
        inStatus(state, 'determined', 'listed'),
        unless(state.listing.revocation === undefined, 'listing.revocationAlreadyProposed'),
      ),
    decide: (state, { reasons, evidence }, context) => [
      event(
        'listing.revocationProposed',
        { reasons, evidence },
        {
          opens: [
            open(state, context, {
              key: 'listing.revocation',
              topic: 'listing.revocation',
              from: { ownRevocationProposed: context.today },
            }),
          ],
        },
      ),
    ],
  },
  'listing.revoke': {
    roles: ['reviewer'],
    when: proposed,
    decide: (state, { reasons }, context) => {
      const closes = close(state, 'met', 'listing.revocation')
      const rest = without(state, closes)
      return [
        event('listing.revoked', { reasons }, { closes }),
        state.publicity ? endPublicity(rest, context, 'revoked') : closeCase(rest, 'revoked'),
      ]
    },
  },
  'listing.refuseRevocation': {
    roles: ['reviewer'],
    when: proposed,
    decide: (state, { reasons }) => [
      event('listing.revocationRefused', { reasons }, { closes: close(state, 'met', 'listing.revocation') }),
    ],
  },
} satisfies CommandTable<
  Extract<keyof ListingCommands, `listing.${'proposeRevocation' | 'revoke' | 'refuseRevocation'}`>
>
