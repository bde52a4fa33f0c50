// `npm run bench -- feed`: the public register as other houses read it, beside the same SQL asked of PostgreSQL itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { createPool } from '../database/pool.ts'
import { openPublishing } from '../evidence/storage.ts'
import { keepSnapshots } from '../record/snapshot/keep.ts'
import { fillRegister } from './many-records.ts'
import { round, sharesOf } from './measure.ts'
import { creditCode, tradeName } from './names.ts'
import { withStack } from './with-stack.ts'

const times = 200

interface Reading {
  readonly what: string
  readonly oursP50Ms: number
  readonly oursP95Ms: number
  readonly sqlP50Ms: number
  readonly sqlP95Ms: number
  /** Ours by bare SQL, at the 95th of a hundred. */
  readonly ratio: number
}

/** Fills a register with so many records, makes its files, asks for parts of it and prints figures. */
export async function benchFeed({
  records,
  json,
  say,
}: {
  readonly records: number
  readonly json: string | undefined
  readonly say: (line: string) => void
}): Promise<void> {
  const env = { PUBLIC_READS_PER_MINUTE: '1000000' }
  await withStack({ say, connections: 4, worker: false, env }, async (stack, owner) => {
    const begin = performance.now()
    await fillRegister(owner, records)
    say(`${records} public records after ${seconds(begin)} s`)
    const snapshot = await measureSnapshot(stack.ownerUrl, say)
    const readings: Reading[] = []
    for (const asked of askedOf(records)) readings.push(await measureOne(stack.address, owner, asked, say))
    const known = await measureKnown(stack.address, records, say)
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ records, snapshot, readings, known }, null, 2)}\n`)
  })
}

async function measureSnapshot(ownerUrl: string, say: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-bench-files-'))
  const pool = createPool(ownerUrl, { max: 6 })
  const idle = process.memoryUsage().rss
  let most = idle
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  try {
    const begin = performance.now()
    await keepSnapshots(pool, openPublishing({ folder }))
    const figures = { seconds: seconds(begin), memoryMb: Math.round((most - idle) / 1_048_576) }
    say(`Files of the register: ${figures.seconds} s, ${figures.memoryMb} MB above idle`)
    return figures
  } finally {
    clearInterval(watch)
    await pool.end()
    rmSync(folder, { recursive: true })
  }
}

interface Asked {
  readonly what: string
  readonly path: (n: number) => string
  readonly sql: string
  readonly values: (n: number) => unknown[]
}

const all = `SELECT case_no, entity_code, entity_name, list_type, tier, violation, legal_basis, decision_doc_no, published_on, until,
  marked, correction FROM register`

function askedOf(records: number): Asked[] {
  const some = (n: number) => (n * 7919) % records
  const after = (n: number) => Math.max(0, some(n) - 1_000)
  const name = (n: number) => tradeName(some(n)).slice(4, 8)
  const code = (n: number) => creditCode(some(n))
  return [
    {
      what: 'a page of 1,000 of the feed',
      path: (n) => `feed?after=${after(n)}&limit=1000`,
      sql: `SELECT position, op, case_no, case_seq, record FROM changes WHERE audience = 'public' AND position > $1 ORDER BY position LIMIT 1000`,
      values: (n) => [after(n)],
    },
    {
      what: 'the register by code',
      path: (n) => `register?search=${code(n)}&limit=20`,
      sql: `${all} WHERE entity_code_form = $1 ORDER BY case_no LIMIT 21`,
      values: (n) => [code(n)],
    },
    {
      what: 'the register by a part of a name',
      path: (n) => `register?search=${encodeURIComponent(name(n))}&limit=20`,
      sql: `${all} WHERE name_grams(entity_name_form) @> name_grams($1) AND strpos(entity_name_form, $1) > 0 ORDER BY case_no LIMIT 21`,
      values: (n) => [name(n)],
    },
    {
      what: 'the register by what every name has',
      path: () => `register?search=${encodeURIComponent('有限公司')}&limit=20`,
      sql: `${all} WHERE name_grams(entity_name_form) @> name_grams($1) AND strpos(entity_name_form, $1) > 0 ORDER BY case_no LIMIT 21`,
      values: () => ['有限公司'],
    },
  ]
}

// By turns, so that both meet the same machine.
async function measureOne(
  address: string,
  owner: Pool,
  { what, path, sql, values }: Asked,
  say: (line: string) => void,
): Promise<Reading> {
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let n = -10; n < times; n += 1) {
    const at = Math.abs(n)
    const first = await timed(async () => await read(address, path(at)))
    const second = await timed(async () => await owner.query(sql, values(at)))
    if (n >= 0) {
      ours.push(first)
      bare.push(second)
    }
  }
  const [our, sql95] = [sharesOf(ours), sharesOf(bare)]
  const reading = {
    what,
    oursP50Ms: our(0.5),
    oursP95Ms: our(0.95),
    sqlP50Ms: sql95(0.5),
    sqlP95Ms: sql95(0.95),
    ratio: round(our(0.95) / sql95(0.95)),
  }
  say(
    `${what}: p50 ${reading.oursP50Ms}, p95 ${reading.oursP95Ms} ms; bare SQL ${reading.sqlP50Ms} and ${reading.sqlP95Ms} ms; ${reading.ratio} x`,
  )
  return reading
}

async function measureKnown(address: string, records: number, say: (line: string) => void) {
  const path = `register?search=${encodeURIComponent('有限公司')}&limit=${Math.min(200, records)}`
  const { headers } = await fetch(`${address}/api/v1/${path}`)
  const tag = { 'if-none-match': headers.get('etag') ?? '' }
  const [whole, unchanged]: [number[], number[]] = [[], []]
  for (let n = 0; n < times; n += 1) {
    whole.push(await timed(async () => await read(address, path)))
    unchanged.push(await timed(async () => await read(address, path, tag, 304)))
  }
  const figures = { wholeP50Ms: sharesOf(whole)(0.5), unchangedP50Ms: sharesOf(unchanged)(0.5) }
  say(`A page of 200: p50 ${figures.wholeP50Ms} ms; known already: ${figures.unchangedP50Ms} ms`)
  return figures
}

async function read(address: string, path: string, headers: Record<string, string> = {}, expected = 200) {
  const answer = await fetch(`${address}/api/v1/${path}`, { headers })
  if (answer.status !== expected) throw new Error(`${path} was answered ${answer.status}`)
  await answer.arrayBuffer()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

const seconds = (begin: number) => Math.round((performance.now() - begin) / 100) / 10
