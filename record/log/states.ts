import { isDeepStrictEqual } from 'node:util'
import type { CaseState } from '../../domain/case.ts'
import { fold } from '../../domain/evolve.ts'
import { stageOf } from '../../domain/stage.ts'
import type { LedgerRow } from '../read.ts'
import { recordedEvent } from '../read.ts'
import type { Fault } from './faults.ts'
import type { Database } from './rows.ts'

const casesAtOnce = 200

interface CaseRow {
  readonly caseNo: string
  readonly state: CaseState
  readonly kept: Readonly<Record<string, unknown>>
}

/** Folds the ledger of every case and compares what follows with the state and the columns of its row. */
export async function checkStates(db: Database, cases: readonly { readonly caseNo: string }[]): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let start = 0; start < cases.length; start += casesAtOnce) {
    const caseNos = cases.slice(start, start + casesAtOnce).map(({ caseNo }) => caseNo)
    const { rows } = await db.query<CaseRow>(
      `SELECT case_no AS "caseNo", state, jsonb_build_array(version, stage, agency, district, list_type, tier, entity_code,
         entity_name, outcome) AS kept FROM cases WHERE case_no = ANY($1) ORDER BY case_no`,
      [caseNos],
    )
    const { rows: ledger } = await db.query<LedgerRow & { case_no: string }>(
      'SELECT case_no, type, data, opens, closes, on_date, actor, on_behalf_of FROM ledger WHERE case_no = ANY($1) ORDER BY case_no, case_seq',
      [caseNos],
    )
    const byCase = new Map<string, LedgerRow[]>(caseNos.map((caseNo) => [caseNo, []]))
    for (const row of ledger) byCase.get(row.case_no)?.push(row)
    for (const row of rows) {
      if (!follows(row, byCase.get(row.caseNo) ?? [])) faults.push({ code: 'case.state', caseNo: row.caseNo })
    }
  }
  return faults
}

function follows({ caseNo, state, kept }: CaseRow, ledger: readonly LedgerRow[]): boolean {
  try {
    const folded = JSON.parse(JSON.stringify(fold(caseNo, ledger.map(recordedEvent)) ?? null)) as CaseState | null
    if (!folded || !isDeepStrictEqual(folded, state)) return false
    const { version, agency, district, listType, tier, entity, outcome = null } = folded
    return isDeepStrictEqual(kept, [
      version,
      stageOf(folded),
      agency,
      district,
      listType,
      tier,
      entity.code,
      entity.name,
      outcome,
    ])
  } catch {
    // An altered ledger need not fold at all; that is a fault like another.
    return false
  }
}
