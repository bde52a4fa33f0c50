// `npm run account -- <what> <account> [options]`: what an operator does about accounts, on the record that the settings
// name or, while `npm start` runs, on its embedded one.
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { createPool } from '../database/pool.ts'
import { applicationAddress } from './application-address.ts'
import { AccountError, carryOutAccountCommand, usage } from './account-commands.ts'
import { StartupError } from './startup-error.ts'

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
    },
  })
  const pool = createPool(...applicationAddress(readConfig()))
  try {
    for (const line of await carryOutAccountCommand(pool, positionals, values)) console.log(line)
  } finally {
    await pool.end()
  }
} catch (error) {
  const clear = error instanceof StartupError || error instanceof ConfigError || error instanceof AccountError
  const words = clear || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
  console.error(words ? `${(error as Error).message}\n\n${usage}` : error)
  process.exitCode = 1
}
