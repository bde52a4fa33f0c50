import { execFileSync } from 'node:child_process'
import type { QueryConfig } from 'pg'
import { expect, it } from 'vitest'
import { databaseTime } from '../../record/database-time.ts'
import { withDatabase } from '../setup/database.ts'

const database = withDatabase()

const preload = new URL('../../operations/storm/wrong-clock.mjs', import.meta.url)
const program = `
  import { createPool } from './database/pool.ts'
  import { openClock } from './record/legal-time.ts'
  const pool = createPool(process.argv[1], { max: 1 })
  const clock = await openClock(pool, undefined)
  console.log(JSON.stringify({ own: Date.now(), clock: (await clock.now()).getTime() }))
  await pool.end()`

it.each([-5, 5])('a process whose clock is off by %i days reads the time of PostgreSQL', (days) => {
  const off = days * 86_400_000
  const env = { ...process.env, NODE_OPTIONS: `--import ${preload.href}?off=${off}` }
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program, database.appUrl]
  const told = JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }))
  expect(Math.abs(told.own - Date.now() - off)).toBeLessThan(3_600_000)
  expect(Math.abs(told.clock - Date.now())).toBeLessThan(3_600_000)
})

it('is never ahead, goes on while PostgreSQL is away, and is not known before it has answered', async () => {
  let away = false
  const pool: Parameters<typeof databaseTime>[0] = {
    query: (async (question: QueryConfig) => {
      if (away) throw new Error('away')
      return await database.pool.query(question)
    }) as never,
  }
  const time = databaseTime(pool)
  away = true
  await expect(time()).rejects.toThrow('away')
  away = false
  const first = await time()
  const { rows } = await database.pool.query('SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now')
  expect(first).toBeLessThanOrEqual(rows[0].now)
  away = true
  expect(await time()).toBeGreaterThanOrEqual(first)
})
