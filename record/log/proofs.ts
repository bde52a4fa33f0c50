import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import { erasedText } from '../../domain/personal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { LedgerEntry } from './leaf.ts'
import { entryContent, leafOf, saltOf, saltedHash } from './leaf.ts'
import type { Range } from './merkle.ts'
import { consistencyRanges, inclusionRanges } from './merkle.ts'
import { isSigned, readCheckpoint } from './note.ts'
import { isContinued, rootByPath } from './proof-check.ts'
import type { Database } from './rows.ts'
import { entryColumns, listErasures, readKeys, seeOwnTables } from './rows.ts'
import { HashesMissing, rangeHash } from './tree.ts'
import { noteWatch } from './watch.ts'

/** A checkpoint as it is published. */
export interface PublishedCheckpoint {
  readonly size: number
  readonly note: string
  readonly at: Date
}

/** Proof that an entry is in the log of a signed checkpoint, with its personal values and the salts that show them. */
export interface InclusionProof {
  readonly kind: 'inclusion'
  readonly checkpoint: string
  /** Of the log, counted from 0. */
  readonly position: number
  readonly path: readonly string[]
  /** The content of the leaf. */
  readonly entry: ReturnType<typeof entryContent>
  readonly disclosed: Readonly<Record<string, { readonly salt: string; readonly value: string }>>
}

/** Proof that the log of the newer checkpoint begins with that of the older one. */
export interface ConsistencyProof {
  readonly kind: 'consistency'
  readonly older: string
  readonly newer: string
  readonly path: readonly string[]
}

// With the signatures of witnesses behind our own, as a signed note with several has them.
const cosignedNote = `note || coalesce((SELECT string_agg(line || E'\\n', '' ORDER BY witness) FROM public.log_cosignatures
  WHERE log_cosignatures.size = log_checkpoints.size), '') AS note`

/** The checkpoints, the newest first; those smaller than `below`. */
export async function listCheckpoints(
  db: Database,
  below: number | undefined,
  limit: number,
): Promise<PublishedCheckpoint[]> {
  const { rows } = await db.query<PublishedCheckpoint>(
    `SELECT size, ${cosignedNote}, at FROM public.log_checkpoints WHERE $1::bigint IS NULL OR size < $1 ORDER BY size DESC LIMIT $2`,
    [below ?? null, limit],
  )
  return rows
}

// Of how many checkpoints since a key was added one must be signed by it.
const checkpointsOfKey = 1_000

/** A public key that signs the log, and from when on it does. */
export interface ListedKey {
  readonly key: string
  /** When it was put in. */
  readonly since: Date
  /** Of the first checkpoint that it has signed. */
  readonly fromSize: number
}

/**
 * The public keys that have signed a published checkpoint, the newest first. A key that has signed nothing is handed out
 * to nobody: whoever can write to the database can put one in.
 */
export async function listKeys(db: Database): Promise<ListedKey[]> {
  const { rows } = await db.query<{ key: string; since: Date; notes: string[] }>(
    `SELECT key, since, ARRAY(SELECT note FROM public.log_checkpoints WHERE at >= since ORDER BY size LIMIT $1) AS notes
     FROM public.log_keys ORDER BY since DESC LIMIT 50`,
    [checkpointsOfKey],
  )
  return rows.flatMap(({ key, since, notes }) => {
    const first = notes.find((note) => isSigned(note, [key]))
    return first === undefined ? [] : [{ key, since, fromSize: readCheckpoint(first)?.size ?? 0 }]
  })
}

async function findCheckpoint(db: Database, size: number): Promise<PublishedCheckpoint | undefined> {
  const { rows } = await db.query<PublishedCheckpoint>(
    `SELECT size, ${cosignedNote}, at FROM public.log_checkpoints WHERE size = $1`,
    [size],
  )
  return rows[0]
}

/** The hashes of the ranges; undefined when the log has lost some of them. */
async function pathOf(db: Database, ranges: readonly Range[]): Promise<Buffer[] | undefined> {
  const path: Buffer[] = []
  try {
    for (const range of ranges) path.push(await rangeHash(db, range))
  } catch (error) {
    if (error instanceof HashesMissing) return undefined
    throw error
  }
  return path
}

