// `npm run bench -- command`: our commands against bare Temporal (b) and plain PostgreSQL transactions (e), in one run.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client, Connection } from '@temporalio/client'
import type { Pool } from 'pg'
import { createPool } from '../database/pool.ts'
import { launchOwn } from '../operations/child.ts'
import { startStack } from '../operations/stack.ts'
import type { Measured, Timed } from './measure.ts'
import { measure, round, runAll } from './measure.ts'
import { ourCases } from './ours.ts'
import { insertPlain, plainTable } from './plain.ts'
import { benchRecompute } from './recompute.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' }, scale: { type: 'string', default: '1' } } })
const say = (line: string) => console.log(line)

interface Case {
  readonly name: 'short' | 'full'
  readonly callers: number
  readonly cases: number
}

// Programs that have just started are slower than those that serve; all are measured warm.
const warmUps = 32
const scale = Number(values.scale)
const plan: readonly Case[] = [
  { name: 'short', callers: 32, cases: Math.round(320 * scale) },
  { name: 'short', callers: 1, cases: Math.round(40 * scale) },
  { name: 'full', callers: 32, cases: Math.round(96 * scale) },
  { name: 'full', callers: 1, cases: Math.round(8 * scale) },
]

async function rowsOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM ledger) + (SELECT count(*) FROM deadlines)
       + (SELECT count(*) FROM measures) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM idempotency) AS n`,
  )
  return rows[0]?.n ?? 0
}

async function sizeOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes')
  return rows[0]?.bytes ?? 0
}

async function main(): Promise<void> {
  if (positionals[0] === 'recompute') return await benchRecompute({ cases: Math.round(5_000 * scale), json: values.json, say })
  if (positionals[0] !== 'command') throw new Error('Which bench? There are: npm run bench -- command, npm run bench -- recompute')
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-bench-'))
  const stack = await startStack({ say, dataFolder: folder, env: { LOG_LEVEL: 'warn' } })
  const owner = createPool(stack.superuserUrl ?? stack.ownerUrl, { max: 4 })
  const pool = createPool(stack.ownerUrl, { max: 40 })
  const connection = await Connection.connect({ address: stack.temporalAddress })
  const client = new Client({ connection })
  await pool.query(plainTable)
  const bare = await launchOwn('bench/bare-worker.ts', { BENCH_DATABASE_URL: stack.ownerUrl, TEMPORAL_ADDRESS: stack.temporalAddress }, () => undefined)
  try {
    const ours = await ourCases(pool, stack.address)
    say('Warming up')
    const warm: Timed = async (command) => await command()
    for (const { one } of [ours.short, ours.full, { one: bareRun(client, 5, 5) }]) await runAll(warmUps, warmUps, async (n) => await one(n, warm))
    await ours.settle()
    const results = []
    for (const { name, callers, cases } of plan) {
      const { commands, one } = ours[name]
      say(`${name} case of ${commands} commands, ${callers} ${callers === 1 ? 'caller' : 'callers'}, ${cases} cases`)
      const before = { rows: await rowsOf(pool), bytes: await sizeOf(pool) }
      const us = await measure({ cases, commandsPerCase: commands, callers, one, settle: ours.settle })
      const rowsPerCase = (await rowsOf(pool)) - before.rows
      const bytesPerCase = Math.round(((await sizeOf(pool)) - before.bytes) / cases)
      const rows = Math.max(1, Math.round(rowsPerCase / cases / commands))
      const run = bareRun(client, commands, rows)
      const bareTemporal = await measure({ cases, commandsPerCase: commands, callers, one: run, settle: async () => undefined })
      const plain = await measure({
        cases, commandsPerCase: commands, callers, settle: async () => undefined,
        one: async (_n, timed) => {
          const id = randomUUID()
          for (let step = 0; step < commands; step += 1) await timed(async () => await insertPlain(pool, id, step, rows))
        },
      })
      results.push({ name, callers, rowsPerCommand: rows, bytesPerCase, us, bareTemporal, plain, ratios: ratiosOf(us, bareTemporal) })
      print(results.at(-1)!)
    }
    const at32 = results.filter(({ callers }) => callers === 32)
    const worst = {
      acknowledged: Math.min(...at32.map(({ ratios }) => ratios.acknowledged)),
      settled: Math.min(...at32.map(({ ratios }) => ratios.settled)),
      p50: Math.max(...at32.map(({ ratios }) => ratios.p50)),
    }
    say(`Against bare Temporal at 32 callers, the worse of the two cases: acknowledged ${worst.acknowledged} x, settled ${worst.settled} x, p50 ${worst.p50} x`)
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...worst, raw: results }, null, 2)}\n`)
  } finally {
    await bare.stop()
    await connection.close()
    await pool.end()
    await owner.end()
    await stack.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A case on bare Temporal: k Updates, then the workflow is over. */
function bareRun(client: Client, commands: number, rows: number) {
  return async (_n: number, timed: Timed): Promise<void> => {
    const id = randomUUID()
    let handle: Awaited<ReturnType<Client['workflow']['start']>> | undefined
    for (let step = 0; step < commands; step += 1) {
      await timed(async () => {
        handle ??= await client.workflow.start('bareCase', { workflowId: `bench/${id}`, taskQueue: 'bench-bare', args: [id, commands] })
        await handle.executeUpdate('step', { args: [step, rows] })
      })
    }
    await handle?.result()
  }
}

function ratiosOf(us: Measured, bare: Measured) {
  return {
    acknowledged: round(us.acknowledgedPerSecond / bare.acknowledgedPerSecond),
    settled: round(us.settledPerSecond / bare.settledPerSecond),
    p50: round(us.p50Ms / bare.p50Ms),
  }
}

function print({ us, bareTemporal, plain, ratios, bytesPerCase, rowsPerCommand }: { us: Measured; bareTemporal: Measured; plain: Measured; ratios: ReturnType<typeof ratiosOf>; bytesPerCase: number; rowsPerCommand: number }): void {
  const line = (name: string, m: Measured) =>
    say(`  ${name.padEnd(14)} acknowledged ${m.acknowledgedPerSecond}/s, settled ${m.settledPerSecond}/s, p50 ${m.p50Ms} ms, p99 ${m.p99Ms} ms, CPU ${m.cpuMsPerCase} ms a case`)
  line('Bihuan', us)
  line('bare Temporal', bareTemporal)
  line('plain pg', plain)
  say(`  ${rowsPerCommand} rows a command, ${bytesPerCase} bytes a case in PostgreSQL; against bare Temporal: acknowledged ${ratios.acknowledged} x, settled ${ratios.settled} x, p50 ${ratios.p50} x`)
}

await main()
