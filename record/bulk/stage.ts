import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { piecesFromProcess, TooMuchWork } from '../../processes.ts'
import { endImport, isEnded } from './end.ts'
import { mustWaitToRead, readWork } from './imports.ts'
import { mustAsk } from './left-out.ts'
import { limits } from './limits.ts'
import { fillMerged } from './merged.ts'
import type { FileToStage } from './stage-process.ts'
import type { FileSeen, StagedRow } from './staged-batches.ts'

/** Reads a file in a process: a worker that reads one goes on with everything else, whatever the file is made of. */
const batchesFromProcess = piecesFromProcess<FileToStage, readonly StagedRow[] | FileSeen | Refusal>(
  new URL('./stage-process.ts', import.meta.url),
  { memoryMiB: 256, atOnce: 2 },
)
const lookEveryMs = 1_000

/** How far reading has come. `waiting`: an earlier file of the agency is read first. */
export type Staged = 'staged' | 'waiting'

/**
 * Reads the file of an import into rows, each of which is settled on its own later. Goes on where an earlier attempt
 * ended and writes nothing twice. A file that turns out to be unreadable on the way, or takes longer than `readingMs`
 * to read, is refused as a whole. Throws when the signal asks to stop: what has been read stays. Reading stops also when
 * somebody has ended the import. Of an agency one file is read at a time, so that its files never take every process.
 */
export async function stageImport(
  pool: Pool,
  id: string,
  signal: AbortSignal,
  readingMs = limits.readingMs,
): Promise<Staged> {
  const work = await readWork(pool, id)
  if (work.staged || work.finished) return 'staged'
  if (await mustWaitToRead(pool, id)) return 'waiting'
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-import-'))
  try {
    const path = join(folder, 'file')
    await fetchFile(pool, id, path)
    const read = await stageRows(pool, id, { path, readingMs }, signal)
    await (isRefusal(read) ? endImport(pool, id, read, 'row_failed') : noteStaged(pool, id))
    return 'staged'
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function fetchFile(pool: Pool, id: string, path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (let part = 0; ; part += 1) {
      const { rows } = await pool.query<{ bytes: Buffer }>(
        'SELECT bytes FROM import_parts WHERE import_id = $1 AND part = $2',
        [id, part],
      )
      if (!rows[0]) return
      await file.appendFile(rows[0].bytes)
    }
  } finally {
    await file.close()
  }
}

/** Writes the rows of the file; answers with why it cannot be read, or undefined when it was read or is not wanted any more. */
async function stageRows(
  pool: Pool,
  id: string,
  { path, readingMs }: { readonly path: string; readonly readingMs: number },
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const { rows } = await pool.query<{ last: number }>(
    'SELECT coalesce(max(row_no), 0) AS last FROM import_rows WHERE import_id = $1',
    [id],
  )
  const stop = new AbortController()
  const looking = stopWhenEnded(pool, id, stop)
  try {
    const task = { path, last: rows[0]?.last ?? 0 }
    const stopped = AbortSignal.any([signal, stop.signal])
    const batches = batchesFromProcess(task, stopped)
    for await (const batch of withinTime(batches, readingMs, stop)) {
      if ('code' in batch) return batch
      if ('merged' in batch) {
        const refusal = await fillMerged(pool, id, batch, stopped)
        if (refusal) return refusal
        await noteLeftOut(pool, id, batch)
        continue
      }
      if (batch.length > 0 && !(await writeRows(pool, id, batch))) return undefined
    }
    return undefined
  } catch (error) {
    if (error instanceof Ended) return undefined
    if (error instanceof TooMuchWork) return refuse('file.takesTooMuch')
    if (error instanceof TooLong) return refuse('file.readsTooLong', { minutes: Math.ceil(readingMs / 60_000) })
    throw error
  } finally {
    stop.abort()
    await looking
  }
}

class Ended extends Error {}
class TooLong extends Error {}

/** Hands pieces on, and stops their making when it has taken too long; the time in which a piece is used does not count. */
async function* withinTime<Piece>(
  pieces: AsyncIterator<Piece> & AsyncIterable<Piece>,
  readingMs: number,
  stop: AbortController,
): AsyncGenerator<Piece> {
  // The first piece only says that a process has begun.
  for (let [left, next] = [readingMs, await pieces.next()]; !next.done;) {
    yield next.value
    const since = performance.now()
    const over = globalThis.setTimeout(() => stop.abort(new TooLong()), left)
    next = await pieces.next().finally(() => clearTimeout(over))
    left -= performance.now() - since
  }
}

/** Looks now and then whether somebody has ended an import, since a file may be long in reading before it has a row. */
async function stopWhenEnded(pool: Pool, id: string, stop: AbortController): Promise<void> {
  try {
    do await setTimeout(lookEveryMs, undefined, { signal: stop.signal })
    while (!(await isEnded(pool, id)))
    stop.abort(new Ended())
  } catch (error) {
    // Either reading is over, or looking failed and reading fails with it.
    stop.abort(error)
  }
}

// False when somebody has ended the import meanwhile; then nothing is written.
async function writeRows(pool: Pool, id: string, rows: readonly StagedRow[]): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH own AS (
       SELECT id FROM imports WHERE id = $1 AND finished_at IS NULL FOR UPDATE
     ), written AS (
       INSERT INTO import_rows (import_id, row_no, cells, marks)
       SELECT own.id, r.* FROM own, jsonb_to_recordset($2::jsonb) AS r(row_no integer, cells jsonb, marks jsonb)
       ON CONFLICT DO NOTHING RETURNING row_no
     )
     UPDATE imports SET rows_read = rows_read + (SELECT count(*) FROM written) FROM own WHERE imports.id = own.id`,
    [id, JSON.stringify(rows)],
  )
  return rowCount === 1
}

async function noteLeftOut(
  pool: Pool,
  id: string,
  { leftOut, ignoredColumns, doubtfulNotes }: FileSeen,
): Promise<void> {
  await pool.query(
    'UPDATE imports SET left_out = $2, asks = $3, ignored_columns = $4 WHERE id = $1 AND finished_at IS NULL',
    [id, JSON.stringify(leftOut), mustAsk(leftOut, ignoredColumns, doubtfulNotes), JSON.stringify(ignoredColumns)],
  )
}

// From here the rows stand for the file, so its bytes, with all the names in them, are not kept any longer.
async function noteStaged(pool: Pool, id: string): Promise<void> {
  await pool.query(
    `WITH staged AS (UPDATE imports SET staged_at = now() WHERE id = $1 AND finished_at IS NULL RETURNING id)
     DELETE FROM import_parts USING staged WHERE import_id = staged.id`,
    [id],
  )
}
