import type { Pool } from 'pg'
import { hasCopy } from './copy.ts'
import { leafBytes } from './leaf-bytes.ts'
import type { Frontier } from './merkle.ts'
import { createFrontier } from './merkle.ts'
import { isSigned, readCheckpoint } from './note.ts'
import { outsideWriter } from './outside.ts'
import { logSize } from './rows.ts'

/** An operator's word that the copy of the log is lost for good. */
export interface CopyOrder {
  readonly folder: string
  readonly by: string
  readonly reason: string
}

/** A copy that was begun anew, or why none was. */
export type BegunAnew =
  | { readonly size: number; readonly root: string; readonly checkpoints: number; readonly keys: readonly string[] }
  | { readonly refused: string }

const leavesAtOnce = 10_000

/**
 * Begins the copy of the log anew from the database, since the one before is lost. Keeps the old public keys and the
 * checkpoints that they have signed, and notes in the copy and in the database who did so, when, why and at which size:
 * before that no copy outside vouches for anything. Refuses where there is a copy, and where the leaves in the database
 * are not what its own checkpoints say. Needs the owner's connection: the application may not do this.
 */
export async function beginCopy(owner: Pool, { folder, by, reason }: CopyOrder): Promise<BegunAnew> {
  if (hasCopy(folder) || leafBytes(folder).length > 0)
    return { refused: `There is a copy in ${folder}: move it away first, and keep it as evidence.` }
  const { rows: kept } = await owner.query<{ key: string }>('SELECT key FROM log_keys ORDER BY since')
  const keys = kept.map(({ key }) => key)
  const size = await logSize(owner)
  const { frontier, held, refused } = await readLog(owner, size, keys)
  if (refused !== undefined) return { refused }
  const root = frontier.root()
  const { rows } = await owner.query<{ at: Date }>(
    'INSERT INTO log_copies (size, root, begun_by, reason) VALUES ($1, $2, $3, $4) RETURNING at',
    [size, root, by, reason],
  )
  const writer = outsideWriter(folder)
  for (let from = 0; from < size; from += leavesAtOnce) writer.addLeaves(from, await leavesOf(owner, from, size))
  for (const key of keys) writer.addPublicKey(key)
  writer.addBegun({ size, root: root.toString('base64'), by, reason, at: rows[0]!.at.toISOString() })
  // Last, since only now a keeper may go on from it.
  for (const { note, at } of held) writer.addCheckpoint({ note, at: at.toISOString(), complete: false })
  return { size, root: root.toString('base64'), checkpoints: held.length, keys }
}

interface Held {
  readonly size: number
  readonly note: string
  readonly at: Date
}

async function leavesOf(owner: Pool, from: number, size: number): Promise<Buffer[]> {
  const { rows } = await owner.query<{ hash: Buffer }>(
    'SELECT hash FROM log_leaves WHERE position >= $1 AND position < $2 ORDER BY position',
    [from, Math.min(size, from + leavesAtOnce)],
  )
  return rows.map(({ hash }) => hash)
}

/** The root of the log in the database, with its checkpoints, or why it is not what they say. */
async function readLog(owner: Pool, size: number, keys: readonly string[]) {
  const frontier = createFrontier()
  const held: Held[] = []
  while (frontier.size < size) {
    const from = frontier.size
    const leaves = await leavesOf(owner, from, size)
    if (leaves.length === 0)
      return { frontier, held, refused: 'The log in the database has lost leaves: it was altered.' }
    const { rows: checkpoints } = await owner.query<Held>(
      'SELECT size, note, at FROM log_checkpoints WHERE size > $1 AND size <= $2 ORDER BY size',
      [from, from + leaves.length],
    )
    const wrong = pushAndCheck(frontier, leaves, checkpoints, keys)
    if (wrong !== undefined) {
      const refused = `The checkpoint of ${wrong} items in the database is not of this log, or no key of this log has signed it: the log was altered. Look for the copy, run npm run verify, and ask who holds a checkpoint elsewhere.`
      return { frontier, held, refused }
    }
    held.push(...checkpoints)
  }
  return { frontier, held, refused: undefined }
}

function pushAndCheck(
  frontier: Frontier,
  leaves: readonly Buffer[],
  checkpoints: readonly { readonly size: number; readonly note: string }[],
  keys: readonly string[],
): number | undefined {
  const at = new Map(checkpoints.map((checkpoint) => [checkpoint.size, checkpoint.note]))
  for (const hash of leaves) {
    frontier.push(hash)
    const note = at.get(frontier.size)
    if (note === undefined) continue
    if (readCheckpoint(note)?.root.equals(frontier.root()) !== true || !isSigned(note, keys)) return frontier.size
  }
  return undefined
}
