import { copyBroken } from './copy.ts'
import { hashBytes, leafBytes } from './leaf-bytes.ts'
import type { Frontier } from './merkle.ts'
import { isSigned, readCheckpoint } from './note.ts'
import { checkpointsOf, publicKeysIn } from './outside.ts'
import type { Database } from './rows.ts'

interface Rooted {
  readonly size: number
  readonly note: string
}

/** The checkpoints of copy and database in the order of their sizes, each to be seen when the frontier has come there. */
export function rootsToSee(pool: Database, folder: string, behind: number) {
  const publicKeys = publicKeysIn(folder)
  const outside = outsideRoots(folder, behind)
  const inside = insideRoots(pool, behind)
  const heads = { outside: outside.next().value as Rooted | undefined, inside: undefined as Rooted | undefined }
  let isRead = false
  let lastNote = ''

  const wrong = ({ size, note }: Rooted, root: Buffer, where: string): string | undefined => {
    if (note === lastNote) return undefined
    lastNote = note
    if (readCheckpoint(note)?.root.equals(root) !== true)
      return where === 'copy'
        ? copyBroken(folder)
        : `The checkpoint of ${size} items in the database is not of this log. Run npm run verify.`
    if (isSigned(note, publicKeys)) return undefined
    return `The checkpoint of ${size} items in the ${where} has no signature of a key of this log. Run npm run verify.`
  }
  const advance = async () => {
    isRead = true
    heads.inside = (await inside.next()).value as Rooted | undefined
  }
  return {
    async at(frontier: Frontier): Promise<string | undefined> {
      if (!isRead) await advance()
      let found: string | undefined
      // What lies behind is out of its order: whoever wrote it there has not signed it in its time.
      while (heads.outside !== undefined && heads.outside.size <= frontier.size) {
        if (heads.outside.size === frontier.size) found ??= wrong(heads.outside, frontier.root(), 'copy')
        heads.outside = outside.next().value as Rooted | undefined
      }
      while (heads.inside !== undefined && heads.inside.size <= frontier.size) {
        if (heads.inside.size === frontier.size) found ??= wrong(heads.inside, frontier.root(), 'database')
        await advance()
      }
      return found
    },
    async end(): Promise<string | undefined> {
      const beyond = heads.outside
      await inside.return(undefined)
      // The log may have grown meanwhile.
      if (beyond === undefined || beyond.size <= Math.floor(leafBytes(folder).length / hashBytes)) return undefined
      return copyBroken(folder)
    },
  }
}

function* outsideRoots(folder: string, behind: number): Generator<Rooted, undefined> {
  for (const { note } of checkpointsOf(folder)) {
    const size = readCheckpoint(note)?.size
    if (size !== undefined && size > behind) yield { size, note }
  }
  return undefined
}

async function* insideRoots(pool: Database, behind: number): AsyncGenerator<Rooted, undefined> {
  for (let after = behind; ;) {
    const { rows } = await pool.query<Rooted>(
      'SELECT size, note FROM public.log_checkpoints WHERE size > $1 ORDER BY size LIMIT 1000',
      [after],
    )
    yield* rows
    if (rows.length < 1_000) return undefined
    after = rows.at(-1)!.size
  }
}
