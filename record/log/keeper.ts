import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Appended } from './append.ts'
import { appendLeaves, endStandstill } from './append.ts'
import type { Copy } from './copy.ts'
import { CopyLost, LogDiverged, follow, hasCopy, keepFrontier, openCopy } from './copy.ts'
import { hashBytes, leafBytes } from './leaf-bytes.ts'
import type { Signer } from './note.ts'
import { createKey, readCheckpoint, signerOf } from './note.ts'
import { lastCheckpoint, outsideWriter, publicKeysIn } from './outside.ts'
import type { Database } from './rows.ts'
import { logOrigin, logSize } from './rows.ts'
import { holdWatch, noteWatch } from './watch.ts'

export { LogDiverged } from './copy.ts'

export interface KeeperOptions {
  readonly pool: Pool
  /** Where the copy outside the database is kept. */
  readonly folder: string
  /** The private key in PEM; made when it is not there. */
  readonly keyFile: string
  /** How long a checkpoint may wait while the log grows, in milliseconds. */
  readonly checkpointEveryMs?: number
  /** After how long the log is signed again although it has not grown, in milliseconds. */
  readonly signAgainEveryMs?: number
}

const roundsAtOnce = 50
const leavesAtOnce = 10_000
// Commands come first: with little to catch up, this is how much longer the log rests than it works.
const restsPerWork = 4
// With so many batches behind each other it does not rest any more: what has no leaf yet is not protected.
const patientRounds = 8
const goOnWithoutLockMs = 15_000

/** Keeps the log of one record: appends leaves, copies them outside the database and signs what the copy gives. */
export async function openKeeper({
  pool,
  folder,
  keyFile,
  checkpointEveryMs = 60_000,
  signAgainEveryMs = 3_600_000,
}: KeeperOptions) {
  const signer = signerOf(await logOrigin(pool), readKey(keyFile))
  if (!hasCopy(folder)) await refuseIfLost(pool, folder)
  const writer = outsideWriter(folder)
  if (!publicKeysIn(folder).includes(signer.publicKey)) writer.addPublicKey(signer.publicKey)
  await pool.query('INSERT INTO public.log_keys (key) VALUES ($1) ON CONFLICT DO NOTHING', [signer.publicKey])
  const copy = await openCopy(folder)
  let busySince: number | undefined
  // While batch after batch is full, also over several times of catching up.
  let fullRounds = 0

  async function append(): Promise<Appended> {
    const waited = busySince === undefined ? 0 : Date.now() - busySince
    const appended = await appendLeaves(pool, undefined, { evenIfLocked: waited > goOnWithoutLockMs })
    if (appended !== 'busy') busySince = undefined
    else busySince ??= Date.now()
    fullRounds = appended === 'more' ? fullRounds + 1 : 0
    return appended
  }

  return {
    publicKey: signer.publicKey,
    /**
     * Catches up with the ledger, as long as it `goesOn` before each batch; signs a checkpoint when one is due, or `now` when
     * the log has grown.
     */
    async catchUp({ now = false, goesOn = () => true }: { now?: boolean; goesOn?: () => boolean } = {}): Promise<void> {
      let at = new Date()
      let appended: Appended = 'more'
      for (let round = 0; appended === 'more' && round < roundsAtOnce && goesOn(); round += 1) {
        at = new Date()
        appended = await append()
        const rests = restsPerWork * Math.max(0, 1 - fullRounds / patientRounds)
        if (appended === 'more' && !now) await wait((Date.now() - at.getTime()) * rests)
      }
      await copyOutside(pool, folder, writer, copy)
      const { size } = copy.frontier
      const waited = Date.now() - copy.signedAt
      const isDue = size > copy.signedSize ? now || waited >= checkpointEveryMs : waited >= signAgainEveryMs
      if (isDue && size > 0) await sign(pool, folder, signer, writer, copy, { at, complete: appended === 'all' })
    },
  }
}

