import type { Pool } from 'pg'
import type { Role } from '../../domain/actor.ts'

/** Someone who can sign in, or a system that acts by a key. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly agency?: string
  readonly district?: string
  readonly entityCode?: string
}

/** How an account may sign in. */
export interface Credentials {
  readonly passwordHash: string | undefined
  readonly mustChangePassword: boolean
  readonly disabled: boolean
}

/** Columns of an account's row as it is told. */
export const accountColumns =
  'accounts.id, accounts.name, accounts.role, accounts.agency, accounts.district, accounts.entity_code'

/** Reads an account from a row with `accountColumns`. */
export function accountOf(row: Record<string, string | null>): Account {
  return {
    id: row['id'] ?? '',
    name: row['name'] ?? '',
    role: row['role'] as Role,
    ...(row['agency'] === null ? {} : { agency: row['agency'] ?? '' }),
    ...(row['district'] === null ? {} : { district: row['district'] ?? '' }),
    ...(row['entity_code'] === null ? {} : { entityCode: row['entity_code'] ?? '' }),
  }
}

/** The account of a name. */
export async function findAccount(pool: Pool, id: string): Promise<Account | undefined> {
  const { rows } = await pool.query(`SELECT ${accountColumns} FROM accounts WHERE id = $1`, [id])
  return rows[0] && accountOf(rows[0])
}

/** Whether an account is another system's, which acts by keys; undefined when there is no such account. */
export async function findSystemAccount(
  pool: Pool,
  id: string,
): Promise<(Account & { isSystem: boolean }) | undefined> {
  const { rows } = await pool.query(`SELECT ${accountColumns}, is_system FROM accounts WHERE id = $1`, [id])
  return rows[0] && { ...accountOf(rows[0]), isSystem: rows[0].is_system }
}

/** How the account of a name may sign in. */
export async function findCredentials(pool: Pool, id: string): Promise<Credentials | undefined> {
  const { rows } = await pool.query<Credentials>(
    `SELECT password_hash AS "passwordHash", must_change_password AS "mustChangePassword",
       disabled_at IS NOT NULL AS disabled FROM accounts WHERE id = $1`,
    [id],
  )
  return rows[0]
}

/** Adds an account; false when its name is taken. Without a password it can sign in only by a provider or a key. */
export async function addAccount(
  pool: Pool,
  { id, name, role, agency, district, entityCode }: Account,
  {
    passwordHash,
    mustChange = false,
    isSystem = false,
  }: { passwordHash?: string; mustChange?: boolean; isSystem?: boolean },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO accounts (id, name, role, agency, district, entity_code, password_hash, must_change_password, is_system)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
    [id, name, role, agency ?? null, district ?? null, entityCode ?? null, passwordHash ?? null, mustChange, isSystem],
  )
  return rowCount === 1
}

/** Sets a password; false when there is no such account. */
export async function setPassword(pool: Pool, id: string, passwordHash: string, mustChange: boolean): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE accounts SET password_hash = $2, must_change_password = $3 WHERE id = $1',
    [id, passwordHash, mustChange],
  )
  return rowCount === 1
}

/** Lets an account sign in no longer, or again; false when there is no such account. */
export async function setDisabled(pool: Pool, id: string, disabled: boolean): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE accounts SET disabled_at = CASE WHEN $2 THEN coalesce(disabled_at, now()) END WHERE id = $1',
    [id, disabled],
  )
  return rowCount === 1
}

/** Every account, by name. */
export async function listAccounts(pool: Pool): Promise<(Account & { disabled: boolean })[]> {
  const { rows } = await pool.query(
    `SELECT ${accountColumns}, disabled_at IS NOT NULL AS disabled FROM accounts ORDER BY id`,
  )
  return rows.map((row) => ({ ...accountOf(row), disabled: row.disabled }))
}

/** The account that a person at a provider has been bound to. */
export async function findBySubject(
  pool: Pool,
  subject: string,
): Promise<(Account & { disabled: boolean }) | undefined> {
  const { rows } = await pool.query(
    `SELECT ${accountColumns}, disabled_at IS NOT NULL AS disabled FROM accounts WHERE provider_subject = $1`,
    [subject],
  )
  return rows[0] && { ...accountOf(rows[0]), disabled: rows[0].disabled }
}

/** Binds a person at a provider to the account of staff that a claim names, once and for all; false when it cannot. */
export async function bindStaff(pool: Pool, id: string, subject: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE accounts SET provider_subject = $2
     WHERE id = $1 AND provider_subject IS NULL AND NOT is_system AND role <> 'entityAgent'`,
    [id, subject],
  )
  return rowCount === 1
}

/** Adds the account of an entity's agent whom a provider vouches for. */
export async function addEntityBySubject(
  pool: Pool,
  { id, name, entityCode }: Account,
  subject: string,
): Promise<void> {
  await pool.query(
    `INSERT INTO accounts (id, name, role, entity_code, provider_subject) VALUES ($1, $2, 'entityAgent', $3, $4)
     ON CONFLICT (id) DO NOTHING`,
    [id, name, entityCode ?? '', subject],
  )
}
