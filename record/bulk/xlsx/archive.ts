import type { Readable } from 'node:stream'
import { openPromise } from 'yauzl'
import type { Entry } from 'yauzl'
import { limits } from '../limits.ts'
import { UnreadableFile } from '../unreadable.ts'

/** The parts of a workbook's ZIP archive, each read as a stream. */
export interface Archive {
  has(name: string): boolean
  /** The bytes of a part in pieces. Throws `UnreadableFile` when there is none or the limit of unpacking is passed. */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

/**
 * Opens a ZIP archive by its central directory. The parts that are read may not unpack to more than the limit, all
 * together; the sizes that an archive states can be relied on, because a part that unpacks to another is refused while
 * it is read. Throws `UnreadableFile`.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false }).catch(broken)
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > limits.archiveEntries) throw new UnreadableFile('file.tooManyParts')
    // Names of parts that differ in capitals alone are one (ECMA-376, part 2, 6.2.2.3).
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
  } catch (error) {
    zip.close()
    broken(error)
  }
  const most = Math.min(limits.unpackedBytes, Math.max(limits.unpackedAlways, zip.fileSize * limits.unpackedRatio))
  let unpacked = 0
  const counted = new Set<string>()
  return {
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new UnreadableFile('file.notAWorkbook', { missing: name })
      // Once each: the first rows of a part are looked at before all of it is read.
      if (!counted.has(name)) unpacked += entry.uncompressedSize
      counted.add(name)
      if (unpacked > most) throw new UnreadableFile('file.unpacksTooLarge', { most })
      const stream: Readable = await zip.openReadStreamPromise(entry).catch(broken)
      try {
        yield* stream as AsyncIterable<Buffer>
      } catch (error) {
        broken(error)
      } finally {
        stream.destroy()
      }
    },
    close: () => zip.close(),
  }
}

// What yauzl and zlib say of a damaged archive comes as plain errors; faults of the disk carry a system call.
function broken(error: unknown): never {
  if (error instanceof UnreadableFile || (error as NodeJS.ErrnoException).syscall !== undefined) throw error
  throw new UnreadableFile('file.archiveBroken', { fault: (error as Error).message })
}
