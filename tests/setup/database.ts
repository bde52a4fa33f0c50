import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { createPool } from '../../database/pool.ts'

export interface TestDatabase {
  /** Connections of the application's own login. */
  readonly pool: Pool
  /** Connections of the owner, who may do anything. */
  readonly owner: Pool
  /** Connections on which the API reads, held to the policies of the database. */
  readonly reading: Pool
  readonly ownerUrl: string
  readonly appUrl: string
}

const casesOfFile = 10_000

/**
 * A fresh, migrated database for a test file, dropped afterwards; the file fails if it leaves a connection open.
 * Fields can be read inside tests and hooks only.
 */
export function withDatabase(): TestDatabase {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const opened: { -readonly [K in keyof TestDatabase]?: TestDatabase[K] } = {}
  beforeAll(async () => {
    await asSuperuser(`CREATE DATABASE ${name} TEMPLATE bihuan OWNER bihuan_owner`)
    opened.ownerUrl = inDatabase(inject('ownerUrl'), name)
    opened.appUrl = inDatabase(inject('appUrl'), name)
    opened.owner = createPool(opened.ownerUrl, { max: 2 })
    opened.pool = createPool(opened.appUrl, { max: 10, pipeline: true })
    opened.reading = createPool(opened.appUrl, { max: 5, role: 'bihuan_reader', pipeline: true })
    // Files share one Temporal namespace, in which a case number names one conductor.
    const [file] = await asSuperuser<{ number: number }>(`SELECT nextval('test_files') AS number`)
    await opened.owner.query(`SELECT setval('case_numbers', $1)`, [(((file?.number ?? 0) % 99) + 1) * casesOfFile])
  })
  afterAll(async () => {
    await opened.reading?.end()
    await opened.pool?.end()
    await opened.owner?.end()
    const open = await openConnections(name)
    await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`)
    if (open.length > 0) throw new Error(`Connections to the test database were left open by: ${open.join(', ')}`)
  })
  return new Proxy(opened as TestDatabase, {
    get(target, key: keyof TestDatabase) {
      const value = target[key]
      if (value === undefined) throw new Error(`The test database has no ${key} before beforeAll has run`)
      return value
    },
  })
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

// Two files that clone the template at the same moment disturb each other, so a taken template is tried again.
async function asSuperuser<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: inject('postgres') })
    await client.connect()
    try {
      return (await client.query<Row>(statement, values)).rows
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      await client.end()
    }
  }
}

// The server's side of a closed connection ends a moment later.
async function openConnections(name: string): Promise<string[]> {
  const query = 'SELECT application_name AS client FROM pg_stat_activity WHERE datname = $1'
  for (const until = Date.now() + 2_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const rows = await asSuperuser<{ client: string }>(query, [name])
    if (rows.length === 0 || Date.now() > until) return rows.map(({ client }) => client)
  }
}
