import { isDeepStrictEqual } from 'node:util'
import type { CaseState } from '../../domain/case.ts'
import { fold } from '../../domain/evolve.ts'
import type { RuleBook } from '../../domain/law/rulebook-types.ts'
import { stageOf } from '../../domain/stage.ts'
import type { Clock } from '../clock.ts'
import { isClockReadable, readClock } from '../legal-time.ts'
import type { LedgerRow } from '../read.ts'
import { recordedEvent } from '../read.ts'
import type { BesideRows } from './beside-cases.ts'
import { checkBeside, readBeside } from './beside-cases.ts'
import type { ConductedRow } from './conducted.ts'
import { checkConducted } from './conducted.ts'
import type { Fault } from './faults.ts'
import type { SettledLetter } from './letter-words.ts'
import { checkLetters, lawOfLetters, listSettled, sameNumbers } from './letter-words.ts'
import { ofNoCase } from './of-no-case.ts'
import type { Database } from './rows.ts'
import { checkStream } from './stream.ts'

const casesAtOnce = 200

// As the migration that added them says; who owns the tables can turn them into columns like any other.
const figuresFollow = `(listed_on, determined_on, term_days, measure_count, rectification, rectify_by, rectified_on,
  rectified_in_time, overdue_on, violation, decided_on, decision_form) IS NOT DISTINCT FROM (
  state #>> '{listing,listedOn}',
  CASE WHEN state #>> '{listing,status}' IN ('determined', 'listed') THEN state #>> '{listing,determinedOn}' END,
  (state #>> '{listing,proposal,rectification,termDays}')::integer,
  jsonb_array_length(jsonb_path_query_array(state -> 'measures', '$.*')),
  state #>> '{rectification,status}', state #>> '{rectification,dueOn}', state #>> '{rectification,acceptedOn}',
  state #>> '{rectification,inTime}', state #>> '{rectification,overdueOn}',
  state #>> '{listing,proposal,violation,type}', state #>> '{listing,determinedOn}',
  public.normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}'))`

interface CaseRow extends ConductedRow {
  readonly caseNo: string
  readonly state: CaseState
  readonly kept: Readonly<Record<string, unknown>>
  readonly days: readonly unknown[]
  /** Columns that PostgreSQL derives from the state, with what they should be by it. */
  readonly figuresFollow: boolean
}

type Row = LedgerRow & { readonly case_no: string }

/** Folds the ledger of every case and compares what follows with its row and with the tables beside the ledger. */
export async function checkStates(db: Database, cases: readonly { readonly caseNo: string }[]): Promise<Fault[]> {
  const faults: Fault[] = [...(await sameNumbers(db)), ...(await ofNoCase(db))]
  // Without one nobody can say when a conductor has to wake.
  const clock = (await isClockReadable(db)) ? await readClock(db) : undefined
  const law = await lawOfLetters(db)
  for (let start = 0; start < cases.length; start += casesAtOnce) {
    const caseNos = cases.slice(start, start + casesAtOnce).map(({ caseNo }) => caseNo)
    const { rows } = await db.query<CaseRow>(
      `SELECT case_no AS "caseNo", state, jsonb_build_array(version, stage, agency, district, list_type, tier, entity_code,
         entity_name, outcome) AS kept, jsonb_build_array(opened_on, closed_on) AS days, ${figuresFollow} AS "figuresFollow",
         version, conducted_version AS "conductedVersion", conductor_store AS "conductorStore", wakes_at AS "wakesAt",
         next_on::text AS "nextOn"
       FROM public.cases WHERE case_no = ANY($1) ORDER BY case_no`,
      [caseNos],
    )
    const { rows: ledger } = await db.query<Row>(
      'SELECT case_no, type, data, opens, closes, on_date, actor, on_behalf_of FROM public.ledger WHERE case_no = ANY($1) ORDER BY case_no, case_seq',
      [caseNos],
    )
    const beside = await readBeside(db, caseNos)
    const letters = await listSettled(db, caseNos)
    const byCase = new Map<string, Row[]>(caseNos.map((caseNo) => [caseNo, []]))
    for (const row of ledger) byCase.get(row.case_no)?.push(row)
    for (const row of rows) faults.push(...(await checkCase(row, byCase.get(row.caseNo) ?? [], beside, clock)))
    for (const [caseNo, rowsOfCase] of byCase) faults.push(...ofLetters(caseNo, rowsOfCase, letters, law))
  }
  return faults
}

async function checkCase(
  row: CaseRow,
  ledger: readonly Row[],
  beside: BesideRows,
  clock: Clock | undefined,
): Promise<Fault[]> {
  const { caseNo } = row
  const folded = foldOf(caseNo, ledger)
  if (!folded) return [{ code: 'case.state', caseNo }]
  const days = [ledger[0]?.on_date, folded.closedOn ?? null]
  return [
    ...(follows(row, folded) ? [] : [{ code: 'case.state' as const, caseNo }]),
    ...(isDeepStrictEqual(row.days, days) && row.figuresFollow ? [] : [{ code: 'case.columns' as const, caseNo }]),
    ...checkBeside(folded, ledger, beside),
    ...ofStream(caseNo, ledger, beside),
    ...(clock ? await checkConducted(folded, row, clock) : []),
  ]
}

function ofStream(caseNo: string, ledger: readonly LedgerRow[], { stream }: BesideRows): Fault[] {
  try {
    return checkStream(caseNo, ledger.map(recordedEvent), stream)
  } catch {
    // As with folding: nothing follows from a ledger that was altered, and the rest of it is still to be told.
    return [{ code: 'stream.changed', caseNo }]
  }
}

function ofLetters(
  caseNo: string,
  ledger: readonly LedgerRow[],
  letters: readonly SettledLetter[],
  law: RuleBook,
): Fault[] {
  const settled = letters.filter((letter) => letter.caseNo === caseNo)
  if (settled.length === 0) return []
  try {
    return checkLetters(caseNo, ledger.map(recordedEvent), settled, law)
  } catch {
    // As with folding: nothing follows from a ledger that was altered.
    return [{ code: 'letter.changed', caseNo }]
  }
}

function foldOf(caseNo: string, ledger: readonly LedgerRow[]): CaseState | undefined {
  try {
    const folded = fold(caseNo, ledger.map(recordedEvent)) ?? null
    return (JSON.parse(JSON.stringify(folded)) as CaseState | null) ?? undefined
  } catch {
    // An altered ledger need not fold at all; that is a fault like another.
    return undefined
  }
}

function follows({ state, kept }: CaseRow, folded: CaseState): boolean {
  if (!isDeepStrictEqual(folded, state)) return false
  const { version, agency, district, listType, tier, entity, outcome = null } = folded
  const { code, name } = entity
  return isDeepStrictEqual(kept, [version, stageOf(folded), agency, district, listType, tier, code, name, outcome])
}
