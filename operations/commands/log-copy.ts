// `npm run log-copy -- begin --by NAME --reason TEXT`: begins the copy of the log anew where it is lost for good.
import { parseArgs } from 'node:util'
import { ConfigError, logSettings, readConfig } from '../../config.ts'
import { createPool } from '../../database/pool.ts'
import { beginCopy } from '../../record/log/begin-copy.ts'
import { withRecordAddress } from './record-address.ts'
import { StartupError } from '../servers/startup-error.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { by: { type: 'string' }, reason: { type: 'string' } },
})

async function main(): Promise<boolean> {
  const { by, reason } = values
  if (positionals[0] !== 'begin' || !by?.trim() || !reason?.trim())
    throw new StartupError('usage: npm run log-copy -- begin --by NAME --reason TEXT')
  const config = readConfig()
  const { folder } = logSettings(config)
  const begun = await withRecordAddress(config, 'owner', async (url) => {
    const pool = createPool(url, { max: 1, applicationName: 'bihuan-log-copy' })
    try {
      return await beginCopy(pool, { folder, by: by.trim(), reason: reason.trim() })
    } finally {
      await pool.end()
    }
  })
  if ('refused' in begun) {
    console.error(begun.refused)
    return false
  }
  const { size, root, checkpoints, keys } = begun
  console.log(
    `已重建副本 A new copy is begun in ${folder}: ${size} items, root ${root}, ${checkpoints} checkpoints of ${keys.length} keys.
在此大小之前，没有任何库外副本可以作证。 Before that size no copy outside vouches for anything: compare a checkpoint that somebody else holds.`,
  )
  return true
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  console.error(error instanceof StartupError || error instanceof ConfigError ? error.message : error)
  process.exitCode = 2
}
