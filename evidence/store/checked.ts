import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'

/** What was kept under a hash is no longer what was put there. */
export class AlteredContent extends Error {
  constructor(sha256: string) {
    super(`The content kept under ${sha256} is not what was put there: it was altered or cut`)
    this.name = 'AlteredContent'
  }
}

const seen = { altered: 0 }

/** How often this process has read a content that was altered. */
export const countAltered = (): number => seen.altered

// Up to this size a content is read and compared before anything of it is given out.
const smallBytes = 1_048_576

/**
 * Gives a content out as it is read, compared with the hash under which it is kept. Rejects with `AlteredContent` when a small
 * one does not have it; the stream of a larger one breaks off with that before its last piece, so that it never comes whole.
 */
export async function checkedContent(sha256: string, source: Readable): Promise<Readable> {
  const pieces = checkedPieces(sha256, source)
  const begun: Buffer[] = []
  let [bytes, isWhole] = [0, false]
  try {
    while (bytes <= smallBytes && !isWhole) {
      const next = await pieces.next()
      if (next.done === true) isWhole = true
      else {
        begun.push(next.value)
        bytes += next.value.length
      }
    }
  } catch (error) {
    source.destroy()
    throw error
  }
  const rest = async function* () {
    yield* begun.splice(0)
    yield* pieces
  }
  // Also when nobody has read any of it.
  return Readable.from(rest()).once('close', () => source.destroy())
}

/** The pieces of a stream, each once the next is there and the last once the whole has the hash. */
async function* checkedPieces(sha256: string, source: Readable): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  for await (const piece of source as AsyncIterable<Buffer>) {
    hash.update(piece)
    if (held) yield held
    held = piece
  }
  if (hash.digest('hex') !== sha256) {
    seen.altered += 1
    throw new AlteredContent(sha256)
  }
  if (held) yield held
}
