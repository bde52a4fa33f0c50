import { OverloadError } from '../../../../http/held.ts'
import { inProcess, ProcessesBusy, TooMuchWork } from '../../../../processes.ts'
import type { ExportAsked } from './export.ts'
import { asFile } from './export.ts'

const writeInProcess = inProcess<ExportAsked, Uint8Array>(new URL('./export-process.ts', import.meta.url), {
  memoryMiB: 512,
  seconds: 120,
  waiting: 8,
})

// These take some milliseconds, and a process has to be brought up first.
const fewRows = 200

/**
 * A list as a file, a long one written beside the work of the API: 20,000 rows as a workbook take more than a second.
 * Throws `OverloadError` when too many wait for theirs, or one takes too long.
 */
export async function exportApart(asked: ExportAsked, reader: string): Promise<Uint8Array> {
  if (asked.rows.length <= fewRows) return await asFile(asked)
  return await writeInProcess(asked, reader).catch((error: unknown) => {
    if (error instanceof ProcessesBusy) throw new OverloadError('Too many wait for their list')
    if (error instanceof TooMuchWork) throw new OverloadError('A list took too much time or memory')
    throw error
  })
}
