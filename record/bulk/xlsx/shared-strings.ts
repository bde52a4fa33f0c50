import type { FileHandle } from 'node:fs/promises'
import { readSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '../limits.ts'
import { UnreadableFile } from '../unreadable.ts'
import { unescaped } from './escapes.ts'
import type { Archive } from './archive.ts'
import { readXml } from './xml.ts'

const blockBytes = 64 * 1024
const blocksKept = 32
// As many bytes as the characters that are kept can have, and one more character.
const keptBytes = 4 * (limits.keptCharacters + 1)

/** The texts that the cells of a workbook refer to by number. */
export interface SharedStrings {
  /** Throws `UnreadableFile` for a number that the workbook does not have. */
  get(index: number): string
  close(): Promise<void>
}

/** How many of the texts are wanted, and how many bytes they may take. */
export interface WantedStrings {
  readonly first: number
  readonly bytes: number
}

/**
 * Reads a workbook's shared texts, or the first of them, into a file of its own. Excel keeps every text of a sheet there, so holding them
 * would hold the sheet; in memory stay eight bytes per text and the blocks read last. `part`: where the workbook says that they
 * are; none where it shares none.
 */
export async function readSharedStrings(
  archive: Archive,
  part: string,
  wanted: WantedStrings = { first: Infinity, bytes: limits.sharedBytes },
): Promise<SharedStrings> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-strings-'))
  const file = await open(join(folder, 'strings'), 'w+')
  // A name is not needed any more, and without one nothing of it stays when this process is ended.
  await rm(folder, { recursive: true })
  try {
    const ends = archive.has(part) && wanted.first > 0 ? await spill(archive, part, file, wanted) : []
    return { get: reader(file, ends, part), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Writes the texts one after the other and answers with where each of them ends. */
async function spill(archive: Archive, part: string, file: FileHandle, wanted: WantedStrings): Promise<number[]> {
  const ends: number[] = []
  let end = 0
  let pending: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  const handler = {
    open(name: string) {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text(more: string) {
      if (inText) text += more
      if (text.length > limits.cellCharacters) {
        throw new UnreadableFile('file.cellTooLong', { most: limits.cellCharacters })
      }
    },
    close(name: string) {
      inText = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      const shown = unescaped(text)
      end += Buffer.byteLength(shown)
      if (end > wanted.bytes) throw new UnreadableFile('file.unpacksTooLarge', { most: wanted.bytes })
      if (ends.push(end) > limits.sharedTexts)
        throw new UnreadableFile('file.unpacksTooLarge', { most: limits.sharedTexts })
      pending.push(shown)
    },
  }
  for await (const _ of readXml(part, archive.read(part), handler)) {
    await file.appendFile(pending.join(''))
    pending = []
    if (ends.length >= wanted.first) break
  }
  return ends
}

function reader(file: FileHandle, ends: readonly number[], part: string): SharedStrings['get'] {
  const blocks = new Map<number, Buffer>()
  const block = (number: number) => {
    const kept = blocks.get(number)
    if (kept) return kept
    const oldest = blocks.keys().next()
    const buffer =
      blocks.size < blocksKept || oldest.done ? Buffer.alloc(blockBytes) : (blocks.get(oldest.value) as Buffer)
    if (blocks.size >= blocksKept && !oldest.done) blocks.delete(oldest.value)
    // The rows are handed out in order and each needs its texts at once, so a short read of the disk may hold them up.
    readSync(file.fd, buffer, 0, blockBytes, number * blockBytes)
    blocks.set(number, buffer)
    return buffer
  }
  return (index) => {
    const end = ends[index]
    if (end === undefined) throw new UnreadableFile('file.xmlBroken', { part, fault: `no text ${index}` })
    const start = ends[index - 1] ?? 0
    return cut(start, Math.min(end, start + keptBytes))
  }

  function cut(start: number, end: number): string {
    const first = Math.floor(start / blockBytes)
    const from = start - first * blockBytes
    if (end <= (first + 1) * blockBytes) return block(first).toString('utf8', from, end - first * blockBytes)
    const pieces: Buffer[] = []
    for (let number = first; number * blockBytes < end; number += 1) {
      const stop = Math.min(end - number * blockBytes, blockBytes)
      pieces.push(Buffer.from(block(number).subarray(number === first ? from : 0, stop)))
    }
    return Buffer.concat(pieces).toString()
  }
}
