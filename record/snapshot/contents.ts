import type { RegisterEntry } from '../../database/queries/register.ts'
import { canonicalJson } from '../canonical-json.ts'
import { byteOrderMark, csvLine } from '../csv-line.ts'

/** In which the whole register is given out: a line of canonical JSON for each record, or a table for spreadsheets. */
export const formats = ['jsonl', 'csv'] as const
export type Format = (typeof formats)[number]

const columns = [
  'caseNo',
  'entityCode',
  'entityName',
  'listType',
  'tier',
  'violation',
  'legalBasis',
  'decisionDocNo',
  'publishedOn',
  'until',
  'marked',
  'correction',
] as const satisfies readonly (keyof RegisterEntry)[]

/** A record of the register as a line of canonical JSON (RFC 8785). */
export const jsonLine = (record: RegisterEntry): string => `${canonicalJson(record)}\n`

const tableLine = (record: RegisterEntry) => csvLine(columns.map((name) => String(record[name] ?? '')))

/** The content of a file, page by page of records. */
export async function* contentOf(
  format: Format,
  pages: AsyncIterable<readonly RegisterEntry[]>,
): AsyncGenerator<string> {
  if (format === 'csv') yield byteOrderMark + csvLine(columns)
  for await (const page of pages) yield page.map(format === 'csv' ? tableLine : jsonLine).join('')
}
