import type { Pool } from 'pg'
import type { LocalDate } from '../../domain/dates.ts'
import type { ChangeOp } from '../change-table.ts'
import type { Registration } from './registration.ts'

/** The lane of a subscriber: where it stands, and what is needed to send. */
export interface Lane {
  readonly code: string
  readonly registration: Registration
  readonly position: number
  /** How often in a row it took nothing; 0 when it takes. */
  readonly failures: number
  /** Milliseconds until it may be tried again; none or less than 0: now. */
  readonly restMs: number | null
  readonly secrets: readonly string[]
  /** Cases that it did not take since it last took anything, and that are not set aside. */
  readonly failing: readonly string[]
}

/** Of those that are sent to, those that anything may be sent to now: enabled, begun, and with a secret. */
const isOpen = `disabled_at IS NULL AND registration ->> 'way' = 'webhook' AND registration ->> 'fromOn' <= $1
  AND EXISTS (SELECT FROM subscriber_secrets AS held WHERE held.subscriber = code AND held.ended_at IS NULL)`

/** Opens the lane of a subscriber on a legal day; undefined where nothing may be sent to it. */
export async function openLane(pool: Pool, code: string, today: LocalDate): Promise<Lane | undefined> {
  const { rows } = await pool.query<Lane>(
    `UPDATE subscribers SET worked_at = now() WHERE code = $2 AND ${isOpen}
     RETURNING code, registration, position, failures,
       (extract(epoch FROM tries_at - now()) * 1000)::double precision AS "restMs",
       ARRAY(SELECT secret FROM subscriber_secrets WHERE subscriber = code AND ended_at IS NULL ORDER BY made_at) AS secrets,
       ARRAY(SELECT case_no FROM subscriber_cases WHERE subscriber = code
         AND failed_at > coalesce(subscribers.taken_at, '-infinity')) AS failing`,
    [today, code],
  )
  return rows[0]
}

/** What a subscriber is to be told of a case: the newest that is so. */
export interface LaneMessage {
  readonly caseNo: string
  readonly caseSeq: number
  readonly op: ChangeOp
  /** What the stream has, where it is told otherwise: of a record that it is not told of any more it hears the end. */
  readonly streamOp: ChangeOp
  readonly position: number
  readonly takenSeq: number | null
  /** How often this change was sent in vain. */
  readonly failures: number
}

interface Found extends Omit<LaneMessage, 'op'> {
  readonly isWanted: boolean
  readonly isOvertaken: boolean
  readonly has: boolean
  readonly takenOp: ChangeOp | null
}

const found = `changes.case_no AS "caseNo", changes.case_seq AS "caseSeq", changes.op AS "streamOp", changes.position,
  told.taken_seq AS "takenSeq", told.taken_op AS "takenOp",
  CASE WHEN told.failed_seq = changes.case_seq THEN told.failures ELSE 0 END AS failures,
  (told.sent_seq IS NOT NULL AND told.taken_op IS DISTINCT FROM 'remove') AS has,
  EXISTS (SELECT FROM changes AS later WHERE later.case_no = changes.case_no AND later.audience = changes.audience
    AND later.case_seq > changes.case_seq) AS "isOvertaken",
  (filter.lists IS NULL OR filter.lists ? cases.list_type)
    AND (filter.districts IS NULL OR filter.districts ? cases.district)
    AND (filter.tiers IS NULL OR filter.tiers ? cases.tier)
    AND (filter.persons IS NOT NULL OR cases.state #>> '{entity,kind}' <> 'naturalPerson') AS "isWanted"`
const beside = `JOIN cases USING (case_no)
  CROSS JOIN (SELECT registration -> 'lists' AS lists, registration -> 'districts' AS districts,
    registration -> 'tiers' AS tiers, registration ->> 'persons' AS persons FROM subscribers WHERE code = $1) AS filter
  LEFT JOIN subscriber_cases AS told ON told.subscriber = $1 AND told.case_no = changes.case_no`

/** What lies behind the position of a lane, at most `limit` changes: up to which position that is, and what of it is to be sent. */
export async function nextMessages(
  pool: Pool,
  { code, registration: { audience } }: Lane,
  after: number,
  limit: number,
): Promise<{ readonly through: number | undefined; readonly messages: readonly LaneMessage[] }> {
  const { rows } = await pool.query<Found>({
    name: 'next-messages',
    text: `SELECT ${found} FROM (
        SELECT * FROM changes WHERE audience = $2 AND position > $3 ORDER BY position LIMIT $4
      ) AS changes ${beside} ORDER BY changes.position`,
    values: [code, audience, after, limit],
  })
  return { through: rows.at(-1)?.position, messages: rows.flatMap(toSend) }
}

