import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Bilingual } from '../../domain/calendar/types.ts'
import { isClockReadable } from '../legal-time.ts'
import type { Standstill } from './lateness.ts'
import { latenessBy } from './lateness.ts'
import { realInstantsOf } from './late-leaves.ts'
import { allCheckpoints, surveyCheckpoints } from './all-checkpoints.ts'
import { checkBesides } from './besides.ts'
import { beginCheck } from './check.ts'
import { itemsAtOnce, lateFault, listItems, timedOf, unfitLeaves } from './logged-items.ts'
import type { Fault } from './faults.ts'
import { checkGuards } from './guards.ts'
import { faultText } from './faults.ts'
import type { ListedErasure, Order } from './orders.ts'
import { checkErasures, closedByLedger, isApproved, lawfulErasures, listOrders } from './orders.ts'
import type { BegunCopy, OutsideCopy } from './outside.ts'
import type { Database, SubjectKeys } from './rows.ts'
import { listErasures, listUnlogged, logOrigin, readKeys, seeOwnTables } from './rows.ts'
import type { Compared } from './compared.ts'
import type { JudgeContent } from './contents.ts'
import { checkContents } from './contents.ts'
import { comparedWith, firstUncovered } from './compared.ts'
import { holdTables } from './same-tables.ts'
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
  /**
   * The public keys of this log as somebody was given them by another way than the copy, all that it ever had. What any other
   * has signed is not signed then, whatever the copy says.
   */
  readonly keys?: readonly string[]
  /** When whoever asks knows that the log stood still; what waited then counts as explained. */
  readonly outages?: readonly Outage[]
  /** Compares the content of each file of evidence with its SHA-256; without it contents are not read. */
  readonly judgeContent?: JudgeContent | undefined
}

/** `uncompared`: no fault was found, but there was too little to compare with to say that nothing was altered. */
type Verdict = 'good' | 'altered' | 'uncompared'

/** A time of which somebody knows that the log stood still, in milliseconds since 1970. */
export interface Outage {
  readonly from: number
  readonly until: number
}

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
  /** Orders of erasure that somebody else has approved and nobody has carried out, the newest first. */
  readonly ordersWaiting: readonly Order[]
  /** When what was written got no leaf for long, by the checkpoints of the copy. */
  readonly standstills: readonly Standstill[]
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

// A worker copies each second and signs within a minute; after this long it does not.
const behindMs = 15 * 60_000
const faultsTold = 100

/** Checks the whole record as it is at one moment: ledger, log, checkpoints, the copy outside, and the cases. */
export async function verifyRecord({
  pool,
  outside: copy,
  graceMs = 30_000,
  states = true,
  trusted = [],
  keys = [],
  judgeContent,
  outages = [],
}: VerifyOptions): Promise<Verification> {
  const begun = Date.now()
  const outside = copy && keys.length > 0 ? { ...copy, publicKeys: keys } : copy
  const strange = (copy?.publicKeys ?? []).filter((key) => !outside?.publicKeys.includes(key))
  const found = await inTransaction(
    pool,
    async (db) => await look(db, { outside, states, trusted, graceMs, outages }),
    'look',
  )
  const unlogged = await neverLogged(pool, found.waiting, graceMs)
  // What was passed over comes before what follows from it; what waits for a worker behind all others.
  const isPassedOver = ({ seq = Infinity }: Fault) => seq < found.lastLogged
  const faults = [
    ...strange.map((key): Fault => ({ code: 'key.unknown', name: key })),
    ...unlogged.filter(isPassedOver),
    ...found.faults,
    ...unlogged.filter((fault) => !isPassedOver(fault)),
    ...(judgeContent ? await checkContents(pool, judgeContent) : []),
  ]
  const { lastLogged: _last, ...told } = found
  const verdict = faults.length > 0 ? 'altered' : found.compared.lacking.length > 0 ? 'uncompared' : 'good'
  return {
    good: verdict === 'good',
    verdict,
    ...told,
    begun: outside?.begun ?? [],
    checkpoints: { inDatabase: found.checkpoints, outside: outside ? found.compared.checkpoints : null },
    waiting: found.waiting.length,
    faultCount: faults.length,
    faults: faults.slice(0, faultsTold).map((fault) => ({ ...fault, ...faultText(fault) })),
    seconds: Math.round((Date.now() - begun) / 100) / 10,
  }
}

