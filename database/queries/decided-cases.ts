import type { Comparable, DecidedCase } from '../../domain/nearest-cases.ts'
import type { RepairState } from '../../domain/repair/types.ts'
import type { Queryable } from '../reading.ts'
import type { Visible } from './cases.ts'
import { shortened } from './shortened.ts'

/** A decided case with its terms and what became of it. */
export interface DecidedRow extends DecidedCase {
  readonly entityName: string
  readonly stage: string
  readonly outcome: string | null
  readonly measures: readonly string[]
  /** Days for rectification that the case set itself; null where the rule's apply. */
  readonly termDays: number | null
  /** Where its latest application for repair stands. */
  readonly repair: RepairState['status'] | null
}

// States are unpacked for these only: the latest of the same list and tier, enough to find five that are alike.
const looked = 300

/** Decided cases of the same list and tier that somebody may see, among the 300 opened last. */
export async function listDecided(
  db: Queryable,
  visible: Visible,
  { caseNo, listType, tier }: Comparable,
): Promise<DecidedRow[]> {
  const n = visible.values.length
  const { rows } = await db.query<DecidedRow>(
    `SELECT case_no AS "caseNo", list_type AS "listType", tier, district, ${shortened('entity_name')} AS "entityName", stage, outcome,
       ${shortened("told.listing #>> '{proposal,violation,type}'")} AS violation, told.listing ->> 'determinedOn' AS "decidedOn",
       ARRAY(SELECT jsonb_object_keys(told.measures)) AS measures,
       (told.listing #>> '{proposal,rectification,termDays}')::integer AS "termDays",
       told.repairs -> -1 ->> 'status' AS repair
     FROM (
       SELECT case_no, list_type, tier, district, entity_name, stage, outcome, state FROM cases
       WHERE (${visible.sql}) AND list_type = $${n + 1} AND tier = $${n + 2} AND case_no <> $${n + 3}
         AND stage IN ('determined', 'listed', 'published', 'undoing', 'closed')
       ORDER BY opened_on DESC, case_no DESC LIMIT ${looked}
     ) AS latest
     CROSS JOIN LATERAL jsonb_to_record(latest.state) AS told(listing jsonb, measures jsonb, repairs jsonb)
     WHERE told.listing ->> 'determinedOn' IS NOT NULL`,
    [...visible.values, listType, tier, caseNo],
  )
  return rows
}
