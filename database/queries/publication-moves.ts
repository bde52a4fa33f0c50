import type { Pool } from 'pg'
import type { DeadlineMove } from '../../domain/recomputation/moves.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'

/** A line of a dry run: an open deadline that would move. */
export interface MoveRow extends DeadlineMove {
  readonly caseNo: string
}

export interface MoveFilter {
  readonly earlierOnly: boolean
  readonly after: readonly (string | number)[] | undefined
  readonly limit: number
}

/** The dry run of a publication, by case and deadline. */
export async function listMoves(
  pool: Pool,
  id: string,
  { earlierOnly, after, limit }: MoveFilter,
): Promise<Page<MoveRow>> {
  const { rows } = await pool.query<{ case_no: string; move: DeadlineMove }>(
    `SELECT case_no, move FROM rule_publication_moves
     WHERE publication_id = $1 AND (case_no, key) > ($2, $3) AND (NOT $4 OR to_on < from_on)
     ORDER BY case_no, key LIMIT $5`,
    [id, after?.[0] ?? '', after?.[1] ?? '', earlierOnly, limit + 1],
  )
  const moves = rows.map(({ case_no: caseNo, move }) => ({ caseNo, ...move }))
  return pageOf(moves, limit, (row) => [row.caseNo, row.key])
}
