import { OverloadError } from '../../../../api/held.ts'
import { inThread, ThreadsBusy, TooMuchWork } from '../../../../record/threads.ts'
import type { ExportAsked } from './export.ts'
import { asFile } from './export.ts'

const writeInThread = inThread<ExportAsked, Uint8Array>(new URL('./export-thread.ts', import.meta.url), {
  memoryMiB: 512,
  seconds: 120,
  waiting: 8,
})

// These take some milliseconds, and a thread has to be brought up first.
const fewRows = 200

/**
 * A list as a file, a long one written beside the work of the API: 20,000 rows as a workbook take more than a second.
 * Throws `OverloadError` when too many wait for theirs, or one takes too long.
 */
export async function exportApart(asked: ExportAsked): Promise<Uint8Array> {
  if (asked.rows.length <= fewRows) return await asFile(asked)
  return await writeInThread(asked).catch((error: unknown) => {
    if (error instanceof ThreadsBusy) throw new OverloadError('Too many wait for their list')
    if (error instanceof TooMuchWork) throw new OverloadError('A list took too much time or memory')
    throw error
  })
}