interface Looking {
  readonly outages: readonly Outage[]
  readonly outside: OutsideCopy | undefined
  readonly states: boolean
  readonly trusted: readonly string[]
  readonly graceMs: number
}

async function look(db: Database, { outside, states, trusted, graceMs, outages }: Looking) {
  // However large the record is; whoever waits for it is told in other ways that it lives.
  await db.query('SET LOCAL statement_timeout = 0')
  await seeOwnTables(db)
  const exchanged = await holdTables(db)
  const origin = await logOrigin(db)
  const { rows: keys } = await db.query<{ key: string }>('SELECT key FROM public.log_keys')
  const hasClock = await isClockReadable(db)
  const realInstant = await realInstantsOf(db)
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
  const lateness = latenessBy(outside?.checkpoints ?? [])
  const passedOver: Fault[] = []
  const erasedAt = new Map<number, number>()
  const surveyed = surveyCheckpoints(outside)
  const checkpoints = allCheckpoints(db, outside, surveyed, trusted)
  const uncovered = firstUncovered(surveyed.largest, trusted)
  let uncoveredAt: number | undefined
  let lastLogged = -Infinity
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
      lastLogged = Math.max(lastLogged, item.seq ?? -Infinity)
      const timed = timedOf(item, realInstant)
      if (timed && lateness.take(timed) === 'passedOver') passedOver.push(lateFault(item))
      if (item.erasureId !== null) erasedAt.set(item.erasureId, item.position)
      if (item.position >= uncovered && item.entry && realInstant)
        uncoveredAt ??= realInstant(Date.parse(item.entry.at))
    }
    if (items.length < itemsAtOnce) break
    after = items.at(-1)!.position
  }
  const { rows: cases } = await db.query<{ caseNo: string; version: number }>(
    'SELECT case_no AS "caseNo", version FROM public.cases ORDER BY case_no',
  )
  const unlogged = await listUnlogged(db)
  check.expect(await checkpoints.upTo(Infinity))
  const kept = checkpoints.inDatabase()
  const { size, root, faults } = check.finish({
    waiting: unlogged.map(({ entry, waits }) => ({ entry, late: !waits })),
    unloggedErasures: await listErasures(db, { unlogged: true }),
    cases,
  })
  const orders = await listOrders(db, null)
  const besides = await checkBesides(db, graceMs, lawfulErasures(orders, erasures), realInstant)
  const closed = await closedByLedger(db)
  const erasing = checkErasures({ erasures, orders, positions: erasedAt, besides, closed })
  const known = outside?.publicKeys ?? []
  // Without keys outside there is nothing to compare with, and the verdict says so.
  const foreign = known.length > 0 ? keys.filter(({ key }) => !known.includes(key)) : []
  const more: Fault[] = [
    ...foreign.map(({ key }) => ({ code: 'key.onlyInDatabase' as const, name: key })),
    ...passedOver,
    ...kept.misplaced.map((under) => ({ code: 'checkpoint.root' as const, size: under })),
    ...(outside?.passedBy ?? []).map(({ what }) => ({ code: 'log.passedBy' as const, name: what })),
    ...(hasClock ? [] : [{ code: 'clock.unreadable' as const }]),
    ...exchanged,
    ...(await checkGuards(db)),
    ...(await unfitLeaves(db)),
    ...(await subtrees.finish(db)),
    ...erasing.faults,
    ...besides.faults,
    ...(states ? await checkStates(db, cases) : []),
  ]
  const isBehind = uncoveredAt !== undefined && Date.now() - uncoveredAt > behindMs
  const standstills = lateness.standstills()
  const compared = comparedWith(outside, surveyed, trusted, {
    isBehind,
    stoodStill: isUnexplained(standstills, outages),
  })
  return {
    origin,
    size,
    root: root.toString('base64'),
    cases: cases.length,
    erasures: erasures.length,
    erasureList: erasing.listed,
    ordersWaiting: orders.filter((order) => isApproved(order) && order.carriedOutAt === null),
    checkpoints: kept.count,
    compared,
    standstills,
    lastLogged,
    waiting: unlogged.flatMap(({ entry, waits }) => (waits ? [entry] : [])),
    faults: [...faults, ...more],
  }
}

const isUnexplained = (standstills: readonly Standstill[], outages: readonly Outage[]) =>
  standstills.some(({ from, until }) => !outages.some((outage) => outage.from <= from && outage.until >= until))
