import type { Pool } from 'pg'
import type { CaseState } from '../domain/case.ts'
import type { CaseView } from '../domain/view.ts'
import { viewOf } from '../domain/view.ts'
import type { Clock } from './clock.ts'
import { shanghaiDate, shanghaiMidnight } from './clock.ts'

/** The conductor's view of a case; noting it tells the sweep that this version has a conductor in this store. */
export async function readView(pool: Pool, clock: Clock, caseNo: string, store: string): Promise<CaseView | undefined> {
  const { rows } = await pool.query<{ state: CaseState; undelivered: number }>({
    name: 'read-view',
    text: `SELECT state, (SELECT count(*)::integer FROM outbox
        WHERE outbox.case_no = cases.case_no AND delivered_at IS NULL) AS undelivered
      FROM cases WHERE case_no = $1`,
    values: [caseNo],
  })
  const row = rows[0]
  if (!row) return undefined
  const today = shanghaiDate(await clock.now())
  const view = viewOf(row.state, today, (date) => clock.realInstant(shanghaiMidnight(date)), row.undelivered)
  await pool.query({
    name: 'note-conducted',
    text: 'UPDATE cases SET conducted_version = $2, conductor_store = $3, wakes_at = $4 WHERE case_no = $1',
    values: [caseNo, view.version, store, earliest(view)],
  })
  return view
}

/** A case whose conductor is missing or behind. */
export interface Waking {
  readonly caseNo: string
  readonly version: number
}

/**
 * Cases that need their conductor signalled: it has not seen the newest version, it lived in another Temporal store,
 * or its timer has passed without a move. `graceMs` leaves time to conductors that are just about to act.
 */
export async function listCasesToWake(pool: Pool, store: string, graceMs: number, limit: number): Promise<Waking[]> {
  const { rows } = await pool.query<{ case_no: string; version: number }>(
    `SELECT case_no, version FROM cases
     WHERE (conducted_version < version AND changed_at < now() - $2 * interval '1 millisecond')
        OR (closed_on IS NULL AND conductor_store IS DISTINCT FROM $1)
        OR (wakes_at < now() - $2 * interval '1 millisecond')
     ORDER BY wakes_at NULLS FIRST LIMIT $3`,
    [store, graceMs, limit],
  )
  return rows.map((row) => ({ caseNo: row.case_no, version: row.version }))
}

function earliest(view: CaseView): Date | null {
  const instants = Object.values(view.deadlines)
    .map((deadline) => deadline.chase?.at ?? deadline.passesAt)
    .filter((instant) => instant > Date.now())
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}
