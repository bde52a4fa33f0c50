import { createReadStream } from 'node:fs'

// In two pieces, so that no scanner takes this very file for the test signature.
const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD'}-ANTIVIRUS-TEST-FILE!$H+H*`)
const inPdf = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'].map((word) => Buffer.from(word))
const overlap = eicar.length - 1

/** What a mark in a content tells. */
export type Mark = 'eicar' | 'activePdf'

/** Looks for marks in a content that comes in pieces, also across their borders. */
export function marksIn(): { see(piece: Buffer): Mark | undefined } {
  let tail: Buffer = Buffer.alloc(0)
  let isPdf: boolean | undefined
  return {
    see(piece) {
      const window = Buffer.concat([tail, piece])
      isPdf ??= window.subarray(0, 5).equals(Buffer.from('%PDF-'))
      tail = window.subarray(Math.max(0, window.length - overlap))
      if (window.includes(eicar)) return 'eicar'
      return isPdf && inPdf.some((word) => window.includes(word)) ? 'activePdf' : undefined
    },
  }
}

/** The first mark in a file. */
export async function findMark(path: string): Promise<Mark | undefined> {
  const marks = marksIn()
  for await (const piece of createReadStream(path)) {
    const mark = marks.see(piece as Buffer)
    if (mark) return mark
  }
  return undefined
}
