import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Layout } from './layout.ts'
import { firstRows, hasHeadings, headingsIn } from './layout.ts'
import { nearColumn } from './near-column.ts'
import { readHead, readSheet } from './sheet.ts'
import { orRefusal } from './unreadable.ts'

/** Run in a process by `heading.ts`: of what the file holds no more leaves it than the layout or a refusal. */
export default async function heading(path: string): Promise<Layout | Refusal> {
  const rows = await orRefusal(() => readHead(path))
  if (isRefusal(rows)) return rows
  if (rows.length === 0) return refuse('file.empty')
  const low = hasHeadings(rows) || rows.length < firstRows ? undefined : await orRefusal(() => lowHeadings(path))
  if (isRefusal(low)) return low
  if (low !== undefined) return refuse('import.headingsTooLow', { row: low, most: firstRows })
  const { at, layout } = headingsIn(rows)
  const row = rows[at]?.row
  const near = layout.ignored.flatMap((one) => nearColumn(one, layout))
  if (near.length > 0) return refuse('import.columnsNear', { columns: near })
  if (layout.repeated.length > 0) return refuse('import.columnsRepeated', { row, columns: layout.repeated })
  return layout.missing.length > 0 ? refuse('import.columnsMissing', { row, columns: layout.missing }) : layout
}

// Nobody writes so much above a table; a sheet without headings is not read to its end for it.
const lowestRows = 5_000

/** The row below the first ones in which headings of ours stand after all. */
async function lowHeadings(path: string): Promise<number | undefined> {
  let count = 0
  for await (const row of readSheet(path)) {
    count += 1
    if (hasHeadings([row])) return row.row
    if (count >= lowestRows) return undefined
  }
  return undefined
}
