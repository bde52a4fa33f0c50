import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { isRefusal } from '../../domain/refusal.ts'
import { endImport } from './end.ts'
import { readWork } from './imports.ts'
import type { Cells, Layout } from './layout.ts'
import { cellsOf, layoutOf } from './layout.ts'
import { limits } from './limits.ts'
import { readSheet } from './sheet.ts'
import { orRefusal, UnreadableFile } from './unreadable.ts'

const rowsPerWrite = 500
// Names of the columns and the like.
const bytesOfRow = 400

interface StagedRow {
  readonly row_no: number
  readonly cells: Cells
}

/**
 * Reads the file of an import into rows, each of which is settled on its own later. Goes on where an earlier attempt
 * ended and writes nothing twice. A file that turns out to be unreadable on the way is refused as a whole. Throws
 * when the signal asks to stop: what has been read stays.
 */
export async function stageImport(pool: Pool, id: string, signal: AbortSignal): Promise<void> {
  const work = await readWork(pool, id)
  if (work.staged || work.finished) return
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-import-'))
  try {
    const path = join(folder, 'file')
    await fetchFile(pool, id, path)
    const read = await orRefusal(() => stageRows(pool, id, path, signal))
    await (isRefusal(read) ? endImport(pool, id, read, 'row_failed') : noteStaged(pool, id))
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

async function stageRows(pool: Pool, id: string, path: string, signal: AbortSignal): Promise<undefined> {
  const { rows } = await pool.query<{ last: number }>(
    'SELECT coalesce(max(row_no), 0) AS last FROM import_rows WHERE import_id = $1',
    [id],
  )
  const last = rows[0]?.last ?? 0
  let layout: Layout | undefined
  let count = 0
  let batch: StagedRow[] = []
  let bytes = 0
  for await (const { row, cells: texts } of readSheet(path)) {
    if (!layout) {
      layout = layoutOf(texts)
      continue
    }
    const cells = cellsOf(layout, texts)
    if (!cells) continue
    count += 1
    if (count > limits.rows) throw new UnreadableFile('file.tooManyRows', { most: limits.rows })
    if (row <= last) continue
    batch.push({ row_no: row, cells })
    bytes += Object.values(cells).reduce((sum, text) => sum + Buffer.byteLength(text), bytesOfRow)
    if (batch.length < rowsPerWrite && bytes < limits.batchBytes) continue
    await writeRows(pool, id, batch)
    signal.throwIfAborted()
    batch = []
    bytes = 0
  }
  await writeRows(pool, id, batch)
  return undefined
}

async function writeRows(pool: Pool, id: string, rows: readonly StagedRow[]): Promise<void> {
  await pool.query(
    `WITH written AS (
       INSERT INTO import_rows (import_id, row_no, cells)
       SELECT $1::uuid, r.* FROM jsonb_to_recordset($2::jsonb) AS r(row_no integer, cells jsonb)
       ON CONFLICT DO NOTHING RETURNING row_no
     )
     UPDATE imports SET rows_read = rows_read + (SELECT count(*) FROM written) WHERE id = $1`,
    [id, JSON.stringify(rows)],
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
