import type { Queryable } from '../../database/reading.ts'

/** One reason why one row was refused, as the sheet numbers and names it. */
export interface RowRefusal {
  readonly row: number
  /** Counts the reasons of a row from 0. */
  readonly no: number
  /** The heading of the column; null when no single cell is to blame. */
  readonly column: string | null
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The place after which a page of refusals begins. */
export interface RefusalPlace {
  readonly row: number
  readonly no: number
}

/** The refusals of an import in the order of its rows, at most `limit` after a place. */
export async function listRefusals(
  db: Queryable,
  id: string,
  after: RefusalPlace,
  limit: number,
): Promise<RowRefusal[]> {
  const { rows } = await db.query<RowRefusal>(
    `SELECT row_no AS row, no, column_name AS "column", code, params FROM import_refusals
     WHERE import_id = $1 AND (row_no, no) > ($2, $3) ORDER BY row_no, no LIMIT $4`,
    [id, after.row, after.no, limit],
  )
  return rows
}
