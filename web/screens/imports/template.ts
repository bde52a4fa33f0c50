import writeExcelFile from 'write-excel-file/node'
import { byteOrderMark, csvLine } from '../../../record/csv-line.ts'
import { checkListing } from '../../../domain/law/catalogue.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import { tiers as tierOfWord } from '../../../record/bulk/row.ts'
import { columnsAbout, templateRows } from '../../../record/bulk/template.ts'
import { catalogue, listTypes } from '../../../rules/catalogue.ts'

const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
// Every cell is text, so that a spreadsheet makes no number of a code and no formula of a name.
const text = (value: string) => ({ value, type: String, wrap: true })

/** The template as a workbook: the sheet that is filled in, and sheets that explain its columns and name the lists. */
export async function templateWorkbook(today: LocalDate): Promise<Buffer> {
  const [headings = [], ...rows] = templateRows
  const explained = [
    ['列名', '是否必填', '怎样填写'].map(bold),
    ...columnsAbout.map(({ heading, mustBeFilled, about }) =>
      [heading, mustBeFilled ? '必填' : '选填', about].map(text),
    ),
  ]
  const lists = [
    ['名单类型', '可以填写的失信程度'].map(bold),
    ...listTypes
      .filter(({ code, tiers }) => tiers.some((tier) => checkListing(catalogue, code, tier, today) === undefined))
      .map(({ title, tiers }) =>
        [
          title.zh,
          Object.entries(tierOfWord)
            .flatMap(([word, tier]) => (tiers.includes(tier) ? [word] : []))
            .join('、'),
        ].map(text),
      ),
  ]
  return await writeExcelFile([
    {
      sheet: '填写',
      data: [headings.map(bold), ...rows.map((cells) => cells.map(text))],
      columns: headings.map(() => ({ width: 22 })),
      stickyRowsCount: 1,
    },
    { sheet: '填写说明', data: explained, columns: [{ width: 24 }, { width: 10 }, { width: 70 }] },
    { sheet: '名单类型', data: lists, columns: [{ width: 44 }, { width: 24 }] },
  ]).toBuffer()
}

/** The template as CSV for spreadsheets; what explains it stands in the workbook only. */
export const templateCsv = (): Buffer => Buffer.from(byteOrderMark + templateRows.map(csvLine).join(''))
