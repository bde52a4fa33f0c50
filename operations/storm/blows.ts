import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { House } from './house.ts'
import type { Part } from './part.ts'
import type { Planned } from './plan.ts'
import { blowText } from './plan.ts'
import { signalAll } from './processes.ts'

/** What a storm needs to strike: the house, and what is done before a store of Temporal is wiped. */
export interface Struck {
  readonly house: House
  readonly beforeWipe: () => Promise<void>
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

/** What came of the blows: how many of each kind fell, and why some did not. */
export interface Fallen {
  readonly byKind: ReadonlyMap<string, number>
  readonly notTried: ReadonlySet<string>
}

/** Lets every blow fall at its time, whatever others are still at work; resolves when the last is over. */
export async function strike(plan: readonly Planned[], struck: Struck): Promise<Fallen> {
  const byKind = new Map<string, number>()
  const notTried = new Set<string>()
  const begun = Date.now()
  const falling: Promise<void>[] = []
  // Blows on one part or link come one after the other.
  const queues = new Map<string, Promise<void>>()
  for (const blow of plan) {
    await wait(Math.max(0, begun + blow.atMs - Date.now()), undefined, { signal: struck.signal })
    struck.say(blowText(blow))
    const whom = 'part' in blow ? blow.part : 'pair' in blow ? blow.pair : 'disk'
    const name = 'part' in blow ? `${blow.kind} ${blow.part.replace(/-\d$/, '')}` : blow.kind
    const next = (queues.get(whom) ?? Promise.resolve()).then(async () => {
      const why = await fall(blow, struck)
      if (why === undefined) byKind.set(name, (byKind.get(name) ?? 0) + 1)
      else notTried.add(why)
    })
    // Told by the last line of this function, unless the storm has been interrupted by then.
    next.catch(() => undefined)
    queues.set(whom, next)
    falling.push(next)
  }
  await Promise.all(falling)
  return { byKind, notTried }
}

/** Carries out one blow to its end; answers why it could not be tried, if so. */
async function fall(blow: Planned, { house, beforeWipe, signal }: Struck): Promise<string | undefined> {
  const lasts = async () => await wait(blow.seconds * 1_000, undefined, { signal })
  switch (blow.kind) {
    case 'kill':
      await house.part(blow.part).kill(blow.seconds * 1_000)
      return undefined
    case 'kill a session of':
      return await killSession(house)
    case 'kill and wipe':
      await beforeWipe()
      await house.part('temporal').kill(blow.seconds * 1_000, house.wipeTemporal)
      return undefined
    case 'pause':
      house.part(blow.part).pause()
      await lasts().finally(() => house.part(blow.part).resume())
      return undefined
    case 'cut':
    case 'refuse':
    case 'stall':
      house.link(blow.pair).set(blow.kind)
      await lasts().finally(() => house.link(blow.pair).set('open'))
      return undefined
    case 'fill the disk':
      if (!house.disk) return 'a full disk: only root can make the small file system that it needs'
      house.disk.fill()
      await lasts().finally(() => house.disk?.clear())
      return undefined
    case 'set the clock': {
      const part: Part = house.part(blow.part)
      house.setClock(blow.part, blow.offMs)
      await part.restart()
      // It lasts from the moment at which the part works with the wrong clock.
      for (let n = 0; n < 150 && !(await house.isReady(blow.part)); n += 1) await wait(200, undefined, { signal })
      await lasts().finally(() => house.setClock(blow.part, 0))
      await part.restart()
      return undefined
    }
  }
}

// One session dies by itself, as by a fault of PostgreSQL: the server ends all others and recovers.
async function killSession(house: House): Promise<string | undefined> {
  for (const until = Date.now() + 30_000; Date.now() < until; await wait(100)) {
    const client = new pg.Client({ connectionString: house.superuserUrl(), connectionTimeoutMillis: 3_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE usename = 'bihuan_app' ORDER BY state_change DESC LIMIT 1`,
      )
      signalAll(
        rows.map(({ pid }) => pid),
        'SIGKILL',
      )
      if (rows.length > 0) return undefined
    } catch {
      // PostgreSQL itself is away just now.
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return 'some kills of one session of PostgreSQL: it was away for half a minute'
}
