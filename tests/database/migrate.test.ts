import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { migrate, MigrationError } from '../../database/migrate.ts'
import { createPool } from '../../database/pool.ts'
import { root } from '../../operations/development/documents/source-files.ts'

const all = readdirSync(join(root, 'database/migrations'))
  .map((file) => file.replace(/\.sql$/, ''))
  .sort()

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** An empty database of an ordinary login that made it and may create roles, but is no superuser. */
async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const superuser = await connect(inject('postgres'))
  await superuser.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'secret'`)
  await superuser.query(`GRANT bihuan_app TO ${name} WITH ADMIN TRUE, SET FALSE, INHERIT FALSE`)
  await superuser.query(`CREATE DATABASE ${name} OWNER ${name}`)
  onTestFinished(async () => {
    await superuser.query(`DROP DATABASE ${name} WITH (FORCE)`)
    // Memberships that it granted itself go with it.
    await superuser.query(`DROP OWNED BY ${name}`)
    await superuser.query(`DROP ROLE ${name}`)
    await superuser.end()
  })
  const url = new URL(inject('postgres'))
  return `postgresql://${name}:secret@${url.host}/${name}`
}

describe('migrations', () => {
  it('are applied once, whoever starts at the same time', async () => {
    const url = await emptyDatabase()
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(applied.flat().sort()).toEqual(all)
    expect(all.length).toBeGreaterThan(1)
    expect(await migrate(url)).toEqual([])
  })

  it('wait for another start no longer than they are told, and change nothing then', async () => {
    const url = await emptyDatabase()
    const other = await connect(url)
    onTestFinished(async () => await other.end())
    await other.query(`SELECT pg_advisory_lock(hashtext('bihuan migrations'))`)
    await expect(migrate(url, { waitMs: 200 })).rejects.toThrow(
      new MigrationError(
        'Another start has been migrating the record for 0.2 s: wait until it is ready, then start again.',
      ),
    )
    expect((await other.query(`SELECT to_regclass('migrations') AS found`)).rows).toEqual([{ found: null }])
    await other.query('SELECT pg_advisory_unlock_all()')
    expect(await migrate(url)).toEqual(all)
  })

  it('leave a database of a newer release as it is', async () => {
    const url = await emptyDatabase()
    await migrate(url)
    const owner = await connect(url)
    onTestFinished(async () => await owner.end())
    await owner.query(`DELETE FROM migrations WHERE name = $1`, [all.at(-1)])
    await owner.query(`INSERT INTO migrations (name, run_on) VALUES ('9999_tomorrow', now())`)
    await expect(migrate(url)).rejects.toThrow(MigrationError)
    await expect(migrate(url)).rejects.toThrow('(it has 9999_tomorrow)')
  })

  it('let an owner without special rights work in the application’s role', async () => {
    const url = await emptyDatabase()
    await migrate(url)
    const pool = createPool(url, { role: 'bihuan_app' })
    onTestFinished(async () => await pool.end())
    expect((await pool.query('SELECT count(*) AS cases FROM cases')).rows).toEqual([{ cases: 0 }])
    for (const sql of ['DELETE FROM ledger', 'UPDATE ledger SET actor = NULL', 'CREATE TABLE mine ()']) {
      await expect(pool.query(sql), sql).rejects.toMatchObject({ code: '42501' })
    }
  })
})
