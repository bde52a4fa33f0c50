import type { Pool } from 'pg'
import { createPool } from '../database/pool.ts'
import { foldLedger } from './read.ts'

/**
 * The form of the states that this release folds. Raised by every change after which the same ledger folds to another
 * state, so that a record of an earlier release is folded anew.
 * 2: who has written what is to be approved (`writers`, `arrangedBy`).
 */
export const stateForm = 2

const casesAtOnce = 200

/**
 * Folds every case anew where the record holds states of an earlier form; as the owner, after migrating. Answers how
 * many states changed. Safe to repeat and to interrupt: the form is noted last.
 */
export async function refoldStates(ownerUrl: string): Promise<number> {
  const pool = createPool(ownerUrl, { max: 1 })
  try {
    const { rows } = await pool.query<{ form: number }>('SELECT form FROM state_form')
    if (rows[0]!.form >= stateForm) return 0
    let changed = 0
    for (let page = await nextCases(pool, ''); page.length > 0; page = await nextCases(pool, page.at(-1)!)) {
      for (const caseNo of page) changed += await refold(pool, caseNo)
    }
    await pool.query('UPDATE state_form SET form = greatest(form, $1)', [stateForm])
    return changed
  } finally {
    await pool.end()
  }
}

async function nextCases(pool: Pool, after: string): Promise<string[]> {
  const { rows } = await pool.query<{ case_no: string }>(
    'SELECT case_no FROM cases WHERE case_no > $1 ORDER BY case_no LIMIT $2',
    [after, casesAtOnce],
  )
  return rows.map(({ case_no }) => case_no)
}

// The version keeps a command that was given meanwhile: it has written a state of its own.
async function refold(pool: Pool, caseNo: string): Promise<number> {
  const state = await foldLedger(pool, caseNo)
  if (!state) return 0
  const { rowCount } = await pool.query(
    'UPDATE cases SET state = $2 WHERE case_no = $1 AND version = $3 AND state IS DISTINCT FROM $2::jsonb',
    [caseNo, JSON.stringify(state), state.version],
  )
  return rowCount ?? 0
}
