// `npm run account -- <what> <account> [options]`: what an operator does about accounts, on the record that the settings
// name, or on the embedded one.
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../../config.ts'
import { createPool } from '../../database/pool.ts'
import { AccountError, carryOutAccountCommand, usage } from './account-commands.ts'
import { withRecordAddress } from './record-address.ts'
import { StartupError } from '../servers/startup-error.ts'

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      agency: { type: 'string' },
      district: { type: 'string' },
      entity: { type: 'string' },
      'no-password': { type: 'boolean' },
      system: { type: 'boolean' },
      subject: { type: 'string' },
      covers: { type: 'string' },
      basis: { type: 'string' },
    },
  })
  await withRecordAddress(readConfig(), 'app', async (url) => {
    const pool = createPool(url, { max: 2, applicationName: 'bihuan-account', role: 'bihuan_app' })
    try {
      for (const line of await carryOutAccountCommand(pool, positionals, values)) console.log(line)
    } finally {
      await pool.end()
    }
  })
} catch (error) {
  const clear = error instanceof StartupError || error instanceof ConfigError || error instanceof AccountError
  const words = clear || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
  console.error(words ? `${(error as Error).message}\n\n${usage}` : error)
  process.exitCode = 1
}
