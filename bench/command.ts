import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Client, Connection } from '@temporalio/client'
import type { Pool } from 'pg'
import { launchOwn } from '../operations/start/child.ts'
import { bareRun } from './bare.ts'
import type { Measured, Timed } from './measure.ts'
import { measure, round, runAll } from './measure.ts'
import { ourCases } from './ours.ts'
import { insertPlain, plainTable } from './plain.ts'
import { withStack } from './with-stack.ts'

export interface CommandBenchOptions {
  /** 1 for the full size. */
  readonly scale: number
  /** Where the figures are written, when they are. */
  readonly json: string | undefined
  readonly say: (line: string) => void
}

interface Case {
  readonly name: 'short' | 'full'
  readonly callers: number
  readonly cases: number
  /** A machine's speed changes within minutes, so who is compared takes turns, and the middle ratio counts. */
  readonly rounds: number
}

interface Round {
  readonly us: Measured
  readonly bareTemporal: Measured
  readonly plain: Measured
}

interface Ratios {
  readonly acknowledged: number
  readonly settled: number
  readonly p50: number
}

// Programs that have just started are slower than those that serve; all are measured warm.
const warmUps = 96
const plan: readonly Case[] = [
  { name: 'short', callers: 32, cases: 320, rounds: 3 },
  { name: 'short', callers: 1, cases: 40, rounds: 1 },
  { name: 'full', callers: 32, cases: 96, rounds: 3 },
  { name: 'full', callers: 1, cases: 8, rounds: 1 },
]
const ratioNames = ['acknowledged', 'settled', 'p50'] as const
const atOnce = async () => undefined

/** Our commands against bare Temporal (b) and plain PostgreSQL transactions (e), in turns, in one run. */
export async function benchCommand({ scale, json, say }: CommandBenchOptions): Promise<void> {
  await withStack({ say, connections: 40 }, async (stack, pool) => {
    await pool.query(plainTable)
    const connection = await Connection.connect({ address: stack.temporalAddress })
    const bare = await launchOwn(
      'bench/bare-worker.ts',
      { BENCH_DATABASE_URL: stack.ownerUrl, TEMPORAL_ADDRESS: stack.temporalAddress },
      () => undefined,
    )
    try {
      const results = await compareAll(pool, stack.address, new Client({ connection }), { scale, say })
      const worse = worseOf(results)
      say(`Against bare Temporal at 32 callers, the worse of the two cases: ${told(worse)}`)
      if (json !== undefined) writeFileSync(json, `${JSON.stringify({ ...worse, raw: results }, null, 2)}\n`)
    } finally {
      await bare.stop()
      await connection.close()
    }
  })
}

async function compareAll(
  pool: Pool,
  address: string,
  client: Client,
  { scale, say }: Pick<CommandBenchOptions, 'scale' | 'say'>,
) {
  const ours = await ourCases(pool, address)
  say('Warming up')
  const warm: Timed = async (command) => await command()
  for (const { one } of [ours.short, ours.full, { one: bareRun(client, 5, 5) }])
    await runAll(warmUps, 32, async (n) => await one(n, warm))
  await ours.settle()
  const results = []
  for (const { name, callers, cases: fullSize, rounds } of plan) {
    const { commands, one } = ours[name]
    const cases = Math.round(fullSize * scale)
    const size = { cases, callers, commandsPerCase: commands }
    const kept = await keptPerCase(pool, async (n) => await one(n, warm))
    await ours.settle()
    const rows = Math.max(1, Math.round(kept.rows / commands))
    say(
      `${name} case of ${commands} commands, ${callers} ${callers === 1 ? 'caller' : 'callers'}, ${cases} cases; ${rows} rows a command, ${kept.bytes} bytes a case in PostgreSQL`,
    )
    const measured: Round[] = []
    for (let n = 0; n < rounds; n += 1) {
      const turn = {
        us: await measure({ ...size, one, settle: ours.settle }),
        bareTemporal: await measure({ ...size, one: bareRun(client, commands, rows), settle: atOnce }),
        plain: await measure({ ...size, one: plainRun(pool, commands, rows), settle: atOnce }),
      }
      measured.push(turn)
      print(turn, say)
    }
    const ratios = middleRatios(measured)
    say(`  against bare Temporal: ${told(ratios)}`)
    results.push({ name, callers, rowsPerCommand: rows, bytesPerCase: kept.bytes, ratios, rounds: measured })
  }
  return results
}

function worseOf(results: Awaited<ReturnType<typeof compareAll>>): Ratios {
  const at32 = results.filter(({ callers }) => callers === 32).map(({ ratios }) => ratios)
  return {
    acknowledged: Math.min(...at32.map(({ acknowledged }) => acknowledged)),
    settled: Math.min(...at32.map(({ settled }) => settled)),
    p50: Math.max(...at32.map(({ p50 }) => p50)),
  }
}

function plainRun(pool: Pool, commands: number, rows: number) {
  return async (_n: number, timed: Timed): Promise<void> => {
    const id = randomUUID()
    for (let step = 0; step < commands; step += 1) await timed(async () => await insertPlain(pool, id, step, rows))
  }
}

async function keptPerCase(pool: Pool, one: (n: number) => Promise<void>): Promise<{ rows: number; bytes: number }> {
  const cases = 32
  const before = await kept(pool)
  await runAll(cases, cases, one)
  const after = await kept(pool)
  return { rows: (after.rows - before.rows) / cases, bytes: Math.round((after.bytes - before.bytes) / cases) }
}

async function kept(pool: Pool): Promise<{ rows: number; bytes: number }> {
  const { rows } = await pool.query<{ rows: number; bytes: number }>(
    `SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM ledger) + (SELECT count(*) FROM deadlines)
       + (SELECT count(*) FROM measures) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM idempotency) AS rows,
       pg_database_size(current_database()) AS bytes`,
  )
  return rows[0]!
}

const told = (ratios: Ratios) => ratioNames.map((name) => `${name} ${ratios[name]} x`).join(', ')

function middleRatios(measured: readonly Round[]): Ratios {
  const middle = (ratio: (turn: Round) => number) =>
    measured.map(ratio).toSorted((a, b) => a - b)[Math.floor(measured.length / 2)]!
  return {
    acknowledged: middle(({ us, bareTemporal }) =>
      round(us.acknowledgedPerSecond / bareTemporal.acknowledgedPerSecond),
    ),
    settled: middle(({ us, bareTemporal }) => round(us.settledPerSecond / bareTemporal.settledPerSecond)),
    p50: middle(({ us, bareTemporal }) => round(us.p50Ms / bareTemporal.p50Ms)),
  }
}

function print({ us, bareTemporal, plain }: Round, say: (line: string) => void): void {
  const line = (name: string, m: Measured) =>
    say(
      `  ${name.padEnd(14)} acknowledged ${m.acknowledgedPerSecond}/s, settled ${m.settledPerSecond}/s, p50 ${m.p50Ms} ms, p99 ${m.p99Ms} ms, CPU ${m.cpuMsPerCase} ms a case`,
    )
  line('Bihuan', us)
  line('bare Temporal', bareTemporal)
  line('plain pg', plain)
}
