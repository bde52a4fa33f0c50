import type { Pool } from 'pg'
import type { CaseState, Command } from '../domain/case.ts'
import { consequences } from '../domain/consequences.ts'
import type { DecideContext } from '../domain/command.ts'

const most = 200

/**
 * The measures that other live cases of the entity have ordered, where a command or what follows from it lifts some of this
 * case; undefined where nothing is lifted, so that no other command asks.
 */
export async function ordersBeside(
  pool: Pool,
  command: Command,
  state: CaseState | undefined,
): Promise<DecideContext['beside']> {
  if (state === undefined || !lifts(command, state)) return undefined
  const { rows } = await pool.query<{ caseNo: string; measure: string; department: string }>(
    `SELECT case_no AS "caseNo", code AS measure, department FROM cases JOIN measures USING (case_no)
     WHERE entity_code_form = normal_code($1) AND case_no <> $2 AND closed_on IS NULL AND stage <> 'undoing'
       AND status IN ('dispatched', 'acknowledged', 'carriedOut', 'fedBack') ORDER BY case_no, code LIMIT $3`,
    [state.entity.code, state.caseNo, most],
  )
  return rows
}

// A changed decision lifts with its own event, every end by what follows from it.
function lifts({ type }: Command, state: CaseState): boolean {
  if (type === 'measure.orderLift' || type === 'annulment.confirm') return true
  return consequences(state).some((consequence) => consequence.type === 'measure.orderLift')
}
