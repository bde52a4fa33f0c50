import { setTimeout as wait } from 'node:timers/promises'

/** Rests longer than it has worked since it rested last; an interruption ends the rest, and is told after `keep`. */
export function restsOf({
  signal,
  restsPerWork = 4,
}: {
  readonly signal?: AbortSignal
  readonly restsPerWork?: number
}) {
  let begun = Date.now()
  return {
    async isInterrupted(keep: () => void): Promise<boolean> {
      const rest = (Date.now() - begun) * restsPerWork
      if (signal?.aborted !== true) await wait(rest, undefined, { signal }).catch(() => undefined)
      begun = Date.now()
      if (signal?.aborted !== true) return false
      keep()
      return true
    },
  }
}
