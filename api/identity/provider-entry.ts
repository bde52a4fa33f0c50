import type { Pool } from 'pg'
import { addEntityBySubject, bindStaff, findBySubject } from '../../database/queries/accounts.ts'
import { redeemInvitation } from '../../database/queries/invitations.ts'
import { creditCodeFault } from '../../domain/identifiers/credit-code.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { invitationHash, invitedOrRefused } from './invitations.ts'
import type { Door, Person } from './provider.ts'
import { tokenHash } from './secrets.ts'

/**
 * The account of somebody whom a provider has sent: the one bound before, or the one that is bound now — for staff an
 * existing account that the claim names, for an entity by invitation or by the credit code that the provider vouches
 * for. Refuses when there is none, when it is disabled, and at the wrong door.
 */
export async function accountFor(
  pool: Pool,
  door: Door,
  person: Person,
  invitation: string | null,
): Promise<string | Refusal> {
  const bound = await findBySubject(pool, person.subject)
  if (bound) {
    if (bound.disabled) return refuse('session.disabled')
    return (bound.role === 'entityAgent') === (door === 'entity') ? bound.id : refuse('provider.otherDoor')
  }
  const refusal = await (door === 'staff' ? bindByClaim(pool, person) : bindEntity(pool, person, invitation))
  if (refusal) return refusal
  const account = await findBySubject(pool, person.subject)
  if (!account) return refuse('provider.noAccount')
  return account.disabled ? refuse('session.disabled') : account.id
}

async function bindByClaim(pool: Pool, { claim, subject }: Person): Promise<Refusal | undefined> {
  const isBound = claim !== undefined && (await bindStaff(pool, claim, subject))
  return isBound ? undefined : refuse('provider.noAccount')
}

async function bindEntity(
  pool: Pool,
  { claim, subject, name = '' }: Person,
  invitation: string | null,
): Promise<Refusal | undefined> {
  // A name that nobody chooses, and the same when two browsers come back at once.
  const id = `entity-${tokenHash(subject).slice(0, 16)}`
  if (invitation !== null) {
    const made = await redeemInvitation(pool, invitationHash(invitation), {
      id,
      name: name || id,
      providerSubject: subject,
    })
    const answer = invitedOrRefused(made)
    return isRefusal(answer) ? answer : undefined
  }
  if (claim === undefined || creditCodeFault(claim) !== undefined) return refuse('provider.noAccount')
  await addEntityBySubject(pool, { id, name: name || id, role: 'entityAgent', entityCode: claim }, subject)
  return undefined
}
