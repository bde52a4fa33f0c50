import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { databaseFault } from './errors.ts'
import { connectionAddress } from './pool.ts'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Thrown when the record cannot be migrated as it is; the message says what to do. Nothing has been changed. */
export class MigrationError extends Error {}

export interface MigrateOptions {
  /** How long another start may keep us waiting while it migrates. */
  readonly waitMs?: number
}

/**
 * Brings the record to the schema of this release; several starters at once wait for each other. Answers what was
 * applied. Throws `MigrationError` when a newer release was here before, when another start takes too long, or when the
 * login is not the owner's.
 */
export async function migrate(ownerUrl: string, { waitMs = 60_000 }: MigrateOptions = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: connectionAddress(ownerUrl), connectionTimeoutMillis: 5_000 })
  // A connection that breaks fails the statement under way; without a listener it would also end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Before all else, so that no other release migrates between our look and our work. It ends with the connection.
    await takeLock(client, waitMs)
    await refuseIfAhead(client)
    await refuseUnlessOwner(client)
    const applied = await runner({
      dbClient: client,
      dir: folder,
      direction: 'up',
      migrationsTable: 'migrations',
      noLock: true,
      log: () => undefined,
    })
    await letOwnerWorkAsApplication(client)
    return applied.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function takeLock(client: pg.Client, waitMs: number): Promise<void> {
  await client.query(`SET lock_timeout = ${waitMs}`)
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('bihuan migrations'))`)
  } catch (error) {
    if (databaseFault(error) !== 'lockWait') throw error
    throw new MigrationError(
      `Another start has been migrating the record for ${waitMs / 1_000} s: wait until it is ready, then start again.`,
    )
  }
  await client.query('RESET lock_timeout')
}

async function refuseIfAhead(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS exists`)
  if (!rows[0]?.exists) return
  const known = new Set(readdirSync(folder).map((file) => file.replace(/\.sql$/, '')))
  const { rows: applied } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')
  const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new MigrationError(
    `The database is ahead of this release (it has ${unknown.join(', ')}). Start the newer release; nothing was changed.`,
  )
}

// The runner would hide PostgreSQL's code in a stack of words.
async function refuseUnlessOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ login: string; owner: boolean }>(
    `SELECT current_user AS login, coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS owner`,
  )
  if (rows[0]?.owner) return
  throw new MigrationError(
    `The login ${rows[0]?.login} may not create tables there: DATABASE_URL must name the owner of the database; nothing was changed.`,
  )
}

// Where the application has no login of its own, the owner's login works in its role. Since PostgreSQL 16 who creates
// a role may hand it out, but may not itself take it on.
async function letOwnerWorkAsApplication(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ grantable: boolean }>(
    `SELECT pg_has_role('bihuan_app', 'MEMBER WITH ADMIN OPTION') AS grantable`,
  )
  if (rows[0]?.grantable) await client.query('GRANT bihuan_app TO CURRENT_USER')
}
