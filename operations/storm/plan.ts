import type { Dice } from '../../fictitious/payloads.ts'

/** The parts of an installation under a storm; each is a process of its own. */
export const parts = [
  'postgres',
  'temporal',
  'api-1',
  'api-2',
  'worker-1',
  'worker-2',
  'receiver-1',
  'receiver-2',
] as const
export type PartName = (typeof parts)[number]

/** The pairs of parts that speak with one another, each through a link that can be cut. */
export const pairs = [
  'clients-api-1',
  'clients-api-2',
  'api-1-postgres',
  'api-2-postgres',
  'worker-1-postgres',
  'worker-2-postgres',
  'api-1-temporal',
  'api-2-temporal',
  'worker-1-temporal',
  'worker-2-temporal',
  'worker-1-receiver-1',
  'worker-2-receiver-2',
] as const
export type Pair = (typeof pairs)[number]

/** What is done to the house, by kind. `seconds` is how long it lasts; a killed part is away for so long. */
type Blow =
  | { readonly kind: 'kill'; readonly part: PartName; readonly seconds: number }
  | { readonly kind: 'kill a session of'; readonly part: 'postgres'; readonly seconds: 0 }
  | { readonly kind: 'kill and wipe'; readonly part: 'temporal'; readonly seconds: number }
  | { readonly kind: 'pause'; readonly part: PartName; readonly seconds: number }
  | { readonly kind: 'cut' | 'refuse' | 'stall'; readonly pair: Pair; readonly seconds: number }
  | { readonly kind: 'fill the disk'; readonly seconds: number }
  | { readonly kind: 'set the clock'; readonly part: PartName; readonly seconds: number; readonly offMs: number }

/** A blow with the moment after the beginning of the storm at which it falls, in milliseconds. */
export type Planned = Blow & { readonly atMs: number }

const pauseOf = (dice: Dice) => 2 + dice(19)
const one = <T>(list: readonly T[], dice: Dice): T => list[dice(list.length)] as T
const numbered = (name: 'api' | 'worker', dice: Dice) => `${name}-${1 + dice(2)}` as PartName

const kills: readonly ((dice: Dice) => Blow)[] = [
  ...parts.map((part) => (dice: Dice): Blow => ({ kind: 'kill', part, seconds: dice(6) })),
  () => ({ kind: 'kill a session of', part: 'postgres', seconds: 0 }),
  (dice) => ({ kind: 'kill and wipe', part: 'temporal', seconds: dice(6) }),
]

const others: readonly ((dice: Dice) => Blow)[] = [
  (dice) => ({ kind: 'pause', part: 'postgres', seconds: pauseOf(dice) }),
  (dice) => ({ kind: 'pause', part: 'temporal', seconds: pauseOf(dice) }),
  (dice) => ({ kind: 'pause', part: numbered('api', dice), seconds: pauseOf(dice) }),
  (dice) => ({ kind: 'pause', part: numbered('worker', dice), seconds: pauseOf(dice) }),
  ...(['cut', 'refuse', 'stall'] as const).map((kind) => (dice: Dice): Blow => ({
    kind,
    pair: one(pairs, dice),
    seconds: pauseOf(dice),
  })),
  (dice) => ({ kind: 'fill the disk', seconds: 2 + dice(7) }),
  (dice) => clock(numbered('api', dice), dice),
  (dice) => clock(numbered('worker', dice), dice),
]

// Off by seconds of real time, which in a sandbox are days of legal time.
function clock(part: PartName, dice: Dice): Blow {
  return {
    kind: 'set the clock',
    part,
    seconds: 15 + dice(11),
    offMs: (dice(2) === 0 ? -1 : 1) * (2_000 + dice(18_000)),
  }
}

/** How long after one blow the next one falls, on the average, in milliseconds. */
export const betweenBlowsMs = 4_500

/**
 * The whole storm from one seed: `count` kills, and half as many blows of other kinds between them. Every kind comes
 * once before any comes again, in an order of its own.
 */
export function planStorm(count: number, dice: Dice): Planned[] {
  const drawn = [...draw(kills, count, dice), ...draw(others, Math.ceil(count / 2), dice)]
  return shuffled(drawn, dice).map((blow, n) => ({ ...blow, atMs: n * betweenBlowsMs + dice(betweenBlowsMs) }))
}

function draw<T>(kinds: readonly ((dice: Dice) => T)[], count: number, dice: Dice): T[] {
  const drawn: T[] = []
  while (drawn.length < count) drawn.push(...shuffled(kinds, dice).map((kind) => kind(dice)))
  return drawn.slice(0, count)
}

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const order = [...list]
  for (let n = order.length - 1; n > 0; n -= 1) {
    const other = dice(n + 1)
    const kept = order[n] as T
    order[n] = order[other] as T
    order[other] = kept
  }
  return order
}

/** A planned blow in words. */
export function blowText(blow: Planned): string {
  const at = `${(blow.atMs / 1000).toFixed(1).padStart(7)} s`
  const whom = 'part' in blow ? ` ${blow.part}` : 'pair' in blow ? ` ${blow.pair}` : ''
  const off = 'offMs' in blow ? ` off by ${(blow.offMs / 1000).toFixed(1)} s` : ''
  return `${at}  ${blow.kind}${whom}${off}${blow.seconds > 0 ? ` for ${blow.seconds} s` : ''}`
}
