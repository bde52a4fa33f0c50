import type { LoggedItem } from './check.ts'
import { isExact } from './exact.ts'
import { grouped } from './grouped.ts'
import type { Fault } from './faults.ts'
import type { Beside, Erasure, LedgerEntry } from './leaf.ts'
import type { Timed } from './lateness.ts'
import type { Database } from './rows.ts'
import { besideColumns, entryColumns, lastNumber } from './rows.ts'

/** How many leaves are read at a time. */
export const itemsAtOnce = 250

/** When what a leaf stands for says that it was written; undefined for an erasure, and for what is gone. */
export function timedOf(
  { position, seq, beside, entry }: LoggedItem,
  realInstant: ((legal: number) => number) | undefined,
): Timed | undefined {
  if (seq !== null) {
    const at = entry && realInstant ? realInstant(Date.parse(entry.at)) : NaN
    return { position, kind: 'entry', number: seq, at }
  }
  return beside && { position, kind: 'beside', number: beside.id, at: Date.parse(beside.at) }
}

/** What is wrong with a leaf that was passed over. */
export const lateFault = ({ position, caseNo, caseSeq, beside }: LoggedItem): Fault => ({
  code: beside ? 'beside.late' : 'entry.late',
  position,
  ...(caseNo === '' ? {} : { caseNo }),
  ...(caseSeq === null ? {} : { caseSeq }),
  ...(beside ? { name: `${beside.of} ${beside.name}` } : {}),
})

/** Leaves that name not one row, or a row that has one already, or that stand beyond all numbers. The table's constraints say so too; who owns it can take them away. */
export async function unfitLeaves(db: Database): Promise<Fault[]> {
  const { rows } = await db.query<{ position: number }>(
    `SELECT max(position) AS position FROM public.log_leaves GROUP BY seq, erasure, beside
     HAVING count(*) > 1 OR num_nonnulls(seq, erasure, beside) <> 1 OR max(position) > ${lastNumber} ORDER BY 1`,
  )
  return rows.map(({ position }) => ({ code: 'leaf.changed', position }))
}

// Only a number with more digits than these can be another one than the double that is hashed.
const parts = `concat_ws(',', data, opens, closes)`
const longNumbers = `CASE WHEN ${parts} ~ '[0-9.]{16}' THEN ${parts} END`

/** Leaves behind a position, with what they stand for. */
export async function listItems(db: Database, after: number, erasures: readonly Erasure[]): Promise<LoggedItem[]> {
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
     FROM (SELECT * FROM public.log_leaves WHERE position > $1 AND position <= ${lastNumber} ORDER BY position LIMIT $2) AS leaf
     LEFT JOIN public.ledger ON ledger.seq = leaf.seq ORDER BY position`,
    [after, itemsAtOnce],
  )
  const besides = await listBesidesOf(
    db,
    rows.flatMap(({ besideId }) => (besideId == null ? [] : [besideId])),
  )
  return rows.map((row) => ({
    position: row.position,
    erasureId: row.erasureId,
    seq: row.leafSeq,
    caseNo: row.leafCase,
    caseSeq: row.leafCaseSeq,
    hash: row.hash,
    entry: row.found === null ? undefined : entryIn(row),
    isExact: row.numbers === null || isExact(row.numbers),
    erasure: row.erasureId === null ? undefined : erasures.find(({ id }) => id === row.erasureId),
    besideId: row.besideId ?? null,
    beside: row.besideId == null ? undefined : besides.get(row.besideId),
  }))
}

// Column by column: what is left of a row when others are taken away is slow to make and to read, and every entry of the
// record comes by here.
const entryIn = (row: LedgerEntry): LedgerEntry => ({
  seq: row.seq,
  caseNo: row.caseNo,
  caseSeq: row.caseSeq,
  type: row.type,
  data: row.data,
  opens: row.opens,
  closes: row.closes,
  on: row.on,
  at: row.at,
  actor: row.actor,
  role: row.role,
  onBehalfOf: row.onBehalfOf,
  reason: row.reason,
  legalBasis: row.legalBasis,
  requestId: row.requestId,
})

async function listBesidesOf(db: Database, ids: readonly number[]): Promise<Map<number, Beside>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<Beside>(
    `SELECT ${besideColumns} FROM public.log_besides AS besides WHERE id = ANY($1)`,
    [ids],
  )
  // Of two with one id nobody can say which was logged.
  return new Map(
    [...grouped(rows, ({ id }) => id)].flatMap(([id, [row, ...more]]) => (row && more.length === 0 ? [[id, row]] : [])),
  )
}
