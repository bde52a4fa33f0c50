import { closeDemoDoors } from '../../identity/demo-doors.ts'
import { createPool } from '../../database/pool.ts'
import type { StackDatabase } from './stack-types.ts'

/** Disables what a demonstration has left open in the record, and says which accounts those were. */
export async function closeLeftDoors({ ownerUrl, appUrl }: StackDatabase, say: (line: string) => void): Promise<void> {
  const pool = createPool(appUrl ?? ownerUrl, { max: 1, applicationName: 'bihuan-start', role: 'bihuan_app' })
  try {
    const closed = await closeDemoDoors(pool)
    if (closed.length > 0)
      say(`DEMO_ACCOUNTS is off: disabled the accounts with its public password (${closed.join(', ')})`)
  } finally {
    await pool.end()
  }
}
