import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { hashPassword, isPassword } from './passwords.ts'

// Spent also for unknown accounts, so that the time of an answer does not tell which accounts exist.
const nobody = hashPassword(randomBytes(16).toString('hex'))

/** Whether an account and a password belong together. */
export async function checkPassword(pool: Pool, id: string, password: string): Promise<boolean> {
  const { rows } = await pool.query<{ password_hash: string | null }>('SELECT password_hash FROM accounts WHERE id = $1', [id])
  const stored = rows[0]?.password_hash
  const right = await isPassword(password, stored ?? (await nobody))
  return right && stored !== undefined && stored !== null
}
