import { randomBytes } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createPool } from '../../database/pool.ts'
import { diceOf } from '../../fictitious/random-lives.ts'
import { openAccount } from './account.ts'
import type { Fallen } from './blows.ts'
import { strike } from './blows.ts'
import { openCast } from './cast.ts'
import { countRestless, owedWithinMs, restWithinMs } from './collect.ts'
import { keepHistories } from './conductors.ts'
import type { House } from './house.ts'
import { openHouse } from './house.ts'
import { openLine } from './line.ts'
import { castLives, live } from './living.ts'
import { betweenBlowsMs, blowText, planStorm } from './plan.ts'
import type { StormTime } from './time.ts'
import { readTime } from './time.ts'
import type { Verdict } from './verdict.ts'
import { judge } from './verdict.ts'
import { watchHeld } from './witnesses.ts'

export interface StormOptions {
  readonly cases: number
  readonly kills: number
  readonly seed: number
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

export interface StormReport extends Verdict {
  readonly fallen: Fallen
  readonly statuses: ReadonlyMap<number, number>
  readonly ownEnds: readonly { readonly part: string; readonly words: string }[]
  readonly seconds: number
}

const start = '2026-04-07'
// The longest life takes some 200 days; all of them pass while blows fall.
const daysOfStorm = 200
const patienceMs = 300_000
// So that people who look do not keep those waiting who act.
const lookPerCaseMs = 40
const leastLookMs = 10_000
// What a storm has held up is made up for afterwards: on a busy machine a whole life, whose days do not go by faster then.
const endWithinMs = (cases: number, stormMs: number) => 300_000 + Math.max(cases * 1_000, stormMs)
const wipeFetchMs = 20_000

/** Lets a storm come over a house with its cases and judges what is left. Leaves nothing behind. */
export async function runStorm({ cases, kills, seed, say, signal }: StormOptions): Promise<StormReport> {
  const begun = Date.now()
  const dice = diceOf(seed)
  const plan = planStorm(kills, dice)
  const played = castLives(cases, dice)
  const beginnings = played.map(() => dice(Math.max(1, Math.round(plan.length * betweenBlowsMs * 0.3))))
  const stormSeconds = (plan.length * betweenBlowsMs) / 1000
  const daySeconds = stormSeconds / daysOfStorm
  say(`${cases} cases, ${kills} kills, seed ${seed}; one day lasts ${daySeconds.toFixed(2)} s. What will be done:`)
  for (const blow of plan) say(blowText(blow))
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-storm-'))
  chmodSync(folder, 0o755)
  const histories = join(folder, 'histories')
  const { house, bringUp } = openHouse({ folder, daySeconds, start, seed, say })
  const held = watchHeld(house)
  const line = { current: undefined as ReturnType<typeof openLine> | undefined }
  try {
    await bringUp()
    const pool = createPool(house.superuserUrl(), { max: 4 })
    const time = await readTime(pool)
    const cast = await openCast(pool, randomBytes(12).toString('hex'))
    await pool.end()
    const ended = new AbortController()
    const stop = AbortSignal.any([signal, ended.signal])
    // Every life and every request waits for it.
    setMaxListeners(0, signal, stop)
    const clients = (line.current = openLine(house.apiAddresses, patienceMs, stop))
    const account = openAccount(join(folder, 'account.jsonl'))
    const troubles: string[] = []
    const longestLookMs = Math.max(leastLookMs, cases * lookPerCaseMs)
    const world = { account, cast, time, longestLookMs, signal: stop }
    const living = Promise.all(
      played.map(async (one, n) => {
        await wait(beginnings[n], undefined, { signal: stop })
          .then(async () => await live(one, { ...world, line: clients }))
          .catch((error: unknown) => {
            if (!stop.aborted) troubles.push(`${one.caseNo}: ${error instanceof Error ? error.message : String(error)}`)
          })
      }),
    )
    let wiped = 0
    const beforeWipe = async () => {
      wiped += 1
      const store = join(histories, `store-${wiped}`)
      await keepHistories(house.temporalAddress(), store, wipeFetchMs).then(
        ({ kept, isAll }) => isAll || say(`Of the histories before wipe ${wiped} only ${kept} could be read in time`),
        (error: unknown) => say(`The histories before wipe ${wiped} could not be read: ${String(error)}`),
      )
    }
    say(`The storm begins; it lasts ${Math.round(stormSeconds)} s`)
    const telling = setInterval(() => {
      const over = played.filter((one) => one.ended).length
      say(
        `  ${account.given.filter(({ answer }) => answer).length} commands acknowledged, ${over} of ${cases} lives at their end`,
      )
    }, 15_000)
    let fallen: Fallen
    try {
      fallen = await strike(plan, { house, beforeWipe, say, signal })
      writeFileSync(house.calmFile, '')
      say('The storm is over; every part comes up again, and every life goes on to its end')
      await house.allUp(120_000)
      await atMost(endWithinMs(cases, stormSeconds * 1_000), living, signal)
    } finally {
      clearInterval(telling)
      ended.abort()
    }
    await living
    await clients.close()
    const calm = createPool(house.superuserUrl(), { max: 4 })
    await untilRest(calm, time, say, signal)
    say('Reading the histories')
    const { kept, isAll } = await keepHistories(house.temporalAddress(), join(histories, 'store-last'), restWithinMs)
    if (!isAll) troubles.push(`Only ${kept} of the last histories could be read within ${restWithinMs / 1000} s`)
    say('Checking')
    const verdict = await judge({
      house,
      pool: calm,
      time,
      account: account.given,
      played,
      histories,
      held: held.now(),
    })
    await calm.end()
    const faults = [...troubles, ...verdict.faults]
    const seconds = Math.round((Date.now() - begun) / 1000)
    return { ...verdict, faults, fallen, statuses: clients.statuses, ownEnds: ownEndsOf(house), seconds }
  } finally {
    held.stop()
    await line.current?.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits for work, but only so long. The timer ends with the work: left alone it would keep the program from ending. */
async function atMost(ms: number, work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const late = wait(ms, undefined, { signal: AbortSignal.any([signal, over.signal]) })
  await Promise.race([work, late]).finally(() => over.abort())
}

async function untilRest(
  pool: ReturnType<typeof createPool>,
  { dayAt }: StormTime,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let left = 0
  for (const until = Date.now() + restWithinMs; Date.now() < until; await wait(500, undefined, { signal })) {
    left = await countRestless(pool, dayAt(Date.now() - owedWithinMs))
    if (left === 0) return
  }
  say(`${left} cases have not come to rest within ${restWithinMs / 1000} s`)
}

function ownEndsOf(house: House) {
  const names = ['postgres', 'temporal', 'api-1', 'api-2', 'worker-1', 'worker-2', 'receiver-1', 'receiver-2'] as const
  return names.flatMap((name) => house.part(name).ownEnds)
}
