import type { Pool } from 'pg'
import { createPool } from '../database/pool.ts'
import type { RecordSettings } from './open.ts'
import { addressOf } from './open.ts'

/** Opens the connections on which the API reads: in a role that the policies of the database hold to what it may see. */
export function openReading(settings: RecordSettings, applicationName: string, max: number): Pool {
  return createPool(addressOf(settings), { max, applicationName, role: 'bihuan_reader', pipeline: true })
}
