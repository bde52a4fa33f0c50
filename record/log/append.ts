import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Beside, Erasure, LedgerEntry } from './leaf.ts'
import { besideContent, entryContent, erasureContent, leafOf, saltOf, saltedHash } from './leaf.ts'
import type { Database } from './rows.ts'
import { listBesides, listErasures, listWaiting, logLock, logSize, readKeys } from './rows.ts'
import { storeSubtrees } from './tree.ts'

/** `busy`: another process is appending. `more`: a full batch was appended, so there may be more to append. */
export type Appended = 'busy' | 'more' | 'all'

/**
 * Appends a leaf for each entry that has none, at most `batch`, and for as many items beside the ledger. Entries come in the
 * order of their numbers as far as their transactions have committed; one that commits late comes later. What has no leaf
 * the database itself notes, so that none is passed over. While another session holds the lock of the log it is busy, unless
 * it shall append all the same.
 */
export async function appendLeaves(pool: Pool, batch = 500, { evenIfLocked = false } = {}): Promise<Appended> {
  return await inTransaction(pool, async (db) => {
    await endStandstill(db)
    const { rows } = await db.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${logLock}) AS free`)
    // The lock only spares work that would be in vain: a position and an entry are taken once, whoever appends.
    return rows[0]?.free || evenIfLocked ? await appendLocked(db, batch) : 'busy'
  })
}

/**
 * Lets the database end the transaction of a keeper that stands still in the middle of it: it holds what nobody else can
 * take meanwhile.
 */
export async function endStandstill(db: Database): Promise<void> {
  await db.query(`SET LOCAL lock_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '10s'`)
}

/** Appends what has no leaf, for a caller that holds the lock. A batch costs the same however long the log is. */
export async function appendLocked(db: Database, batch: number): Promise<Appended> {
  const size = await logSize(db)
  const entries = await listWaiting(db, batch)
  const isFull = entries.length === batch
  const erasures = isFull ? [] : await listErasures(db, { unlogged: true })
  // Also behind a full batch of entries: what stands beside the ledger is no better protected without its leaf.
  const besides = await listBesides(db, batch)
  await append(db, size, { entries, erasures, besides })
  return isFull || besides.length === batch ? 'more' : 'all'
}

async function append(
  db: Database,
  size: number,
  {
    entries,
    erasures,
    besides,
  }: {
    readonly entries: readonly LedgerEntry[]
    readonly erasures: readonly Erasure[]
    readonly besides: readonly Beside[]
  },
): Promise<void> {
  if (entries.length + erasures.length + besides.length === 0) return
  const entryHashes = await hashEntries(db, entries)
  const leaves = [
    ...entries.map(({ seq, caseNo, caseSeq }, n) => ({
      seq,
      erasure: null,
      beside: null,
      caseNo,
      caseSeq,
      hash: entryHashes[n],
    })),
    ...erasures.map((one) => ({
      seq: null,
      erasure: one.id,
      beside: null,
      caseNo: one.caseNo,
      caseSeq: null,
      hash: leafOf(erasureContent(one)),
    })),
    ...besides.map((one) => ({
      seq: null,
      erasure: null,
      beside: one.id,
      caseNo: one.caseNo,
      caseSeq: null,
      hash: leafOf(besideContent(one)),
    })),
  ]
  await db.query(
    `INSERT INTO public.log_leaves (position, seq, erasure, beside, case_no, case_seq, hash)
     SELECT $1::bigint + n - 1, seq, erasure, beside, case_no, case_seq, hash
     FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::integer[], $7::bytea[])
       WITH ORDINALITY AS leaf(seq, erasure, beside, case_no, case_seq, hash, n)`,
    [
      size,
      ...(['seq', 'erasure', 'beside', 'caseNo', 'caseSeq', 'hash'] as const).map((name) =>
        leaves.map((leaf) => leaf[name]),
      ),
    ],
  )
  await storeSubtrees(db, size, size + leaves.length)
  if (besides.length === 0) return
  await db.query('UPDATE public.log_besides SET logged = true WHERE id = ANY($1)', [besides.map(({ id }) => id)])
}

// The table refuses numbers that no double is. Where its owner lets one in all the same it holds up nobody else: it gets a
// leaf of what JSON makes of it, and each comparison tells the entry, since its number is no double.
function leafOfAny(content: object): Buffer {
  try {
    return leafOf(content)
  } catch {
    return leafOf(JSON.parse(JSON.stringify(content)) as object)
  }
}

async function hashEntries(db: Database, entries: readonly LedgerEntry[]): Promise<Buffer[]> {
  const keys = await readKeys(
    db,
    entries.map(({ caseNo }) => caseNo),
  )
  const made: { readonly caseNo: string; readonly subject: string; readonly key: Buffer }[] = []
  const keyFor = (caseNo: string, subject: string): Buffer => {
    const known = keys.find(caseNo, subject)
    if (known) return known
    const key = randomBytes(32)
    keys.set(caseNo, subject, key)
    made.push({ caseNo, subject, key })
    return key
  }
  const hashes = entries.map((entry) =>
    leafOfAny(
      entryContent(entry, ({ subject, pointer, value }) =>
        saltedHash(saltOf(keyFor(entry.caseNo, subject), entry.caseSeq, pointer), value),
      ),
    ),
  )
  if (made.length === 0) return hashes
  await db.query(
    'INSERT INTO public.subject_keys (case_no, subject, key) SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[])',
    [made.map(({ caseNo }) => caseNo), made.map(({ subject }) => subject), made.map(({ key }) => key)],
  )
  return hashes
}
