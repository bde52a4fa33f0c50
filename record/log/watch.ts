import type { Pool } from 'pg'
import { readRealInstants } from '../legal-time.ts'
import type { Database } from './rows.ts'

/** What the keeper does again and again: sign, compare with the copy, hand checkpoints to another place. */
export type WatchName = 'signed' | 'compared' | 'proof' | `handed ${string}`

/** How often something was done last, and whether it went well. */
interface Watched {
  readonly name: string
  readonly at: Date
  readonly goodAt: Date | null
  /** What was wrong the last time; null when it went well. */
  readonly failure: string | null
}

/** Notes that something went well, or with what it failed. */
export async function noteWatch(
  db: Database,
  name: WatchName,
  detail: Readonly<Record<string, unknown>>,
  failure?: string,
): Promise<void> {
  await db.query(
    `INSERT INTO log_watch (name, at, good_at, failure, detail)
     VALUES ($1, clock_timestamp(), CASE WHEN $2::text IS NULL THEN clock_timestamp() END, $2, $3)
     ON CONFLICT (name) DO UPDATE SET at = excluded.at, good_at = coalesce(excluded.good_at, log_watch.good_at),
       failure = excluded.failure, detail = excluded.detail`,
    [name, failure ?? null, JSON.stringify(detail)],
  )
}

/** Lets nobody else note what has this name until the end of the transaction. */
export async function holdWatch(db: Database, name: WatchName): Promise<void> {
  await db.query(
    `INSERT INTO log_watch (name, at) VALUES ($1, clock_timestamp())
     ON CONFLICT (name) DO UPDATE SET name = excluded.name`,
    [name],
  )
}

/** How the log stands. Ages are in real seconds. */
export interface LogStanding {
  /** `heldUp`: nothing is logged though entries wait. `altered`: a comparison or a verification found something. */
  readonly state: 'follows' | 'heldUp' | 'altered' | 'unsigned' | 'notHanded'
  /** How long the oldest entry behind the log has waited for its leaf. */
  readonly unloggedSeconds: number
  /** Since the log was signed last; null when it never was. */
  readonly checkpointAgeSeconds: number | null
  /** Since all leaves were compared with the copy last, whatever came of it; null when they never were. */
  readonly comparedAgeSeconds: number | null
  readonly comparisonFailure: string | null
  /** The last proof that did not hold, until a verification after it finds nothing. */
  readonly proofFailure: string | null
  /** Since somebody's verification ended last; null when none has. */
  readonly verifiedAgeSeconds: number | null
  readonly verifiedGood: boolean | null
  /** Other places that have not taken the newest checkpoint, with what they answered. */
  readonly notHanded: readonly { readonly place: string; readonly failure: string }[]
}

/** From when on an entry without a leaf says that the log is held up. */
export const heldUpSeconds = 60
const unsignedSeconds = 2 * 3_600

/** Reads how the log stands; cheap, however long it is. */
export async function readLogStanding(pool: Pool): Promise<LogStanding> {
  const realInstant = await readRealInstants(pool)
  const { rows: watched } = await pool.query<Watched>(`SELECT name, at, good_at AS "goodAt", failure FROM log_watch`)
  const { rows } = await pool.query<{ now: Date; at: Date | null; verifiedAt: Date | null; good: boolean | null }>(
    `SELECT clock_timestamp() AS now,
       (SELECT at FROM ledger WHERE seq > coalesce((SELECT max(seq) FROM log_leaves), 0) ORDER BY seq LIMIT 1) AS at,
       verified.finished_at AS "verifiedAt", (verified.result ->> 'good')::boolean AS good
     FROM (SELECT) AS one LEFT JOIN LATERAL (
       SELECT finished_at, result FROM log_verifications WHERE result IS NOT NULL ORDER BY id DESC LIMIT 1) AS verified ON true`,
  )
  const { now, at, verifiedAt, good } = rows[0]!
  const since = (instant: Date | number | null | undefined) =>
    instant === null || instant === undefined
      ? null
      : Math.max(0, Math.round((now.getTime() - Number(instant)) / 100) / 10)
  const named = (name: string) => watched.find((one) => one.name === name)
  const unloggedSeconds = since(at && (realInstant ?? Number)(at.getTime())) ?? 0
  const checkpointAgeSeconds = since(named('signed')?.at)
  const comparisonFailure = named('compared')?.failure ?? null
  const proof = named('proof')
  const isAnswered = good === true && verifiedAt !== null && proof !== undefined && verifiedAt > proof.at
  const proofFailure = isAnswered ? null : (proof?.failure ?? null)
  const notHanded = watched.flatMap(({ name, failure }) =>
    name.startsWith('handed ') && failure !== null ? [{ place: name.slice('handed '.length), failure }] : [],
  )
  const state =
    comparisonFailure !== null || proofFailure !== null || good === false
      ? 'altered'
      : unloggedSeconds > heldUpSeconds
        ? 'heldUp'
        : checkpointAgeSeconds !== null && checkpointAgeSeconds > unsignedSeconds
          ? 'unsigned'
          : notHanded.length > 0
            ? 'notHanded'
            : 'follows'
  return {
    state,
    unloggedSeconds,
    checkpointAgeSeconds,
    comparedAgeSeconds: since(named('compared')?.at),
    comparisonFailure,
    proofFailure,
    verifiedAgeSeconds: since(verifiedAt),
    verifiedGood: good,
    notHanded,
  }
}

/** Whether entries behind the log wait for their leaves, and how many leaves there are. */
export async function readWaiting(db: Database): Promise<{ readonly waiting: boolean; readonly size: number }> {
  const { rows } = await db.query<{ waiting: boolean; size: number }>(
    `SELECT EXISTS (SELECT FROM ledger WHERE seq > coalesce((SELECT max(seq) FROM log_leaves), 0)) AS waiting,
       (SELECT coalesce(max(position) + 1, 0) FROM log_leaves) AS size`,
  )
  return rows[0]!
}
