import type { Pool, PoolClient } from 'pg'

/** A file of a snapshot; the content is what is in it once it is unpacked. */
export interface SnapshotFile {
  readonly format: 'jsonl' | 'csv'
  readonly bytes: number
  readonly sha256: string
  readonly contentBytes: number
  readonly contentSha256: string
}

/** The whole register at one position of the stream of changes, as files. */
interface RegisterSnapshot {
  readonly id: number
  readonly position: number
  readonly rows: number
  readonly madeAt: Date
  readonly files: readonly SnapshotFile[]
}

const columns = `id, position, rows, made_at AS "madeAt", files`

// A change that has no position yet is later than any. Texts may be masked otherwise since.
const isOvertaken = `(form < (SELECT form FROM state_form)
  OR EXISTS (SELECT FROM changes WHERE audience = 'public' AND op IN ('suspend', 'remove') AND position > made.position)
  OR EXISTS (SELECT FROM changes WHERE audience = 'public' AND op IN ('suspend', 'remove') AND position IS NULL))`

/**
 * The newest snapshot, or that of a position, as far as it may be given out: nothing that was public then has ended or is
 * suspended.
 */
export async function findSnapshot(pool: Pool, position?: number): Promise<RegisterSnapshot | undefined> {
  const { rows } = await pool.query<RegisterSnapshot>(
    `SELECT ${columns} FROM register_snapshots AS made
     WHERE ready AND ($1::bigint IS NULL OR position = $1) AND NOT ${isOvertaken} ORDER BY id DESC LIMIT 1`,
    [position ?? null],
  )
  return rows[0]
}

/** Asks for newer files than the newest; where there are none, they are due anyway. */
export async function askForSnapshot(pool: Pool): Promise<void> {
  await pool.query('UPDATE register_snapshots SET asked = true WHERE id = (SELECT max(id) FROM register_snapshots)')
}

/**
 * Whether a new snapshot is due: there is none that may be given out, somebody has asked for one, or the newest is so many
 * hours old and the register has changed since.
 */
export async function isSnapshotDue(pool: Pool, everyHours: number): Promise<boolean> {
  const { rows } = await pool.query<{ due: boolean }>(
    `SELECT asked OR made_at < now() - $1 * interval '1 hour'
       AND EXISTS (SELECT FROM changes WHERE audience = 'public' AND (position > made.position OR position IS NULL)) AS due
     FROM register_snapshots AS made WHERE ready AND NOT ${isOvertaken} ORDER BY id DESC LIMIT 1`,
    [everyHours],
  )
  return rows[0]?.due ?? true
}

/** Notes a snapshot whose files are about to be kept; answers with its number. */
export async function noteSnapshot(
  pool: Pool,
  made: Pick<RegisterSnapshot, 'position' | 'rows' | 'files'> & { readonly form: number },
): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    'INSERT INTO register_snapshots (position, form, rows, files) VALUES ($1, $2, $3, $4) RETURNING id',
    [made.position, made.form, made.rows, JSON.stringify(made.files)],
  )
  return rows[0]!.id
}

/** Has a snapshot given out from now on; false where somebody has forgotten it meanwhile. */
export async function openSnapshot(pool: Pool, id: number): Promise<boolean> {
  const { rowCount } = await pool.query('UPDATE register_snapshots SET ready = true WHERE id = $1', [id])
  return rowCount === 1
}

/**
 * Snapshots whose files have to go, with the contents of each that no other has: something in them has ended, they were
 * never finished, or newer ones have stood for an hour, so that a download that has begun comes to its end.
 */
export async function listSnapshotsToDrop(pool: Pool): Promise<{ id: number; contents: string[] }[]> {
  const { rows } = await pool.query<{ id: number; contents: string[] }>(
    `WITH gone AS (
       SELECT id, files FROM register_snapshots AS made WHERE NOT ready OR ${isOvertaken}
         OR EXISTS (SELECT FROM register_snapshots AS newer WHERE newer.ready AND newer.id > made.id
           AND newer.made_at < now() - interval '1 hour')),
     kept AS (
       SELECT file ->> 'sha256' AS sha256 FROM register_snapshots, jsonb_array_elements(files) AS file
       WHERE id NOT IN (SELECT id FROM gone))
     SELECT id, ARRAY(SELECT file ->> 'sha256' FROM jsonb_array_elements(files) AS file
       WHERE file ->> 'sha256' NOT IN (SELECT sha256 FROM kept)) AS contents
     FROM gone ORDER BY id`,
  )
  return rows
}

/** Forgets a snapshot whose files are gone. */
export async function dropSnapshot(pool: Pool, id: number): Promise<void> {
  await pool.query('DELETE FROM register_snapshots WHERE id = $1', [id])
}

/** Whether nobody else makes snapshots until this transaction ends. */
export async function mayMakeSnapshots(db: PoolClient): Promise<boolean> {
  const { rows } = await db.query<{ free: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('bihuan register files')) AS free`,
  )
  return rows[0]!.free
}
