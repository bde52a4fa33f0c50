import type { Pool } from 'pg'
import type { Account } from '../../database/queries/accounts.ts'
import { addAccount } from '../../database/queries/accounts.ts'
import { cheapHash } from './passwords.ts'

/**
 * Creates accounts that are not there yet, all with one password, as `ensureAccounts` does, but at a cost that a test can
 * afford: each sign-in with it is a quarter of a second of a core cheaper. What passwords really cost is proved in
 * `tests/api/passwords.test.ts`.
 */
export async function ensureTestAccounts(pool: Pool, accounts: readonly Account[], password: string): Promise<void> {
  const passwordHash = await cheapHash(password)
  for (const account of accounts) await addAccount(pool, account, { passwordHash, isAnnounced: true })
}
