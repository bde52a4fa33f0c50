import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { isUnavailable } from '../../database/errors.ts'
import { inTransaction } from '../../database/transaction.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { shanghaiDate } from '../clock.ts'
import type { Waking } from '../conducting.ts'
import type { Record } from '../execution.ts'
import type { ClockKind } from '../legal-time.ts'
import { readClockKind } from '../legal-time.ts'
import { publicationsByDay } from '../publication/at-work.ts'
import type { Outstanding, Report } from './outstanding.ts'
import { findOutstanding, reportOf } from './outstanding.ts'

/** Who is told that there is something to do. Each may be told twice, and fails while Temporal is down. */
export interface Teller {
  /** Conductors that have not seen the newest version. */
  behind(refs: readonly Waking[]): Promise<void>
  /** Conductors that have something to do on the day that was turned to. */
  due(refs: readonly Waking[]): Promise<void>
  startImport(id: string): Promise<void>
  startRecomputation(id: string): Promise<void>
}

/** Where the clock of a record stands. */
export interface ClockFace {
  readonly kind: ClockKind
  readonly today: LocalDate
  /** Of a standing clock: the next day on which anything is due, for a person or a conductor. */
  readonly next?: LocalDate
}

/** Where the clock stands after a turn, and what has not caught up with it when the wait was over. */
interface Turned {
  readonly today: LocalDate
  readonly outstanding?: Report | undefined
}

interface TurnRequest {
  /** A day, today's too, which only waits; or `next`: the next on which anything is due. */
  readonly to: string
  readonly by: string
  /** The day that whoever asks has seen; another one refuses. */
  readonly from?: LocalDate | undefined
  /** How long to wait at most until all have caught up, in milliseconds. */
  readonly waitMs: number
}

/** Turns the standing clock of a sandbox. */
export interface Turner {
  face(): Promise<ClockFace>
  /**
   * Turns the clock, day by day where something is due in between, and each time waits until all have caught up:
   * conductors idle, messages out, imports and recomputations done. Refuses where the clock is not one to be turned,
   * backwards, and while somebody has not caught up with today.
   */
  turn(request: TurnRequest): Promise<Turned | Refusal>
}

// Longer than any term lasts.
const farthestDays = 3_660
const firstLookMs = 8
const slowestLookMs = 150
const tellAgainMs = 5_000

/** The turner of a record. */
export function createTurner(record: Record, teller: Teller): Turner {
  const { pool } = record
  const publications = publicationsByDay(record)
  const today = async () => shanghaiDate(await record.clock.now())

  /** The next day on which a conductor or a recomputation has something to do. */
  async function nextConducted(day: LocalDate): Promise<LocalDate | undefined> {
    const { rows } = await pool.query<{ next: LocalDate | null }>(
      'SELECT min(next_on) AS next FROM cases WHERE next_on > $1',
      [day],
    )
    return earliest([rows[0]?.next, await publications.next(day)])
  }

  async function nextDue(day: LocalDate): Promise<LocalDate | undefined> {
    const { rows } = await pool.query<{ next: LocalDate | null }>(
      'SELECT min(due_on) AS next FROM deadlines WHERE closed_on IS NULL AND due_on > $1',
      [day],
    )
    return earliest([rows[0]?.next, await nextConducted(day)])
  }

  /** Waits until all have caught up with a day; answers with what has not when the time is over. */
  async function caughtUp(day: LocalDate, until: number): Promise<Outstanding | undefined> {
    const told = new Map<string, number>()
    for (let pause = firstLookMs; ; pause = Math.min(pause * 1.5, slowestLookMs)) {
      const left = until - Date.now()
      // A database that is just busy with what is looked for is asked again.
      const found = await findOutstanding(pool, day, publications.atWork).catch((error: unknown) => {
        if (left <= 0 || !isUnavailable(error)) throw error
        return 'busy' as const
      })
      if (!found) return undefined
      if (left <= 0 && found !== 'busy') return found
      if (found === 'busy') {
        await wait(slowestLookMs)
        continue
      }
      tell(teller, found, (key) => {
        const now = Date.now()
        if (now - (told.get(key) ?? -Infinity) < tellAgainMs) return false
        told.set(key, now)
        return true
      })
      await wait(Math.min(pause, left))
    }
  }

  return {
    async face() {
      const [kind, day] = await Promise.all([readClockKind(pool), today()])
      const next = kind === 'standing' ? await nextDue(day) : undefined
      return { kind, today: day, ...(next === undefined ? {} : { next }) }
    },
    async turn({ to: wanted, by, from, waitMs }) {
      const kind = await readClockKind(pool)
      if (kind === 'real') return refuse('clock.real')
      if (kind === 'running') return refuse('clock.running')
      const until = Date.now() + waitMs
      const begun = await today()
      if (from !== undefined && from !== begun) return refuse('clock.turnedMeanwhile', { from, today: begun })
      if (wanted !== 'next' && wanted < begun) return refuse('clock.backwards', { today: begun, to: wanted })
      const latest = addDays(begun, farthestDays)
      if (wanted !== 'next' && wanted > latest) return refuse('clock.tooFar', { latest })
      // Whoever is in the middle of an act finishes it on the day on which it was begun.
      let outstanding = await caughtUp(begun, until)
      if (outstanding && wanted !== begun) {
        const { casesInAll, cases, ...others } = await reportOf(pool, outstanding)
        return refuse('clock.notCaughtUp', { today: begun, casesInAll, cases, ...others })
      }
      const to = wanted === 'next' ? await nextDue(begun) : wanted
      if (to === undefined) return refuse('clock.nothingDue')
      for (let waitedFor = begun; ;) {
        const day = await today()
        if (day !== waitedFor) outstanding = await caughtUp((waitedFor = day), until)
        if (outstanding) return { today: day, outstanding: await reportOf(pool, outstanding) }
        if (day >= to) return { today: day }
        const step = earliest([to, await nextConducted(day)])!
        await move(pool, day, step, by)
      }
    },
  }
}

/** Makes it the next day for everybody at once, unless somebody else has done so meanwhile. */
async function move(pool: Pool, from: LocalDate, to: LocalDate, by: string): Promise<void> {
  await inTransaction(pool, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(hashtext('clock_turns'))`)
    await db.query(
      `INSERT INTO clock_turns (day, turned_by) SELECT $2, $3
       WHERE $1::date = (SELECT max(day) FROM clock_turns) AND $2::date > $1::date`,
      [from, to, by],
    )
  })
}

function tell(teller: Teller, found: Outstanding, isNews: (key: string) => boolean): void {
  const behind = found.behind.filter(({ caseNo, version }) => isNews(`${caseNo}/${version}`))
  const due = found.due.filter(({ caseNo }) => isNews(caseNo))
  const imports = found.imports.filter((id) => isNews(id))
  const publications = found.publications.filter((id) => isNews(id))
  // Not waited for: who could not be told is told again, and the answer names whoever has not caught up.
  const silently = (telling: Promise<void>) => void telling.catch(() => undefined)
  if (behind.length > 0) silently(teller.behind(behind))
  if (due.length > 0) silently(teller.due(due))
  for (const id of imports) silently(teller.startImport(id))
  for (const id of publications) silently(teller.startRecomputation(id))
}

function earliest(dates: readonly (LocalDate | null | undefined)[]): LocalDate | undefined {
  return dates.filter((date) => date !== null && date !== undefined).sort()[0]
}
