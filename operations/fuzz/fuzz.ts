// `npm run fuzz`: asks an installation of its own what no client of ours would ask: by its description, with
// schemathesis; `-- hostile`: what would hold others up.
import { parseArgs } from 'node:util'
import type { DescribedRun } from './described/run.ts'
import { askAsDescribed } from './described/run.ts'
import { installSchemathesis } from './described/schemathesis.ts'
import type { Asker } from './house.ts'
import { askers, withFuzzHouse } from './house.ts'
import { sendHostile } from './hostile/run.ts'
import { StartupError } from '../servers/startup-error.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string' },
    seed: { type: 'string', default: '20261128' },
    as: { type: 'string' },
    seconds: { type: 'string', default: '600' },
  },
})
const say = (line: string) => console.log(line)
const seed = Number(values.seed)
// How long each asker may ask.
const seconds = Number(values.seconds)
const everyone = Object.keys(askers) as Asker[]
// A run in parts: one asker at a time, each with what it would ask in the whole.
const asking = everyone.filter((asker) => values.as === undefined || asker === values.as)

async function hostile(): Promise<boolean> {
  const count = Number(values.count ?? '10000')
  const report = await withFuzzHouse(say, [0, 2, 4, 6, 8, 9], async (house) => {
    say(`Sending ${count} hostile requests to ${house.address} (seed ${seed})`)
    return await sendHostile(house, { count, seed, say })
  })
  const { offences, ...figures } = report
  say(JSON.stringify(figures, undefined, 2))
  say(
    offences.length === 0
      ? 'No request held others up or took memory beyond its bounds.'
      : `${offences.length} requests went beyond the bounds; they are named above.`,
  )
  return offences.length === 0
}

async function described(): Promise<boolean> {
  const program = installSchemathesis(say)
  // Some 80 operations, asked as six people.
  const examples = Math.max(1, Math.round(Number(values.count ?? '20000') / 480))
  const phases = values.count === undefined ? 'coverage,fuzzing' : 'fuzzing'
  return await withFuzzHouse(say, [0, 1, 2, 4, 5, 6, 8, 9, 11], async (house) => {
    const done: DescribedRun[] = []
    for (const asker of asking) {
      const run = await askAsDescribed(program, house, asker, { examples, seconds, seed, phases })
      say(`${asker}: ${run.requests} requests, ${run.isGood ? 'as described' : 'not as described'}`)
      if (!run.isGood) say(run.told)
      done.push(run)
    }
    say(`${done.reduce((sum, { requests }) => sum + requests, 0)} requests in all (seed ${seed})`)
    return done.every(({ isGood, requests }) => isGood && requests > 0)
  })
}

const runs: Readonly<Record<string, () => Promise<boolean>>> = { described, hostile }
const [what = 'described'] = positionals
const run = runs[what]
if (!run || asking.length === 0) {
  console.error(`There is no such run: choose ${Object.keys(runs).join(' or ')}, and --as ${everyone.join(', ')}.`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = (await run()) ? 0 : 1
  } catch (error) {
    console.error(error instanceof StartupError ? error.message : error)
    process.exitCode = 1
  }
}
