import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Layout } from './layout.ts'
import { headingsIn, nearColumn } from './layout.ts'
import { readHead } from './sheet.ts'
import { orRefusal } from './unreadable.ts'

/** Run in a process by `heading.ts`: of what the file holds no more leaves it than the layout or a refusal. */
export default async function heading(path: string): Promise<Layout | Refusal> {
  const rows = await orRefusal(() => readHead(path))
  if (isRefusal(rows)) return rows
  if (rows.length === 0) return refuse('file.empty')
  const { layout } = headingsIn(rows)
  const near = layout.ignored.flatMap((one) => nearColumn(one, layout))
  if (near.length > 0) return refuse('import.columnsNear', { columns: near })
  if (layout.repeated.length > 0) return refuse('import.columnsRepeated', { columns: layout.repeated })
  return layout.missing.length > 0 ? refuse('import.columnsMissing', { columns: layout.missing }) : layout
}
