import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MigrationError } from '../../database/migrate.ts'
import { startPostgres } from '../../operations/servers/postgres.ts'
import type { RunningPostgres } from '../../operations/servers/postgres.ts'
import { bringUpDatabase, requireApplicationRole } from '../../operations/start/stack-database.ts'
import { StartupError } from '../../operations/servers/startup-error.ts'

// What a DATABASE_URL without a DATABASE_APP_URL needs, on a server that knows nothing of Bihuan.
let server: RunningPostgres
const folder = mkdtempSync(join(tmpdir(), 'bihuan-owner-'))
chmodSync(folder, 0o755)
beforeAll(async () => {
  server = await startPostgres({ dataFolder: join(folder, 'postgres'), fast: true })
  await asSuperuser('DROP DATABASE bihuan', 'DROP ROLE bihuan_owner, bihuan_app, bihuan_reader')
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function ownerOf(name: string, rights = ''): Promise<string> {
  await asSuperuser(`CREATE ROLE ${name} LOGIN ${rights} PASSWORD 'secret'`, `CREATE DATABASE ${name} OWNER ${name}`)
  return `postgresql://${name}:secret@127.0.0.1:${server.port}/${name}`
}

async function bringUp(databaseUrl: string): Promise<string[]> {
  const said: string[] = []
  const options = { say: (line: string) => said.push(line), dataFolder: folder, databaseUrl }
  await requireApplicationRole(await bringUpDatabase(options, () => undefined))
  return said
}

const refusal = (sentence: string) => new StartupError(sentence)

it('an owner without special rights is told what an administrator must do, step by step', async () => {
  const url = await ownerOf('plain')
  const host = `127.0.0.1:${server.port}`
  await expect(bringUp(url)).rejects.toThrow(
    refusal(
      `The roles bihuan_app and bihuan_reader are not on ${host} and plain may not create them: run CREATE ROLE bihuan_app, CREATE ROLE bihuan_reader, GRANT bihuan_reader TO bihuan_app and GRANT bihuan_app TO plain there.`,
    ),
  )
  await asSuperuser('CREATE ROLE bihuan_app', 'CREATE ROLE bihuan_reader')
  await expect(bringUp(url)).rejects.toThrow(
    refusal(
      `plain may not work as bihuan_app on ${host}: run GRANT bihuan_app TO plain there, or set DATABASE_APP_URL to a login of the application.`,
    ),
  )
  await asSuperuser('GRANT bihuan_app TO plain')
  await expect(bringUp(url)).rejects.toThrow(
    refusal(
      `plain may not read as bihuan_reader on ${host}: run GRANT bihuan_reader TO bihuan_app there, or set DATABASE_APP_URL to a login of the application.`,
    ),
  )
  await asSuperuser('GRANT bihuan_reader TO bihuan_app')
  expect(await bringUp(url)).toEqual(['Bringing the record to the schema of this release'])
  await asSuperuser('DROP DATABASE plain', 'DROP ROLE bihuan_app, bihuan_reader')
})

it('an owner who may create roles needs nobody', async () => {
  const said = await bringUp(await ownerOf('creator', 'CREATEROLE'))
  expect(said.at(-1)).toMatch(/^Applied 0001_record/)
})

it('nobody but the owner may migrate', async () => {
  await ownerOf('landlord', 'CREATEROLE')
  const guest = (await ownerOf('guest')).replace(/guest$/, 'landlord')
  await expect(bringUp(guest)).rejects.toThrow(
    new MigrationError(
      'The login guest may not create tables there: DATABASE_URL must name the owner of the database; nothing was changed.',
    ),
  )
})
