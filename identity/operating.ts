import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import { countHeld } from '../database/queries/assignments.ts'
import type { Account } from '../database/queries/accounts.ts'
import { addAccount, setDisabled, setPassword } from '../database/queries/accounts.ts'
import * as moves from '../database/queries/moves.ts'
import { endSessions } from '../database/queries/sessions.ts'
import type { Role } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { accountRefusal } from './new-account.ts'
import { hashPassword, ourselves } from './passwords.ts'
import { unlock } from './sign-in.ts'

type Place = 'agency' | 'district' | 'entity'

/** What an account of a role must say of its place, so that nobody is an officer of nowhere. */
export const placesOf: Readonly<Record<Exclude<Role, 'system'>, readonly Place[]>> = {
  caseOfficer: ['agency', 'district'],
  reviewer: ['agency', 'district'],
  implementingOfficer: ['agency'],
  entityAgent: ['entity'],
  districtSupervisor: ['district'],
  citySupervisor: [],
  auditor: [],
  operator: [],
}

/** The places that an account of a role lacks, or must not have. */
export const misplaced = (
  role: Exclude<Role, 'system'>,
  given: { readonly [P in Place]?: string | undefined },
): Place[] =>
  (['agency', 'district', 'entity'] as const).filter(
    (place) => placesOf[role].includes(place) !== Boolean(given[place]),
  )

/** What the name of an account may look like. */
export const accountName = /^[\w.@-]{3,60}$/

/** The signs of the longest name. */
export const longestAccountName = 60

/**
 * Makes an account: with a first password, which opens nothing but its own change and is answered here only; for who comes
 * by a provider; or for another system, which acts by keys. Refuses like `accountRefusal` and with `account.taken`.
 */
export async function createAccount(
  pool: Pool,
  account: Account,
  how: 'password' | 'provider' | 'system',
): Promise<{ readonly password?: string } | Refusal> {
  const wrong = accountRefusal(account)
  if (wrong) return wrong
  const password = how === 'password' ? firstPassword() : undefined
  const credentials =
    password === undefined ? {} : { passwordHash: await hashPassword(password, ourselves), mustChange: true }
  const made = await addAccount(pool, account, { ...credentials, isSystem: how === 'system' })
  if (!made) return refuse('account.taken')
  return password === undefined ? {} : { password }
}

/** Gives an account a new first password, unlocks it and ends its sessions; answers with the password and their number. */
export async function resetPassword(
  pool: Pool,
  id: string,
): Promise<{ readonly password: string; readonly ended: number }> {
  const password = firstPassword()
  await setPassword(pool, id, await hashPassword(password, ourselves), true)
  await unlock(pool, id)
  return { password, ended: await endSessions(pool, id) }
}

/**
 * Lets an account in no longer, and ends its sessions; answers with their number, and with how many open cases it looks
 * after, which are nobody's from now on.
 */
export async function disableAccount(
  pool: Pool,
  id: string,
): Promise<{ readonly ended: number; readonly held: number }> {
  await setDisabled(pool, id, true)
  return { ended: await endSessions(pool, id), held: await countHeld(pool, id) }
}

/**
 * Gives a member of staff another role and place, and ends the sessions of the account; what it looks after in its old role
 * is nobody's from now on. Answers with how much that is. Refuses like `accountRefusal`, and with `account.notStaff` for
 * accounts of entities and systems.
 */
export async function moveAccount(
  pool: Pool,
  account: Account,
  by: { readonly by: string; readonly today: string },
): Promise<{ readonly ended: number; readonly held: number } | Refusal> {
  const wrong = accountRefusal(account)
  if (wrong) return wrong
  if (account.role === 'entityAgent' || !(await moves.moveAccount(pool, account, by))) return refuse('account.notStaff')
  return { ended: await endSessions(pool, account.id), held: await countHeld(pool, account.id) }
}

// Without letters and digits that look alike; 16 of 31 are 79 bits.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const firstPassword = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  )
