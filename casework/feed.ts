import type { ReadAs } from '../database/reading.ts'
import type { FeedRow } from '../database/queries/feed.ts'
import { droppedThrough, listFeed } from '../database/queries/feed.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { canonicalJson } from '../record/canonical-json.ts'
import type { Audience } from '../record/changes.ts'

/** Whose feed, and which part of it. */
export interface FeedAsked {
  readonly audience: Audience
  readonly after: number
  readonly limit: number
}

// A page at once, since asking ten times for a tenth costs more than the records do: some 2 MB.
const linesAtOnce = 1_000

/**
 * The changes of records behind a position, a line of canonical JSON for each, as far as `reader` may read them. Refused
 * where so much has been taken away behind that position that a reader would miss the end of a record. Who has read nothing
 * yet misses nothing.
 */
export async function openFeed(
  readAs: ReadAs,
  reader: { readonly role: string },
  { audience, after, limit }: FeedAsked,
): Promise<AsyncGenerator<string> | Refusal> {
  const db = readAs(reader)
  // Before what it guards is read: what is taken away meanwhile was there, or is told.
  const first = await listFeed(db, audience, after, Math.min(limit, linesAtOnce))
  const through = await droppedThrough(db, audience)
  if (after > 0 && after < through) return refuse('feed.tooOld', { through })
  return lines(first)

  async function* lines(rows: readonly FeedRow[]): AsyncGenerator<string> {
    for (let [page, left] = [rows, limit]; page.length > 0;) {
      yield page.map(lineOf).join('')
      left -= page.length
      if (left === 0 || page.length < linesAtOnce) return
      page = await listFeed(db, audience, page.at(-1)!.position, Math.min(left, linesAtOnce))
    }
  }
}

const lineOf = ({ record, ...change }: FeedRow) => `${canonicalJson(record ? { ...change, record } : change)}\n`
