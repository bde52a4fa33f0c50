import type { ExportAsked } from './export.ts'
import { asFile } from './export.ts'

/** Writes one list as a file, in a process of its own: see `exportApart`. */
export default async function write(asked: ExportAsked): Promise<Uint8Array> {
  // A copy that is nothing but the file: a small Buffer is a part of memory that others share.
  return Uint8Array.from(await asFile(asked))
}
