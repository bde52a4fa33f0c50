// `npm run demo`: a virtual year of the closed loop, played through the API by everybody it concerns.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createPool } from '../../database/pool.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { openClock } from '../../record/legal-time.ts'
import { diceOf } from '../../fictitious/random-lives.ts'
import { replayAll, replayQuietly } from '../development/replay.ts'
import { startStack } from '../start/stack.ts'
import type { Stack } from '../start/stack-types.ts'
import { StartupError } from '../servers/startup-error.ts'
import { checkCases } from './check.ts'
import { checkLog } from './check-log.ts'
import { explainAll } from './explained.ts'
import { fillTown } from './filling.ts'
import { playAll } from './playing.ts'
import { report } from './report.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20260407' },
    json: { type: 'string' },
    table: { type: 'string' },
  },
})

const workbook = fileURLToPath(new URL('./listing-import.xlsx', import.meta.url))
const say = (line: string) => console.log(line)

async function main(): Promise<boolean> {
  const cases = Number(values.cases)
  // The workbook's decisions are of 2026, so the virtual year begins after the last of them.
  const start = '2026-11-02'
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-demo-'))
  const abort = new AbortController()
  const stopped = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        abort.abort()
        reject(new StartupError('Stopped before the year was over'))
      })
    }
  })
  let stack: Stack | undefined
  const play = async (): Promise<boolean> => {
    const env = { SANDBOX_CLOCK: 'standing', SANDBOX_START: start, LOG_LEVEL: 'warn' }
    stack = await startStack({ say, dataFolder: folder, env, fast: true, signal: abort.signal })
    const begun = performance.now()
    say(`Playing a virtual year with ${cases} cases at ${stack.address}, day by day (seed ${values.seed})`)
    const pool = createPool(stack.appUrl ?? stack.ownerUrl, { max: 4 })
    const clock = await openClock(pool, { daySeconds: 'standing', start })
    const dice = diceOf(Number(values.seed))
    const { town, parts } = await fillTown({
      pool,
      address: stack.address,
      workbook: readFileSync(workbook),
      cases,
      dice,
      say,
    })
    const failures = await playAll({ town, parts, dice, say, pool, start, signal: abort.signal })
    const end = addDays(start, 365)
    await town.turn(end)
    const seconds = Math.round((performance.now() - begun) / 1000)
    say(`${end}: the year is over after ${seconds} s; checking every case`)
    const checked = await checkCases({ pool, clock, parts, temporalAddress: stack.temporalAddress })
    const explained = await explainAll(pool)
    replayQuietly()
    const replayed = await replayAll(stack.temporalAddress, { say })
    const unfit = replayed.faults.map(({ workflowId }) => `${workflowId}: its history does not replay`)
    const faults = [...failures, ...checked, ...explained.faults, ...unfit, ...(await checkLog(pool, folder, say))]
    const { figures, table } = await report({
      pool,
      parts,
      today: end,
      supervisor: town.supervisor,
      explained,
      faults,
    })
    say(table)
    if (values.table !== undefined) writeFileSync(values.table, table)
    if (values.json !== undefined)
      writeFileSync(values.json, `${JSON.stringify({ ...figures, timings: { seconds } }, null, 2)}\n`)
    await pool.end()
    return faults.length === 0
  }
  try {
    return await Promise.race([play(), stopped])
  } finally {
    await stack?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  process.exit((await main()) ? 0 : 1)
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error)
  process.exit(1)
}
