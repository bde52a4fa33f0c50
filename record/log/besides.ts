import { createHash } from 'node:crypto'
import { isGranted } from '../../database/queries/letters.ts'
import type { Fault } from './faults.ts'
import type { Beside } from './leaf.ts'
import type { Database } from './rows.ts'
import { besideColumns } from './rows.ts'

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const said = (...parts: string[]) => `jsonb_build_array(${parts.join(', ')})::text`

interface Kind {
  readonly table: string
  readonly caseNo: string
  readonly name: string
  /** The text of which the digest is taken, as PostgreSQL prints it. */
  readonly text: string
  /** The text that the row had before its one lawful change. */
  readonly before?: string
  /** Which rows have to be in the log. */
  readonly where?: string
}

const invitation = (usedAt: string, usedBy: string) =>
  said('code_hash', 'case_no', 'entity_code', 'issued_by', instant('issued_at'), instant('expires_at'), usedAt, usedBy)
const delegation = (revokedAt: string, revokedBy: string) =>
  said(
    ...'id, delegator, delegate, from_on, until_on, commands, list_types, reason, created_by'.split(', '),
    instant('created_at'),
    revokedAt,
    revokedBy,
  )

const letter = [
  ...'case_no, occasion, kind, number, template, facts, check_code, drawn_up_by'.split(', '),
  instant('drawn_up_at'),
]

const evidence = [...'case_no, sha256, name, type, bytes, uploaded_by, role'.split(', '), instant('at'), 'request_id']

/** What stands beside the ledger and is covered by the log. In step with the migrations and with docs/log.md. */
const kinds: Readonly<Record<string, Kind>> = {
  letter: {
    table: 'public.letters',
    caseNo: 'case_no',
    name: 'occasion',
    text: `CASE WHEN checkpoint IS NULL THEN ${said(...letter)} ELSE ${said(...letter, 'checkpoint', instant('checkpoint_at'))} END`,
    // Whatever its columns say now: what was settled was logged, and what is not settled has no facts and is no certificate.
    where: `template IS NOT NULL OR facts IS NOT NULL OR kind = 'repairCertificate' OR EXISTS (SELECT FROM public.log_besides
      WHERE of = 'letter' AND log_besides.case_no = letters.case_no AND name = occasion)`,
  },
  evidence: {
    table: 'public.evidence_files',
    caseNo: 'case_no',
    name: 'sha256',
    text: `CASE WHEN form = 1 THEN ${said(...evidence)} ELSE ${said(...evidence, 'scanned')} END`,
  },
  download: {
    table: 'public.downloads',
    caseNo: 'case_no',
    name: 'id::text',
    text: said('id', 'case_no', 'item', 'actor', 'role', instant('at'), 'request_id'),
  },
  invitation: {
    table: 'public.invitations',
    caseNo: 'case_no',
    name: 'code_hash',
    text: invitation(instant('used_at'), 'used_by'),
    before: invitation('NULL', 'NULL'),
  },
  delegation: {
    table: 'public.delegations',
    caseNo: `''`,
    name: 'id::text',
    text: delegation(instant('revoked_at'), 'revoked_by'),
    before: delegation('NULL', 'NULL'),
  },
  erasureOrder: {
    table: 'public.erasure_orders',
    caseNo: 'case_no',
    name: 'id::text',
    text: said(
      ...'id, case_no, subjects, files, reason, legal_basis, ordered_by'.split(', '),
      instant('ordered_at'),
      'request_id',
    ),
  },
  erasureApproval: {
    table: 'public.erasure_approvals',
    caseNo: '(SELECT case_no FROM public.erasure_orders WHERE id = order_id)',
    name: 'order_id::text',
    text: said('order_id', 'approved_by', 'reason', 'legal_basis', instant('approved_at'), 'request_id'),
  },
}

type Item = Beside & { readonly salt: Buffer | null; readonly position: number | null; readonly isLate: boolean }

interface Row {
  readonly caseNo: string
  readonly name: string
  readonly text: string
  readonly before: string
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
 * an order of erasure in `mayErase` lets it be written again or be gone.
 */
export async function checkBesides(
  db: Database,
  graceMs: number,
  mayErase: (order: string | null, caseNo: string) => boolean,
): Promise<Besides> {
  const faults: Fault[] = []
  const positions = new Map<string, number>()
  let [first, begunAt]: (number | undefined)[] = []
  const told = (code: Fault['code'], of: string, { caseNo, name }: { caseNo: string; name: string }) =>
    faults.push({ code, ...(caseNo === '' ? {} : { caseNo }), name: `${of} ${name}` })
  const { rows: begun } = await db.query<{ position: number | null }>(
    `SELECT position FROM public.log_besides AS besides JOIN public.log_leaves ON beside = besides.id WHERE of = 'begin' ORDER BY position`,
  )
  begunAt = begun[0]?.position ?? undefined
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
        else if (!isAsLogged(own, row, kind, mayErase)) told('beside.changed', of, row)
      }
    }
    await db.query('CLOSE besides')
    for (const gone of await listGone(db, of, kind)) {
      if (!mayErase(null, gone.caseNo)) told('beside.missing', of, gone)
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
  mayErase: (order: string | null, caseNo: string) => boolean,
): boolean {
  const [opened, ...later] = items.filter(({ order }) => order === null)
  const rewritten = items.filter(({ order }) => order !== null)
  if (!opened || later.length > (kind.before === undefined ? 0 : 1)) return false
  if (rewritten.some(({ order }) => !mayErase(order, row.caseNo))) return false
  const last = items.at(-1)
  if (!last || !says(last, row.text)) return false
  return later.length === 0 || says(opened, row.before)
}

const says = ({ salt, digest }: Item, text: string) =>
  salt !== null && createHash('sha256').update(salt).update(text).digest().equals(digest)

function rowsOf({ table, caseNo, name, text, before = text, where = 'true' }: Kind): string {
  return `SELECT ${caseNo} AS "caseNo", ${name} AS name, ${text} AS text, ${before} AS before FROM ${table} WHERE ${where}`
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
  const byName = new Map<string, Item[]>()
  for (const item of items) {
    const name = `${item.caseNo} ${item.name}`
    byName.set(name, [...(byName.get(name) ?? []), item])
  }
  return byName
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
