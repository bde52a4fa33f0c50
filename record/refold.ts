import type { Pool } from 'pg'
import { createPool } from '../database/pool.ts'
import type { CaseState } from '../domain/case.ts'
import { inTransaction } from '../database/transaction.ts'
import { fold } from '../domain/evolve.ts'
import { erasedText } from '../domain/personal.ts'
import type { ChangeRow } from './changes.ts'
import { changeRowsOf } from './changes.ts'
import { logLock } from './log/rows.ts'
import { listLedger } from './read.ts'
import { registerRow } from './register.ts'

/**
 * The form of the states that this release folds. Raised by every change after which the same ledger folds to another
 * state or another public row, so that a record of an earlier release is folded anew.
 * 2: who has written what is to be approved (`writers`, `arrangedBy`).
 * 3: the rights of the entity before listing (`noticeServedOn`, `waived`, `rightsEndedOn`).
 * 4: the day on which an agency was told of an annulment (`toldOn`).
 * 5: how often more time for rectification was asked for (`extensionsAsked`).
 * 6: what of objections outlives the end of publicity (`correction`, no longer `overtaken`).
 * 7: the days that bound those typed later (`dispatchedOn`, `carriedOutOn`, `approvedOn`).
 * 8: where values that can be corrected were typed (`typed`), and when a measure was fed back (`fedBackOn`).
 * 9: until when what is missing in a repair may be supplied (`supplementUntil`), kept after it has lapsed.
 * 10: who has written what, by content (`authors`), which requirements have evidence, and a move that waits (`move`).
 * 11: no state, but public rows are masked anew by the profile of this release (`public-text@4`).
 * 12: the same for `public-text@5`, which hides every long run of digits.
 * 13: when serving first failed (`failedOn`), and evidence that came while a request for more time waited.
 * 14: consents that are over, and the acts that have reached the entity (`service.done`).
 * 15: who was named to hold an interview.
 * 16: what a bar or a revocation falls back to when its entity was not heard (`barDecided`, `beforeRevocation`).
 * 17: no state, but the changes of every record as others know them.
 * 18: consents and their withdrawals by the days of their receipt (`consents`), and the entry by which a decision was
 * renumbered.
 */
export const stateForm = 18

const casesAtOnce = 200

/**
 * Folds every case anew where the record holds states of an earlier form, and masks its public row anew; as the owner,
 * after migrating. Answers how many states and rows changed. Safe to repeat and to interrupt: the form is noted last.
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
  const ledger = await listLedger(pool, caseNo)
  const state = fold(caseNo, ledger)
  if (!state) return 0
  const { rowCount } = await pool.query(
    'UPDATE cases SET state = $2 WHERE case_no = $1 AND version = $3 AND state IS DISTINCT FROM $2::jsonb',
    [caseNo, JSON.stringify(state), state.version],
  )
  const masked = await maskAnew(pool, state)
  await streamAnew(pool, state, changeRowsOf(caseNo, ledger))
  return (rowCount ?? 0) + masked
}

// Under the lock of the log, so that no entry gets its leaf, and with it its position, meanwhile. What was taken away as
// long over, or was erased, stays away.
async function streamAnew(
  pool: Pool,
  { caseNo, version, entity }: CaseState,
  rows: readonly ChangeRow[],
): Promise<void> {
  if (rows.length === 0) return
  await inTransaction(pool, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(${logLock})`)
    await db.query(
      `INSERT INTO changes (case_no, case_seq, audience, op, record, position)
       SELECT $1, row.case_seq, row.audience, row.op, CASE WHEN $4 THEN NULL ELSE row.record END, leaf.position + 1
       FROM jsonb_to_recordset($3) AS row(case_seq integer, audience text, op text, record jsonb)
       JOIN ledger ON ledger.case_no = $1 AND ledger.case_seq = row.case_seq
       LEFT JOIN log_leaves AS leaf ON leaf.seq = ledger.seq
       JOIN changes_dropped USING (audience)
       WHERE (leaf.position IS NULL OR leaf.position >= through)
         AND EXISTS (SELECT FROM cases WHERE case_no = $1 AND version = $2)
       ON CONFLICT (case_no, case_seq, audience) DO UPDATE SET op = excluded.op, record = excluded.record`,
      [caseNo, version, JSON.stringify(rows), entity.code === erasedText],
    )
  })
}

const masked = 'entity_name violation legal_basis decision_doc_no correction'.split(' ')

// Only what is shown now: a row that was taken off stays off. Otherwise a verification would call it altered.
async function maskAnew(pool: Pool, state: CaseState): Promise<number> {
  const row = registerRow(state)
  if (!row) return 0
  const [names, anew] = [masked.join(', '), masked.map((name) => `anew.${name}`).join(', ')]
  const { rowCount } = await pool.query(
    `UPDATE register SET (${names}) = ROW(${anew}) FROM cases, jsonb_populate_record(NULL::register, $2) AS anew
     WHERE register.case_no = $1 AND cases.case_no = $1 AND cases.version = $3
       AND register.entity_code = anew.entity_code
       AND (${masked.map((name) => `register.${name}`).join(', ')}) IS DISTINCT FROM (${anew})`,
    [state.caseNo, JSON.stringify(row), state.version],
  )
  return rowCount ?? 0
}
