import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { ContentionError, databaseFault, isUnavailable, passingFault, takenConstraint } from '../../database/errors.ts'
import { createPool } from '../../database/pool.ts'
import { untilAnswered } from '../../record/attempts.ts'
import { withDatabase } from '../setup/database.ts'

const database = withDatabase()

const failure = async (work: Promise<unknown>) =>
  await work.then(
    () => undefined,
    (error: unknown) => error,
  )

/** Two connections of their own, of the owner, who may change what the application may only add. */
async function two(): Promise<[PoolClient, PoolClient]> {
  const pool = createPool(database.ownerUrl, { max: 2 })
  const clients = await Promise.all([pool.connect(), pool.connect()])
  onTestFinished(async () => {
    for (const client of clients) client.release(true)
    await pool.end()
  })
  return clients
}

const keep = 'INSERT INTO idempotency (actor, key, request_hash, answer, at) VALUES ($1, $2, $3, $4, now())'
const row = () => ['somebody', randomUUID(), 'hash', '{}']
const change = (key: string | undefined): [text: string, values: unknown[]] => [
  'UPDATE idempotency SET request_hash = request_hash WHERE key = $1',
  [key],
]

describe('what PostgreSQL says', () => {
  it('when a transaction may only read', async () => {
    const [client] = await two()
    await client.query('BEGIN READ ONLY')
    expect(databaseFault(await failure(client.query(keep, row())))).toBe('readOnly')
  })

  it('when another session holds what is wanted, within the lock timeout of every pool', async () => {
    const [holder, waiter] = await two()
    const kept = row()
    await holder.query(keep, kept)
    await holder.query('BEGIN')
    await holder.query(...change(kept[1]))
    expect(passingFault(await failure(waiter.query(...change(kept[1]))))).toBe('lockWait')
  })

  it('when a statement takes too long, or is cancelled by an administrator', async () => {
    const [one, other] = await two()
    await one.query('SET statement_timeout = 20')
    expect(passingFault(await failure(one.query('SELECT pg_sleep(5)')))).toBe('cancelled')
    const pid = (await other.query('SELECT pg_backend_pid() AS pid')).rows[0].pid
    const sleeping = failure(other.query('SELECT pg_sleep(20)'))
    const cancel = async () => (await one.query('SELECT pg_cancel_backend($1) AS done', [pid])).rows[0].done
    expect(await cancel()).toBe(true)
    expect(passingFault(await sleeping)).toBe('cancelled')
  })

  it('when two transactions want each other’s rows', async () => {
    const [one, other] = await two()
    const [first, second] = [row(), row()]
    for (const kept of [first, second]) await one.query(keep, kept)
    for (const client of [one, other]) await client.query('BEGIN')
    await one.query(...change(first[1]))
    await other.query(...change(second[1]))
    const crossed = await Promise.all([
      failure(one.query(...change(second[1]))),
      failure(other.query(...change(first[1]))),
    ])
    expect(crossed.flatMap((error) => databaseFault(error) ?? [])).toEqual(['deadlock'])
  })

  it('when a transaction saw what another has changed since', async () => {
    const [one, other] = await two()
    const kept = row()
    await one.query(keep, kept)
    await one.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await one.query('SELECT FROM idempotency')
    await other.query(...change(kept[1]))
    expect(databaseFault(await failure(one.query(...change(kept[1]))))).toBe('serialisation')
  })

  it('when its connections are all taken, and when a session ends under way', async () => {
    const superuser = createPool(inject('postgres'), { max: 1 })
    onTestFinished(async () => await superuser.end())
    const [one, other] = await two()
    const pid = (await one.query('SELECT pg_backend_pid() AS pid')).rows[0].pid
    const sleeping = failure(one.query('SELECT pg_sleep(20)'))
    await superuser.query('SELECT pg_terminate_backend($1)', [pid])
    expect(databaseFault(await sleeping)).toBe('lost')
    const name = new URL(database.ownerUrl).pathname.slice(1)
    await superuser.query(`ALTER DATABASE ${name} CONNECTION LIMIT 1`)
    const late = createPool(database.appUrl, { max: 3 })
    onTestFinished(async () => {
      await superuser.query(`ALTER DATABASE ${name} CONNECTION LIMIT -1`)
      await late.end()
    })
    await other.query('SELECT 1')
    const error = await failure(Promise.all([1, 2, 3].map(async () => await late.query('SELECT pg_sleep(0.2)'))))
    expect(databaseFault(error)).toBe('tooManyConnections')
    expect(isUnavailable(error)).toBe(true)
  })

  it('when it knows no such password or database, and when a query outgrows what it may keep on disk', async () => {
    const elsewhere = async (change: (url: URL) => void) => {
      const url = new URL(database.appUrl)
      change(url)
      const pool = createPool(url.href, { max: 1 })
      onTestFinished(async () => await pool.end())
      return await failure(pool.query('SELECT 1'))
    }
    // While a backup is restored, or a password is changed, the same request may succeed a little later.
    const noDatabase = await elsewhere((url) => (url.pathname = '/none_of_this_name'))
    expect(noDatabase).toMatchObject({ code: '3D000' })
    expect(passingFault(noDatabase)).toBe('shut')
    const noUser = await elsewhere((url) => (url.username = 'nobody_of_this_name'))
    expect((noUser as { code: string }).code).toMatch(/^28/)
    expect(passingFault(noUser)).toBe('shut')
    const superuser = createPool(inject('postgres'), { max: 1 })
    onTestFinished(async () => await superuser.end())
    await superuser.query('SET temp_file_limit = 0; SET work_mem = 64')
    const tooLarge = await failure(
      superuser.query('SELECT count(*) FROM (SELECT n FROM generate_series(1, 200000) n ORDER BY n DESC) AS sorted'),
    )
    expect(tooLarge).toMatchObject({ code: '53400' })
    expect(passingFault(tooLarge)).toBe('full')
  })

  it.each([
    ['58030', 'full'],
    ['57P04', 'lost'],
  ])('by the code %s, which nothing here can bring about', (code, fault) => {
    expect(passingFault(Object.assign(new Error('said by PostgreSQL'), { code }))).toBe(fault)
  })

  it('when a value is none of its type, a key is taken, a right is missing or a query is wrong', async () => {
    const [client] = await two()
    const wrong = [
      [`SELECT '0000-01-01'::date`, []],
      ['SELECT $1::text', ['a\0b']],
      [`SELECT (3000000000)::integer`, []],
      [`SELECT '{'::jsonb`, []],
      [`SELECT 1 / 0`, []],
    ] as const
    for (const [text, values] of wrong) {
      expect(databaseFault(await failure(client.query(text, [...values]))), text).toBe('value')
    }
    const kept = row()
    await client.query(keep, kept)
    const taken = await failure(client.query(keep, kept))
    expect([databaseFault(taken), takenConstraint(taken)]).toEqual(['taken', 'idempotency_pkey'])
    expect(databaseFault(await failure(database.pool.query('DROP TABLE cases')))).toBe('right')
    expect(databaseFault(await failure(client.query('SELEC 1')))).toBeUndefined()
    for (const other of [
      new Error('other'),
      'words',
      undefined,
      null,
      Object.assign(new Error('x'), { code: 'toString' }),
    ])
      expect(databaseFault(other)).toBeUndefined()
  })
})

describe('trying again', () => {
  it('ends with an answer as soon as there is one, and otherwise says that others were quicker', async () => {
    let asked = 0
    expect(await untilAnswered(async () => ((asked += 1) < 4 ? undefined : asked))).toBe(4)
    asked = 0
    const never = await failure(
      untilAnswered(async () => {
        asked += 1
        return undefined
      }),
    )
    expect(never).toBeInstanceOf(ContentionError)
    expect(passingFault(never)).toBe('contention')
    expect(asked).toBe(40)
  })
})
