import { afterAll, expect } from 'vitest'
import { stageOf } from '../../domain/stage.ts'
import { foldLedger } from '../../record/read.ts'
import type { TestDatabase } from '../setup/database.ts'

/**
 * After a test file: folding the ledger of every case that it made gives exactly the state the record keeps, and every
 * entry names its author, reason, legal basis and request.
 */
export function checkEveryCase(database: TestDatabase): void {
  afterAll(async () => {
    const { rows } = await database.owner.query('SELECT case_no, state, stage, version FROM cases')
    for (const row of rows) {
      const folded = await foldLedger(database.owner, row.case_no)
      expect(folded, row.case_no).toEqual(row.state)
      expect({ stage: folded && stageOf(folded), version: folded?.version }).toEqual({
        stage: row.stage,
        version: row.version,
      })
    }
    const { rows: unsigned } = await database.owner.query(
      `SELECT case_no, case_seq, type FROM ledger WHERE '' = ANY(ARRAY[trim(actor), trim(role), coalesce(trim(reason), ''),
         coalesce(trim(legal_basis), ''), trim(request_id)])`,
    )
    expect(unsigned).toEqual([])
    expect(rows.length, 'a file that checks its cases must have made some').toBeGreaterThan(0)
  })
}
