import type { Queryable } from '../database/reading.ts'
import type { Bilingual } from '../domain/calendar/types.ts'
import { reasonOf } from '../record/bulk/reasons.ts'
import type { RefusalPlace, RowRefusal } from '../record/bulk/refusals.ts'
import { listRefusals } from '../record/bulk/refusals.ts'
import { byteOrderMark, csvLine } from '../record/csv-line.ts'

const rowsPerRead = 1_000

/** Refusals with their reasons in words. */
export async function refusalsAfter(
  db: Queryable,
  id: string,
  after: RefusalPlace,
  limit: number,
): Promise<(RowRefusal & { readonly reason: Bilingual })[]> {
  const refusals = await listRefusals(db, id, after, limit)
  return refusals.map((refusal) => ({ ...refusal, reason: reasonOf(refusal.code, refusal.params) }))
}

/** All refusals of an import as CSV, read piece by piece while it is being sent. */
export async function* refusalsAsCsv(db: Queryable, id: string): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(['行', '列', '代码', '原因', 'Reason'])
  for (let after: RefusalPlace = { row: 0, no: 0 }; ;) {
    const refusals = await refusalsAfter(db, id, after, rowsPerRead)
    yield refusals
      .map(({ row, column, code, reason }) => csvLine([row, column ?? '', code, reason.zh, reason.en]))
      .join('')
    const last = refusals.at(-1)
    if (!last || refusals.length < rowsPerRead) return
    after = last
  }
}
