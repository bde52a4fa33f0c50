import type { PrintedLetter } from './pdf.ts'
import { printLetter } from './pdf.ts'

/** Run in a process by `print-apart.ts`. */
export default async function print(letter: PrintedLetter): Promise<Uint8Array> {
  // A copy that is nothing but the file: a small Buffer is a part of memory that others share.
  return Uint8Array.from(await printLetter(letter))
}
