import type { Readable } from 'node:stream'

/** Keeps contents under their SHA-256: the same content is one object, however often it is put. */
export interface EvidenceStore {
  /** Keeps the content of a file for good. Throws when it cannot be proved to be kept. */
  put(sha256: string, path: string, bytes: number): Promise<void>
  /**
   * The content in pieces; undefined when none is kept under this hash. What no longer has the hash is never given out whole:
   * this rejects with `AlteredContent`, or the stream of a large one breaks off with it.
   */
  open(sha256: string): Promise<Readable | undefined>
  /** Takes a content away, for a lawful erasure; harmless when none is kept. Throws when it may still be there. */
  remove(sha256: string): Promise<void>
}

/** Where an object stands below the root: two levels of folders, so that none grows too large. */
export function placeOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 in hexadecimal digits')
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}
