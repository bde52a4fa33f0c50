import type { KeptCheckpoint } from './check.ts'
import { readCheckpoint } from './note.ts'
import type { OutsideCheckpoint, OutsideCopy } from './outside.ts'
import type { Database } from './rows.ts'

/** What one pass over the checkpoints of a copy tells. */
export interface Surveyed {
  readonly count: number
  /** The size of the largest; 0 where there is none. */
  readonly largest: number
  /** Those behind a larger one, by keepers that stood still before they signed, or by somebody's hand. */
  readonly late: readonly OutsideCheckpoint[]
}

/** Passes over the checkpoints of a copy, however many there are. */
export function surveyCheckpoints(outside: OutsideCopy | undefined): Surveyed {
  let [count, largest] = [0, 0]
  const late: OutsideCheckpoint[] = []
  for (const one of outside?.checkpoints ?? []) {
    count += 1
    const size = sizeOf(one)
    if (size < largest) late.push(one)
    else largest = size
  }
  return { count, largest, late }
}

interface Sized {
  /** Where it stands: by what the note says, or by the column that it is kept under. */
  readonly size: number
  readonly checkpoint: KeptCheckpoint
  /** Kept in the database as that of another size. */
  readonly isMisplaced?: boolean
}

const atOnce = 1_000

/**
 * All checkpoints that a verification has to see, in the order of their sizes: of the database, on letters, in the copy,
 * and those kept elsewhere. Of each source some are in memory at a time; `db` is in a transaction.
 */
export function allCheckpoints(
  db: Database,
  outside: OutsideCopy | undefined,
  { late }: Surveyed,
  trusted: readonly string[],
) {
  const apart = [...late.map(ofCopy), ...trusted.map((note) => sized({ note, trusted: true }))]
  const sources: AsyncGenerator<Sized, undefined>[] = [
    inDatabase(db),
    onLetters(db),
    inCopy(outside),
    each(apart.toSorted((a, b) => a.size - b.size)),
  ]
  const all = merged(sources)
  const misplaced: number[] = []
  let head: Sized | undefined
  let isBegun = false
  let kept = 0
  return {
    /** Those up to a size that have not been answered yet. */
    async upTo(size: number): Promise<KeptCheckpoint[]> {
      const found: KeptCheckpoint[] = []
      if (!isBegun) head = (await all.next()).value
      isBegun = true
      while (head !== undefined && head.size <= size) {
        if (head.isMisplaced === true) misplaced.push(head.size)
        if (head.isMisplaced !== undefined) kept += 1
        found.push(head.checkpoint)
        head = (await all.next()).value
      }
      return found
    },
    /** Of the database and answered so far: how many, and under which sizes others stand. */
    inDatabase: () => ({ count: kept, misplaced }),
  }
}

const sizeOf = ({ note }: { readonly note: string }) => readCheckpoint(note)?.size ?? 0
const sized = (checkpoint: KeptCheckpoint): Sized => ({ size: sizeOf(checkpoint), checkpoint })
const ofCopy = ({ note, at, complete }: OutsideCheckpoint) =>
  sized({ note, completeAt: complete ? Date.parse(at) : undefined })

async function* inDatabase(db: Database): AsyncGenerator<Sized, undefined> {
  const select = 'SELECT size, note FROM public.log_checkpoints ORDER BY size'
  for await (const { size, note } of rowsOf<{ size: number; note: string }>(db, 'kept_checkpoints', select))
    yield { size, checkpoint: { note }, isMisplaced: readCheckpoint(note)?.size !== size }
  return undefined
}

async function* onLetters(db: Database): AsyncGenerator<Sized, undefined> {
  // The second line is the size; as text, since on a letter that was tampered with it may be no number.
  const select = `SELECT note FROM (SELECT DISTINCT checkpoint AS note FROM public.letters WHERE checkpoint IS NOT NULL) AS printed,
      split_part(note, E'\\n', 2) AS size ORDER BY length(size), size COLLATE "C"`
  for await (const { note } of rowsOf<{ note: string }>(db, 'printed_checkpoints', select)) yield sized({ note })
  return undefined
}

async function* inCopy(outside: OutsideCopy | undefined): AsyncGenerator<Sized, undefined> {
  let largest = 0
  for (const one of outside?.checkpoints ?? []) {
    const size = sizeOf(one)
    if (size < largest) continue
    largest = size
    yield ofCopy(one)
  }
  return undefined
}

async function* each(list: readonly Sized[]): AsyncGenerator<Sized, undefined> {
  yield* list
  return undefined
}

async function* rowsOf<Row extends object>(db: Database, cursor: string, select: string): AsyncGenerator<Row> {
  await db.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${select}`)
  for (;;) {
    const { rows } = await db.query<Row>(`FETCH ${atOnce} FROM ${cursor}`)
    yield* rows
    if (rows.length < atOnce) return
  }
}

async function* merged(sources: readonly AsyncGenerator<Sized, undefined>[]): AsyncGenerator<Sized, undefined> {
  const heads: (Sized | undefined)[] = []
  for (const source of sources) heads.push((await source.next()).value)
  for (;;) {
    let least = -1
    for (const [n, one] of heads.entries())
      if (one !== undefined && !(one.size >= (heads[least]?.size ?? Infinity))) least = n
    const head = heads[least]
    if (head === undefined) return undefined
    yield head
    heads[least] = (await sources[least]!.next()).value
  }
}
