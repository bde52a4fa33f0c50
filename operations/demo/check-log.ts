import { join } from 'node:path'
import type { Pool } from 'pg'
import { readOutside } from '../../record/log/outside.ts'
import { verifyRecord } from '../../record/log/verify.ts'

/** Checks the log of the year's ledger as `npm run verify` does; answers with what is wrong. */
export async function checkLog(pool: Pool, dataFolder: string, say: (line: string) => void): Promise<string[]> {
  const { size, checkpoints, faults } = await verifyRecord({ pool, outside: readOutside(join(dataFolder, 'log')) })
  say(
    `The log of ${size} entries and ${checkpoints.outside ?? 0} signed checkpoints outside the database: ${faults.length === 0 ? 'nothing was altered' : 'altered'}`,
  )
  return faults.map(({ en }) => en)
}
