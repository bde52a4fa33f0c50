import type { Pool } from 'pg'
import type { LocalDate } from '../domain/dates.ts'
import type { Clock, SandboxOrigin } from './clock.ts'
import { sandboxClock, shanghaiMidnight, systemClock } from './clock.ts'

/** How a sandbox is asked for: how many real seconds a day lasts and, for a new record, the day it begins with. */
export interface SandboxRequest {
  readonly daySeconds: number
  readonly start?: LocalDate
}

/**
 * The clock of this record, the same for every process that opens it. A sandbox keeps its origin in the record, so
 * legal time goes on after a restart. Throws when a record of sandbox time is opened in real time or the reverse:
 * its dates would lie.
 */
export async function openClock(pool: Pool, sandbox: SandboxRequest | undefined): Promise<Clock> {
  const proposed = { mode: sandbox ? 'sandbox' : 'real', origin: sandbox ? newOrigin(sandbox) : null }
  await pool.query(`INSERT INTO settings (name, value) VALUES ('clock', $1) ON CONFLICT (name) DO NOTHING`, [
    JSON.stringify(proposed),
  ])
  const kept = (await findKept(pool)) ?? proposed
  if (kept.mode !== proposed.mode) {
    throw new Error(
      kept.mode === 'sandbox'
        ? 'This record runs on sandbox time: set SANDBOX_DAY_SECONDS, or choose another database for real cases.'
        : 'This record runs on real time: unset SANDBOX_DAY_SECONDS, or choose another database for the sandbox.',
    )
  }
  return kept.origin ? sandboxClock(kept.origin) : systemClock
}

/** The clock that a record keeps, for who only reads it. */
export async function readClock(pool: Pool): Promise<Clock> {
  const kept = await findKept(pool)
  return kept?.origin ? sandboxClock(kept.origin) : systemClock
}

async function findKept(pool: Pool): Promise<{ mode: string; origin: SandboxOrigin | null } | undefined> {
  const { rows } = await pool.query<{ value: { mode: string; origin: SandboxOrigin | null } }>(
    `SELECT value FROM settings WHERE name = 'clock'`,
  )
  return rows[0]?.value
}

function newOrigin({ daySeconds, start }: SandboxRequest): SandboxOrigin {
  const realStart = Date.now()
  return { legalStart: start === undefined ? realStart : shanghaiMidnight(start), realStart, daySeconds }
}
