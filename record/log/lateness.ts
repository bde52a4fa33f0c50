import type { OutsideCheckpoint } from './outside.ts'
import { readCheckpoint } from './note.ts'

/** Entries of the ledger and items beside it draw numbers of their own. */
export type Numbered = 'entry' | 'beside'

/** What a leaf stands for, as far as its time is judged. */
export interface Timed {
  readonly position: number
  readonly kind: Numbered
  /** `ledger.seq` or `log_besides.id`: drawn one after the other, whatever else anybody writes later. */
  readonly number: number
  /** When it says that it was written, real, in milliseconds since 1970; not finite where nobody can say. */
  readonly at: number
}

/** `passedOver`: others that were written later were signed long before. `stoodStill`: all waited, one behind the other. */
export type Lateness = 'passedOver' | 'stoodStill'

/** A time in which what was written got no leaf, in milliseconds since 1970. */
export interface Standstill {
  readonly from: number
  /** When its leaves were signed. */
  readonly until: number
  readonly items: number
}

type Highest = Readonly<Record<Numbered, number>>

/** What has to be known to go on from a position. */
export interface KeptLateness {
  /** The largest checkpoint that was passed. */
  readonly size: number
  readonly seen: Highest
  /** What the last checkpoint before it covered, and when that was signed. */
  readonly signed: (Highest & { readonly at: number }) | null
  readonly isBegun: boolean
  readonly standstills: readonly Standstill[]
}

/** A leaf is signed within about a minute; what took longer than this was not protected meanwhile. */
const lateMs = 15 * 60_000
// A transaction takes so long at most, and clocks of machines differ.
const slackMs = 60_000
// Older ones count as the oldest of these: what is told then is told later than it could be, never without ground.
const mostSigned = 1_000
const mostStandstills = 1_000
const none: Highest = { entry: -1, beside: -1 }

/**
 * Judges leaf after leaf whether it came long after what it stands for was written, by the checkpoints of the copy: their
 * times are none that anybody in the database can change. Behind the first complete one; before that the log was begun.
 */
export function latenessBy(checkpoints: Iterable<OutsideCheckpoint>, kept?: KeptLateness) {
  let passed = kept?.size ?? -1
  const rising = risingOnes(checkpoints, passed)
  let head = rising.next().value
  let seen: Highest = kept?.seen ?? none
  let signed = kept?.signed ? [kept.signed] : []
  let isBegun = kept?.isBegun ?? false
  const standstills = [...(kept?.standstills ?? [])]

  const passCheckpoints = (position: number) => {
    while (head !== undefined && head.size <= position) {
      isBegun ||= head.complete
      passed = head.size
      const last = signed.at(-1)
      if (last?.entry !== seen.entry || last.beside !== seen.beside) signed.push({ ...seen, at: head.at })
      head = rising.next().value
    }
    if (signed.length > 2 * mostSigned) signed = signed.slice(-mostSigned)
  }

  return {
    take({ position, kind, number, at }: Timed): Lateness | undefined {
      passCheckpoints(position)
      const later = number < (signed.at(-1)?.[kind] ?? -Infinity) ? signed.find((one) => one[kind] > number) : undefined
      seen = { ...seen, [kind]: Math.max(seen[kind], number) }
      if (!isBegun) return undefined
      const signedAt = head?.at ?? -Infinity
      // Its number was drawn before that checkpoint was signed, so it was written before, whatever it says itself.
      if (later && (signedAt - later.at > lateMs || (Number.isFinite(at) && at - later.at > slackMs)))
        return 'passedOver'
      if (!Number.isFinite(at) || signedAt - at <= lateMs) return undefined
      addStandstill(standstills, at, signedAt)
      return 'stoodStill'
    },
    /** The times in which the log stood still, so far. */
    standstills: (): readonly Standstill[] => standstills,
    kept: (): KeptLateness => ({ size: passed, seen, signed: signed.at(-1) ?? null, isBegun, standstills }),
  }
}

function addStandstill(standstills: Standstill[], from: number, until: number): void {
  const last = standstills.at(-1)
  if (last && from <= last.until)
    standstills[standstills.length - 1] = {
      from: Math.min(last.from, from),
      until: Math.max(last.until, until),
      items: last.items + 1,
    }
  else if (standstills.length < mostStandstills) standstills.push({ from, until, items: 1 })
}

interface Rising {
  readonly size: number
  readonly at: number
  readonly complete: boolean
}

// One behind a larger one is of a keeper that stood still before it signed, or of somebody's hand.
function* risingOnes(checkpoints: Iterable<OutsideCheckpoint>, behind: number): Generator<Rising, undefined> {
  let largest = behind
  for (const { note, at: text, complete } of checkpoints) {
    const size = readCheckpoint(note)?.size ?? -1
    const at = Date.parse(text)
    if (size <= largest || Number.isNaN(at)) continue
    largest = size
    yield { size, at, complete }
  }
  return undefined
}
