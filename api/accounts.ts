import type { Pool } from 'pg'
import type { Role } from '../domain/actor.ts'
import { hashPassword } from './identity/passwords.ts'

/** Someone who can sign in. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly agency?: string
  readonly district?: string
  readonly entityCode?: string
}

/** Creates accounts that are not there yet, all with one password; for demonstration and tests. */
export async function ensureAccounts(pool: Pool, accounts: readonly Account[], password: string): Promise<void> {
  const hash = await hashPassword(password)
  for (const { id, name, role, agency, district, entityCode } of accounts) {
    await pool.query(
      `INSERT INTO accounts (id, name, role, agency, district, entity_code, password_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [id, name, role, agency ?? null, district ?? null, entityCode ?? null, hash],
    )
  }
}