/** What was set aside and is to be tried again now, at most `limit` cases. */
export async function parkedMessages(
  pool: Pool,
  { code, registration: { audience } }: Lane,
  limit: number,
): Promise<readonly LaneMessage[]> {
  const { rows } = await pool.query<Found>({
    name: 'parked-messages',
    text: `SELECT ${found} FROM (
        SELECT DISTINCT ON (case_no) changes.* FROM changes JOIN (
          SELECT case_no FROM subscriber_cases WHERE subscriber = $1 AND parked_at IS NOT NULL AND tries_at <= now()
          ORDER BY tries_at LIMIT $3
        ) AS due USING (case_no)
        WHERE audience = $2 AND position IS NOT NULL ORDER BY case_no, case_seq DESC
      ) AS changes ${beside} ORDER BY changes.position`,
    values: [code, audience, limit],
  })
  return rows.flatMap(toSend)
}

// A change that a later one has overtaken says nothing any more; who never heard of a record hears of no end of it.
function toSend({ isWanted, isOvertaken, has, takenOp, ...row }: Found): LaneMessage[] {
  if (isOvertaken) return []
  const op = isWanted ? row.streamOp : 'remove'
  if ((op === 'remove' || op === 'suspend') && !has) return []
  const isTaken = (row.takenSeq ?? 0) >= row.caseSeq && (takenOp === op || (takenOp !== 'remove' && op !== 'remove'))
  return isTaken ? [] : [{ ...row, op }]
}

/** What is sent of a change, as it stands at the moment of sending. */
export interface Content {
  readonly record: unknown
  readonly at: Date
}

/**
 * Notes that a change is about to be sent, and answers with what it says; undefined when something later has overtaken it.
 * The row of the change is locked for the statement, so that a record cannot end between its being read and its being noted
 * as sent: whoever asks who was ever sent it finds this subscriber.
 */
export async function beginSending(
  pool: Pool,
  { code, registration: { audience } }: Lane,
  { caseNo, caseSeq, op }: LaneMessage,
): Promise<Content | undefined> {
  const { rows } = await pool.query<Content>({
    name: 'begin-sending',
    text: `WITH now AS (
        SELECT record, at FROM changes WHERE case_no = $2 AND case_seq = $3 AND audience = $4
          AND (record IS NOT NULL OR $5 IN ('suspend', 'remove'))
          AND NOT EXISTS (SELECT FROM changes AS later WHERE later.case_no = $2 AND later.audience = $4 AND later.case_seq > $3)
        FOR SHARE
      ), sent AS (
        INSERT INTO subscriber_cases (subscriber, case_no, sent_seq) SELECT $1, $2, $3 FROM now
        ON CONFLICT (subscriber, case_no) DO UPDATE SET sent_seq = greatest(subscriber_cases.sent_seq, EXCLUDED.sent_seq)
      )
      SELECT record, at FROM now`,
    values: [code, caseNo, caseSeq, audience, op],
  })
  return rows[0]
}

/** In how many milliseconds the next of what was set aside is tried again by itself; undefined where nothing is. */
export async function nextParkedMs(pool: Pool, code: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ ms: number | null }>(
    `SELECT (extract(epoch FROM min(tries_at) - now()) * 1000)::double precision AS ms FROM subscriber_cases
     WHERE subscriber = $1 AND parked_at IS NOT NULL`,
    [code],
  )
  return rows[0]?.ms ?? undefined
}

/** A lane that has something to do now; `idleMs`: since when nobody has worked on it. */
export interface WaitingLane {
  readonly code: string
  readonly idleMs: number
}

/** The lanes that have something to do now and that nobody has worked on for a moment. */
export async function listWaitingLanes(pool: Pool, today: LocalDate, restedMs: number): Promise<WaitingLane[]> {
  const { rows } = await pool.query<WaitingLane>(
    `SELECT code, (extract(epoch FROM now() - coalesce(worked_at, registered_at)) * 1000)::double precision AS "idleMs"
     FROM subscribers
     WHERE ${isOpen} AND (worked_at IS NULL OR worked_at < now() - $2 * interval '1 millisecond')
       AND (tries_at IS NULL OR tries_at <= now())
       AND (position < (SELECT max(position) FROM changes WHERE audience = registration ->> 'audience')
         OR EXISTS (SELECT FROM subscriber_cases WHERE subscriber = code AND parked_at IS NOT NULL AND tries_at <= now()))
     ORDER BY code`,
    [today, restedMs],
  )
  return rows
}
