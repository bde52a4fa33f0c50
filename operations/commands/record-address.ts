import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { isPortFree } from '../servers/ports.ts'
import { logins } from '../servers/postgres-logins.ts'
import { startPostgres } from '../servers/postgres.ts'
import { StartupError } from '../servers/startup-error.ts'

const whose = { owner: 'DATABASE_URL', app: 'DATABASE_APP_URL' } as const

/**
 * Runs `work` with the address of the record: the one that is configured, or the embedded database of the data folder,
 * which is started for the time when it does not run. Throws `StartupError` when there is no record.
 */
export async function withRecordAddress<T>(
  config: Config,
  login: 'owner' | 'app',
  work: (url: string) => Promise<T>,
): Promise<T> {
  const configured = login === 'app' ? (config.DATABASE_APP_URL ?? config.DATABASE_URL) : config.DATABASE_URL
  if (configured !== undefined) return await work(configured)
  if (config.DATABASE_APP_URL !== undefined)
    throw new StartupError(`Set ${whose[login]}: this needs the login of the owner.`)
  const folder = join(config.DATA_FOLDER, 'postgres')
  if (!existsSync(folder)) {
    throw new StartupError(
      `There is no record in ${config.DATA_FOLDER}: set DATA_FOLDER or ${whose[login]}, or run npm start first.`,
    )
  }
  const port = await portOf(folder)
  if (port !== undefined) {
    const secrets = JSON.parse(readFileSync(`${folder}-logins.json`, 'utf8')) as Record<'owner' | 'app', string>
    return await work(`postgresql://${logins[login]}:${secrets[login]}@127.0.0.1:${port}/bihuan`)
  }
  const postgres = await startPostgres({ dataFolder: folder })
  try {
    return await work(login === 'owner' ? postgres.ownerUrl : postgres.appUrl)
  } finally {
    await postgres.stop()
  }
}

/** The port of a server that runs on the folder: the fourth line of its postmaster.pid. */
async function portOf(folder: string): Promise<number | undefined> {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const port = Number(readFileSync(file, 'utf8').split('\n')[3])
  return Number.isInteger(port) && !(await isPortFree(port, '127.0.0.1')) ? port : undefined
}
