import type { Pool } from 'pg'
import type { Account } from '../database/queries/accounts.ts'
import { setProved } from '../database/queries/accounts.ts'
import { redeemInvitation } from '../database/queries/invitations.ts'
import type { BoundAccount } from '../database/queries/provider-accounts.ts'
import { addEntityBySubject, askForBinding, listBySubject } from '../database/queries/provider-accounts.ts'
import { mayBeOrganisation } from '../domain/identifiers/identity.ts'
import { normalCode } from '../domain/identifiers/normal-form.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { invitationHash, invitedOrRefused } from './invitations.ts'
import { nameRefusal } from './new-account.ts'
import type { Door, Person } from './provider.ts'
import { tokenHash } from './secrets.ts'

/** What somebody said when the visit to the provider began. */
export interface Wish {
  readonly invitation: string | null
  /** The credit code of the entity to act for, where somebody stands for several. */
  readonly entity: string | null
}

/**
 * The account of somebody whom a provider has sent. Staff: the one that an operator has bound to the person, whatever else
 * the provider says of them now. Entities: one for each entity that the portal vouches for today or whose code on paper
 * was used. Refuses when there is none, when it is disabled, at the wrong door, and with `provider.choose` where there
 * are several and none was named.
 */
export async function accountFor(pool: Pool, door: Door, person: Person, wish: Wish): Promise<string | Refusal> {
  const bound = await listBySubject(pool, person.subject)
  if (bound.some(({ role }) => (role === 'entityAgent') !== (door === 'entity'))) return refuse('provider.otherDoor')
  const account = await (door === 'staff' ? ofStaff(pool, person, bound) : ofEntity(pool, person, bound, wish))
  if (isRefusal(account)) return account
  return account.disabled ? refuse('session.disabled') : account.id
}

type Known = Pick<BoundAccount, 'id' | 'disabled'>

async function ofStaff(pool: Pool, person: Person, [bound]: readonly BoundAccount[]): Promise<Known | Refusal> {
  if (bound) return bound
  const { claim, subject } = person
  // The name that a claim gives is neither unique nor for good: it says whom to ask an operator for, and opens nothing.
  const isAsked =
    typeof claim === 'string' && (await askForBinding(pool, { account: claim, subject, name: shownName(person) }))
  return refuse(isAsked ? 'provider.notBound' : 'provider.noAccount')
}

async function ofEntity(
  pool: Pool,
  person: Person,
  bound: readonly BoundAccount[],
  { invitation, entity }: Wish,
): Promise<Known | Refusal> {
  const vouched = codesOf(person)
  if (invitation !== null) return await byInvitation(pool, person, vouched, invitation)
  // Who has left a company has lost its matters, as soon as the portal no longer says otherwise.
  const standing = bound.filter(
    ({ provedBy, entityCode = '' }) => provedBy !== 'portal' || vouched.includes(entityCode),
  )
  const codes = [...new Set([...vouched, ...standing.map(({ entityCode = '' }) => entityCode)])]
  const wanted = entity === null ? codes : codes.filter((code) => code === entity)
  const [code, ...others] = wanted
  if (code === undefined) return refuse('provider.noAccount')
  if (others.length > 0) return refuse('provider.choose')
  const known = standing.find(({ entityCode }) => entityCode === code)
  if (known) {
    if (vouched.includes(code)) await setProved(pool, known.id, 'portal')
    return known
  }
  await addEntityBySubject(pool, newAccount(person, code), person.subject)
  // Not by its name, which somebody else's account may have: the person's own one, or none.
  return await ownAccount(pool, person, ({ entityCode }) => entityCode === code)
}

async function byInvitation(
  pool: Pool,
  person: Person,
  vouched: readonly string[],
  invitation: string,
): Promise<Known | Refusal> {
  const { id, name } = newAccount(person, invitationHash(invitation))
  const made = invitedOrRefused(
    await redeemInvitation(pool, invitationHash(invitation), { id, name, providerSubject: person.subject, vouched }),
  )
  if (isRefusal(made)) return made
  if (vouched.includes(made.entityCode ?? '')) await setProved(pool, made.id, 'portal')
  return await ownAccount(pool, person, ({ id: own }) => own === made.id)
}

async function ownAccount(
  pool: Pool,
  { subject }: Person,
  isIt: (account: BoundAccount) => boolean,
): Promise<Known | Refusal> {
  return (await listBySubject(pool, subject)).find(isIt) ?? refuse('provider.noAccount')
}

const codesOf = ({ claim }: Person): readonly string[] => [claim ?? []].flat().map(normalCode).filter(mayBeOrganisation)

// A name that nobody chooses, and the same when two browsers come back at once.
function newAccount(person: Person, what: string): Account {
  const { subject } = person
  const name = shownName(person)
  const id = `entity-${tokenHash(`${subject} ${what}`).slice(0, 16)}`
  // People choose at the provider what they are called; it makes no authority of them in ledgers and on pages here.
  const shown = name === '' || nameRefusal(name) ? id : name
  return { id, name: shown, role: 'entityAgent', entityCode: what }
}

// Without what cannot be kept and what turns the direction of writing, and no longer than names may be here.
const mostOfName = 100
const shownName = ({ name = '' }: Person) =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '')
    .slice(0, mostOfName)
    .replace(/\p{Surrogate}$/u, '')
    .trim()
