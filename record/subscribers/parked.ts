import type { Pool } from 'pg'
import { dependenceOf } from '../../database/queries/second-person.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import type { ChangeOp } from '../change-table.ts'

/** A case that stands aside for a subscriber, since it did not take what is so of it. */
export interface DeadLetter {
  readonly caseNo: string
  /** What it is to be told. */
  readonly op: ChangeOp
  readonly parkedAt: Date
  readonly failures: number
  readonly said: string
  /** The beginning of what it answered. */
  readonly excerpt: string | null
  /** When it is tried again by itself; null: when somebody says so. */
  readonly triesAt: Date | null
  readonly skipReason: string | null
  readonly skipAskedBy: string | null
}

/** How far a subscriber is behind: what of the stream it has not heard yet, and since when the oldest of it is so. */
export interface Backlog {
  /** Counted no further than `backlogMost`; some of it may be none of its records. */
  readonly waiting: number
  readonly oldestAt: Date | null
  readonly deadLetters: number
}

export const backlogMost = 100_000

/** How far a subscriber is behind. */
export async function backlogOf(pool: Pool, code: string): Promise<Backlog> {
  const { rows } = await pool.query<Backlog>(
    `SELECT (SELECT count(*)::integer FROM (SELECT FROM changes WHERE audience = registration ->> 'audience'
         AND (changes.position > subscribers.position) LIMIT $2) AS behind) AS waiting,
       (SELECT at FROM changes WHERE audience = registration ->> 'audience' AND changes.position > subscribers.position
         ORDER BY changes.position LIMIT 1) AS "oldestAt",
       (SELECT count(*)::integer FROM subscriber_cases WHERE subscriber = code AND parked_at IS NOT NULL) AS "deadLetters"
     FROM subscribers WHERE code = $1`,
    [code, backlogMost],
  )
  return rows[0] ?? { waiting: 0, oldestAt: null, deadLetters: 0 }
}

// What is the newest of a case, as its subscriber is told of it.
const newest = `(SELECT op FROM changes JOIN subscribers ON code = subscriber
  WHERE changes.case_no = subscriber_cases.case_no AND audience = registration ->> 'audience'
  ORDER BY case_seq DESC LIMIT 1)`

/** What stands aside for a subscriber, the oldest first. */
export async function listDeadLetters(pool: Pool, code: string, limit: number): Promise<DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(
    `SELECT case_no AS "caseNo", ${newest} AS op, parked_at AS "parkedAt", failures, said, excerpt, tries_at AS "triesAt",
       skip_reason AS "skipReason", skip_asked_by AS "skipAskedBy"
     FROM subscriber_cases WHERE subscriber = $1 AND parked_at IS NOT NULL ORDER BY parked_at, case_no LIMIT $2`,
    [code, limit],
  )
  return rows
}

/** Lets a dead letter, or all of a subscriber, be tried again at once, and the subscriber itself; answers how many there are. */
export async function sendAgain(pool: Pool, code: string, caseNo?: string): Promise<number> {
  const { rowCount } = await pool.query(
    `WITH lane AS (UPDATE subscribers SET tries_at = NULL, worked_at = NULL WHERE code = $1)
     UPDATE subscriber_cases SET tries_at = now()
     WHERE subscriber = $1 AND parked_at IS NOT NULL AND ($2::text IS NULL OR case_no = $2)`,
    [code, caseNo ?? null],
  )
  return rowCount ?? 0
}

const isParked = 'subscriber = $1 AND case_no = $2 AND parked_at IS NOT NULL'

/**
 * Asks that a dead letter be given up, with the reason; a second person has to say so too. What ends or suspends a record
 * is never given up: nobody may be shown as sanctioned because a recipient was wrong once.
 */
export async function askToSkip(
  pool: Pool,
  {
    code,
    caseNo,
    reason,
    by,
  }: { readonly code: string; readonly caseNo: string; readonly reason: string; readonly by: string },
): Promise<{ readonly asked: true } | Refusal> {
  const { rows } = await pool.query<{ op: ChangeOp }>(
    `SELECT ${newest} AS op FROM subscriber_cases WHERE ${isParked}`,
    [code, caseNo],
  )
  const found = rows[0]
  if (!found) return refuse('subscriber.notParked')
  if (found.op === 'remove' || found.op === 'suspend') return refuse('subscriber.endNotSkipped')
  await pool.query(`UPDATE subscriber_cases SET skip_reason = $3, skip_asked_by = $4 WHERE ${isParked}`, [
    code,
    caseNo,
    reason,
    by,
  ])
  return { asked: true }
}

/** Gives a dead letter up, as a second person; refuses as an approval does, and what nobody has asked for. */
export async function approveSkip(
  pool: Pool,
  { code, caseNo, by }: { readonly code: string; readonly caseNo: string; readonly by: string },
): Promise<{ readonly skipped: true } | Refusal> {
  const { rows } = await pool.query<{ askedBy: string | null; op: ChangeOp }>(
    `SELECT skip_asked_by AS "askedBy", ${newest} AS op FROM subscriber_cases WHERE ${isParked}`,
    [code, caseNo],
  )
  const found = rows[0]
  if (!found || found.askedBy === null) return refuse('subscriber.notParked')
  // It may have come to its end since it was asked.
  if (found.op === 'remove' || found.op === 'suspend') return refuse('subscriber.endNotSkipped')
  if (found.askedBy === by) return refuse('subscriber.sameSkipper')
  const dependence = await dependenceOf(pool, { first: found.askedBy, second: by, since: null })
  if (dependence) return refuse(dependence)
  const { rowCount } = await pool.query(
    `UPDATE subscriber_cases SET parked_at = NULL, tries_at = NULL, excerpt = NULL, skipped_by = $3
     WHERE ${isParked} AND skip_asked_by = $4`,
    [code, caseNo, by, found.askedBy],
  )
  return rowCount === 1 ? { skipped: true } : refuse('subscriber.notParked')
}
