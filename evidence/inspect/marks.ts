import { createReadStream } from 'node:fs'

// In two pieces, so that no scanner takes this very file for the test signature.
const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD'}-ANTIVIRUS-TEST-FILE!$H+H*`)
const overlap = eicar.length - 1

/** Looks for the test signature in a content that comes in pieces, also across their borders. */
export function marksIn(): { see(piece: Buffer): boolean } {
  let tail: Buffer = Buffer.alloc(0)
  return {
    see(piece) {
      const window = Buffer.concat([tail, piece])
      tail = window.subarray(Math.max(0, window.length - overlap))
      return window.includes(eicar)
    },
  }
}

/** Whether the test signature stands in a file. */
export async function hasMark(path: string): Promise<boolean> {
  const marks = marksIn()
  for await (const piece of createReadStream(path)) {
    if (marks.see(piece as Buffer)) return true
  }
  return false
}
