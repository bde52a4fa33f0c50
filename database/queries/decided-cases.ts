import type { LocalDate } from '../../domain/dates.ts'
import type { RepairState } from '../../domain/repair/types.ts'
import type { Queryable } from '../reading.ts'
import type { Visible } from './cases.ts'
import { shortened } from './shortened.ts'

/** What decided cases are compared by. */
export interface Comparable {
  readonly caseNo: string
  readonly listType: string
  readonly tier: string
  /** The kind of conduct, as the proposal names it. */
  readonly violation: string
  readonly district: string
}

/** A decided case with its terms and what became of it. */
export interface DecidedRow extends Comparable {
  readonly decidedOn: LocalDate
  readonly entityName: string
  readonly stage: string
  readonly outcome: string | null
  readonly measures: readonly string[]
  /** Days for rectification that the case set itself; null where the rule's apply. */
  readonly termDays: number | null
  /** Where its latest application for repair stands. */
  readonly repair: RepairState['status'] | null
}

/**
 * Of all decided cases that somebody may see those that are most like one: of the same list and tier only, first those
 * about the same conduct, then those of the same district, then the latest. An aid for who decides; nothing follows from
 * it. States are unpacked for these only.
 */
export async function listNearest(
  db: Queryable,
  visible: Visible,
  { caseNo, listType, tier, violation, district }: Comparable,
  most = 5,
): Promise<DecidedRow[]> {
  const n = visible.values.length
  const { rows } = await db.query<DecidedRow>(
    `SELECT case_no AS "caseNo", list_type AS "listType", tier, district, ${shortened('entity_name')} AS "entityName", stage, outcome,
       ${shortened('violation')} AS violation, decided_on AS "decidedOn",
       ARRAY(SELECT jsonb_object_keys(told.measures)) AS measures,
       (told.listing #>> '{proposal,rectification,termDays}')::integer AS "termDays",
       told.repairs -> -1 ->> 'status' AS repair
     FROM (
       SELECT case_no, list_type, tier, district, entity_name, stage, outcome, violation, decided_on, state,
         row_number() OVER (ORDER BY violation IS DISTINCT FROM $${n + 4}, district <> $${n + 5},
           decided_on DESC, case_no DESC) AS place
       FROM cases
       WHERE (${visible.sql}) AND list_type = $${n + 1} AND tier = $${n + 2} AND case_no <> $${n + 3}
         AND stage IN ('determined', 'listed', 'published', 'undoing', 'closed') AND decided_on IS NOT NULL
       ORDER BY place LIMIT $${n + 6}
     ) AS nearest
     CROSS JOIN LATERAL jsonb_to_record(nearest.state) AS told(listing jsonb, measures jsonb, repairs jsonb)
     ORDER BY place`,
    [...visible.values, listType, tier, caseNo, violation, district, most],
  )
  return rows
}
