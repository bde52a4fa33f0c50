import pg from 'pg'
import type { Secrets } from './postgres-folder.ts'

/** The owner migrates; the application's login can do what the migrations grant it, and no more. */
export const logins = { owner: 'bihuan_owner', app: 'bihuan_app' } as const

/** The role in which the application reads for people, held to the policies of the tables. */
const reader = 'bihuan_reader'

/** Creates logins and database where they are missing, also after an earlier start was interrupted between them. */
export async function createLogins(superuserUrl: string, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (const [login, name] of Object.entries(logins) as ['owner' | 'app', string][]) {
      const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
      if (rows.length === 0) await client.query(`CREATE ROLE ${name} LOGIN PASSWORD '${secrets[login]}'`)
    }
    const { rows: readers } = await client.query(`SELECT 1 FROM pg_roles WHERE rolname = '${reader}'`)
    if (readers.length === 0) await client.query(`CREATE ROLE ${reader} NOLOGIN`)
    await client.query(`GRANT ${reader} TO ${logins.app}`)
    // So that the owner's address alone serves too: the application then works in its role.
    await client.query(`GRANT ${logins.app} TO ${logins.owner}`)
    const { rows } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'bihuan'`)
    if (rows.length === 0) await client.query(`CREATE DATABASE bihuan OWNER ${logins.owner}`)
    await client.query(`REVOKE ALL ON DATABASE bihuan FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE bihuan TO ${logins.app}`)
  } finally {
    await client.end()
  }
}
