import { createHash } from 'node:crypto'
import { isGranted } from '../../database/queries/letters.ts'
import type { Kind } from './beside-kinds.ts'
import { kinds } from './beside-kinds.ts'
import type { Fault } from './faults.ts'
import { grouped } from './grouped.ts'
import type { Beside } from './leaf.ts'
import type { Database } from './rows.ts'
import { besideColumns } from './rows.ts'

// What a transaction may take at most, and how long a file may be looked at, with room.
const apartMs = 15 * 60_000

type Item = Beside & { readonly salt: Buffer | null; readonly position: number | null; readonly isLate: boolean }

interface Row {
  readonly caseNo: string
  readonly name: string
  readonly text: string
  readonly before: string
  /** When it says that it was written, in milliseconds since 1970. */
  readonly written: number | null
}

/** What the erasures that were carried out let be gone, or written again. */
export interface LawfullyErased {
  /** Whether a row beside the ledger may be gone. */
  readonly gone: (of: string, caseNo: string, name: string) => boolean
  /** Whether a letter of a case may have been written again by an order. */
  readonly rewritten: (order: string | null, caseNo: string) => boolean
}

/** What the log says of rows beside the ledger. */
export interface Besides {
  readonly faults: readonly Fault[]
  /** Where in the log orders and approvals stand, by `erasureOrder` or `erasureApproval` and the id of the order. */
  readonly positions: ReadonlyMap<string, number>
  /** Where in the log the time of orders begins in a record older than they are; undefined in others. */
  readonly begunAt: number | undefined
}

const rowsAtOnce = 1_000

/**
 * Compares each row beside the ledger with its digests in the log. A row has one, or two where it may change once; only
 * an order of erasure that was carried out lets it be written again or be gone. When a row says that it was written is
 * compared with when the database entered it into the log.
 */
export async function checkBesides(
  db: Database,
  graceMs: number,
  erased: LawfullyErased,
  realInstant: ((legal: number) => number) | undefined,
): Promise<Besides> {
  const faults: Fault[] = []
  const positions = new Map<string, number>()
  let [first, begunAt]: (number | undefined)[] = []
  const told = (code: Fault['code'], of: string, { caseNo, name }: { caseNo: string; name: string }) =>
    faults.push({ code, ...(caseNo === '' ? {} : { caseNo }), name: `${of} ${name}` })
  const { rows: begun } = await db.query<{ position: number | null; at: number }>(
    `SELECT position, extract(epoch FROM at)::float * 1000 AS at FROM public.log_besides AS besides JOIN public.log_leaves ON beside = besides.id WHERE of = 'begin' ORDER BY position`,
  )
  begunAt = begun[0]?.position ?? undefined
  // What was there before was entered then.
  const enteredAll = (begun[0]?.at ?? -Infinity) + apartMs
  const isBackdated = ({ legal = false }: Kind, { written }: Row, entered: number): boolean => {
    const real = written === null ? NaN : legal ? (realInstant?.(written) ?? NaN) : written
    return entered > enteredAll && (real === -Infinity || Math.abs(entered - real) > apartMs) && real !== Infinity
  }
  for (const [of, kind] of Object.entries(kinds)) {
    await db.query(`DECLARE besides NO SCROLL CURSOR FOR ${rowsOf(kind)}`)
    for (let rows = await nextRows(db); rows.length > 0; rows = await nextRows(db)) {
      const items = await listItems(db, of, rows, graceMs)
      for (const row of rows) {
        const own = items.get(`${row.caseNo} ${row.name}`) ?? []
        for (const { position, isLate } of own) {
          if (position === null && isLate) told('beside.notLogged', of, row)
          if (position !== null) {
            first = Math.min(first ?? position, position)
            positions.set(`${of} ${row.name}`, position)
          }
        }
        if (own.length === 0) told('beside.notLogged', of, row)
        else if (!isAsLogged(own, row, kind, (order) => of === 'letter' && erased.rewritten(order, row.caseNo)))
          told('beside.changed', of, row)
        if (own[0] && isBackdated(kind, row, Date.parse(own[0].at))) told('beside.backdated', of, row)
      }
    }
    await db.query('CLOSE besides')
    for (const gone of await listGone(db, of, kind)) {
      if (!erased.gone(of, gone.caseNo, gone.name)) told('beside.missing', of, gone)
    }
  }
  const { rows: ungranted } = await db.query<{ caseNo: string; name: string }>(
    `SELECT case_no AS "caseNo", occasion AS name FROM public.letters WHERE kind = 'repairCertificate' AND NOT ${isGranted} LIMIT 1000`,
  )
  for (const certificate of ungranted) told('letter.notGranted', 'letter', certificate)
  const { rows: unknown } = await db.query<{ of: string; caseNo: string; name: string }>(
    `SELECT of, case_no AS "caseNo", name FROM public.log_besides WHERE of <> ALL($1)`,
    [['begin', ...Object.keys(kinds)]],
  )
  for (const item of unknown) told('beside.changed', item.of, item)
  // Had anything else of this kind been logged before it, orders would have been known then.
  if (first !== undefined && begunAt !== undefined && first < begunAt) begunAt = undefined
  return { faults, positions, begunAt }
}

