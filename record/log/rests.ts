import { setTimeout as wait } from 'node:timers/promises'

/** Rests longer than it has worked since it rested last; an interruption ends the rest, and is told after `keep`. */
export function restsOf({
  signal,
  restsPerWork,
}: {
  readonly signal?: AbortSignal | undefined
  /** How much longer the next rest is than the work before it, by how long it has worked in all, in milliseconds. */
  readonly restsPerWork: (workedMs: number) => number
}) {
  let begun = Date.now()
  let workedMs = 0
  return {
    async isInterrupted(keep: () => void): Promise<boolean> {
      const sinceLast = Date.now() - begun
      workedMs += sinceLast
      const rest = sinceLast * restsPerWork(workedMs)
      if (signal?.aborted !== true) await wait(rest, undefined, { signal }).catch(() => undefined)
      begun = Date.now()
      if (signal?.aborted !== true) return false
      keep()
      return true
    },
  }
}

const leastRests = 4
const mostRests = 19
const shortMs = 2_000
const throughWithinMs = 6 * 3_600_000

/**
 * How much longer than it works a comparison rests, so that what people do beside it hardly feels it and it is through
 * within six hours all the same, by what it has done so far and what is left. What is over at once rests least.
 */
export function gentleRests(
  workedMs: number,
  { done, left }: { readonly done: number; readonly left: number },
): number {
  const wholeMs = done === 0 ? 0 : (workedMs / done) * (done + left)
  if (wholeMs < shortMs) return leastRests
  return Math.min(mostRests, Math.max(leastRests, throughWithinMs / wholeMs - 1))
}
