// `npm run bench -- log`: what a batch of the log costs after ever more leaves, and what the keeper costs commands.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { appendLeaves } from '../record/log/append.ts'
import { keepLog } from '../record/log/loop.ts'
import { logSize } from '../record/log/rows.ts'
import { readOutside } from '../record/log/outside.ts'
import { verifyRecord } from '../record/log/verify.ts'
import { storeSubtrees } from '../record/log/tree.ts'
import { readLogStanding } from '../record/log/watch.ts'
import type { BatchCost } from './batch-cost.ts'
import { batchCost } from './batch-cost.ts'
import { round, runAll, sharesOf } from './measure.ts'
import { ourCases } from './ours.ts'
import { withStack } from './with-stack.ts'

export interface LogBenchOptions {
  /** After how many leaves a batch is measured. */
  readonly leaves: readonly number[]
  /** Cases of each turn with and without a keeper. */
  readonly cases: number
  /** How long the load with a keeper lasts in which the age of what has no leaf is measured. */
  readonly seconds: number
  readonly json: string | undefined
  readonly say: (line: string) => void
}

const batch = 500
const batches = 9
// Numbers of entries that are made up rise, as those that are lived do, and end before them.
const beforeAll = 2 ** 40
// Even, so that each way comes first as often as the other.
const rounds = 6
const callers = 32

/** Measures all three in one installation of its own, without conductors. */
export async function benchLog({ leaves, cases, seconds, json, say }: LogBenchOptions): Promise<void> {
  await withStack({ say, connections: 40, worker: false }, async (stack, pool) => {
    const ours = await ourCases(pool, stack.address)
    const [few = 0, ...more] = leaves
    // Lived and not made up, since all that was lived is verified afterwards.
    do {
      await runAll(96, callers, async (n) => await ours.short.one(n, async (command) => await command()))
      while ((await appendLeaves(pool, 2_000)) === 'more');
    } while ((await logSize(pool)) < few)
    const costs = [await costAfter(pool, few, ours.short.one, say)]
    const kept = { pool, folder: mkdtempSync(join(tmpdir(), 'bihuan-bench-log-')), say }
    const beside = await besideCommands(kept, cases, ours.short)
    const lasting = await underLastingLoad(kept, seconds, ours.short)
    const verified = await verifiedWhole(kept)
    rmSync(kept.folder, { recursive: true, force: true })
    for (const size of more) costs.push(await costAfter(pool, size, ours.short.one, say))
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ beside, lasting, verified, costs }, null, 2)}\n`)
  })
}

type Short = Awaited<ReturnType<typeof ourCases>>['short']

/** Where the keepers of a bench, one after the other, keep the same log. */
interface Kept {
  readonly pool: Pool
  readonly folder: string
  readonly say: LogBenchOptions['say']
}

/** Commands a second with and without a keeper, in pairs of which each way begins one after the other. */
async function besideCommands(kept: Kept, cases: number, short: Short) {
  const { pool, say } = kept
  const turn = async () => {
    const begin = performance.now()
    await runAll(cases, callers, async (n) => await short.one(n, async (command) => await command()))
    return (cases * short.commands * 1_000) / (performance.now() - begin)
  }
  const pairs = []
  for (let n = 0; n < rounds; n += 1) {
    const pair = { kept: 0, without: 0 }
    for (const way of n % 2 === 0 ? (['without', 'kept'] as const) : (['kept', 'without'] as const)) {
      while ((await appendLeaves(pool, 2_000)) === 'more');
      pair[way] = round(way === 'kept' ? (await withKeeper(kept, turn)).result : await turn())
    }
    pairs.push({ ...pair, ratio: round(pair.kept / pair.without) })
    say(`Commands a second: ${pair.without} without a keeper, ${pair.kept} with one (${pairs.at(-1)?.ratio} x)`)
  }
  const median = sharesOf(pairs.map(({ ratio }) => ratio))(0.5)
  say(`Median of ${rounds} pairs: ${median} x`)
  return { pairs, median }
}

/** How old the oldest entry without a leaf gets while callers go on for long. */
async function underLastingLoad(kept: Kept, seconds: number, short: Short) {
  const { pool, say } = kept
  while ((await appendLeaves(pool, 2_000)) === 'more');
  const { result, worst } = await withKeeper(kept, async () => {
    const begin = performance.now()
    let commands = 0
    await runAll(callers, callers, async (n) => {
      while (performance.now() - begin < seconds * 1_000) {
        await short.one(n, async (command) => {
          const answer = await command()
          commands += 1
          return answer
        })
      }
    })
    return (commands * 1_000) / (performance.now() - begin)
  })
  const lasting = { seconds, commandsPerSecond: round(result), worstUnloggedSeconds: worst }
  say(`For ${seconds} s ${lasting.commandsPerSecond} commands a second: at most ${worst} s of entries unlogged`)
  return lasting
}

/** How long a verification of all that was lived takes, from the first leaf and with every state. */
async function verifiedWhole({ pool, folder, say }: Kept) {
  const { size, seconds, faults } = await verifyRecord({ pool, outside: readOutside(folder) })
  const itemsPerSecond = Math.round(size / Math.max(seconds, 0.1))
  say(`A verification of ${size} items takes ${seconds} s, ${itemsPerSecond} a second; ${faults.length} faults`)
  return { items: size, seconds, itemsPerSecond, faults: faults.length }
}

/** Does something beside a keeper of its own, and looks all the while how old the oldest entry without a leaf is. */
async function withKeeper<T>({ pool, folder, say }: Kept, work: () => Promise<T>) {
  const stop = keepLog({ pool, folder, keyFile: join(folder, 'key.pem'), tell: (error) => say(String(error)) })
  let worst = 0
  const look = setInterval(() => {
    void readLogStanding(pool).then(({ unloggedSeconds }) => (worst = Math.max(worst, unloggedSeconds)))
  }, 500)
  try {
    return { result: await work(), worst }
  } finally {
    clearInterval(look)
    await stop()
  }
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
         SELECT n, n - ${beforeAll}, 'BH-2026-' || lpad((n / 20)::text, 6, '0'), n % 20 + 1, sha256(n::text::bytea)
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
  const measured: BatchCost[] = []
  for (let n = 0; n < batches; n += 1) measured.push(await batchCost(pool, batch))
  const medianMs = sharesOf(measured.map(({ ms }) => ms))(0.5)
  const rows = sharesOf(measured.map((one) => one.rows))(0.5)
  const cpuMs = round(measured.reduce((sum, one) => sum + one.cpuMs, 0) / batches)
  say(
    `After ${Math.max(size, before)} leaves a batch of ${batch} takes ${medianMs} ms, ${cpuMs} ms of it processor time, and reads ${rows} rows`,
  )
  return { leaves: Math.max(size, before), batch, medianMs, cpuMs, rows }
}
