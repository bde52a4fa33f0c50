import type { Pool } from 'pg'
import type { LocalDate } from '../domain/dates.ts'
import type { Clock, RealNow, SandboxOrigin } from './clock.ts'
import { instantOfDay, realClock, sandboxClock, shanghaiDate, shanghaiMidnight, standingClock } from './clock.ts'
import { databaseTime } from './database-time.ts'

/**
 * How a sandbox is asked for: how many real seconds a day lasts, or `standing` where days pass only by being turned;
 * and, for a new record, the day it begins with.
 */
export interface SandboxRequest {
  readonly daySeconds: number | 'standing'
  readonly start?: LocalDate
}

/** What passes the time of a record: the world, a sandbox clock that runs, or whoever turns one that stands. */
export type ClockKind = 'real' | 'running' | 'standing'

/** What a record keeps of its clock. */
interface Kept {
  readonly mode: 'real' | 'sandbox'
  readonly origin: SandboxOrigin | { readonly standing: true; readonly start: LocalDate } | null
}

const advice: Readonly<Record<ClockKind, string>> = {
  real: 'This record runs on real time: unset SANDBOX_DAY_SECONDS and SANDBOX_CLOCK, or choose another database for the sandbox.',
  running:
    'This record runs on sandbox time: set SANDBOX_DAY_SECONDS (and no SANDBOX_CLOCK=standing), or choose another database.',
  standing:
    'This record stands on a sandbox clock that is turned: set SANDBOX_CLOCK=standing, or choose another database.',
}

/**
 * The clock of this record, the same for every process that opens it. A sandbox keeps its origin in the record, so
 * legal time goes on after a restart. Throws when a record is opened with another kind of clock than it keeps: its
 * dates would lie. What time it is, PostgreSQL says: the clock of one machine among many may be wrong.
 */
export async function openClock(pool: Pool, sandbox: SandboxRequest | undefined): Promise<Clock> {
  const realNow = databaseTime(pool)
  const origin = sandbox ? newOrigin(sandbox, await realNow()) : null
  const proposed: Kept = { mode: sandbox ? 'sandbox' : 'real', origin }
  await pool.query(`INSERT INTO public.settings (name, value) VALUES ('clock', $1) ON CONFLICT (name) DO NOTHING`, [
    JSON.stringify(proposed),
  ])
  const kept = (await findKept(pool)) ?? proposed
  if (kindOf(kept) !== kindOf(proposed)) throw new Error(advice[kindOf(kept)])
  if (kept.origin && 'standing' in kept.origin)
    await pool.query(
      `INSERT INTO public.clock_turns (day, turned_by) SELECT $1, 'start' WHERE NOT EXISTS (SELECT FROM public.clock_turns)
       ON CONFLICT DO NOTHING`,
      [kept.origin.start],
    )
  return clockOf(pool, kept, realNow)
}

/** The clock that a record keeps, for who only reads it. */
export async function readClock(pool: Pick<Pool, 'query'>): Promise<Clock> {
  return clockOf(pool, await findKept(pool), databaseTime(pool))
}

// Years of four digits: what lies outside is no day of any rule, and its text no date.
const [firstInstant, lastInstant] = [0, Date.parse('9999-12-31T00:00:00Z')]
const isInstant = (value: unknown) => typeof value === 'number' && value >= firstInstant && value < lastInstant

/**
 * Whether what a record keeps of its clock is a clock that gives a day of the years 1970 to 9999, for who judges the record
 * and takes nothing in it for granted. A record whose clock nobody has opened has none, which is no fault.
 */
export async function isClockReadable(db: Pick<Pool, 'query'>): Promise<boolean> {
  const { rows } = await db.query<{ value: unknown }>(`SELECT value FROM public.settings WHERE name = 'clock'`)
  if (rows.length === 0) return true
  const { mode, origin } = (rows[0]?.value ?? {}) as { mode?: unknown; origin?: unknown }
  if (origin === null) return mode === 'real'
  if (typeof origin !== 'object' || mode !== 'sandbox') return false
  if ('standing' in origin) {
    const { rows: turns } = await db.query<{ good: boolean | null }>(
      `SELECT bool_and(day >= '1970-01-01' AND day < '9999-12-31' AND isfinite(turned_at)) AS good FROM public.clock_turns`,
    )
    return turns[0]?.good === true
  }
  const { legalStart, realStart, daySeconds } = origin as Partial<Record<keyof SandboxOrigin, unknown>>
  if (!isInstant(legalStart) || !isInstant(realStart) || !isInstant(daySeconds) || daySeconds === 0) return false
  const now = await sandboxClock(origin as SandboxOrigin).now()
  return isInstant(now.getTime())
}

/** What passes the time of a record. */
export async function readClockKind(pool: Pool): Promise<ClockKind> {
  return kindOf(await findKept(pool))
}

/** The real instant of each legal one, to tell what was written afterwards; undefined where nobody has opened the clock. */
export async function readRealInstants(db: Pick<Pool, 'query'>): Promise<((legal: number) => number) | undefined> {
  const kept = await findKept(db)
  if (!kept) return undefined
  if (!kept.origin) return (legal) => legal
  if (!('standing' in kept.origin)) {
    const clock = sandboxClock(kept.origin)
    const now = await clock.now()
    return (legal) => clock.realInstant(legal, now)
  }
  const { rows } = await db.query<{ day: LocalDate; at: number }>(
    `SELECT day, extract(epoch FROM turned_at)::float * 1000 AS at FROM public.clock_turns`,
  )
  const turnedAt = new Map(rows.map(({ day, at }) => [day, at]))
  return (legal) => {
    const day = shanghaiDate(new Date(legal))
    const turned = turnedAt.get(day)
    // The last instant of a day goes on until the next turn, so that it says nothing of when.
    if (turned !== undefined && legal >= instantOfDay(day, Infinity).getTime()) return Infinity
    return turned === undefined ? -Infinity : turned + legal - instantOfDay(day, 0).getTime()
  }
}

const kindOf = (kept: Kept | undefined): ClockKind =>
  !kept?.origin ? 'real' : 'standing' in kept.origin ? 'standing' : 'running'

function clockOf(pool: Pick<Pool, 'query'>, kept: Kept | undefined, realNow: RealNow): Clock {
  if (!kept?.origin) return realClock(realNow)
  return 'standing' in kept.origin ? standingClock(() => standingNow(pool)) : sandboxClock(kept.origin, realNow)
}

async function standingNow(pool: Pick<Pool, 'query'>): Promise<Date> {
  const { rows } = await pool.query<{ day: LocalDate; since: number }>({
    name: 'standing-now',
    text: `SELECT day, extract(epoch FROM clock_timestamp() - turned_at)::float * 1000 AS since
      FROM public.clock_turns ORDER BY day DESC LIMIT 1`,
  })
  const [latest] = rows
  if (!latest) throw new Error('The standing clock of this record has no day yet')
  return instantOfDay(latest.day, latest.since)
}

async function findKept(db: Pick<Pool, 'query'>): Promise<Kept | undefined> {
  const { rows } = await db.query<{ value: Kept }>(`SELECT value FROM public.settings WHERE name = 'clock'`)
  return rows[0]?.value
}

function newOrigin({ daySeconds, start }: SandboxRequest, realStart: number): NonNullable<Kept['origin']> {
  if (daySeconds === 'standing') return { standing: true, start: start ?? shanghaiDate(new Date(realStart)) }
  return { legalStart: start === undefined ? realStart : shanghaiMidnight(start), realStart, daySeconds }
}
