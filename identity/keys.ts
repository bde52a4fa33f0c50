import type { Pool } from 'pg'
import { findSystemAccount } from '../database/queries/accounts.ts'
import type { ApiKey } from '../database/queries/api-keys.ts'
import { addApiKey, mostKeys } from '../database/queries/api-keys.ts'
import type { Role } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { newSecret, secretLength, tokenHash } from './secrets.ts'

// So that a key is known for what it is where it has leaked.
const prefix = 'bh_'

/** Whether a token is a key of a system and not of a session, which may begin so by chance but is a bare secret. */
export const isKey = (token: string) => token.startsWith(prefix) && token.length !== secretLength

/** The operations that a key can be for, with the roles that may call each. */
export type Operations = ReadonlyMap<string, readonly Role[]>

export interface KeyRequest {
  readonly account: string
  readonly label: string
  readonly operations: readonly string[]
  readonly days: number
}

/** Makes a key for another system; its text is in the answer and nowhere else. */
export async function makeKey(
  pool: Pool,
  operations: Operations,
  createdBy: string,
  asked: KeyRequest,
): Promise<Refusal | (ApiKey & { key: string })> {
  const account = await findSystemAccount(pool, asked.account)
  if (!account) return refuse('account.unknown')
  if (!account.isSystem) return refuse('key.forPerson')
  const closed = asked.operations.filter((operation) => !operations.get(operation)?.includes(account.role))
  if (closed.length > 0) return refuse('key.operationClosed', { operations: closed.join(', ') })
  const key = `${prefix}${newSecret()}`
  const expiresAt = new Date(Date.now() + asked.days * 86_400_000)
  const made = await addApiKey(pool, { ...asked, createdBy, expiresAt, secretHash: tokenHash(key) })
  return made ? { ...made, key } : refuse('key.tooMany', { most: mostKeys })
}
