import type { Pool } from 'pg'
import type { Queryable } from '../../database/reading.ts'
import type { Actor } from '../../domain/actor.ts'
import { shortened } from '../../database/queries/shortened.ts'
import type { LeftOut } from './left-out.ts'
import type { Told } from '../../domain/refusals/vocabulary.ts'

/** An import as those may see it who follow its progress. */
export interface ImportProgress {
  readonly id: string
  readonly agency: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  /** Headings of the workbook that are not read. */
  readonly ignoredColumns: readonly string[]
  /** What else of the file is not done; absent until all of it was read. */
  readonly leftOut?: LeftOut
  readonly receivedAt: Date
  readonly finishedAt?: Date
  /**
   * `reading` until every row is staged; `unreadable` when the file as a whole was refused, so nothing was applied;
   * `ended` when it was stopped on the way: by an operator, its officer, or a fault once its rows were read. `asking`: its
   * rows are read, and its officer has to say that it goes on without what is left out.
   */
  readonly status: 'reading' | 'asking' | 'applying' | 'finished' | 'unreadable' | 'ended'
  readonly rowsRead: number
  readonly accepted: number
  readonly refused: number
  readonly fault?: Told
}

/** Of a row of imports: its officer has to answer before anything of it is applied. */
const isAsking = '(asks AND staged_at IS NOT NULL AND answered_at IS NULL AND finished_at IS NULL)'

interface Standing {
  readonly fault: Told | null
  readonly staged_at: unknown
  readonly finished_at: unknown
  readonly asking: boolean
}

function statusOf(row: Standing): ImportProgress['status'] {
  if (row.asking) return 'asking'
  if (row.fault) return row.staged_at || row.fault.code === 'import.ended' ? 'ended' : 'unreadable'
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
  readonly asking: boolean
}

/** An import by its id; undefined when there is none. */
export async function findImport(db: Queryable, id: string): Promise<ImportProgress | undefined> {
  const { rows } = await db.query(`SELECT *, ${isAsking} AS asking FROM imports WHERE id = $1`, [id])
  const row = rows[0]
  if (!row) return undefined
  return {
    id: row.id,
    agency: row.agency,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    ignoredColumns: row.ignored_columns,
    ...(row.left_out ? { leftOut: row.left_out } : {}),
    receivedAt: row.received_at,
    ...(row.finished_at ? { finishedAt: row.finished_at } : {}),
    status: statusOf(row as Parameters<typeof statusOf>[0]),
    rowsRead: row.rows_read,
    accepted: row.accepted,
    refused: row.refused,
    ...(row.fault ? { fault: row.fault } : {}),
  }
}

/** Whether somebody has sent an import. */
export async function isSender(db: Queryable, id: string, account: string): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT FROM imports WHERE id = $1 AND actor ->> 'id' = $2`, [id, account])
  return rowCount === 1
}

/** A row of an import and the case that it has opened. */
export interface OpenedRow {
  readonly row: number
  readonly caseNo: string
  readonly entityName: string
}

/** The cases that an import has opened, in the order of its rows, at most `limit` after a row. */
export async function listOpened(db: Queryable, id: string, after: number, limit: number): Promise<OpenedRow[]> {
  const { rows } = await db.query<OpenedRow>(
    `SELECT row_no AS row, case_no AS "caseNo", ${shortened('entity_name')} AS "entityName"
     FROM import_rows JOIN cases USING (case_no) WHERE import_id = $1 AND row_no > $2 ORDER BY row_no LIMIT $3`,
    [id, after, limit],
  )
  return rows
}

/** Thrown for an import that the record does not have; trying again would not help. */
class UnknownImport extends Error {
  override readonly name = 'UnknownImport'
}

/** The work that an import still is. Throws `UnknownImport`. */
export async function readWork(pool: Pool, id: string): Promise<ImportWork> {
  const { rows } = await pool.query<ImportWork>(
    `SELECT id, agency, actor, sha256, staged_at IS NOT NULL AS staged, finished_at IS NOT NULL AS finished,
       ${isAsking} AS asking
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
         AND NOT (earlier.asks AND earlier.staged_at IS NOT NULL AND earlier.answered_at IS NULL)
         AND (earlier.received_at, earlier.id) < (own.received_at, own.id)) AS wait`,
    [id],
  )
  return rows[0]?.wait === true
}

/** Whether an earlier file of the same agency is still to be read; one after the other, as they came. */
export async function mustWaitToRead(pool: Pool, id: string): Promise<boolean> {
  const { rows } = await pool.query<{ wait: boolean }>(
    `SELECT EXISTS (SELECT FROM imports AS earlier JOIN imports AS own ON own.id = $1
       WHERE earlier.agency = own.agency AND earlier.finished_at IS NULL AND earlier.staged_at IS NULL
         AND (earlier.received_at, earlier.id) < (own.received_at, own.id)) AS wait`,
    [id],
  )
  return rows[0]?.wait === true
}

/** Of a row of imports: it is not finished, or was ended and has rows that do not say so yet. */
export const isAtWork = '(finished_at IS NULL OR ending IS NOT NULL)'

/** The imports that have something left to be done, oldest first. */
export async function listUnfinishedImports(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM imports WHERE ${isAtWork} AND NOT ${isAsking} ORDER BY received_at`,
  )
  return rows.map((row) => row.id)
}
