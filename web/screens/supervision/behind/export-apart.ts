import { apart } from '../../../../api/apart.ts'
import type { ExportAsked } from './export.ts'
import { asFile } from './export.ts'

const inThread = apart<ExportAsked, Uint8Array>(new URL('./export-thread.ts', import.meta.url), {
  // One, since a second would take the processor from those who work.
  atOnce: 1,
  waiting: 8,
  memoryMb: 512,
  withinMs: 120_000,
})

// These take some milliseconds, and a thread has to be brought up first.
const fewRows = 200

/** A list as a file, a long one written beside the work of the API: 20,000 rows as a workbook take more than a second. */
export async function exportApart(asked: ExportAsked): Promise<Uint8Array> {
  return asked.rows.length > fewRows ? await inThread(asked) : await asFile(asked)
}
