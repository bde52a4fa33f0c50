import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import type pg from 'pg'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { isUnavailable } from '../../database/errors.ts'
import { migrate } from '../../database/migrate.ts'
import { createPool } from '../../database/pool.ts'
import type { PoolOptions } from '../../database/pool.ts'
import { withDatabase } from '../setup/database.ts'

const database = withDatabase()

function open(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = createPool(url, options)
  onTestFinished(async () => await pool.end())
  return pool
}

/** The superuser's address of the file's own database. */
function superuserUrl(): string {
  const url = new URL(inject('postgres'))
  url.pathname = new URL(database.ownerUrl).pathname
  return url.href
}

const failure = async (work: Promise<unknown>) =>
  await work.then(
    () => undefined,
    (error: unknown) => error,
  )

/** A way to the database that can be cut; `mute` takes connections and says nothing. */
async function wayTo(url: string, mute = false): Promise<{ url: string; cut: () => void }> {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  const server = createServer((near) => {
    sockets.push(near.on('error', () => undefined))
    if (mute) return
    const far = connect(Number(port), hostname)
    sockets.push(far.on('error', () => undefined))
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    server.close()
    for (const socket of sockets.splice(0)) socket.destroy()
  }
  onTestFinished(cut)
  const detour = new URL(url)
  detour.port = String((server.address() as AddressInfo).port)
  return { url: detour.href, cut }
}

describe('a pool', () => {
  it('reads dates as text, counts as numbers, and limits every statement', async () => {
    const pool = open(database.appUrl, { applicationName: 'bihuan-test' })
    const { rows } = await pool.query(
      `SELECT '2026-04-07'::date AS day, 9007199254740991::int8 AS count, current_setting('statement_timeout') AS longest,
         current_setting('application_name') AS name`,
    )
    expect(rows).toEqual([{ day: '2026-04-07', count: 9007199254740991, longest: '15s', name: 'bihuan-test' }])
  })

  it.each(['', '?options=-c%20search_path%3Dpublic', '?options=-c%20role%3Dnone&application_name=own'])(
    'works in the role that it is given when the address ends with "%s"',
    async (end) => {
      const url = `${superuserUrl()}${end}`
      const { rows } = await open(url, { role: 'bihuan_app' }).query('SELECT current_user AS role')
      expect(rows).toEqual([{ role: 'bihuan_app' }])
    },
  )
})

describe('what a name means', () => {
  it.each(['bihuan_owner', 'bihuan_app', 'bihuan_reader'])(
    'is the table of public, whatever stands in a schema named %s, in temporary tables and in the settings of the database',
    async (schema) => {
      const name = new URL(database.ownerUrl).pathname.slice(1)
      const superuser = open(superuserUrl())
      await superuser.query(`CREATE SCHEMA ${schema}; CREATE VIEW ${schema}.register AS SELECT 'other' AS name`)
      await superuser.query(`GRANT USAGE ON SCHEMA ${schema} TO PUBLIC; GRANT SELECT ON ${schema}.register TO PUBLIC`)
      try {
        await superuser.query(`ALTER DATABASE ${name} SET search_path = ${schema}, public`)
        for (const [url, role] of [
          [database.ownerUrl],
          [database.appUrl],
          [database.appUrl, 'bihuan_reader'],
        ] as const) {
          const pool = open(url, { max: 1, ...(role === undefined ? {} : { role }) })
          expect(
            (await pool.query('SELECT to_regclass($1)::oid = $2::regclass AS own', ['register', 'public.register']))
              .rows,
          ).toEqual([{ own: true }])
          await superuser.query(`GRANT TEMPORARY ON DATABASE ${name} TO PUBLIC`)
          await pool.query('CREATE TEMP TABLE register (name text); INSERT INTO pg_temp.register VALUES (1)')
          expect((await pool.query('SELECT count(*) FROM register')).rows).toEqual([{ count: 0 }])
        }
        await expect(migrate(database.ownerUrl)).resolves.toEqual([])
      } finally {
        await superuser.query(`ALTER DATABASE ${name} RESET search_path`)
        await superuser.query(`DROP SCHEMA ${schema} CASCADE`)
      }
    },
  )
})

describe('a database that cannot be reached', () => {
  it.each(['127.0.0.1:1', 'nowhere.invalid:5432'])('is told at %s', async (host) => {
    const error = await failure(open(`postgresql://a:b@${host}/c`).query('SELECT 1'))
    expect(isUnavailable(error)).toBe(true)
  })

  it('is told when it does not answer for three seconds', async () => {
    const way = await wayTo(database.appUrl, true)
    const start = Date.now()
    expect(isUnavailable(await failure(open(way.url).query('SELECT 1')))).toBe(true)
    expect(Date.now() - start).toBeLessThan(6_000)
  })

  it('is told when the connection breaks under a query, under a transaction and while idle', async () => {
    const way = await wayTo(database.appUrl)
    const pool = open(way.url)
    const client = await pool.connect()
    await client.query('BEGIN')
    await pool.query('SELECT 1')
    const running = failure(pool.query('SELECT pg_sleep(1)'))
    await pool.query('SELECT 1')
    way.cut()
    expect(isUnavailable(await running)).toBe(true)
    expect(isUnavailable(await failure(client.query('SELECT 1')))).toBe(true)
    client.release(true)
    expect(isUnavailable(await failure(pool.query('SELECT 1')))).toBe(true)
  })

  it('is told when an administrator ends the session; the next query has a new one', async () => {
    const pool = open(database.appUrl)
    const sleeping = failure(pool.query(`SELECT pg_sleep(10)`))
    const end = `SELECT count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity
      WHERE datname = current_database() AND query = 'SELECT pg_sleep(10)'`
    const superuser = open(superuserUrl())
    await expect.poll(async () => (await superuser.query(end)).rows).toEqual([{ ended: 1 }])
    expect(isUnavailable(await sleeping)).toBe(true)
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('is not told for a fault of the query, the rights, the login or anything else', async () => {
    const { ownerUrl, appUrl } = database
    const stranger = ownerUrl.replace(/:[^:@/]+@/, ':wrong@')
    const errors = await Promise.all([
      failure(open(appUrl).query('SELEC 1')),
      failure(open(appUrl).query('SELECT $1::int', [1, 2])),
      failure(open(appUrl).query('DROP TABLE cases')),
      failure(open(appUrl).query('SET LOCAL statement_timeout = 1; SELECT pg_sleep(1)')),
      failure(open(stranger).query('SELECT 1')),
      failure(open(ownerUrl.replace(/\/test_\w+$/, '/nowhere')).query('SELECT 1')),
    ])
    expect(errors.map((error) => (error as { code?: string }).code)).toEqual([
      '42601',
      '08P01',
      '42501',
      '57014',
      '28P01',
      '3D000',
    ])
    expect([...errors, new Error('other'), 'words', undefined].map(isUnavailable)).not.toContain(true)
  })
})
