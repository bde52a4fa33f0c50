import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '../../domain/case.ts'
import { erasedText } from '../../domain/personal.ts'
import { mayChange } from '../change-table.ts'
import type { Audience, ChangeRow } from '../changes.ts'
import { changeRowsOf } from '../changes.ts'
import type { Fault } from './faults.ts'
import { grouped } from './grouped.ts'
import type { Database } from './rows.ts'

interface StreamRow extends ChangeRow {
  readonly caseNo: string
  readonly position: number | null
}

/** The stream of changes of some cases. */
export interface StreamRows {
  readonly rows: ReadonlyMap<string, readonly StreamRow[]>
  /** Which item of the log an entry is, counted from 1, by case and number. */
  readonly places: ReadonlyMap<string, number>
  /** Up to which position what is long over has been taken away. */
  readonly dropped: Readonly<Record<Audience, number>>
}

const types = Object.entries(mayChange).flatMap(([type, ops]) => (ops.length > 0 ? [type] : []))

/** Reads the stream of changes of some cases, and where the log has the entries that may have led to them. */
export async function readStream(db: Database, caseNos: readonly string[]): Promise<StreamRows> {
  const { rows } = await db.query<StreamRow>(
    `SELECT case_no AS "caseNo", case_seq, audience, op, record, position FROM public.changes WHERE case_no = ANY($1)`,
    [caseNos],
  )
  const { rows: places } = await db.query<{ entry: string; place: number }>(
    `SELECT concat_ws(' ', ledger.case_no, ledger.case_seq) AS entry, position + 1 AS place
     FROM public.ledger JOIN public.log_leaves ON log_leaves.seq = ledger.seq
     WHERE ledger.case_no = ANY($1) AND type = ANY($2)`,
    [caseNos, types],
  )
  const { rows: dropped } = await db.query<{ audience: Audience; through: number }>(
    'SELECT audience, through FROM public.changes_dropped',
  )
  return {
    rows: grouped(rows, ({ caseNo }) => caseNo),
    places: new Map(places.map(({ entry, place }) => [entry, place])),
    dropped: Object.fromEntries(dropped.map(({ audience, through }) => [audience, through])) as Record<
      Audience,
      number
    >,
  }
}

/** Compares the stream of a case with what its ledger gives: what was planted, altered or is missing. */
export function checkStream(caseNo: string, ledger: readonly RecordedEvent[], stream: StreamRows): Fault[] {
  const due = new Map(changeRowsOf(caseNo, ledger).map((row) => [nameOf(row), row]))
  const found = grouped(stream.rows.get(caseNo) ?? [], nameOf)
  return [...new Set([...due.keys(), ...found.keys()])].flatMap((name): Fault[] => {
    const [row, ...more] = found.get(name) ?? []
    const isRight = more.length === 0 && follows(due.get(name), row, stream)
    return isRight ? [] : [{ code: 'stream.changed', caseNo, name }]
  })

  function follows(
    expected: ChangeRow | undefined,
    row: StreamRow | undefined,
    { places, dropped }: StreamRows,
  ): boolean {
    if (!expected) return false
    const place = places.get(`${caseNo} ${expected.case_seq}`) ?? null
    const record = isErased(expected) ? null : expected.record
    if (!row) return record === null && place !== null && place <= dropped[expected.audience]
    return isDeepStrictEqual([row.op, row.record, row.position], [expected.op, record, place])
  }
}

const nameOf = ({ case_seq: caseSeq, audience }: ChangeRow) => `${caseSeq} ${audience}`

// An erasure takes the record of its entity away.
const isErased = ({ record }: ChangeRow) => record !== null && record.entityCode === erasedText
