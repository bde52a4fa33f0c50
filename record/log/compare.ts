import { hash } from 'node:crypto'
import type { Pool } from 'pg'
import { alteredBetween, alteredGuard } from './altered.ts'
import { forget, keptIn, note, positionOf } from './comparison-kept.ts'
import { hashBytes, leafBytes } from './leaf-bytes.ts'
import { createFrontier } from './merkle.ts'
import { lateLeaves } from './late-leaves.ts'
import type { Seen } from './passed-by.ts'
import { lookForPassedBy } from './passed-by.ts'
import { gentleRests, restsOf } from './rests.ts'
import { rootsToSee } from './roots-to-see.ts'
import type { Database } from './rows.ts'
import { askingOwn } from './rows.ts'
import { noteWatch } from './watch.ts'

/** What a comparison of all leaves with the copy has found. */
export interface Comparison {
  readonly size: number
  /** What is wrong, in a sentence; the first thing found. */
  readonly failure?: string
  /** That the log stood still for long and when, in a sentence: an outage, or somebody who wanted one. */
  readonly stoodStill?: string
}

export interface CompareOptions {
  readonly pool: Pool
  readonly folder: string
  readonly signal?: AbortSignal
  /** How much longer it rests than it works; by what there is to do where it is not said. */
  readonly restsPerWork?: number
}

// Between two rests, so no more than some tenths of a second.
const leavesAtOnce = 1_024
const lookedAtOnce = 8_192
const blocksPerNote = 256
const looksPerNote = 32

/**
 * Compares every leaf in the database with the copy outside and with what it stands for, as that is now, and every
 * checkpoint of both with the root that the copy gives there; compares the guards with what the migrations lay down; finds
 * what got its leaf long after others, and what has none and does not wait for one. Goes on where an interrupted one
 * stopped; keeps a block of leaves in memory, however many there are. Undefined when it was interrupted.
 */
export async function compareWithCopy(options: CompareOptions): Promise<Comparison | undefined> {
  const { folder } = options
  const pool = askingOwn(options.pool)
  const leaves = leafBytes(folder)
  const size = Math.floor(leaves.length / hashBytes)
  const kept = keptIn(folder, size)
  const frontier = createFrontier(
    kept && { size: kept.position, nodes: kept.nodes.map((node) => Buffer.from(node, 'base64')) },
  )
  const late = await lateLeaves(pool, folder, kept?.lateness)
  const roots = rootsToSee(pool, folder, frontier.size)
  let failure = kept?.failure
  let seen: Seen | undefined = kept?.seen
  const keep = () => note(folder, { ...positionOf(frontier), failure, lateness: late.kept(), seen })
  const begun = frontier.size
  const rests = restsOf({
    signal: options.signal,
    restsPerWork: (workedMs) =>
      options.restsPerWork ?? gentleRests(workedMs, { done: frontier.size - begun, left: size - frontier.size }),
  })

  for (let block = 1; frontier.size < size; block += 1) {
    if (await rests.isInterrupted(keep)) return undefined
    const from = frontier.size
    const to = Math.min(size, from + leavesAtOnce)
    const bytes = Buffer.from(leaves.subarray(from * hashBytes, to * hashBytes))
    failure ??= await differing(pool, from, bytes)
    failure ??= await alteredBetween(options.pool, from, to)
    const passedOver = await late.between(from, to)
    failure ??= passedOver
    for (let at = 0; at < bytes.length; at += hashBytes) {
      frontier.push(bytes.subarray(at, at + hashBytes))
      failure = (await roots.at(frontier)) ?? failure
    }
    if (block % blocksPerNote === 0) keep()
  }
  failure = (await roots.end()) ?? failure
  failure ??= await alteredGuard(options.pool)
  for (let [block, more] = [1, true]; more; block += 1) {
    if (await rests.isInterrupted(keep)) return undefined
    const looked = await lookForPassedBy(pool, seen ?? { entry: null, beside: null }, lookedAtOnce)
    failure ??= looked.failure
    seen = looked.seen
    more = looked.more
    if (block % looksPerNote === 0) keep()
  }
  forget(folder)
  const stoodStill = late.stoodStill()
  await noteWatch(pool, 'compared', { size, stoodStill }, failure)
  return {
    size,
    ...(failure === undefined ? {} : { failure }),
    ...(stoodStill === undefined ? {} : { stoodStill }),
  }
}

// By one hash for the whole block; only where it differs are the leaves looked at one by one.
async function differing(pool: Database, from: number, bytes: Buffer): Promise<string | undefined> {
  const count = bytes.length / hashBytes
  const { rows } = await pool.query<{ count: number; digest: Buffer }>(
    `SELECT count(*)::integer AS count, sha256(coalesce(string_agg(hash, ''::bytea ORDER BY position), '')) AS digest
     FROM public.log_leaves WHERE position >= $1 AND position < $2`,
    [from, from + count],
  )
  if (rows[0]!.count === count && rows[0]!.digest.equals(hash('sha256', bytes, 'buffer'))) return undefined
  const { rows: found } = await pool.query<{ position: number; hash: Buffer; caseNo: string; caseSeq: number | null }>(
    `SELECT position, hash, case_no AS "caseNo", case_seq AS "caseSeq" FROM public.log_leaves
     WHERE position >= $1 AND position < $2 ORDER BY position`,
    [from, from + count],
  )
  const at = new Map(found.map((leaf) => [leaf.position, leaf]))
  for (let n = 0; n < count; n += 1) {
    const leaf = at.get(from + n)
    const item = `item ${from + n + 1} of the log`
    if (!leaf) return `${item} is in the copy and no longer in the database: the log was cut. Run npm run verify.`
    if (!leaf.hash.equals(bytes.subarray(n * hashBytes, (n + 1) * hashBytes)))
      return `${item} (${leaf.caseNo}${leaf.caseSeq === null ? '' : ` entry ${leaf.caseSeq}`}) is not what the copy has: history was rewritten. Run npm run verify.`
  }
  return undefined
}
