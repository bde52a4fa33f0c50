// `npm run bench -- log`: what a batch of the log costs after ever more leaves, and what the keeper costs commands.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { appendLeaves } from '../record/log/append.ts'
import { keepLog } from '../record/log/loop.ts'
import { logSize } from '../record/log/rows.ts'
import { storeSubtrees } from '../record/log/tree.ts'
import { readLogStanding } from '../record/log/watch.ts'
import { round, runAll, sharesOf } from './measure.ts'
import { ourCases } from './ours.ts'
import { withStack } from './with-stack.ts'

export interface LogBenchOptions {
  /** After how many leaves a batch is measured. */
  readonly leaves: readonly number[]
  /** Cases of each turn with and without a keeper. */
  readonly cases: number
  readonly json: string | undefined
  readonly say: (line: string) => void
}

const batch = 500
const batches = 9
const rounds = 3
const callers = 32

/** Measures both in one installation of its own, without conductors. */
export async function benchLog({ leaves, cases, json, say }: LogBenchOptions): Promise<void> {
  await withStack({ say, connections: 40, worker: false }, async (stack, pool) => {
    const ours = await ourCases(pool, stack.address)
    await runAll(96, callers, async (n) => await ours.short.one(n, async (command) => await command()))
    const beside = await besideCommands(pool, cases, ours.short, say)
    const costs = []
    for (const size of leaves) costs.push(await costAfter(pool, size, ours.short.one, say))
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ beside, costs }, null, 2)}\n`)
  })
}

type Short = Awaited<ReturnType<typeof ourCases>>['short']

async function besideCommands(pool: Pool, cases: number, short: Short, say: LogBenchOptions['say']) {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-bench-log-'))
  const turn = async () => {
    const begin = performance.now()
    await runAll(cases, callers, async (n) => await short.one(n, async (command) => await command()))
    return (cases * short.commands * 1_000) / (performance.now() - begin)
  }
  const turns = []
  for (let n = 0; n < rounds; n += 1) {
    while ((await appendLeaves(pool, 2_000)) === 'more');
    const without = await turn()
    while ((await appendLeaves(pool, 2_000)) === 'more');
    const stop = keepLog({ pool, folder, keyFile: join(folder, 'key.pem'), tell: (error) => say(String(error)) })
    let worst = 0
    const look = setInterval(() => {
      void readLogStanding(pool).then(({ unloggedSeconds }) => (worst = Math.max(worst, unloggedSeconds)))
    }, 500)
    const kept = await turn()
    clearInterval(look)
    await stop()
    turns.push({
      without: round(without),
      kept: round(kept),
      ratio: round(kept / without),
      worstUnloggedSeconds: worst,
    })
    say(
      `Commands a second: ${round(without)} without a keeper, ${round(kept)} with one (${round(kept / without)} x); at most ${worst} s of entries unlogged`,
    )
  }
  rmSync(folder, { recursive: true, force: true })
  return turns
}

/** What a batch costs when so many leaves are there, made up where they are not lived. */
async function costAfter(pool: Pool, size: number, one: Short['one'], say: LogBenchOptions['say']) {
  while ((await appendLeaves(pool, 2_000)) === 'more');
  const before = await logSize(pool)
  const client = await pool.connect()
  try {
    await client.query('SET statement_timeout = 0')
    for (let from = before; from < size; from += 1_000_000)
      await client.query(
        `INSERT INTO log_leaves (position, seq, case_no, case_seq, hash)
         SELECT n, -1 - n, 'BH-2026-' || lpad((n / 20)::text, 6, '0'), n % 20 + 1, sha256(n::text::bytea)
         FROM generate_series($1::bigint, $2::bigint) AS n`,
        [from, Math.min(size, from + 1_000_000) - 1],
      )
    await storeSubtrees(client, before, Math.max(before, size))
    await client.query('VACUUM (ANALYZE) log_leaves')
  } finally {
    client.release(true)
  }
  // Made in full before it is measured, so that only appending is.
  await runAll(
    Math.ceil(((batches + 1) * batch) / 6),
    callers,
    async (n) => await one(n, async (command) => await command()),
  )
  const times: number[] = []
  for (let n = 0; n < batches; n += 1) {
    const begin = performance.now()
    await appendLeaves(pool, batch)
    times.push(performance.now() - begin)
  }
  const medianMs = sharesOf(times)(0.5)
  say(`After ${Math.max(size, before)} leaves a batch of ${batch} takes ${medianMs} ms`)
  return { leaves: Math.max(size, before), batch, medianMs }
}
