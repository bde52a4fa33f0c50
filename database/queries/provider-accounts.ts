import type { Pool } from 'pg'
import type { Account, Proof } from './accounts.ts'
import { accountColumns, accountOf } from './accounts.ts'

/** An account to which a person at a provider is bound. */
export interface BoundAccount extends Account {
  readonly disabled: boolean
  readonly provedBy: Proof | null
}

/** The accounts of a person at a provider: one of staff, or one for each entity. */
export async function listBySubject(pool: Pool, subject: string): Promise<BoundAccount[]> {
  const { rows } = await pool.query(
    `SELECT ${accountColumns}, disabled_at IS NOT NULL AS disabled, proved_by FROM accounts
     WHERE provider_subject = $1 ORDER BY id`,
    [subject],
  )
  return rows.map((row) => ({ ...accountOf(row), disabled: row.disabled, provedBy: row.proved_by }))
}

/**
 * Binds a person at a provider to an account of staff, for good; false when there is no such account, it or the person is
 * bound already, or it is a system's or an entity's; with `unusedOnly` also when its holder has set a password.
 */
export async function bindStaff(
  pool: Pool,
  id: string,
  subject: string,
  { unusedOnly = false }: { readonly unusedOnly?: boolean } = {},
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH bound AS (
       UPDATE accounts SET provider_subject = $2
       WHERE id = $1 AND provider_subject IS NULL AND NOT is_system AND role <> 'entityAgent'
         AND NOT EXISTS (SELECT FROM accounts AS other WHERE other.provider_subject = $2)
         AND NOT ($3 AND password_hash IS NOT NULL AND NOT must_change_password)
       RETURNING id
     ), asked AS (
       DELETE FROM provider_bindings WHERE EXISTS (SELECT FROM bound) AND (account = $1 OR subject = $2)
     )
     SELECT id FROM bound`,
    [id, subject, unusedOnly],
  )
  return rowCount === 1
}

/** Somebody whom a provider has sent, and who waits for an operator to bind them to the account that their claim names. */
export interface Binding {
  readonly id: string
  readonly subject: string
  readonly account: string
  /** As the provider calls the person. */
  readonly name: string
  readonly askedAt: Date
}

// For one account; where more ask, the oldest give way, so that its owner can always ask.
const mostAsked = 20

/**
 * Keeps that somebody asks for an account of staff that is bound to nobody, in place of the oldest where many do; false when
 * there is none to ask for.
 */
export async function askForBinding(
  pool: Pool,
  { account, subject, name }: Pick<Binding, 'account' | 'subject' | 'name'>,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH given_way AS (
       DELETE FROM provider_bindings WHERE id IN (
         SELECT id FROM provider_bindings WHERE account = $1 AND subject <> $2 ORDER BY asked_at DESC, id OFFSET $4 - 1)
     )
     INSERT INTO provider_bindings (subject, account, name)
     SELECT $2, id, $3 FROM accounts
     WHERE id = $1 AND provider_subject IS NULL AND NOT is_system AND role <> 'entityAgent'
     ON CONFLICT (subject, account) DO UPDATE SET name = excluded.name`,
    [account, subject, name.slice(0, 200), mostAsked],
  )
  return rowCount === 1
}

/** Who waits for an operator, the longest first. */
export async function listBindings(pool: Pool): Promise<Binding[]> {
  const { rows } = await pool.query<Binding>(
    'SELECT id, subject, account, name, asked_at AS "askedAt" FROM provider_bindings ORDER BY asked_at, id LIMIT 200',
  )
  return rows
}

/** Who says to be the holder of an account, the longest first. */
export async function listBindingsOf(pool: Pool, account: string): Promise<Binding[]> {
  const { rows } = await pool.query<Binding>(
    `SELECT id, subject, account, name, asked_at AS "askedAt" FROM provider_bindings WHERE account = $1
     ORDER BY asked_at, id`,
    [account],
  )
  return rows
}

/** One who waits. */
export async function findBinding(pool: Pool, id: string): Promise<Binding | undefined> {
  const { rows } = await pool.query<Binding>(
    'SELECT id, subject, account, name, asked_at AS "askedAt" FROM provider_bindings WHERE id = $1',
    [id],
  )
  return rows[0]
}

/** Adds the account of an entity's agent whom the portal vouches for; the same again changes nothing. */
export async function addEntityBySubject(
  pool: Pool,
  { id, name, entityCode }: Account,
  subject: string,
): Promise<void> {
  await pool.query(
    `INSERT INTO accounts (id, name, role, entity_code, provider_subject, proved_by)
     VALUES ($1, $2, 'entityAgent', $3, $4, 'portal') ON CONFLICT (id) DO NOTHING`,
    [id, name, entityCode ?? '', subject],
  )
}