/** The keeper of a record. */
export type Keeper = Awaited<ReturnType<typeof openKeeper>>

function readKey(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      writeFileSync(file, createKey(), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another worker on the same folder was faster: its key is ours.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8')
}

// A copy that is emptied, and begun again as if nothing had been, would vouch for a history that was rewritten.
async function refuseIfLost(pool: Pool, folder: string): Promise<void> {
  const { rows } = await pool.query<{ size: number | null }>('SELECT max(size) AS size FROM public.log_checkpoints')
  const size = rows[0]?.size ?? null
  if (size === null) return
  throw new CopyLost(
    `There is no copy of the log in ${folder}, although the log was signed up to ${size} items: put the copy back from its own backup. Where it is lost for good, begin a new one with npm run log-copy -- begin --by NAME --reason TEXT.`,
  )
}

async function copyOutside(
  db: Database,
  folder: string,
  writer: ReturnType<typeof outsideWriter>,
  copy: Copy,
): Promise<void> {
  // Another worker on the same folder may have gone on.
  if (leafBytes(folder).length / hashBytes > copy.frontier.size) await follow(folder, copy)
  const size = await logSize(db)
  await refuseIfDiverged(db, copy, size, folder)
  while (copy.frontier.size < size) {
    const { rows } = await db.query<{ position: number; hash: Buffer }>(
      'SELECT position, hash FROM public.log_leaves WHERE position >= $1 ORDER BY position LIMIT $2',
      [copy.frontier.size, Math.min(leavesAtOnce, size - copy.frontier.size)],
    )
    const isWhole = rows.length > 0 && rows.every(({ position }, n) => position === copy.frontier.size + n)
    if (!isWhole) throw new LogDiverged('The log in the database has lost leaves: run npm run verify.')
    const leaves = rows.map(({ hash }) => hash)
    writer.addLeaves(copy.frontier.size, leaves)
    for (const leaf of leaves) copy.frontier.push(leaf)
  }
}

async function refuseIfDiverged(db: Database, { frontier }: Copy, size: number, folder: string): Promise<void> {
  if (frontier.size === 0) return
  const position = frontier.size - 1
  const last = leafBytes(folder).subarray(position * hashBytes, frontier.size * hashBytes)
  const { rows } = await db.query<{ hash: Buffer }>('SELECT hash FROM public.log_leaves WHERE position = $1', [
    position,
  ])
  if (rows[0]?.hash.equals(last)) return
  throw new LogDiverged(
    `The log in the database (${size} items) does not continue its copy in ${folder} (${frontier.size} items): run npm run verify. After a restore from an older backup, keep the copy as evidence, move it away, and begin a new one with npm run log-copy.`,
  )
}

async function sign(
  pool: Pool,
  folder: string,
  signer: Signer,
  writer: ReturnType<typeof outsideWriter>,
  copy: Copy,
  { at, complete }: { readonly at: Date; readonly complete: boolean },
): Promise<void> {
  const { size } = copy.frontier
  // Who stood still for so long that another went on leaves it to that one.
  const isOvertaken = () => (readCheckpoint(lastCheckpoint(folder)?.note ?? '')?.size ?? 0) > size
  if (isOvertaken()) return
  const note = signer.sign({ size, root: copy.frontier.root() })
  // First, and whoever holds a lock in the database: nobody there can keep the copy from being signed.
  writer.addCheckpoint({ note, at: at.toISOString(), complete })
  keepFrontier(folder, copy.frontier)
  await inTransaction(pool, async (db) => {
    await endStandstill(db)
    await holdWatch(db, 'signed')
    // Every signer writes into the copy before it comes here, and one at a time is here: what is handed out never falls.
    if (isOvertaken()) return
    await db.query('INSERT INTO public.log_checkpoints (size, note) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      size,
      note,
    ])
    await noteWatch(db, 'signed', { size, note })
  })
  copy.signedSize = size
  copy.signedAt = Date.now()
}
