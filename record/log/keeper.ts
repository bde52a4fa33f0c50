import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Appended } from './append.ts'
import { appendLeaves } from './append.ts'
import type { LeafBytes } from './leaf-bytes.ts'
import { hashBytes, leafBytes, leavesBetween } from './leaf-bytes.ts'
import type { Frontier } from './merkle.ts'
import { createFrontier } from './merkle.ts'
import type { Signer } from './note.ts'
import { createKey, readCheckpoint, signerOf } from './note.ts'
import { outsideWriter, readOutside } from './outside.ts'
import type { Database } from './rows.ts'
import { logLock, logOrigin, logSize } from './rows.ts'

/** Thrown when the log in the database does not continue the copy outside it; nothing is signed then. */
export class LogDiverged extends Error {}

export interface KeeperOptions {
  readonly pool: Pool
  /** Where the copy outside the database is kept. */
  readonly folder: string
  /** The private key in PEM; made when it is not there. */
  readonly keyFile: string
  /** How long a checkpoint may wait while the log grows, in milliseconds. */
  readonly checkpointEveryMs?: number
}

const roundsAtOnce = 50
const leavesAtOnce = 10_000
// Commands come first: with much to catch up, this is how much longer the log rests than it works.
const restsPerWork = 4

/** Keeps the log of one record: appends leaves, copies them outside the database and signs what the copy gives. */
export async function openKeeper({ pool, folder, keyFile, checkpointEveryMs = 60_000 }: KeeperOptions) {
  const signer = signerOf(await logOrigin(pool), readKey(keyFile))
  const writer = outsideWriter(folder)
  if (!readOutside(folder)?.publicKeys.includes(signer.publicKey)) writer.addPublicKey(signer.publicKey)
  await pool.query('INSERT INTO log_keys (key) VALUES ($1) ON CONFLICT DO NOTHING', [signer.publicKey])
  const copy = await readCopy(folder)

  async function copyOutside(db: Database): Promise<void> {
    // Another worker on the same folder may have gone on.
    const kept = leafBytes(folder)
    if (kept.length / hashBytes > copy.frontier.size) await pushAll(copy, kept)
    const size = await logSize(db)
    await refuseIfDiverged(db, copy, size, folder)
    while (copy.frontier.size < size) {
      const { rows } = await db.query<{ hash: Buffer }>(
        'SELECT hash FROM log_leaves WHERE position >= $1 ORDER BY position LIMIT $2',
        [copy.frontier.size, leavesAtOnce],
      )
      writer.addLeaves(
        copy.frontier.size,
        rows.map(({ hash }) => hash),
      )
      for (const { hash } of rows) push(copy, hash)
    }
  }

  return {
    publicKey: signer.publicKey,
    /** Catches up with the ledger; signs a checkpoint when the log has grown and one is due, or `now`. */
    async catchUp({ now = false } = {}): Promise<void> {
      let at = new Date()
      let appended: Appended = 'more'
      for (let round = 0; appended === 'more' && round < roundsAtOnce; round += 1) {
        at = new Date()
        appended = await appendLeaves(pool)
        if (appended === 'more' && !now) await wait((Date.now() - at.getTime()) * restsPerWork)
      }
      await inTransaction(pool, async (db) => {
        const { rows } = await db.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${logLock}) AS free`)
        if (!rows[0]?.free) return
        await copyOutside(db)
        const isDue = now || Date.now() - copy.signedAt >= checkpointEveryMs
        if (isDue && copy.frontier.size > copy.signedSize)
          await sign(db, signer, writer, copy, { at, complete: appended === 'all' })
      })
    },
  }
}

/** The keeper of a record. */
export type Keeper = Awaited<ReturnType<typeof openKeeper>>

function readKey(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(file, createKey(), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another worker on the same folder was faster: its key is ours.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8')
}

interface Copy {
  readonly frontier: Frontier
  last: Buffer | undefined
  signedSize: number
  signedAt: number
}

async function readCopy(folder: string): Promise<Copy> {
  const kept = readOutside(folder)
  const leaves = leafBytes(folder)
  const last = kept?.checkpoints.at(-1)
  const signed = last && readCheckpoint(last.note)
  const copy: Copy = {
    frontier: createFrontier(),
    last: undefined,
    signedSize: signed?.size ?? 0,
    signedAt: last ? Date.parse(last.at) : 0,
  }
  await pushAll(copy, leaves, copy.signedSize)
  if (signed && !copy.frontier.root().equals(signed.root)) {
    throw new LogDiverged(
      `The copy of the log in ${folder} is not what its last checkpoint says: put it back from its own backup, or move it away; a new one is then begun.`,
    )
  }
  await pushAll(copy, leaves)
  return copy
}

function push(copy: Copy, leaf: Buffer): void {
  copy.frontier.push(leaf)
  copy.last = leaf
}

// In pieces, so that a million leaves do not hold up everything else for seconds.
async function pushAll(copy: Copy, leaves: LeafBytes, end = Infinity): Promise<void> {
  const until = Math.min(end, Math.floor(leaves.length / hashBytes))
  for (const some of leavesBetween(leaves, copy.frontier.size, until)) {
    for (const leaf of some) push(copy, leaf)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function refuseIfDiverged(db: Database, { frontier, last }: Copy, size: number, folder: string): Promise<void> {
  if (!last) return
  const { rows } = await db.query<{ hash: Buffer }>('SELECT hash FROM log_leaves WHERE position = $1', [
    frontier.size - 1,
  ])
  if (rows[0]?.hash.equals(last)) return
  throw new LogDiverged(
    `The log in the database (${size} items) does not continue its copy in ${folder} (${frontier.size} items): run npm run verify. After a restore from an older backup, move the copy away; a new one is then begun.`,
  )
}

async function sign(
  db: Database,
  signer: Signer,
  writer: ReturnType<typeof outsideWriter>,
  copy: Copy,
  { at, complete }: { readonly at: Date; readonly complete: boolean },
): Promise<void> {
  const { size } = copy.frontier
  const note = signer.sign({ size, root: copy.frontier.root() })
  writer.addCheckpoint({ note, at: at.toISOString(), complete })
  await db.query('INSERT INTO log_checkpoints (size, note) VALUES ($1, $2) ON CONFLICT DO NOTHING', [size, note])
  copy.signedSize = size
  copy.signedAt = Date.now()
}
