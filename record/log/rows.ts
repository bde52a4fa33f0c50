import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Beside, Erasure, LedgerEntry } from './leaf.ts'

/** Something that runs queries: a pool, or one connection within a transaction. */
export type Database = Pick<Pool, 'query'>

/** The lock under which the log grows; erasures take it too. */
export const logLock = `hashtext('bihuan log')`

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`

/**
 * Has this transaction find functions, operators and types nowhere but in PostgreSQL's own schema: one in `public` that fits
 * the arguments better would answer in their place, and a temporary table before all others. Tables are named with `public`.
 */
export async function seeOwnTables(db: Database): Promise<void> {
  await db.query('SET LOCAL search_path = pg_catalog, pg_temp')
}

/** Asks each question of a pool in a transaction of its own that finds nothing outside PostgreSQL's own schema. */
export function askingOwn(pool: Pool): Database {
  const query = async (text: string, values?: unknown[]) =>
    await inTransaction(pool, async (db) => await db.query(text, values), 'own')
  return { query: query as Database['query'] }
}

/** The columns of a ledger row as a `LedgerEntry`. */
export const entryColumns = `ledger.seq, ledger.case_no AS "caseNo", ledger.case_seq AS "caseSeq", type, data, opens, closes,
  on_date::text AS "on", ${instant('at')}, actor, role, on_behalf_of AS "onBehalfOf", reason, legal_basis AS "legalBasis",
  request_id AS "requestId"`

/** The last number that a double carries. The table refuses others; where its owner lets one in, it gets no leaf and is told. */
export const lastNumber = Number.MAX_SAFE_INTEGER

/** Ledger entries that wait for their leaves, by their numbers. */
export async function listWaiting(db: Database, limit: number): Promise<LedgerEntry[]> {
  // Looked up one by one: as a join without statistics it may read the whole ledger.
  const { rows } = await db.query<LedgerEntry>(
    `SELECT ${entryColumns} FROM public.log_waiting AS waiting
     CROSS JOIN LATERAL (SELECT * FROM public.ledger WHERE ledger.seq = waiting.seq LIMIT 1) AS ledger
     WHERE waiting.seq BETWEEN -${lastNumber} AND ${lastNumber} ORDER BY waiting.seq LIMIT $1`,
    [limit],
  )
  return rows
}

/** Every ledger entry without a leaf, by their numbers; one that does not wait for it either was passed over. */
export async function listUnlogged(db: Database): Promise<{ readonly entry: LedgerEntry; readonly waits: boolean }[]> {
  const { rows } = await db.query<LedgerEntry & { waits: boolean }>(
    `SELECT ${entryColumns}, EXISTS (SELECT FROM public.log_waiting WHERE log_waiting.seq = ledger.seq) AS waits FROM public.ledger
     WHERE NOT EXISTS (SELECT FROM public.log_leaves WHERE log_leaves.seq = ledger.seq) ORDER BY ledger.seq`,
  )
  return rows.map(({ waits, ...entry }) => ({ entry, waits }))
}

const erasureColumns = `id, case_no AS "caseNo", subject, fields, ${instant('at')}, actor, reason, legal_basis AS "legalBasis",
  order_id AS "order"`

/** The erasures of some cases. */
export async function listErasuresOf(db: Database, caseNos: readonly string[]): Promise<Erasure[]> {
  const { rows } = await db.query<Erasure>(
    `SELECT ${erasureColumns} FROM public.erasures WHERE case_no = ANY($1) ORDER BY id`,
    [caseNos],
  )
  return rows
}

/** Every erasure, or only those without a leaf. */
export async function listErasures(db: Database, { unlogged }: { readonly unlogged: boolean }): Promise<Erasure[]> {
  const { rows } = await db.query<Erasure>(
    `SELECT ${erasureColumns} FROM public.erasures
     WHERE NOT $1 OR NOT EXISTS (SELECT FROM public.log_leaves WHERE erasure = erasures.id) ORDER BY id`,
    [unlogged],
  )
  return rows
}

/** The columns of a row of `log_besides` as a `Beside`. */
export const besideColumns = `besides.id, besides.of, besides.case_no AS "caseNo", besides.name, besides.digest,
  besides.erasure_order AS "order", ${instant('besides.at')}`

/** Rows beside the ledger that have no leaf yet, in the order in which they were written. */
export async function listBesides(db: Database, limit: number): Promise<Beside[]> {
  const { rows } = await db.query<Beside>(
    `SELECT ${besideColumns} FROM public.log_besides AS besides WHERE NOT logged ORDER BY id LIMIT $1`,
    [limit],
  )
  return rows
}

/** Keys by case and subject; a key that was erased is not there. */
export class SubjectKeys {
  private readonly cases = new Map<string, Map<string, Buffer>>()

  find(caseNo: string, subject: string): Buffer | undefined {
    return this.cases.get(caseNo)?.get(subject)
  }

  set(caseNo: string, subject: string, key: Buffer): void {
    const known = this.cases.get(caseNo)
    if (known) known.set(subject, key)
    else this.cases.set(caseNo, new Map([[subject, key]]))
  }
}

/** The keys of some cases. */
export async function readKeys(db: Database, caseNos: readonly string[]): Promise<SubjectKeys> {
  const { rows } = await db.query<{ case_no: string; subject: string; key: Buffer }>(
    'SELECT case_no, subject, key FROM public.subject_keys WHERE case_no = ANY($1)',
    [[...new Set(caseNos)]],
  )
  const keys = new SubjectKeys()
  for (const row of rows) keys.set(row.case_no, row.subject, row.key)
  return keys
}

/** How many leaves the log has. */
export async function logSize(db: Database): Promise<number> {
  const { rows } = await db.query<{ size: number }>(
    'SELECT coalesce(max(position) + 1, 0) AS size FROM public.log_leaves',
  )
  return rows[0]?.size ?? 0
}

/** The name of the log. */
export async function logOrigin(db: Database): Promise<string> {
  const { rows } = await db.query<{ origin: string }>(
    `SELECT value ->> 'origin' AS origin FROM public.settings WHERE name = 'log'`,
  )
  return rows[0]?.origin ?? ''
}
