import type { Seen } from './passed-by.ts'
import { lookForPassedBy, seenBefore } from './passed-by.ts'
import type { Database } from './rows.ts'
import { heldUpSeconds, notePassed, readWaiting } from './watch.ts'

// What is older a comparison looks through, every night.
const newest = 5_000
const atOnce = 10_000

/** Something has waited for its leaf for long. */
class LogHeldUp extends Error {
  constructor(what: string) {
    super(
      `${what} has waited for the log for more than ${heldUpSeconds} s: another session of the database holds it up, or no keeper can work. Until it is logged nothing shows whether it is altered.`,
    )
  }
}

/**
 * A look at what waits for its leaf and at what the log has passed by, to be taken again and again. Throws when one thing
 * has waited for more than a minute, or was passed by. What it has seen it does not look at again.
 */
export function watchOn(db: Database, clock: () => number = () => performance.now()): () => Promise<void> {
  // By what is seen here and not by the times of entries: no clock of anybody counts.
  const since: Record<'entry' | 'beside', { readonly id: number; readonly at: number } | undefined> = {
    entry: undefined,
    beside: undefined,
  }
  let seen: Seen | undefined
  return async () => {
    seen ??= await seenBefore(db, newest)
    const found = await lookForPassedBy(db, seen, atOnce)
    await notePassed(db, found.failure)
    if (found.failure !== undefined) throw new Error(found.failure)
    seen = found.seen
    const waiting = await readWaiting(db)
    for (const kind of ['entry', 'beside'] as const) {
      const id = waiting[kind]
      if (id === null) since[kind] = undefined
      else if (id !== since[kind]?.id) since[kind] = { id, at: clock() }
    }
    const long = (one: (typeof since)['entry']) => one !== undefined && clock() - one.at > heldUpSeconds * 1_000
    if (long(since.entry)) throw new LogHeldUp(`Ledger entry ${since.entry?.id}`)
    if (long(since.beside)) throw new LogHeldUp(`Item ${since.beside?.id} beside the ledger`)
  }
}
