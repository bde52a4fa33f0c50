import type { FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { findCredentials } from '../database/queries/accounts.ts'
import type { Binding } from '../database/queries/provider-accounts.ts'
import { bindStaff, findBinding } from '../database/queries/provider-accounts.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { noteAct } from './acts.ts'
import type { SignedIn } from './sessions.ts'
import { signIn, whenceOf } from './sign-in.ts'

/**
 * Binds, as an operator, somebody who waits to the account of staff that they have asked for, for good. Refuses with
 * `binding.unknown`, and with `binding.inUse` where the holder has set a password, and so can confirm it themselves.
 */
export async function approveBinding(
  pool: Pool,
  request: FastifyRequest,
  id: string,
  by: string,
): Promise<Refusal | undefined> {
  const binding = await findBinding(pool, id)
  if (!binding) return refuse('binding.unknown')
  if (await bindStaff(pool, binding.account, binding.subject, { unusedOnly: true })) {
    await noteAct(pool, request, 'accountBound', binding.account, by)
    return undefined
  }
  const credentials = await findCredentials(pool, binding.account)
  const isUsed = credentials !== undefined && credentials.passwordHash !== null && !credentials.mustChangePassword
  return refuse(isUsed ? 'binding.inUse' : 'binding.unknown')
}

/**
 * Binds, as the holder of an account who gives its password again, somebody who waits for it, for good. Refuses with
 * `binding.unknown` what asks for no account of theirs, and like `signIn`.
 */
export async function confirmBinding(
  pool: Pool,
  request: FastifyRequest,
  { account, sessionId }: SignedIn,
  { id, password }: Pick<Binding, 'id'> & { readonly password: string },
): Promise<Refusal | undefined> {
  const binding = await findBinding(pool, id)
  if (binding?.account !== account.id) return refuse('binding.unknown')
  const checked = await signIn(pool, account.id, password, whenceOf(account.id, sessionId))
  if (isRefusal(checked)) return checked
  if (!(await bindStaff(pool, account.id, binding.subject))) return refuse('binding.unknown')
  await noteAct(pool, request, 'accountBound', account.id, account.id)
  return undefined
}
