import { migrate } from '../../database/migrate.ts'
import { isUnavailable } from '../../database/errors.ts'
import { createPool } from '../../database/pool.ts'
import { refoldStates } from '../../record/refold.ts'
import { startPostgres } from '../servers/postgres.ts'
import type { KeepOptions } from './keep.ts'
import type { RunningPostgres } from '../servers/postgres.ts'
import type { StackDatabase, StackOptions } from './stack-types.ts'
import { StartupError } from '../servers/startup-error.ts'

/** Starts the embedded PostgreSQL or takes the one that is named, and brings the record to this release's schema. */
export async function bringUpDatabase(
  options: StackOptions,
  add: (part: KeepOptions) => unknown,
): Promise<StackDatabase> {
  const { say, databaseUrl, databaseAppUrl } = options
  const database = databaseUrl === undefined ? await embedded(options, add) : named(databaseUrl, databaseAppUrl)
  say('Bringing the record to the schema of this release')
  const applied = await migrate(database.ownerUrl).catch((error: unknown) => {
    throw explained(error, database.ownerUrl)
  })
  if (applied.length > 0) say(`Applied ${applied.join(', ')}`)
  const refolded = await refoldStates(database.ownerUrl)
  if (refolded > 0) say(`Folded ${refolded} cases anew, as this release does`)
  return database
}

/** Throws `StartupError` when worker and API would work with the owner's login, and it may not take their role. */
export async function requireApplicationRole({ ownerUrl, appUrl }: StackDatabase): Promise<void> {
  if (appUrl !== undefined) return
  const { host, username } = new URL(ownerUrl)
  const orElse = 'or set DATABASE_APP_URL to a login of the application.'
  if (!(await mayWorkAs(ownerUrl, 'bihuan_app'))) {
    throw new StartupError(
      `${username} may not work as bihuan_app on ${host}: run GRANT bihuan_app TO ${username} there, ${orElse}`,
    )
  }
  if (!(await mayWorkAs(ownerUrl, 'bihuan_reader'))) {
    throw new StartupError(
      `${username} may not read as bihuan_reader on ${host}: run GRANT bihuan_reader TO bihuan_app there, ${orElse}`,
    )
  }
}

async function mayWorkAs(url: string, role: string): Promise<boolean> {
  const pool = createPool(url, { max: 1, role })
  try {
    await pool.query('SELECT 1')
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== noRight) throw error
    return false
  } finally {
    await pool.end()
  }
}

function named(ownerUrl: string, appUrl: string | undefined): StackDatabase {
  return { ownerUrl, appUrl, superuserUrl: undefined }
}

async function embedded(options: StackOptions, add: (part: KeepOptions) => unknown): Promise<StackDatabase> {
  const { say, fast = false, dataFolder, logTo } = options
  say(`Starting PostgreSQL (data in ${dataFolder}/postgres)`)
  const log = logTo?.('postgres')
  let running: RunningPostgres | undefined
  await add({
    name: 'PostgreSQL',
    begin: async (signal) => {
      // On the port of the first time, where all the others look for it.
      const port = running?.port ?? options.databasePort
      running = await startPostgres({ dataFolder: `${dataFolder}/postgres`, port, fast, say, signal, log })
      return { name: 'PostgreSQL', ...running }
    },
  })
  return running!
}

const noRight = '42501'

// Errors of a database that somebody named are theirs to put right; all others are faults of ours and stay as they are.
function explained(error: unknown, url: string): unknown {
  const { host, pathname, username } = new URL(url)
  const code = (error as { code?: string }).code ?? ''
  if (isUnavailable(error)) {
    return new StartupError(
      `The database server ${host} does not answer (${code}): start it, or put DATABASE_URL right.`,
    )
  }
  if (code.startsWith('28'))
    return new StartupError(`The database server ${host} does not let ${username} in: put DATABASE_URL right.`)
  if (code === '3D000')
    return new StartupError(
      `There is no database ${pathname.slice(1)} on ${host}: create it, or put DATABASE_URL right.`,
    )
  // The place in PostgreSQL's source that refused, since its words may be in any language.
  if (code === noRight && (error as { routine?: string }).routine === 'CreateRole')
    return new StartupError(
      `The roles bihuan_app and bihuan_reader are not on ${host} and ${username} may not create them: run CREATE ROLE bihuan_app, CREATE ROLE bihuan_reader, GRANT bihuan_reader TO bihuan_app and GRANT bihuan_app TO ${username} there.`,
    )
  if (code === noRight)
    return new StartupError(`${username} may not change the schema on ${host}: DATABASE_URL must name its owner.`)
  return error
}
