import type { Pool } from 'pg'
import type { CaseState } from '../domain/case.ts'
import type { LocalDate } from '../domain/dates.ts'
import { nextDue } from '../domain/terms/next-due.ts'
import { instantsOwed } from '../domain/owed.ts'
import type { CaseView } from '../domain/view.ts'
import { viewOf } from '../domain/view.ts'
import { never, shanghaiDate, shanghaiMidnight } from './clock.ts'
import type { Record } from './execution.ts'
import { receiptsOf } from './outbox.ts'

/** The conductor's view of a case as the record has it now; undefined for an unknown case. */
export async function readView({ pool, clock, known }: Record, caseNo: string): Promise<CaseView | undefined> {
  const remembered = known.get(caseNo)
  const { rows } = await pool.query<{ version: number; state: CaseState | null; undelivered: number }>({
    name: 'read-view',
    text: `SELECT version, CASE WHEN version IS DISTINCT FROM $2 THEN state END AS state,
        (SELECT count(*)::integer FROM outbox WHERE outbox.case_no = cases.case_no AND delivered_at IS NULL
          AND refused_at IS NULL) AS undelivered
      FROM cases WHERE case_no = $1`,
    values: [caseNo, remembered?.version],
  })
  const row = rows[0]
  const state = row?.state ?? remembered
  if (!row || !state) return undefined
  known.put(state)
  const now = await clock.now()
  const today = shanghaiDate(now)
  const isEnding = state.undoing !== undefined && state.closedOn === undefined
  const receipts = isEnding ? await receiptsOf(pool, caseNo) : undefined
  // Its lane tells the conductor when the last subscriber has taken the end.
  const awaited = isEnding && !receipts && row.undelivered === 0 ? ({ awaited: true } as const) : {}
  const outside = { undelivered: row.undelivered, ...(receipts ? { receipts } : {}), ...awaited }
  const view = viewOf(state, today, (date) => clock.realInstant(shanghaiMidnight(date), now), outside)
  return clock.stands ? { ...view, turns: { today, ...nextDue(state, today) } } : view
}

/** What a conductor has seen of its case, and whether it has something left to do on the day it saw. */
export interface Seen {
  readonly view: CaseView
  readonly owes: boolean
}

/**
 * Notes which version of which case has a conductor in a Temporal store, and when that wakes by itself or by a turned
 * clock: what the sweep and whoever turns the clock go by. Notes that come while others are being written go into the next statement together.
 */
export function conductingNotes(pool: Pool, store: string): (seen: Seen) => Promise<void> {
  let gathering = new Map<string, Seen>()
  let next: Promise<void> | undefined
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    const all = [...gathering.values()].toSorted((a, b) => (a.view.caseNo < b.view.caseNo ? -1 : 1))
    const views = all.map(({ view }) => view)
    gathering = new Map()
    next = undefined
    await pool.query({
      name: 'note-conducted',
      text: `UPDATE cases SET conducted_version = note.version, conductor_store = $4, wakes_at = note.wakes_at,
          next_on = note.next_on, told_in_vain = 0
        FROM unnest($1::text[], $2::integer[], $3::timestamptz[], $5::date[]) AS note(case_no, version, wakes_at, next_on)
        WHERE cases.case_no = note.case_no`,
      values: [
        views.map(({ caseNo }) => caseNo),
        views.map(({ version }) => version),
        views.map(earliest),
        store,
        all.map(nextOn),
      ],
    })
  }
  return async (seen) => {
    gathering.set(seen.view.caseNo, seen)
    // A failed note fails the activities that wait for it, and no other.
    next ??= writing = writing.then(write, write)
    await next
  }
}

/** A case whose conductor is missing or behind. */
export interface Waking {
  readonly caseNo: string
  readonly version: number
}

/** One that the sweep wakes, and how many sweeps have told it since it last looked at the record. */
export interface Told extends Waking {
  readonly toldInVain: number
}

/**
 * Cases that need their conductor signalled: it has not seen the newest version, it lived in another Temporal store,
 * or its timer has passed without a move. A closed case needs one again only while a message of it waits: it may be marked
 * as contested after its end. `graceMs` leaves time to conductors that are just about to act.
 */
export async function listCasesToWake(pool: Pool, store: string, graceMs: number, limit: number): Promise<Told[]> {
  const { rows } = await pool.query<{ case_no: string; version: number; told_in_vain: number }>(
    `SELECT case_no, version, told_in_vain FROM cases
     WHERE (conducted_version < version AND changed_at < now() - $2 * interval '1 millisecond')
        OR (conductor_store IS DISTINCT FROM $1 AND (closed_on IS NULL OR case_no IN
             (SELECT case_no FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL)))
        OR (wakes_at < now() - $2 * interval '1 millisecond')
     ORDER BY wakes_at NULLS FIRST LIMIT $3`,
    [store, graceMs, limit],
  )
  return rows.map((row) => ({ caseNo: row.case_no, version: row.version, toldInVain: row.told_in_vain }))
}

/** Of these cases those that the record has: one that was restored from a backup lacks what came after it. */
export async function listRecorded(pool: Pool, caseNos: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ case_no: string }>('SELECT case_no FROM cases WHERE case_no = ANY($1)', [caseNos])
  return rows.map(({ case_no: caseNo }) => caseNo)
}

function earliest(view: CaseView): Date | null {
  // What a standing clock has passed lies before 1970, and what it has not waits for a turn and for no instant.
  const instants = instantsOwed(view, Date.now())
    .filter((instant) => instant < never)
    .map((instant) => Math.max(instant, 0))
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}

function nextOn({ view: { turns }, owes }: Seen): LocalDate | null {
  return (owes ? turns?.today : turns?.next) ?? null
}
