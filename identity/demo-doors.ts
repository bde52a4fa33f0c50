import type { Pool } from 'pg'
import { disableByHash, enableByHash, listReusedHashes } from '../database/queries/demo-accounts.ts'
import { ensureAccounts } from './accounts.ts'
import { demoAccounts, demoPassword } from '../fictitious/people.ts'
import { ourselves, withPasswords } from './passwords.ts'

const ids = demoAccounts.map(({ id }) => id)

/** Makes the demonstration accounts that are not there, and lets those in again that `closeDemoDoors` has disabled. */
export async function openDemoDoors(pool: Pool): Promise<void> {
  await ensureAccounts(pool, demoAccounts, demoPassword)
  await enableByHash(pool, await demoHashes(pool))
}

/**
 * Disables every account that opens by the password of the demonstration, whoever made it, and ends its sessions, so that
 * a record which was once a demonstration has no open door. Answers the accounts that it has disabled now.
 */
export async function closeDemoDoors(pool: Pool): Promise<string[]> {
  return await disableByHash(pool, await demoHashes(pool))
}

const isDemo = async (hash: string) =>
  await withPasswords(ourselves, async ({ isRight }) => await isRight(demoPassword, hash))

// To try a password costs as much as signing in, so it is tried on what a demonstration can have left only: its own
// accounts, and hashes that several accounts share. Every other account has a salt of its own, and nobody may choose it.
async function demoHashes(pool: Pool): Promise<string[]> {
  const hashes = await listReusedHashes(pool, ids)
  const found: string[] = []
  for (const hash of hashes) if (await isDemo(hash)) found.push(hash)
  return found
}
