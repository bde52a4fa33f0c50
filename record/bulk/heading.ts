import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { inThread, ThreadsBusy, TooMuchWork } from '../threads.ts'
import type { Layout } from './layout.ts'
import { layoutOf } from './layout.ts'

/** Looks at an uploaded file in a thread: whoever sends one holds up nobody, and ends nothing, whatever it is made of. */
const readInThread = inThread<string, readonly string[] | Refusal | undefined>(
  new URL('./heading-thread.ts', import.meta.url),
  { memoryMiB: 64, seconds: 15, waiting: 8 },
)

/** The columns of a file from its first row, or why they are not those of the layout. */
export async function readLayout(path: string): Promise<Layout | Refusal> {
  const cells = await readInThread(path).catch(refusalOf)
  if (cells === undefined) return refuse('file.empty')
  if (isRefusal(cells)) return cells
  const layout = layoutOf(cells)
  if (layout.repeated.length > 0) return refuse('import.columnsRepeated', { columns: layout.repeated })
  return layout.missing.length > 0 ? refuse('import.columnsMissing', { columns: layout.missing }) : layout
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof TooMuchWork) return refuse('file.takesTooLong')
  if (error instanceof ThreadsBusy) return refuse('import.busy')
  throw error
}
