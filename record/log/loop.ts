import { setTimeout as wait } from 'node:timers/promises'
import { answerVerification } from './asked.ts'
import { compareWithCopy } from './compare.ts'
import type { Keeper, KeeperOptions } from './keeper.ts'
import { openKeeper } from './keeper.ts'
import { leaseOn } from './lease.ts'
import type { SecondPlace } from './second-place.ts'
import { handOut } from './second-place.ts'
import { watchOn } from './held-up.ts'
import { askingOwn } from './rows.ts'

export interface LoopOptions extends KeeperOptions {
  /** Hears of each new failure once; the loop goes on trying. */
  readonly tell: (error: unknown) => void
  /** Other places to which every checkpoint is handed. */
  readonly places?: readonly SecondPlace[]
  /** Begins a comparison with the copy at this hour of the day in Shanghai. */
  readonly compareAtHour?: number
}

const followEveryMs = 1_000
const lookForAskedMs = 2_000
const compareEveryMs = 1_000
const handEveryMs = 1_000
const compareAgainMs = 60_000
const watchEveryMs = 10_000
const hourMs = 3_600_000
const shanghaiOffsetMs = 8 * hourMs

/**
 * Keeps the log beside the other work of a process: follows the ledger, compares it with the copy every night, hands
 * checkpoints to other places, watches that nobody holds it up, and carries out verifications that were asked for.
 * Several processes may do so; one of those on a folder keeps it, and another takes over when that one is gone. Answers
 * with what stops it, after a last checkpoint.
 */
export function keepLog(options: LoopOptions): () => Promise<void> {
  const { tell, pool, folder, places = [], compareAtHour = 2 } = options
  const stop = new AbortController()
  const { signal } = stop
  const lease = leaseOn(folder)
  let keeper: Keeper | undefined
  const follow = async (how = {}) => {
    if (!lease.hold()) {
      keeper = undefined
      return
    }
    keeper ??= await openKeeper(options)
    // Batches with their rests take longer than a lease lasts.
    await keeper.catchUp({ ...how, goesOn: () => lease.hold() })
  }
  const repeat = async (everyMs: number, work: () => Promise<void>) => {
    const telling = tellOnce(tell)
    while (!signal.aborted) {
      await work().then(telling.fine, telling.failed)
      await wait(everyMs, undefined, { signal }).catch(() => undefined)
    }
  }
  const hand = handOut(pool, places)
  let comparedAt = -Infinity
  let failure: string | undefined
  let stoodStill: string | undefined
  const compare = async () => {
    if (!keeper) return
    // By what this process has done, since times in the database can be changed: once when it begins, every night, and again and again while something is wrong.
    const isNight = comparedAt < lastNight(compareAtHour)
    if (!(isNight || (failure !== undefined && Date.now() - comparedAt > compareAgainMs))) return
    const found = await compareWithCopy({ pool, folder, signal })
    if (!found) return
    comparedAt = Date.now()
    if (found.failure !== undefined && found.failure !== failure) tell(new Error(found.failure))
    failure = found.failure
    if (found.stoodStill !== undefined && found.stoodStill !== stoodStill) tell(new Error(found.stoodStill))
    stoodStill = found.stoodStill
  }
  const watch = watchOn(askingOwn(pool), { folder })
  const running = [
    repeat(followEveryMs, follow),
    repeat(lookForAskedMs, async () => await answerVerification(options)),
    repeat(compareEveryMs, compare),
    repeat(watchEveryMs, watch),
    repeat(handEveryMs, async () => {
      if (keeper) for (const missed of await hand()) tell(new Error(missed))
    }),
  ]
  return async () => {
    stop.abort()
    await Promise.all(running)
    // A process that lived too short to get the lease asks for it once more.
    if (!keeper) lease.hold()
    await follow({ now: true }).catch(tell)
    if (keeper) await hand().catch(tell)
    lease.release()
  }
}

/** The last instant at which it was that hour in Shanghai. */
function lastNight(hour: number): number {
  const local = Date.now() + shanghaiOffsetMs - hour * hourMs
  return local - (local % (24 * hourMs)) - shanghaiOffsetMs + hour * hourMs
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
