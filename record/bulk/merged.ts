import type { Pool } from 'pg'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Column } from './layout.ts'

/** Columns of rows that the sheet shows as one cell, whose value stands in the first of them. */
export interface MergedColumn {
  readonly column: Column
  readonly first: number
  readonly last: number
}

/**
 * Of merged cells those that a spreadsheet could have: none shares a cell with another (ECMA-376, 18.3.1.55). So no row
 * takes more than one value for a column, however many a file names.
 */
export function apartFromEachOther(merged: readonly MergedColumn[]): MergedColumn[] {
  const until = new Map<Column, number>()
  return merged
    .toSorted((one, other) => one.first - other.first)
    .filter(({ column, first, last }) => {
      if (first <= (until.get(column) ?? 0)) return false
      until.set(column, last)
      return true
    })
}

/** Rows that one statement fills; it is over long before the database would stop it. */
const rowsAtOnce = 1_000

/**
 * Gives rows the value of a cell that their sheet shows as one with theirs. Refuses where all of them come to more bytes
 * than `most` with the `bytes` of the rows. Throws the reason of the signal between statements; what was filled is not filled again.
 */
export async function fillMerged(
  pool: Pool,
  id: string,
  { merged, bytes, most }: { readonly merged: readonly MergedColumn[]; readonly bytes: number; readonly most: number },
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const { rows } = await pool.query<{ last: number }>(
    'SELECT coalesce(max(row_no), 0) AS last FROM import_rows WHERE import_id = $1',
    [id],
  )
  let all = bytes
  for (let from = 1; from <= (rows[0]?.last ?? 0); from += rowsAtOnce) {
    signal.throwIfAborted()
    const to = from + rowsAtOnce - 1
    const within = merged.filter(({ first, last }) => first < to && last >= from)
    if (within.length > 0) all += await fillRows(pool, id, { within, from, to })
    if (all > most) return refuse('file.textsTooLarge', { most })
  }
  return undefined
}

/**
 * Fills the rows from one to another, and marks as a number what the first cell holds as one; answers with the bytes of what
 * it has put in.
 */
async function fillRows(
  pool: Pool,
  id: string,
  { within, from, to }: { readonly within: readonly MergedColumn[]; readonly from: number; readonly to: number },
): Promise<number> {
  const heads: Record<string, Record<string, number>> = {}
  for (const { column, first, last } of within)
    for (let row = Math.max(from, first + 1); row <= Math.min(to, last); row += 1) (heads[row] ??= {})[column] = first
  const asked = [id, JSON.stringify(heads), from, to]
  const before = await pool.query<{ bytes: number }>(
    `SELECT coalesce(sum(octet_length(cells::text)), 0)::double precision AS bytes FROM import_rows
     WHERE import_id = $1 AND row_no BETWEEN $3 AND $4 AND $2::jsonb ? row_no::text AND outcome IS NULL`,
    asked,
  )
  // Each value is asked for by its row and nothing is joined: the database knows nothing yet of how many rows there are.
  const after = await pool.query<{ bytes: number }>(
    `WITH filled AS (
       UPDATE import_rows AS r SET cells = (
         SELECT jsonb_strip_nulls(coalesce(jsonb_object_agg(head.key, (
           SELECT f.cells -> head.key FROM import_rows AS f WHERE f.import_id = $1 AND f.row_no = head.value::integer
         )), '{}')) FROM jsonb_each_text($2::jsonb -> r.row_no::text) AS head
       ) || r.cells, marks = coalesce((
         SELECT coalesce(r.marks, '{}') || jsonb_build_object('numbers', coalesce(r.marks -> 'numbers', '[]') || jsonb_agg(head.key))
         FROM jsonb_each_text($2::jsonb -> r.row_no::text) AS head
         WHERE NOT r.cells ? head.key AND (
           SELECT f.marks -> 'numbers' ? head.key FROM import_rows AS f
           WHERE f.import_id = $1 AND f.row_no = head.value::integer
         ) HAVING count(*) > 0
       ), r.marks)
       WHERE r.import_id = $1 AND r.row_no BETWEEN $3 AND $4 AND $2::jsonb ? r.row_no::text AND r.outcome IS NULL
       RETURNING octet_length(r.cells::text) AS bytes
     )
     SELECT coalesce(sum(bytes), 0)::double precision AS bytes FROM filled`,
    asked,
  )
  return Math.max(0, (after.rows[0]?.bytes ?? 0) - (before.rows[0]?.bytes ?? 0))
}
