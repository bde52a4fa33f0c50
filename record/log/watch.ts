import type { Database } from './rows.ts'

/** What is done again and again: sign, compare with the copy, look for what was passed by, hand checkpoints to another place. */
export type WatchName = 'signed' | 'compared' | 'passed' | 'waiting' | 'proof' | `handed ${string}`

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
    `INSERT INTO public.log_watch (name, at, good_at, failure, detail)
     VALUES ($1, clock_timestamp(), CASE WHEN $2::text IS NULL THEN clock_timestamp() END, $2, $3)
     ON CONFLICT (name) DO UPDATE SET at = excluded.at, good_at = coalesce(excluded.good_at, log_watch.good_at),
       failure = excluded.failure, detail = excluded.detail`,
    [name, failure ?? null, JSON.stringify(detail)],
  )
}

/** Lets nobody else note what has this name until the end of the transaction. */
export async function holdWatch(db: Database, name: WatchName): Promise<void> {
  await db.query(
    `INSERT INTO public.log_watch (name, at) VALUES ($1, clock_timestamp())
     ON CONFLICT (name) DO UPDATE SET name = excluded.name`,
    [name],
  )
}

/** How the log stands. Ages are in real seconds. */
export interface LogStanding {
  /** `heldUp`: something waits for its leaf and gets none. `altered`: a comparison, a look or a verification found something. */
  readonly state: 'follows' | 'heldUp' | 'altered' | 'unsigned' | 'notHanded'
  /** How long the oldest entry, or item beside the ledger, has waited for its leaf. */
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
export async function readLogStanding(db: Database): Promise<LogStanding> {
  const { rows: watched } = await db.query<Watched>(
    `SELECT name, at, good_at AS "goodAt", failure FROM public.log_watch`,
  )
  const { rows } = await db.query<{
    now: Date
    at: Date | null
    verifiedAt: Date | null
    good: boolean | null
    onlyStoodStill: boolean | null
  }>(
    `SELECT clock_timestamp() AS now,
       least((SELECT since FROM public.log_waiting ORDER BY seq LIMIT 1),
         (SELECT at FROM public.log_besides WHERE NOT logged ORDER BY id LIMIT 1)) AS at,
       verified.finished_at AS "verifiedAt", (verified.result ->> 'good')::boolean AS good,
       verified.result ->> 'verdict' = 'uncompared'
         AND NOT jsonb_path_exists(verified.result, '$.compared.lacking[*] ? (@.code != "log.stoodStill")') AS "onlyStoodStill"
     FROM (SELECT) AS one LEFT JOIN LATERAL (
       SELECT finished_at, result FROM public.log_verifications WHERE result IS NOT NULL ORDER BY id DESC LIMIT 1) AS verified ON true`,
  )
  const { now, at, verifiedAt, good, onlyStoodStill } = rows[0]!
  const since = (instant: Date | null | undefined) =>
    instant === null || instant === undefined
      ? null
      : Math.max(0, Math.round((now.getTime() - instant.getTime()) / 100) / 10)
  const named = (name: string) => watched.find((one) => one.name === name)
  const unloggedSeconds = since(at) ?? 0
  const checkpointAgeSeconds = since(named('signed')?.at)
  const comparisonFailure = named('compared')?.failure ?? named('passed')?.failure ?? (await findAhead(db)) ?? null
  const proof = named('proof')
  const isAnswered = good === true && verifiedAt !== null && proof !== undefined && verifiedAt > proof.at
  const proofFailure = isAnswered ? null : (proof?.failure ?? null)
  const notHanded = watched.flatMap(({ name, failure }) =>
    name.startsWith('handed ') && failure !== null ? [{ place: name.slice('handed '.length), failure }] : [],
  )
  const state =
    comparisonFailure !== null || proofFailure !== null || (good === false && onlyStoodStill !== true)
      ? 'altered'
      : unloggedSeconds > heldUpSeconds || (named('waiting')?.failure ?? null) !== null
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

/** What waits for its leaf, the oldest first: numbers of entries, and ids of items beside the ledger. */
export interface Waiting {
  readonly entry: readonly number[]
  readonly beside: readonly number[]
}

/** Reads what waits, at most some thousands of each. */
export async function readWaiting(db: Database): Promise<Waiting> {
  const { rows } = await db.query<Waiting>(
    `SELECT ARRAY(SELECT seq::float FROM public.log_waiting ORDER BY seq LIMIT $1) AS entry,
       ARRAY(SELECT id::float FROM public.log_besides WHERE NOT logged ORDER BY id LIMIT $1) AS beside`,
    [waitingSeen],
  )
  return rows[0]!
}

const waitingSeen = 10_000

/** Notes what the watch has found, where it is another than was noted last. */
export async function noteChange(db: Database, name: 'passed' | 'waiting', failure: string | undefined): Promise<void> {
  const { rows } = await db.query<{ failure: string | null }>('SELECT failure FROM public.log_watch WHERE name = $1', [
    name,
  ])
  if (rows[0]?.failure !== (failure ?? null)) await noteWatch(db, name, {}, failure)
}

// Clocks of machines may differ.
const ahead = `clock_timestamp() + interval '1 minute'`

/** A time that lies in the future, where nothing but a hand can have put it, in a sentence. */
export async function findAhead(db: Database): Promise<string | undefined> {
  const { rows } = await db.query<{ what: string }>(
    `SELECT 'log_watch ' || name AS what FROM public.log_watch WHERE at > ${ahead} OR good_at > ${ahead}
     UNION ALL SELECT 'log_waiting ' || seq FROM public.log_waiting WHERE since > ${ahead}
     UNION ALL SELECT 'log_besides ' || id FROM public.log_besides WHERE NOT logged AND at > ${ahead}
     UNION ALL SELECT 'log_verifications ' || id FROM public.log_verifications WHERE finished_at > ${ahead} LIMIT 1`,
  )
  return rows[0] && `The time of ${rows[0].what} lies in the future: somebody has changed it. Run npm run verify.`
}
