import { apart } from '../../../../api/apart.ts'
import type { NumberRow } from '../../../../database/queries/supervision/numbers.ts'
import type { Language } from '../../../kit/words.ts'

export interface ExportAsked {
  readonly rows: readonly NumberRow[]
  readonly lang: Language
  readonly as: 'xlsx' | 'csv'
}

/** A list as a file, written beside the work of the API: 20,000 rows as a workbook take more than a second. */
export const exportApart = apart<ExportAsked, Uint8Array>(new URL('./export-thread.ts', import.meta.url), {
  // One, since a second would take the processor from those who work.
  atOnce: 1,
  waiting: 8,
  memoryMb: 512,
  withinMs: 60_000,
})
