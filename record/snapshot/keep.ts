import { createHash } from 'node:crypto'
import { Readable, pipeline } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Pool, PoolClient } from 'pg'
import { readRegister } from '../../database/queries/register.ts'
import type { SnapshotFile } from '../../database/queries/register-snapshots.ts'
import {
  dropSnapshot,
  isSnapshotDue,
  listSnapshotsToDrop,
  mayMakeSnapshots,
  noteSnapshot,
  openSnapshot,
} from '../../database/queries/register-snapshots.ts'
import { inTransaction } from '../../database/transaction.ts'
import { sharing } from '../../rules/sharing.ts'
import { stateForm } from '../refold.ts'
import type { Format } from './contents.ts'
import { contentOf, formats } from './contents.ts'
import { atOnePosition } from './moment.ts'

/** A file that was written and is not kept yet. */
interface WrittenFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** Where files for everybody are written and kept. */
export interface PublishedFiles {
  /** Writes a file that nobody can ask for yet. Leaves nothing when the content breaks off. */
  write(content: Readable): Promise<WrittenFile>
  /** Keeps it for everybody, under its SHA-256. */
  keep(file: WrittenFile): Promise<void>
  /** Takes away what was written. */
  drop(files: readonly WrittenFile[]): Promise<void>
  /** Takes away what was kept; harmless when nothing is. */
  remove(sha256: string): Promise<void>
}

/** The name of a file of the register at a position. */
export const snapshotName = (position: number, format: Format): string => `register-${position}.${format}.gz`

/**
 * Takes away the files of the register in which something has ended and makes new ones where they are due; answers with the
 * position of those that were made. Only one process is at it; what breaks off is taken up by the next.
 */
export async function keepSnapshots(pool: Pool, files: PublishedFiles): Promise<number | undefined> {
  return await inTransaction(pool, async (db) => {
    if (!(await mayMakeSnapshots(db))) return undefined
    await dropOld(pool, files)
    return (await isSnapshotDue(pool, sharing.snapshotEveryHours)) ? await makeSnapshot(pool, files) : undefined
  })
}

async function dropOld(pool: Pool, files: PublishedFiles): Promise<void> {
  for (const { id, contents } of await listSnapshotsToDrop(pool)) {
    for (const sha256 of contents) await files.remove(sha256)
    await dropSnapshot(pool, id)
  }
}

/** Makes the files of the register as it is now; answers with their position. */
async function makeSnapshot(pool: Pool, files: PublishedFiles): Promise<number> {
  const written: WrittenFile[] = []
  try {
    const made = await atOnePosition(pool, async (db, position) => {
      const kept: SnapshotFile[] = []
      let rows = 0
      for (const format of formats) {
        const { file, count, ...content } = await writeFile(db, files, format)
        written.push(file)
        rows = count
        kept.push({ format, bytes: file.bytes, sha256: file.sha256, ...content })
      }
      return { position, rows, files: kept, form: stateForm }
    })
    const id = await noteSnapshot(pool, made)
    for (const file of written) await files.keep(file)
    if (await openSnapshot(pool, id)) return made.position
    for (const { sha256 } of written) await files.remove(sha256)
    throw new Error('Another process has taken over: these files of the register are not given out')
  } finally {
    await files.drop(written)
  }
}

// In memory is a page of the register and what is being packed.
async function writeFile(db: PoolClient, files: PublishedFiles, format: Format) {
  const hash = createHash('sha256')
  let [contentBytes, count] = [0, 0]
  async function* counted() {
    for await (const rows of readRegister(db)) {
      count += rows.length
      yield rows
    }
  }
  async function* content() {
    for await (const text of contentOf(format, counted())) {
      const piece = Buffer.from(text)
      hash.update(piece)
      contentBytes += piece.length
      yield piece
    }
  }
  // An error of the content reaches the file through the packed stream, which the pipeline destroys with it.
  const packed = pipeline(Readable.from(content()), createGzip(), () => undefined)
  const file = await files.write(packed as unknown as Readable)
  return { file, count, contentBytes, contentSha256: hash.digest('hex') }
}
