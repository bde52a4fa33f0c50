import type { Seen } from './passed-by.ts'
import { findGone, kinds, lookForPassedBy, seenBefore, thing } from './passed-by.ts'
import { keptPassed } from './passed-kept.ts'
import type { Database } from './rows.ts'
import type { Waiting } from './watch.ts'
import { findAhead, heldUpSeconds, noteChange, readWaiting } from './watch.ts'

// What is older a comparison looks through, every night.
const newest = 5_000
const atOnce = 10_000
// A number that was drawn earlier may be committed later, by another transaction of the same moment.
const again = 32

/** Something has waited for its leaf for long. */
class LogHeldUp extends Error {
  constructor(what: string) {
    super(
      `${what} has waited for the log for more than ${heldUpSeconds} s: another session of the database holds it up, or no keeper can work. Until it is logged nothing shows whether it is altered.`,
    )
  }
}

export interface WatchOptions {
  readonly clock?: () => number
  /** The copy of the log, where what was passed by is kept until whoever keeps the copy takes it away. */
  readonly folder?: string
}

/**
 * A look at what waits for its leaf and at what the log has passed by, to be taken again and again. Throws when something
 * was passed by, or has waited and is gone without a leaf, when a time lies in the future, and when one thing has waited
 * for more than a minute. What was passed by once stays told.
 */
export function watchOn(
  db: Database,
  { clock = () => performance.now(), folder }: WatchOptions = {},
): () => Promise<void> {
  // By what is seen here and not by the times of entries: no clock of anybody counts.
  const since: Record<keyof Waiting, { readonly id: number; readonly at: number } | undefined> = {
    entry: undefined,
    beside: undefined,
  }
  let seen: Seen | undefined
  let waited: Waiting = { entry: [], beside: [] }
  const kept = keptPassed(folder)
  return async () => {
    seen ??= await seenBefore(db, newest)
    const waiting = await readWaiting(db)
    const gone = await findGone(db, waited)
    const found = await lookForPassedBy(db, { ...seen, entry: seen.entry === null ? null : seen.entry - again }, atOnce)
    for (const what of [gone, found.failure]) kept.add(what)
    if (found.failure === undefined) seen = found.seen
    waited = waiting
    const passed = kept.first()
    await noteChange(db, 'passed', passed)
    for (const kind of kinds) {
      const [id] = waiting[kind]
      if (id === undefined) since[kind] = undefined
      else if (id !== since[kind]?.id) since[kind] = { id, at: clock() }
    }
    const late = kinds.find((kind) => clock() - (since[kind]?.at ?? Infinity) > heldUpSeconds * 1_000)
    const heldUp = late && new LogHeldUp(thing(late, since[late]!.id))
    await noteChange(db, 'waiting', heldUp?.message)
    const told = passed ?? (await findAhead(db))
    if (told !== undefined) throw new Error(told)
    if (heldUp) throw heldUp
  }
}
