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
  /** The cases that an entity's account reaches; absent where it is known to speak for the whole entity. */
  readonly onlyCases?: readonly string[]
}

/** By what it is known that an account speaks for its entity as a whole. */
export type Proof = 'operator' | 'portal' | 'paper'

/** How an account may sign in. */
export interface Credentials {
  readonly passwordHash: string | undefined
  readonly mustChangePassword: boolean
  readonly disabled: boolean
}

/** Columns of an account's row as it is told. */
export const accountColumns = `accounts.id, accounts.name, accounts.role, accounts.agency, accounts.district, accounts.entity_code,
  CASE WHEN accounts.role = 'entityAgent' AND accounts.proved_by IS NULL
    THEN ARRAY(SELECT case_no FROM account_cases WHERE account = accounts.id ORDER BY case_no) END AS only_cases`

/** Reads an account from a row with `accountColumns`. */
export function accountOf(row: Record<string, unknown>): Account {
  const {
    id,
    name,
    role,
    agency,
    district,
    entity_code: entityCode,
    only_cases: onlyCases,
  } = row as unknown as AccountRow
  return {
    id,
    name,
    role,
    ...(agency === null ? {} : { agency }),
    ...(district === null ? {} : { district }),
    ...(entityCode === null ? {} : { entityCode }),
    ...(onlyCases === null ? {} : { onlyCases }),
  }
}

interface AccountRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly agency: string | null
  readonly district: string | null
  readonly entity_code: string | null
  readonly only_cases: readonly string[] | null
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
    isAnnounced = false,
  }: { passwordHash?: string; mustChange?: boolean; isSystem?: boolean; isAnnounced?: boolean },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO accounts (id, name, role, agency, district, entity_code, password_hash, must_change_password, is_system, proved_by, announced_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $3 = 'entityAgent' THEN 'operator' END,
       CASE WHEN $10 THEN now() END) ON CONFLICT (id) DO NOTHING`,
    [
      id,
      name,
      role,
      agency ?? null,
      district ?? null,
      entityCode ?? null,
      passwordHash ?? null,
      mustChange,
      isSystem,
      isAnnounced,
    ],
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

/** An account as operators look at it. */
export interface ListedAccount extends Account {
  readonly disabled: boolean
  readonly isSystem: boolean
}

/** Accounts whose id or name holds a text, by id, after one of them. */
export async function searchAccounts(
  pool: Pool,
  { search, after, limit }: { readonly search: string; readonly after: string; readonly limit: number },
): Promise<ListedAccount[]> {
  const { rows } = await pool.query(
    `SELECT ${accountColumns}, disabled_at IS NOT NULL AS disabled, is_system FROM accounts
     WHERE id > $2 AND ($1 = '' OR strpos(normal_name(id), normal_name($1)) > 0 OR strpos(normal_name(name), normal_name($1)) > 0) ORDER BY id LIMIT $3`,
    [search, after, limit],
  )
  return rows.map((row) => ({ ...accountOf(row), disabled: row.disabled, isSystem: row.is_system }))
}

/** Notes that what an account speaks for has been proved; false when it was before. */
export async function setProved(pool: Pool, id: string, proof: Proof): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE accounts SET proved_by = $2, announced_at = NULL WHERE id = $1 AND role = 'entityAgent' AND proved_by IS NULL`,
    [id, proof],
  )
  return rowCount === 1
}
