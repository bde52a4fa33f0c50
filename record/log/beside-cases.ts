import { isDeepStrictEqual } from 'node:util'
import type { CaseState } from '../../domain/case.ts'
import type { ClosedDeadline, Deadline } from '../../domain/terms/deadline.ts'
import { erasedText } from '../../domain/personal.ts'
import { normalCode, normalName } from '../../domain/identifiers/normal-form.ts'
import { registerRow } from '../register.ts'
import type { Fault } from './faults.ts'
import { grouped } from './grouped.ts'
import type { Database } from './rows.ts'
import type { StreamRows } from './stream.ts'
import { readStream } from './stream.ts'

/** What the tables beside the ledger hold of some cases, each as the row's own columns. */
export interface BesideRows {
  readonly deadlines: ReadonlyMap<string, readonly DeadlineRow[]>
  readonly measures: ReadonlyMap<string, readonly MeasureRow[]>
  readonly register: ReadonlyMap<string, readonly object[]>
  readonly stream: StreamRows
}

interface OfCase {
  readonly caseNo: string
}

type DeadlineRow = OfCase & Readonly<Record<string, unknown>> & { readonly key: string }
type MeasureRow = OfCase & { readonly code: string; readonly department: string; readonly status: string }

/** A ledger entry as far as the tables beside it follow from it. */
export interface DatedEntry {
  readonly opens: unknown
  readonly closes: unknown
  readonly on_date: string
}

/** Reads what stands beside the ledger of some cases. */
export async function readBeside(db: Database, caseNos: readonly string[]): Promise<BesideRows> {
  const { rows: deadlines } = await db.query<DeadlineRow>(
    `SELECT case_no AS "caseNo", key, topic, rule_id, pack, calendar, starts_on, term, due_on, provisional, party, owner,
       on_pass, closed_on, closed_as FROM public.deadlines WHERE case_no = ANY($1)`,
    [caseNos],
  )
  const { rows: measures } = await db.query<MeasureRow>(
    'SELECT case_no AS "caseNo", code, department, status FROM public.measures WHERE case_no = ANY($1)',
    [caseNos],
  )
  const { rows: register } = await db.query<OfCase>(
    `SELECT case_no AS "caseNo", entity_code, entity_name, list_type, tier, violation, legal_basis, decision_doc_no,
       published_on, until, marked, correction, entity_name_form, entity_code_form FROM public.register WHERE case_no = ANY($1)`,
    [caseNos],
  )
  const stream = await readStream(db, caseNos)
  return { deadlines: byCase(deadlines), measures: byCase(measures), register: byCase(register), stream }
}

const byCase = <Row extends OfCase>(rows: readonly Row[]) => grouped(rows, ({ caseNo }) => caseNo)

/** Compares deadlines, measures and the public register of a case with what its ledger gives. */
export function checkBeside(folded: CaseState, ledger: readonly DatedEntry[], beside: BesideRows): Fault[] {
  const { caseNo } = folded
  const deadlines = deadlinesOf(caseNo, ledger)
  // An erasure takes every owner out of the ledger, and only the entity out of the table: departments stay there.
  const erased = new Set(deadlines.flatMap(({ key, owner }) => (owner === erasedText ? [key] : [])))
  const found = (beside.deadlines.get(caseNo) ?? []).map((row) =>
    erased.has(row.key) ? { ...row, owner: erasedText } : row,
  )
  return [
    ...differing(deadlines, found, ({ key }) => key).map((name): Fault => ({ code: 'deadline.changed', caseNo, name })),
    ...differing(
      Object.values(folded.measures).map(({ code, department, status }) => ({ caseNo, code, department, status })),
      beside.measures.get(caseNo) ?? [],
      ({ code }) => code,
    ).map((name): Fault => ({ code: 'measure.changed', caseNo, name })),
    ...(isDeepStrictEqual(publicRows(folded), beside.register.get(caseNo) ?? [])
      ? []
      : [{ code: 'register.changed' as const, caseNo }]),
  ]
}

function differing<Row>(expected: readonly Row[], found: readonly Row[], nameOf: (row: Row) => string): string[] {
  const [there, due] = [grouped(found, nameOf), grouped(expected, nameOf)]
  return [...new Set([...due.keys(), ...there.keys()])].filter(
    (name) => !isDeepStrictEqual(due.get(name), there.get(name)),
  )
}

// An erasure of the entity takes its row off the register.
function publicRows(folded: CaseState): object[] {
  const row = registerRow(folded)
  if (!row || row.entity_code === erasedText) return []
  // By these two it is found in a search.
  const forms = { entity_name_form: normalName(row.entity_name), entity_code_form: normalCode(row.entity_code) }
  return [{ caseNo: folded.caseNo, ...row, ...forms }]
}

/** Every deadline that the ledger has opened, as it stands after all that moved or closed it. */
function deadlinesOf(caseNo: string, ledger: readonly DatedEntry[]): DeadlineRow[] {
  const rows = new Map<string, DeadlineRow>()
  for (const { opens, closes, on_date: on } of ledger) {
    for (const close of (closes ?? []) as readonly ClosedDeadline[]) {
      const row = rows.get(close.key)
      if (row) rows.set(close.key, { ...row, closed_on: close.on ?? on, closed_as: close.as })
    }
    for (const deadline of (opens ?? []) as readonly Deadline[]) rows.set(deadline.key, deadlineRow(caseNo, deadline))
  }
  return [...rows.values()]
}

function deadlineRow(caseNo: string, deadline: Deadline): DeadlineRow {
  return {
    caseNo,
    key: deadline.key,
    topic: deadline.topic,
    rule_id: deadline.ruleId,
    pack: deadline.pack,
    calendar: deadline.calendar,
    starts_on: deadline.startsOn,
    term: deadline.term,
    due_on: deadline.dueOn,
    provisional: deadline.provisional,
    party: deadline.party,
    owner: deadline.owner ?? null,
    on_pass: deadline.onPass,
    closed_on: null,
    closed_as: null,
  }
}