function isAsLogged(
  items: readonly Item[],
  row: Row,
  kind: Kind,
  isRewritten: (order: string | null) => boolean,
): boolean {
  const [opened, ...later] = items.filter(({ order }) => order === null)
  const rewritten = items.filter(({ order }) => order !== null)
  if (!opened || later.length > (kind.before === undefined ? 0 : 1)) return false
  if (rewritten.some(({ order }) => !isRewritten(order))) return false
  const last = items.at(-1)
  if (!last || !says(last, row.text)) return false
  return later.length === 0 || says(opened, row.before)
}

const says = ({ salt, digest }: Item, text: string) =>
  salt !== null && createHash('sha256').update(salt).update(text).digest().equals(digest)

function rowsOf({
  table,
  caseNo,
  name,
  text,
  before = text,
  where = 'true',
  written = 'NULL::timestamptz',
}: Kind): string {
  return `SELECT ${caseNo} AS "caseNo", ${name} AS name, ${text} AS text, ${before} AS before,
    extract(epoch FROM ${written})::float * 1000 AS written FROM ${table} WHERE ${where}`
}

async function nextRows(db: Database): Promise<Row[]> {
  return (await db.query<Row>(`FETCH ${rowsAtOnce} FROM besides`)).rows
}

async function listItems(
  db: Database,
  of: string,
  rows: readonly Row[],
  graceMs: number,
): Promise<Map<string, Item[]>> {
  const { rows: items } = await db.query<Item>(
    `SELECT ${besideColumns}, salt, position,
       besides.at NOT BETWEEN now() - make_interval(secs => $4) AND now() + interval '1 minute' AS "isLate"
     FROM public.log_besides AS besides LEFT JOIN public.log_leaves ON beside = besides.id
     WHERE of = $1 AND (besides.case_no, besides.name) IN (SELECT * FROM unnest($2::text[], $3::text[])) ORDER BY besides.id`,
    [of, rows.map(({ caseNo }) => caseNo), rows.map(({ name }) => name), graceMs / 1_000],
  )
  return grouped(items, ({ caseNo, name }) => `${caseNo} ${name}`)
}

async function listGone(db: Database, of: string, kind: Kind): Promise<{ caseNo: string; name: string }[]> {
  const { rows } = await db.query<{ caseNo: string; name: string }>(
    `SELECT DISTINCT besides.case_no AS "caseNo", besides.name FROM public.log_besides AS besides
     WHERE besides.of = $1 AND NOT EXISTS (SELECT FROM ${kind.table} AS row WHERE row.${kind.name} = besides.name
       ${kind.caseNo === 'case_no' ? 'AND row.case_no = besides.case_no' : ''}) LIMIT 1000`,
    [of],
  )
  return rows
}
