import type { CaseState } from '../../domain/case.ts'
import type { Queryable } from '../reading.ts'
import type { Visible } from './cases.ts'

// No entity has more records than fit on one page; the newest are shown if one should.
const most = 100

/** The states of the cases that an entity may see, the newest first. */
export async function listMatters(db: Queryable, visible: Visible): Promise<readonly CaseState[]> {
  const { rows } = await db.query<{ state: CaseState }>(
    `SELECT state FROM cases WHERE (${visible.sql}) ORDER BY case_no DESC LIMIT ${most}`,
    [...visible.values],
  )
  return rows.map(({ state }) => state)
}
