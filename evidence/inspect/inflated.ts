import { constants, inflateRawSync } from 'node:zlib'

/** The bytes before the packed ones (RFC 1950, 2.2). */
export const zlibHeader = 2

/** Whether bytes begin as packed ones do. */
export const isZlib = (bytes: Buffer): boolean =>
  bytes.length > 1 && (bytes[0]! & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0

/**
 * What the beginning of a packed stream unpacks to, as far as it is whole: readers take what came before a fault, and pass
 * over a wrong sum at the end, so neither hides anything.
 */
export function inflatedStart(bytes: Buffer): Buffer {
  const packed = bytes.subarray(zlibHeader)
  const upTo = (length: number) => inflatedOr(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH })
  const all = upTo(packed.length)
  if (all) return all
  // Nothing is kept of a call that fails: so the longest piece that does not is looked for.
  let [whole, broken] = [0, packed.length]
  while (broken - whole > 1) {
    const middle = (whole + broken) >> 1
    if (upTo(middle)) whole = middle
    else broken = middle
  }
  return upTo(whole) ?? Buffer.alloc(0)
}

/** What a packed stream unpacks to; undefined when it is not whole, or more than `most` bytes. Its sum does not count. */
export const inflatedWhole = (bytes: Buffer, most: number): Buffer | undefined =>
  inflatedOr(bytes.subarray(zlibHeader), { maxOutputLength: most })

function inflatedOr(packed: Buffer, how: { finishFlush?: number; maxOutputLength?: number }): Buffer | undefined {
  try {
    return inflateRawSync(packed, how)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE' || code?.startsWith('Z_') === true) return undefined
    throw error
  }
}
