import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Bilingual } from '../../domain/calendar/types.ts'
import { isClockReadable, readRealInstants } from '../legal-time.ts'
import type { LoggedItem } from './check.ts'
import { allCheckpoints, surveyCheckpoints } from './all-checkpoints.ts'
import { checkBesides } from './besides.ts'
import { beginCheck } from './check.ts'
import { isExact } from './exact.ts'
import type { Fault } from './faults.ts'
import { checkGuards } from './guards.ts'
import { faultText } from './faults.ts'
import type { Beside, Erasure, LedgerEntry } from './leaf.ts'
import type { ListedErasure } from './orders.ts'
import { checkErasures, closedByLedger, lawfulErasures, listOrders } from './orders.ts'
import type { BegunCopy, OutsideCopy } from './outside.ts'
import type { Database, SubjectKeys } from './rows.ts'
import { besideColumns, entryColumns, listErasures, listUnlogged, logOrigin, readKeys, seeOwnTables } from './rows.ts'
import type { Compared } from './compared.ts'
import type { JudgeContent } from './contents.ts'
import { checkContents } from './contents.ts'
import { comparedWith, firstUncovered } from './compared.ts'
import { checkStates } from './states.ts'
import { subtreeCheck } from './subtrees.ts'
import { neverLogged } from './waiting.ts'

export interface VerifyOptions {
  readonly pool: Pool
  /** The copy outside the database; without it only what the database says of itself is checked. */
  readonly outside?: OutsideCopy | undefined
  /** How long an entry may wait for its leaf while no other gets one, in milliseconds. */
  readonly graceMs?: number
  /** Whether to fold every ledger and compare it with the state of its case. */
  readonly states?: boolean
  /** Checkpoints kept elsewhere, as signed notes. */
  readonly trusted?: readonly string[]
  /** Compares the content of each file of evidence with its SHA-256; without it contents are not read. */
  readonly judgeContent?: JudgeContent | undefined
}

/** `uncompared`: no fault was found, but there was too little to compare with to say that nothing was altered. */
type Verdict = 'good' | 'altered' | 'uncompared'

/** What a verification has found. */
export interface Verification {
  /** No fault, and everything was there to find one. */
  readonly good: boolean
  readonly verdict: Verdict
  readonly compared: Compared
  readonly origin: string
  /** Items of the log: ledger entries and erasures. */
  readonly size: number
  readonly root: string
  readonly cases: number
  readonly erasures: number
  /** Every erasure with the order that it rests on. */
  readonly erasureList: readonly ListedErasure[]
  /** When the copy outside was begun anew: it vouches for nothing before those sizes. */
  readonly begun: readonly BegunCopy[]
  readonly checkpoints: { readonly inDatabase: number; readonly outside: number | null }
  /** Entries that were waiting for their leaf at first; those that got none are among the faults. */
  readonly waiting: number
  readonly faultCount: number
  /** The first ones, in the order of the log. */
  readonly faults: readonly (Fault & Bilingual)[]
  readonly seconds: number
}

const itemsAtOnce = 250
// A worker copies each second and signs within a minute; after this long it does not.
const behindMs = 15 * 60_000
const faultsTold = 100

/** Checks the whole record as it is at one moment: ledger, log, checkpoints, the copy outside, and the cases. */
export async function verifyRecord({
  pool,
  outside,
  graceMs = 30_000,
  states = true,
  trusted = [],
  judgeContent,
}: VerifyOptions): Promise<Verification> {
  const begun = Date.now()
  const found = await inTransaction(pool, async (db) => await look(db, { outside, states, trusted, graceMs }), 'look')
  const faults = [
    ...found.faults,
    ...(await neverLogged(pool, found.waiting, graceMs)),
    ...(judgeContent ? await checkContents(pool, judgeContent) : []),
  ]
  const verdict = faults.length > 0 ? 'altered' : found.compared.lacking.length > 0 ? 'uncompared' : 'good'
  return {
    good: verdict === 'good',
    verdict,
    ...found,
    begun: outside?.begun ?? [],
    checkpoints: { inDatabase: found.checkpoints, outside: outside ? found.compared.checkpoints : null },
    waiting: found.waiting.length,
    faultCount: faults.length,
    faults: faults.slice(0, faultsTold).map((fault) => ({ ...fault, ...faultText(fault) })),
    seconds: Math.round((Date.now() - begun) / 100) / 10,
  }
}

interface Looking {
  readonly outside: OutsideCopy | undefined
  readonly states: boolean
  readonly trusted: readonly string[]
  readonly graceMs: number
}

