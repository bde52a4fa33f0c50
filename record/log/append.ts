import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Erasure, LedgerEntry } from './leaf.ts'
import { entryContent, erasureContent, leafOf, saltOf, saltedHash } from './leaf.ts'
import type { Database } from './rows.ts'
import { listErasures, listUnlogged, logLock, logSize, readKeys } from './rows.ts'
import { storeSubtrees } from './tree.ts'

/** `busy`: another process is appending. `more`: a full batch was appended, so there may be more to append. */
export type Appended = 'busy' | 'more' | 'all'

/**
 * Appends a leaf for each entry that has none, at most `batch`. Entries come in the order of their numbers as far as
 * their transactions have committed; one that commits late comes later, and none is passed over.
 */
export async function appendLeaves(pool: Pool, batch = 200): Promise<Appended> {
  return await inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${logLock}) AS free`)
    return rows[0]?.free ? await appendLocked(db, batch) : 'busy'
  })
}

/** Appends what has no leaf, for a caller that holds the lock. */
export async function appendLocked(db: Database, batch: number): Promise<Appended> {
  const progress = await readProgress(db)
  const entries = await listUnlogged(db, progress.settled, batch)
  const erasures = entries.length < batch ? await listErasures(db, { unlogged: true }) : []
  await append(db, entries, erasures)
  if (entries.length === batch) return 'more'
  await noteProgress(db, progress)
  return 'all'
}

async function append(db: Database, entries: readonly LedgerEntry[], erasures: readonly Erasure[]): Promise<void> {
  if (entries.length + erasures.length === 0) return
  const size = await logSize(db)
  const entryHashes = await hashEntries(db, entries)
  const leaves = [
    ...entries.map(({ seq, caseNo, caseSeq }, n) => ({ seq, erasure: null, caseNo, caseSeq, hash: entryHashes[n] })),
    ...erasures.map((one) => ({
      seq: null,
      erasure: one.id,
      caseNo: one.caseNo,
      caseSeq: null,
      hash: leafOf(erasureContent(one)),
    })),
  ]
  await db.query(
    `INSERT INTO log_leaves (position, seq, erasure, case_no, case_seq, hash)
     SELECT $1::bigint + n - 1, seq, erasure, case_no, case_seq, hash
     FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::integer[], $6::bytea[])
       WITH ORDINALITY AS leaf(seq, erasure, case_no, case_seq, hash, n)`,
    [
      size,
      ...(['seq', 'erasure', 'caseNo', 'caseSeq', 'hash'] as const).map((name) => leaves.map((leaf) => leaf[name])),
    ],
  )
  await storeSubtrees(db, size, size + leaves.length)
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
    leafOf(
      entryContent(entry, ({ subject, pointer, value }) =>
        saltedHash(saltOf(keyFor(entry.caseNo, subject), entry.caseSeq, pointer), value),
      ),
    ),
  )
  await db.query(
    'INSERT INTO subject_keys (case_no, subject, key) SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[])',
    [made.map(({ caseNo }) => caseNo), made.map(({ subject }) => subject), made.map(({ key }) => key)],
  )
  return hashes
}

interface Progress {
  readonly settled: number
  readonly seen: number
  /** No transaction runs any more that began before `seen` was seen. */
  readonly isPast: boolean
}

async function readProgress(db: Database): Promise<Progress> {
  const { rows } = await db.query<Progress>(
    `SELECT settled, seen, pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= horizon AS "isPast" FROM log_progress`,
  )
  const [progress] = rows
  if (!progress)
    throw new Error(
      'The table log_progress has lost its row: insert one with its defaults, all leaves are then looked through',
    )
  return progress
}

// All that is visible has a leaf now. What was seen before the horizon passed cannot be joined by a late commit.
async function noteProgress(db: Database, { isPast, seen }: Progress): Promise<void> {
  if (!isPast) return
  await db.query(
    `UPDATE log_progress SET settled = $1, seen = logged.last, horizon = pg_snapshot_xmax(pg_current_snapshot())::text::bigint
     FROM (SELECT coalesce(max(seq), 0) AS last FROM log_leaves) AS logged WHERE settled < $1 OR seen < logged.last`,
    [seen],
  )
}
