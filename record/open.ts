import { createPool } from '../database/pool.ts'
import { catalogue } from '../rules/catalogue.ts'
import type { Record } from './execution.ts'
import { createKnownStates } from './known-states.ts'
import { livingRules } from './law.ts'
import type { SandboxRequest } from './legal-time.ts'
import { openClock } from './legal-time.ts'

export interface RecordSettings {
  readonly DATABASE_URL?: string | undefined
  /** The application's own login; without it the owner's login works in the application's role. */
  readonly DATABASE_APP_URL?: string | undefined
  readonly SANDBOX_DAY_SECONDS?: number | undefined
  readonly SANDBOX_CLOCK?: 'running' | 'standing' | undefined
  readonly SANDBOX_START?: string | undefined
}

/** Opens the record for one process: pool, legal clock, law and catalogue. Throws when no database is named. */
export async function openRecord(settings: RecordSettings, applicationName: string, max: number): Promise<Record> {
  const url = addressOf(settings)
  const role = settings.DATABASE_APP_URL === undefined ? { role: 'bihuan_app' } : {}
  const pool = createPool(url, { max, applicationName, pipeline: true, ...role })
  const clock = await openClock(pool, sandboxRequest(settings))
  return { pool, clock, rules: await livingRules(pool), catalogue, known: createKnownStates() }
}

/** The address of the database, by the application's own login where there is one. Throws when none is named. */
export function addressOf(settings: Pick<RecordSettings, 'DATABASE_URL' | 'DATABASE_APP_URL'>): string {
  const url = settings.DATABASE_APP_URL ?? settings.DATABASE_URL
  if (url === undefined)
    throw new Error('DATABASE_URL is not set: npm start brings its own database, other processes need one named.')
  return url
}

function sandboxRequest(settings: RecordSettings): SandboxRequest | undefined {
  const { SANDBOX_DAY_SECONDS, SANDBOX_CLOCK, SANDBOX_START } = settings
  const daySeconds = SANDBOX_CLOCK === 'standing' ? SANDBOX_CLOCK : SANDBOX_DAY_SECONDS
  if (daySeconds === undefined) return undefined
  return { daySeconds, ...(SANDBOX_START === undefined ? {} : { start: SANDBOX_START }) }
}
