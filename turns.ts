import type { LimitFunction } from 'p-limit'
import pLimit from 'p-limit'

/** Thrown when as many wait as may, or the turn did not come in time: the same may be asked for again in a moment. */
export class ProcessesBusy extends Error {}

// Of all that may wait, what one party may take.
const mostWaitingOfOne = 4

/**
 * Lets one party do one thing at a time. The work gets the signal that ends its wait, so many seconds after it was asked
 * for. Throws `ProcessesBusy` where as many of the party wait as may, or its turn did not come in time.
 */
export function turnsByParty(
  waitSeconds: number,
): <Result>(party: string, work: (waits: AbortSignal) => Promise<Result>) => Promise<Result> {
  const lines = new Map<string, LimitFunction>()
  return async (party, work) => {
    const line = lines.get(party) ?? pLimit(1)
    if (line.activeCount + line.pendingCount > mostWaitingOfOne) throw new ProcessesBusy()
    lines.set(party, line)
    const waits = AbortSignal.timeout(waitSeconds * 1_000)
    const over = await turnIn(line, waits).catch(busy)
    try {
      return await work(waits)
    } finally {
      over()
      if (line.activeCount + line.pendingCount <= 1) lines.delete(party)
    }
  }
}

/** Throws what a wait ends with that was too long. */
export const busy = (): never => {
  throw new ProcessesBusy()
}

/** Waits for a turn, and answers with what ends it; a signal ends the wait with its reason. */
export async function turnIn(line: LimitFunction, signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted()
  let isWanted = true
  return await new Promise<() => void>((resolve, reject) => {
    const leave = () => {
      isWanted = false
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', leave, { once: true })
    void line(async () => {
      signal.removeEventListener('abort', leave)
      if (isWanted) await new Promise<void>((over) => resolve(over))
    })
  })
}