/** What a checkpoint says, when a key of this log has signed it. */
async function readSigned(db: Database, { note }: PublishedCheckpoint) {
  const keys = (await listKeys(db)).map(({ key }) => key)
  return isSigned(note, keys) ? readCheckpoint(note) : undefined
}

const inBase64 = (path: readonly Buffer[]) => path.map((hash) => hash.toString('base64'))

/** A proof, or why there is none; one that does not hold is noted for those who watch, and never given out. */
async function proven<T extends object>(
  pool: Pool,
  prove: (db: Database) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const asked = async (db: Database) => {
    await seeOwnTables(db)
    return await prove(db)
  }
  const proof = await inTransaction(pool, asked, 'look')
  if (isRefusal(proof) && proof.code === 'log.proofFails') {
    const what = Object.values(proof.params ?? {}).join(' ')
    await noteWatch(pool, 'proof', {}, `A proof does not hold (${what}): run npm run verify.`)
  }
  return proof
}

/** Proves that a ledger entry is in the log of the newest checkpoint. */
export async function proveEntry(pool: Pool, caseNo: string, caseSeq: number): Promise<InclusionProof | Refusal> {
  return await proven<InclusionProof>(pool, async (db) => {
    const { rows } = await db.query<LedgerEntry & { position: number | null }>(
      `SELECT position, ${entryColumns} FROM public.ledger LEFT JOIN public.log_leaves ON log_leaves.seq = ledger.seq
       WHERE ledger.case_no = $1 AND ledger.case_seq = $2`,
      [caseNo, caseSeq],
    )
    const [row] = rows
    if (!row) return refuse('log.entryUnknown', { caseNo, caseSeq })
    const { position, ...entry } = row
    const [checkpoint] = await listCheckpoints(db, undefined, 1)
    if (position === null || !checkpoint || position >= checkpoint.size) return refuse('log.notYetSigned')
    const path = await pathOf(db, inclusionRanges(position, checkpoint.size))
    const { content, disclosed } = await disclose(db, entry)
    const signed = await readSigned(db, checkpoint)
    const root = path && rootByPath(leafOf(content), position, checkpoint.size, path)
    if (!path || !signed || !root?.equals(signed.root))
      return refuse('log.proofFails', { caseNo, caseSeq, size: undefined })
    return { kind: 'inclusion', checkpoint: checkpoint.note, position, path: inBase64(path), entry: content, disclosed }
  })
}

async function disclose(db: Database, entry: LedgerEntry) {
  const { caseNo, caseSeq } = entry
  const keys = await readKeys(db, [caseNo])
  const erased = (await listErasures(db, { unlogged: false }))
    .filter((erasure) => erasure.caseNo === caseNo)
    .flatMap(({ fields }) => fields)
  const disclosed: Record<string, { salt: string; value: string }> = {}
  const content = entryContent(entry, ({ subject, pointer, value }) => {
    const gone = erased.find((field) => field.caseSeq === caseSeq && field.pointer === pointer)
    if (gone && value === erasedText) return gone.saltedHash
    const salt = saltOf(keys.find(caseNo, subject) ?? Buffer.alloc(0), caseSeq, pointer)
    disclosed[pointer] = { salt: salt.toString('base64'), value }
    return saltedHash(salt, value)
  })
  return { content, disclosed }
}

/** Proves that the log of one checkpoint continues that of another; the newest one where `newer` is not named. */
export async function proveConsistency(
  pool: Pool,
  older: number,
  newer: number | undefined,
): Promise<ConsistencyProof | Refusal> {
  return await proven<ConsistencyProof>(pool, async (db) => {
    const first = await findCheckpoint(db, older)
    const second = newer === undefined ? (await listCheckpoints(db, undefined, 1))[0] : await findCheckpoint(db, newer)
    if (!first || !second || first.size > second.size)
      return refuse('log.noCheckpoint', { size: first ? (newer ?? 0) : older })
    const path = await pathOf(db, consistencyRanges(first.size, second.size))
    const [old, now] = [await readSigned(db, first), await readSigned(db, second)]
    if (!path || !old || !now || !isContinued(old, now, path))
      return refuse('log.proofFails', { size: second.size, caseNo: undefined, caseSeq: undefined })
    return { kind: 'consistency', older: first.note, newer: second.note, path: inBase64(path) }
  })
}