async function look(db: Database, { outside, states, trusted, graceMs }: Looking) {
  // However large the record is; whoever waits for it is told in other ways that it lives.
  await db.query('SET LOCAL statement_timeout = 0')
  await seeOwnTables(db)
  const origin = await logOrigin(db)
  const { rows: keys } = await db.query<{ key: string }>('SELECT key FROM log_keys')
  const hasClock = await isClockReadable(db)
  const realInstant = hasClock ? await readRealInstants(db) : undefined
  const erasures = await listErasures(db, { unlogged: false })
  let subjectKeys: SubjectKeys = await readKeys(db, [])
  const check = beginCheck({
    origin,
    publicKeys: outside ? outside.publicKeys : keys.map(({ key }) => key),
    outsideLeaves: outside?.leaves,
    erasures,
    keyOf: (caseNo, subject) => subjectKeys.find(caseNo, subject),
    realInstant,
  })
  const subtrees = subtreeCheck()
  const erasedAt = new Map<number, number>()
  const surveyed = surveyCheckpoints(outside)
  const checkpoints = allCheckpoints(db, outside, surveyed, trusted)
  const uncovered = firstUncovered(surveyed.largest, trusted)
  let uncoveredAt: number | undefined
  for (let after = -1; ;) {
    const items = await listItems(db, after, erasures)
    subjectKeys = await readKeys(
      db,
      items.flatMap(({ entry }) => (entry ? [entry.caseNo] : [])),
    )
    if (items.length > 0) check.expect(await checkpoints.upTo(items.at(-1)!.position + 1))
    for (const item of items) {
      check.take(item)
      subtrees.take(item.position, item.hash)
      if (item.erasureId !== null) erasedAt.set(item.erasureId, item.position)
      if (item.position >= uncovered && item.entry && realInstant)
        uncoveredAt ??= realInstant(Date.parse(item.entry.at))
    }
    if (items.length < itemsAtOnce) break
    after = items.at(-1)!.position
  }
  const { rows: cases } = await db.query<{ caseNo: string; version: number }>(
    'SELECT case_no AS "caseNo", version FROM cases ORDER BY case_no',
  )
  const waiting = await listUnlogged(db, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  const { rows: progress } = await db.query<{ settled: number }>('SELECT settled FROM log_progress')
  const settled = progress[0]?.settled ?? 0
  check.expect(await checkpoints.upTo(Infinity))
  const kept = checkpoints.inDatabase()
  const { size, root, faults } = check.finish({
    waiting: waiting.map((entry) => ({ entry, late: entry.seq <= settled })),
    unloggedErasures: await listErasures(db, { unlogged: true }),
    cases,
  })
  const orders = await listOrders(db, null)
  const besides = await checkBesides(db, graceMs, lawfulErasures(orders, erasures))
  const closed = await closedByLedger(db)
  const erasing = checkErasures({ erasures, orders, positions: erasedAt, besides, closed })
  const known = outside?.publicKeys ?? []
  // Without keys outside there is nothing to compare with, and the verdict says so.
  const foreign = known.length > 0 ? keys.filter(({ key }) => !known.includes(key)) : []
  const more: Fault[] = [
    ...foreign.map(({ key }) => ({ code: 'key.onlyInDatabase' as const, name: key })),
    ...kept.misplaced.map((under) => ({ code: 'checkpoint.root' as const, size: under })),
    ...(hasClock ? [] : [{ code: 'clock.unreadable' as const }]),
    ...(await checkGuards(db)),
    ...(await unfitLeaves(db)),
    ...(await subtrees.finish(db)),
    ...erasing.faults,
    ...besides.faults,
    ...(states ? await checkStates(db, cases) : []),
  ]
  const isBehind = uncoveredAt !== undefined && Date.now() - uncoveredAt > behindMs
  const compared = comparedWith(outside, surveyed, trusted, isBehind)
  return {
    origin,
    size,
    root: root.toString('base64'),
    cases: cases.length,
    erasures: erasures.length,
    erasureList: erasing.listed,
    checkpoints: kept.count,
    compared,
    waiting: waiting.filter(({ seq }) => seq > settled),
    faults: [...faults, ...more],
  }
}

// The constraints of the table say so too; who owns it can take them away.
async function unfitLeaves(db: Database): Promise<Fault[]> {
  const { rows } = await db.query<{ position: number }>(
    `SELECT max(position) AS position FROM log_leaves GROUP BY seq, erasure, beside
     HAVING count(*) > 1 OR num_nonnulls(seq, erasure, beside) <> 1 ORDER BY 1`,
  )
  return rows.map(({ position }) => ({ code: 'leaf.changed', position }))
}

// Only a number with more digits than these can be another one than the double that is hashed.
const parts = `concat_ws(',', data, opens, closes)`
const longNumbers = `CASE WHEN ${parts} ~ '[0-9.]{16}' THEN ${parts} END`

async function listItems(db: Database, after: number, erasures: readonly Erasure[]): Promise<LoggedItem[]> {
  const { rows } = await db.query<
    LedgerEntry &
      Omit<LoggedItem, 'entry' | 'beside'> & {
        leafSeq: number | null
        leafCase: string
        leafCaseSeq: number | null
        found: number | null
        numbers: string | null
      }
  >(
    `SELECT position, erasure AS "erasureId", beside AS "besideId", leaf.seq AS "leafSeq", leaf.case_no AS "leafCase", leaf.case_seq AS "leafCaseSeq", hash,
       ledger.seq AS found, ${longNumbers} AS numbers, ${entryColumns}
     FROM (SELECT * FROM log_leaves WHERE position > $1 ORDER BY position LIMIT $2) AS leaf
     LEFT JOIN ledger ON ledger.seq = leaf.seq ORDER BY position`,
    [after, itemsAtOnce],
  )
  const besides = await listBesidesOf(
    db,
    rows.flatMap(({ besideId }) => (besideId == null ? [] : [besideId])),
  )
  return rows.map(
    ({ position, erasureId, besideId, leafSeq, leafCase, leafCaseSeq, hash, found, numbers, ...entry }) => ({
      position,
      erasureId,
      seq: leafSeq,
      caseNo: leafCase,
      caseSeq: leafCaseSeq,
      hash,
      entry: found === null ? undefined : entry,
      isExact: numbers === null || isExact(numbers),
      erasure: erasureId === null ? undefined : erasures.find(({ id }) => id === erasureId),
      besideId: besideId ?? null,
      beside: besideId == null ? undefined : besides.get(besideId),
    }),
  )
}

async function listBesidesOf(db: Database, ids: readonly number[]): Promise<Map<number, Beside>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<Beside>(`SELECT ${besideColumns} FROM log_besides AS besides WHERE id = ANY($1)`, [
    ids,
  ])
  return new Map(rows.map((row) => [row.id, row]))
}
