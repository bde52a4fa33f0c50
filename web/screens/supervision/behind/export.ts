import writeExcelFile from 'write-excel-file/node'
import { byteOrderMark, csvLine } from '../../../../record/csv-line.ts'
import type { NumberRow } from '../../../../database/queries/supervision/numbers.ts'
import type { Tier } from '../../../../domain/law/rulebook-types.ts'
import type { Stage } from '../../../../domain/stage.ts'
import { stageWords, tierWords } from '../../../kit/vocabulary.ts'
import type { Bilingual, Language, Say } from '../../../kit/words.ts'
import { plain, sayIn } from '../../../kit/words.ts'
import { texts } from './texts.ts'
import { districtWords, itemWords, listTypeWords } from './words.ts'
import { agencyWords } from '../../../kit/agency-words.ts'

interface Column {
  readonly title: Bilingual
  readonly width: number
  readonly cell: (row: NumberRow) => Bilingual
}

const columns: readonly Column[] = [
  { title: texts.caseNo, width: 18, cell: ({ caseNo }) => plain(caseNo) },
  { title: texts.entity, width: 34, cell: ({ entityName }) => plain(entityName) },
  { title: texts.code, width: 22, cell: ({ entityCode }) => plain(entityCode) },
  { title: texts.agency, width: 20, cell: ({ agency }) => agencyWords(agency) },
  { title: texts.district, width: 12, cell: ({ district }) => districtWords(district) },
  { title: texts.listType, width: 34, cell: ({ listType }) => listTypeWords(listType) },
  { title: texts.tier, width: 10, cell: ({ tier }) => tierWords[tier as Tier] },
  { title: texts.stage, width: 14, cell: ({ stage }) => stageWords[stage as Stage] },
  { title: texts.what, width: 30, cell: itemWords },
  { title: texts.due, width: 12, cell: ({ dueOn }) => plain(dueOn ?? '') },
]

export interface ExportAsked {
  readonly rows: readonly NumberRow[]
  readonly lang: Language
  readonly as: 'xlsx' | 'csv'
}

/** A list as a file in one language. */
export async function asFile({ rows, lang, as }: ExportAsked): Promise<Uint8Array> {
  const say = sayIn(lang)
  return as === 'xlsx' ? await asWorkbook(rows, say) : Buffer.from(asCsv(rows, say))
}

/** A list as CSV for spreadsheets. */
function asCsv(rows: readonly NumberRow[], say: Say): string {
  return byteOrderMark + [columns.map(({ title }) => say(title)), ...cellsOf(rows, say)].map(csvLine).join('')
}

/** A list as a workbook; every cell is text, so that none can be a formula. */
async function asWorkbook(rows: readonly NumberRow[], say: Say): Promise<Buffer> {
  const head = columns.map(({ title }) => ({ value: say(title), type: String, fontWeight: 'bold' as const }))
  const lines = cellsOf(rows, say).map((cells) => cells.map((value) => ({ value, type: String })))
  return await writeExcelFile([head, ...lines], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}

const cellsOf = (rows: readonly NumberRow[], say: Say): string[][] =>
  rows.map((row) => columns.map(({ cell }) => say(cell(row))))
