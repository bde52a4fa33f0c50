import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import pg from 'pg'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Thrown when the record was migrated by a newer release than this one. Nothing has been changed. */
export class DatabaseAheadError extends Error {}

/** Brings the record to the schema of this release; several starters at once are safe. Answers what was applied. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await refuseIfAhead(client)
    const applied = await runner({
      dbClient: client,
      dir: folder,
      direction: 'up',
      migrationsTable: 'migrations',
      log: () => undefined,
    })
    return applied.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function refuseIfAhead(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS exists`)
  if (!rows[0]?.exists) return
  const known = new Set(readdirSync(folder).map((file) => file.replace(/\.sql$/, '')))
  const { rows: applied } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')
  const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new DatabaseAheadError(
    `The database is ahead of this release (it has ${unknown.join(', ')}). Start the newer release; nothing was changed.`,
  )
}
