import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import type { PoolOptions } from '../database/pool.ts'
import type { Secrets } from './postgres-folder.ts'
import { logins } from './postgres-logins.ts'
import { StartupError } from './startup-error.ts'

/**
 * Where a command of operation finds the record, with the rights of the application: the database that is named, or the
 * embedded one that `npm start` has brought up. Throws `StartupError` when there is neither.
 */
export function applicationAddress(
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_APP_URL' | 'DATA_FOLDER'>,
): [string, PoolOptions] {
  const shared = { max: 2, applicationName: 'bihuan-operation' }
  if (config.DATABASE_APP_URL !== undefined) return [config.DATABASE_APP_URL, shared]
  if (config.DATABASE_URL !== undefined) return [config.DATABASE_URL, { ...shared, role: logins.app }]
  const folder = resolve(config.DATA_FOLDER)
  const running = join(folder, 'postgres', 'postmaster.pid')
  if (!existsSync(running)) {
    throw new StartupError(
      `No database is named and none runs in ${config.DATA_FOLDER}: run npm start beside this, or set DATABASE_URL.`,
    )
  }
  // The fourth line of PostgreSQL's own note is the port that it listens on.
  const port = readFileSync(running, 'utf8').split('\n')[3]
  const secrets = JSON.parse(readFileSync(join(folder, 'postgres-logins.json'), 'utf8')) as Secrets
  return [`postgresql://${logins.app}:${secrets.app}@127.0.0.1:${port}/bihuan`, shared]
}
