import type { Pool } from 'pg'
import type { Queryable } from '../../database/reading.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'

/** An import as those may see it who follow its progress. */
export interface ImportProgress {
  readonly id: string
  readonly agency: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  /** Headings of the workbook that are not read. */
  readonly ignoredColumns: readonly string[]
  readonly receivedAt: Date
  readonly finishedAt?: Date
  /**
   * `reading` until every row is staged; `unreadable` when the file as a whole was refused, so nothing was applied;
   * `ended` when it was stopped on the way, so that the rows not yet taken up are refused.
   */
  readonly status: 'reading' | 'applying' | 'finished' | 'unreadable' | 'ended'
  readonly rowsRead: number
  readonly accepted: number
  readonly refused: number
  readonly fault?: Pick<Refusal, 'code' | 'params'>
}

function statusOf(row: { fault: unknown; staged_at: unknown; finished_at: unknown }): ImportProgress['status'] {
  if (row.fault) return row.staged_at ? 'ended' : 'unreadable'
  return row.finished_at ? 'finished' : row.staged_at ? 'applying' : 'reading'
}

/** What applying an import needs to know of it. */
export interface ImportWork {
  readonly id: string
  readonly agency: string
  readonly actor: Actor
  readonly sha256: string
  readonly staged: boolean
  readonly finished: boolean
}

/** An import by its id; undefined when there is none. */
export async function findImport(db: Queryable, id: string): Promise<ImportProgress | undefined> {
  const { rows } = await db.query('SELECT * FROM imports WHERE id = $1', [id])
  const row = rows[0]
  if (!row) return undefined
  return {
    id: row.id,
    agency: row.agency,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    ignoredColumns: row.ignored_columns,
    receivedAt: row.received_at,
    ...(row.finished_at ? { finishedAt: row.finished_at } : {}),
    status: statusOf(row as Parameters<typeof statusOf>[0]),
    rowsRead: row.rows_read,
    accepted: row.accepted,
    refused: row.refused,
    ...(row.fault ? { fault: row.fault } : {}),
  }
}

/** Thrown for an import that the record does not have; trying again would not help. */
class UnknownImport extends Error {
  override readonly name = 'UnknownImport'
}

/** The work that an import still is. Throws `UnknownImport`. */
export async function readWork(pool: Pool, id: string): Promise<ImportWork> {
  const { rows } = await pool.query<ImportWork>(
    `SELECT id, agency, actor, sha256, staged_at IS NOT NULL AS staged, finished_at IS NOT NULL AS finished
     FROM imports WHERE id = $1`,
    [id],
  )
  if (!rows[0]) throw new UnknownImport(`No import ${id} in the record`)
  return rows[0]
}

/** Whether who has uploaded an import may still open cases: the account is in use, an officer's, and of the agency. */
export async function mayStillAct(pool: Pool, { actor, agency }: ImportWork): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>(
    `SELECT disabled_at IS NULL AND role = 'caseOfficer' AND agency = $2 AS may FROM accounts WHERE id = $1`,
    [actor.id, agency],
  )
  // Programs that fill a record act without an account.
  return rows[0]?.may !== false
}

/** Whether an earlier import of the same agency is still at work; an agency's imports are applied one after the other. */
export async function mustWait(pool: Pool, id: string): Promise<boolean> {
  const { rows } = await pool.query<{ wait: boolean }>(
    `SELECT EXISTS (SELECT FROM imports AS earlier JOIN imports AS own ON own.id = $1
       WHERE earlier.agency = own.agency AND earlier.finished_at IS NULL
         AND (earlier.received_at, earlier.id) < (own.received_at, own.id)) AS wait`,
    [id],
  )
  return rows[0]?.wait === true
}

/** The imports that are not finished, oldest first. */
export async function listUnfinishedImports(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM imports WHERE finished_at IS NULL ORDER BY received_at',
  )
  return rows.map((row) => row.id)
}
