// `npm run storm`: kills, pauses, cuts and lies to an installation while people work with it, and checks what is left.
import { parseArgs } from 'node:util'
import { writeFileSync } from 'node:fs'
import { replayQuietly } from '../development/replay.ts'
import { StartupError } from '../servers/startup-error.ts'
import { figuresOf, tell } from './report.ts'
import { runStorm } from './run.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '60' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '20260407' },
    json: { type: 'string' },
  },
})

const most = { cases: 5_000, kills: 1_000 } as const
const begun = Date.now()
const say = (line: string) => console.log(`${String(Math.round((Date.now() - begun) / 1000)).padStart(5)}  ${line}`)

function numberOf(name: 'cases' | 'kills' | 'seed', least: number, largest: number): number {
  const number = Number(values[name])
  if (Number.isInteger(number) && number >= least && number <= largest) return number
  throw new StartupError(`--${name} must be a whole number from ${least} to ${largest}`)
}

async function main(): Promise<boolean> {
  const cases = numberOf('cases', 1, most.cases)
  const kills = numberOf('kills', 1, most.kills)
  const seed = numberOf('seed', 0, 2 ** 31)
  replayQuietly()
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => abort.abort(new StartupError('Stopped before the storm was over')))
  }
  const report = await runStorm({ cases, kills, seed, say, signal: abort.signal }).catch((error: unknown) => {
    throw abort.signal.aborted ? abort.signal.reason : error
  })
  tell(report, say)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figuresOf(report), null, 2)}\n`)
  return report.faults.length === 0
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error)
  process.exitCode = 1
}
