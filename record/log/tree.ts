import type { Range } from './merkle.ts'
import { nodeHash, rootOf, splitOf } from './merkle.ts'
import type { Database } from './rows.ts'

/** Thrown when leaves or subtrees are not there that the log must have. */
export class HashesMissing extends Error {}

const storedHeights = [8, 16, 24] as const
const leavesHeight = 0
const fanOut = 256
// A batch fills few; a log that is taken over whole fills thousands.
const subtreesAtOnce = 64

async function hashes(db: Database, height: number, from: number, to: number): Promise<Buffer[]> {
  const { rows } =
    height === leavesHeight
      ? await db.query<{ hash: Buffer }>(
          'SELECT hash FROM public.log_leaves WHERE position >= $1 AND position < $2 ORDER BY position',
          [from, to],
        )
      : await db.query<{ hash: Buffer }>(
          'SELECT hash FROM public.log_subtrees WHERE height = $3 AND index >= $1 AND index < $2 ORDER BY index',
          [from, to, height],
        )
  if (rows.length !== to - from)
    throw new HashesMissing(`The log has not all hashes of height ${height} from ${from} to ${to}: run npm run verify`)
  return rows.map(({ hash }) => hash)
}

/** The root over the leaves of a range as RFC 6962 divides them, from few rows. */
export async function rangeHash(db: Database, { start, end }: Range): Promise<Buffer> {
  const length = end - start
  const height = storedHeights.findLast((stored) => 2 ** stored <= length) ?? leavesHeight
  const step = 2 ** height
  if (length % step === 0 && length / step <= fanOut) return rootOf(await hashes(db, height, start / step, end / step))
  const middle = start + splitOf(length)
  return nodeHash(await rangeHash(db, { start, end: middle }), await rangeHash(db, { start: middle, end }))
}

/** Stores the subtrees that became full when the log grew. */
export async function storeSubtrees(db: Database, before: number, after: number): Promise<void> {
  for (const height of storedHeights) {
    const span = 2 ** height
    const end = Math.floor(after / span)
    for (let index = Math.floor(before / span); index < end; index += subtreesAtOnce) {
      const last = Math.min(end, index + subtreesAtOnce)
      const below = await hashes(db, height - 8, index * fanOut, last * fanOut)
      const roots = Array.from({ length: last - index }, (_, n) => rootOf(below.slice(n * fanOut, (n + 1) * fanOut)))
      await db.query(
        `INSERT INTO public.log_subtrees (height, index, hash)
         SELECT $1, $2::bigint + n - 1, hash FROM unnest($3::bytea[]) WITH ORDINALITY AS root(hash, n)`,
        [height, index, roots],
      )
    }
  }
}
