import type { EventType } from '../../domain/case.ts'
import type { Queryable } from '../reading.ts'
import type { LedgerEntry } from './cases.ts'

const columns = `case_seq AS "caseSeq", type, data, on_date AS "on", at, actor, role, on_behalf_of AS "onBehalfOf", reason,
  legal_basis AS "legalBasis", request_id AS "requestId"`

/** The entry of a case with this place in its ledger, or the next one. */
export async function nextEntry(db: Queryable, caseNo: string, from: number): Promise<LedgerEntry | undefined> {
  const { rows } = await db.query<LedgerEntry>(
    `SELECT ${columns} FROM ledger WHERE case_no = $1 AND case_seq >= $2 ORDER BY case_seq LIMIT 1`,
    [caseNo, from],
  )
  return rows[0]
}

/** The latest entry of a case that says something of one of these kinds. */
export async function latestEntry(
  db: Queryable,
  caseNo: string,
  types: readonly EventType[],
): Promise<LedgerEntry | undefined> {
  const { rows } = await db.query<LedgerEntry>(
    `SELECT ${columns} FROM ledger WHERE case_no = $1 AND type = ANY($2) ORDER BY case_seq DESC LIMIT 1`,
    [caseNo, types],
  )
  return rows[0]
}

/** What the ledger of a case holds of the undoing: confirmations, and what departments have lifted, in its order. */
export async function entriesOfUndoing(db: Queryable, caseNo: string): Promise<LedgerEntry[]> {
  const { rows } = await db.query<LedgerEntry>(
    `SELECT ${columns} FROM ledger WHERE case_no = $1 AND type IN ('undoing.confirmed', 'measure.lifted')
     ORDER BY case_seq`,
    [caseNo],
  )
  return rows
}

export interface EntryPage {
  /** In the order of the ledger; the latest of those before `before`. */
  readonly entries: readonly LedgerEntry[]
  /** Entries of the other pages by which these are marked: accounts, and corrections without their texts. */
  readonly marks: readonly LedgerEntry[]
  /** What was entered from paper, without the texts. */
  readonly papers: readonly LedgerEntry[]
  /** Where the page of the earlier ones begins; undefined when there are none. */
  readonly before: number | undefined
}

const atOnce = 20

/** The latest entries of a case before a place in its ledger, of one track or of all, twenty at once. */
export async function pageOfEntries(
  db: Queryable,
  caseNo: string,
  { before, track = '' }: { readonly before?: number | undefined; readonly track?: string },
): Promise<EntryPage> {
  const { rows } = await db.query<LedgerEntry>(
    `SELECT ${columns} FROM ledger WHERE case_no = $1 AND ($2::integer IS NULL OR case_seq < $2)
       AND ($3 = '' OR starts_with(type, $3 || '.')) ORDER BY case_seq DESC LIMIT ${atOnce + 1}`,
    [caseNo, before ?? null, track],
  )
  const { rows: told } = await db.query<LedgerEntry>(
    `SELECT case_seq AS "caseSeq", type, jsonb_strip_nulls(jsonb_build_object('account', data -> 'account',
       'kind', data -> 'kind', 'entry', data -> 'entry', 'field', data -> 'field',
       'paper', CASE WHEN data ? 'paper' THEN jsonb_build_object('on', data #> '{paper,on}') END)) AS data,
       on_date AS "on", at, actor, role, on_behalf_of AS "onBehalfOf", NULL AS reason, NULL AS "legalBasis",
       request_id AS "requestId"
     FROM ledger WHERE case_no = $1
       AND (data ? 'paper' OR type IN ('account.opened', 'account.proved', 'correction.confirmed')) ORDER BY case_seq`,
    [caseNo],
  )
  const entries = rows.slice(0, atOnce).toReversed()
  return {
    entries,
    marks: told.filter(({ type }) => /^(?:account\.|correction\.)/.test(type)),
    papers: told.filter(({ data }) => data['paper'] !== undefined),
    before: rows.length > atOnce ? entries[0]?.caseSeq : undefined,
  }
}
