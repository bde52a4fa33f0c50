import type { Pool } from 'pg'
import type { LocalDate } from '../../domain/dates.ts'
import { shanghaiDate, shanghaiMidnight } from '../../record/clock.ts'

/** Where the record's running clock stands, told from the harness's own clock, which nobody sets wrong. */
export interface StormTime {
  /** The legal day at a real instant, in milliseconds since 1970; now when absent. */
  readonly dayAt: (realMs?: number) => LocalDate
  /** The real instant at which a legal day begins. */
  readonly beginOf: (date: LocalDate) => number
}

const dayMs = 86_400_000

/** Reads the origin that the record keeps. Throws when it does not run on a sandbox clock. */
export async function readTime(pool: Pool): Promise<StormTime> {
  const { rows } = await pool.query<{ legal: number; real: number; seconds: number }>(
    `SELECT (value #>> '{origin,legalStart}')::float8 AS legal, (value #>> '{origin,realStart}')::float8 AS real,
       (value #>> '{origin,daySeconds}')::float8 AS seconds FROM settings WHERE name = 'clock'`,
  )
  const [origin] = rows
  if (!origin?.seconds) throw new Error('The record of the storm does not run on a sandbox clock')
  const { legal, real, seconds } = origin
  const factor = dayMs / (seconds * 1_000)
  return {
    dayAt: (realMs = Date.now()) => shanghaiDate(new Date(legal + (realMs - real) * factor)),
    beginOf: (date) => real + (shanghaiMidnight(date) - legal) / factor,
  }
}
