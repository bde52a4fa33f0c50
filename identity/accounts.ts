import type { Pool } from 'pg'
import type { Account } from '../database/queries/accounts.ts'
import { addAccount } from '../database/queries/accounts.ts'
import { hashPassword, ourselves } from './passwords.ts'

export type { Account } from '../database/queries/accounts.ts'

/** Creates accounts that are not there yet, all with one password; for demonstration and tests. */
export async function ensureAccounts(pool: Pool, accounts: readonly Account[], password: string): Promise<void> {
  const passwordHash = await hashPassword(password, ourselves)
  for (const account of accounts) await addAccount(pool, account, { passwordHash, isAnnounced: true })
}
