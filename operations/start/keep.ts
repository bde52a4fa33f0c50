import { setTimeout as wait } from 'node:timers/promises'
import type { Keeping, Part } from './stack-types.ts'

/** A part that is begun again when it ends by itself or no longer answers. */
export interface Kept {
  readonly name: string
  /** Resolves with its first run's end, wanted or not. */
  readonly firstEnd: Promise<Part>
  /** Begins to watch over it; until then nothing is begun again. */
  readonly watch: (keeping: Keeping, signal: AbortSignal) => void
  /** Resolves when it runs; at once while it does. */
  readonly up: () => Promise<void>
  /** When its present run began, in milliseconds of `performance.now()`. */
  readonly since: () => number
  /** Ends its run, so that another begins: what it stood on has begun anew. */
  readonly renew: () => Promise<void>
  /** Resolves with its last run when it could not be brought up as often as it was sensible to try. */
  readonly givenUp: Promise<Part>
  readonly stop: () => Promise<void>
}

export interface KeepOptions {
  readonly name: string
  /** Brings it up; on the same ports every time. */
  readonly begin: (signal: AbortSignal | undefined) => Promise<Part>
  /** What must run before it can. */
  readonly needs?: readonly Kept[]
  /** Called when another run has begun. */
  readonly begun?: (keeping: Keeping) => Promise<void>
}

/** Brings a part up for the first time and answers with what keeps it up. Throws when it cannot be brought up. */
export async function keepUp(
  { name, begin, needs = [], begun }: KeepOptions,
  signal: AbortSignal | undefined,
): Promise<Kept> {
  let part = await begin(signal)
  let since = performance.now()
  let isUp: Promise<void> = Promise.resolve()
  let isRenewed = false
  let care: Promise<void> = Promise.resolve()
  const firstEnd = part.exited.then(() => part)
  const stopping = new AbortController()
  let giveUp: (part: Part) => void
  const givenUp = new Promise<Part>((resolve) => (giveUp = resolve))

  const again = async (why: string, keeping: Keeping): Promise<boolean> => {
    const { say, noted, most, firstPauseMs, longestPauseMs, steadyMs } = keeping
    failures = performance.now() - since > steadyMs ? 1 : failures + 1
    for (let reason = why; failures <= most; failures += 1) {
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1))
      say(
        `${name} ${reason}, so it is started again in ${(pause / 1000).toFixed(1)} s. Its last lines:\n${part.lastWords()}`,
      )
      noted(name, reason)
      try {
        await wait(pause, undefined, { signal: stopping.signal })
        for (const needed of needs) await needed.up()
        stopping.signal.throwIfAborted()
        part = await begin(stopping.signal)
        since = performance.now()
        return true
      } catch (error) {
        if (stopping.signal.aborted) return false
        reason = `could not be started (${(error as Error).message})`
      }
    }
    giveUp(part)
    return false
  }
  let failures = 0

  const renewed = async (keeping: Keeping): Promise<boolean> => {
    try {
      for (const needed of needs) await needed.up()
      part = await begin(stopping.signal)
      since = performance.now()
      return true
    } catch (error) {
      if (stopping.signal.aborted) return false
      return await again(`could not be started (${(error as Error).message})`, keeping)
    }
  }

  const lookAfter = async (keeping: Keeping) => {
    while (!stopping.signal.aborted) {
      const why = await ending(part, keeping, stopping.signal)
      if (why === undefined || stopping.signal.aborted) return
      let runs = () => {}
      isUp = new Promise((resolve) => (runs = resolve))
      const isWanted = isRenewed
      isRenewed = false
      const isBegun = isWanted ? await renewed(keeping) : await again(why, keeping)
      if (!isBegun) return
      runs()
      keeping.say(`${name} runs again`)
      await begun?.(keeping)
    }
  }

  return {
    name,
    firstEnd,
    givenUp,
    watch(keeping, asked) {
      asked.addEventListener('abort', () => stopping.abort(), { once: true })
      if (asked.aborted) stopping.abort()
      care = lookAfter(keeping)
    },
    up: async () =>
      await Promise.race([
        isUp,
        new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve())),
      ]),
    since: () => since,
    async renew() {
      isRenewed = true
      await part.stop()
    },
    async stop() {
      stopping.abort()
      await care
      await part.stop()
    },
  }
}

/** How a run ended by itself, or was ended because it did not answer; undefined when it is to be stopped. */
async function ending(part: Part, keeping: Keeping, signal: AbortSignal): Promise<string | undefined> {
  const over = new AbortController()
  const ended = part.exited.then((code) => `has ended by itself (${code})`)
  const asked = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true, signal: over.signal })
  })
  try {
    const first = await Promise.race([ended, asked, silence(part, keeping, over.signal)])
    if (first !== 'silent') return first
    part.kill()
    await part.exited
    return `has not answered for ${Math.round(keeping.silentMs / 1000)} s and was ended`
  } finally {
    over.abort()
  }
}

const looks = 3
// On a busy machine a part that has just been begun is silent for long.
const looksAtFirst = 12

/**
 * Resolves when a part has not answered several looks in a row, so that a machine that slept is no reason; one that has
 * never answered is given four times as long.
 */
async function silence(part: Part, { silentMs }: Keeping, signal: AbortSignal): Promise<'silent'> {
  const { answers } = part
  const every = silentMs / looks
  let isKnown = false
  for (let missed = 0; answers !== undefined && !signal.aborted;) {
    const began = performance.now()
    const answered = await answers(every).catch(() => false)
    if (signal.aborted) break
    isKnown ||= answered
    missed = answered ? 0 : missed + 1
    if (missed >= (isKnown ? looks : looksAtFirst)) return 'silent'
    // A quick "no" counts for no more than a slow one.
    await wait(Math.max(0, every - (performance.now() - began)), undefined, { signal }).catch(() => undefined)
  }
  return await new Promise<never>(() => {})
}
