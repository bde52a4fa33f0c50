import { setTimeout as wait } from 'node:timers/promises'
import { answerVerification } from './asked.ts'
import type { Keeper, KeeperOptions } from './keeper.ts'
import { openKeeper } from './keeper.ts'

export interface LoopOptions extends KeeperOptions {
  /** Hears of each new failure once; the loop goes on trying. */
  readonly tell: (error: unknown) => void
}

const followEveryMs = 1_000
const lookForAskedMs = 2_000

/**
 * Keeps the log beside the other work of a process: follows the ledger and carries out verifications that were asked
 * for. Several processes may do so; one appends at a time. Answers with what stops it, after a last checkpoint.
 */
export function keepLog({ tell, ...options }: LoopOptions): () => Promise<void> {
  const stop = new AbortController()
  let keeper: Keeper | undefined
  const follow = async (how = {}) => {
    keeper ??= await openKeeper(options)
    await keeper.catchUp(how)
  }
  const repeat = async (everyMs: number, work: () => Promise<void>) => {
    const telling = tellOnce(tell)
    while (!stop.signal.aborted) {
      await work().then(telling.fine, telling.failed)
      await wait(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const running = [repeat(followEveryMs, follow), repeat(lookForAskedMs, () => answerVerification(options))]
  return async () => {
    stop.abort()
    await Promise.all(running)
    await follow({ now: true }).catch(tell)
  }
}

// A database that is down for an hour is one failure, not thousands.
function tellOnce(tell: (error: unknown) => void) {
  let last: string | undefined
  return {
    fine: () => (last = undefined),
    failed: (error: unknown) => {
      if (String(error) !== last) tell(error)
      last = String(error)
    },
  }
}
