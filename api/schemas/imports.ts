import { z } from 'zod'
import { text } from '../../casework/schemas/common.ts'

const reason = z.object({ zh: z.string(), en: z.string() })

/** The form by which a workbook is sent. */
export const uploadForm = z.object({
  file: z.string().meta({ format: 'binary' }).describe('The workbook: .xlsx, or .csv in UTF-8 or GB18030'),
})

/** Why an operator ends an import. */
export const importEnding = z.strictObject({ reason: text.max(500) })

/** What an officer says to an import that asks. */
export const importAnswer = z.strictObject({
  goOn: z.boolean().describe('true: go on without what is left out; false: take the file back, no case is opened'),
})

const someRows = z.strictObject({ count: z.number().int(), first: z.array(z.number().int()) })

const leftOut = z.strictObject({
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      state: z.enum(['visible', 'hidden', 'veryHidden']),
      read: z.boolean(),
      hasHeadings: z.boolean().describe('Headings of the layout stand on it'),
      hasData: z.literal(true).optional().describe('Rows that could be of cases stand on it, with no headings above'),
    }),
  ),
  hiddenRows: someRows.describe('Rows that the sheet hides or a filter does; none of them is done'),
  notes: someRows.describe('Rows passed over as notes beside the data'),
  hiddenColumns: z.array(z.string()).describe('Headings of columns that are read although the sheet hides them'),
})

/** How far an import has come. */
export const importProgress = z.object({
  id: z.uuid(),
  agency: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  ignoredColumns: z.array(z.string()).describe('Headings of the workbook that are not read'),
  leftOut: leftOut.optional().describe('What else of the file is not done; absent until all of it was read'),
  receivedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  status: z
    .enum(['reading', 'asking', 'applying', 'finished', 'unreadable', 'ended'])
    .describe(
      'asking: nothing is applied before an officer of the agency answers whether it goes on without what is left out; unreadable: the file as a whole was refused, and nothing of it was applied; ended: it was stopped on the way, and the rows not yet taken up are refused; of one that an operator ended while its file was read nothing was applied and no row is kept',
    ),
  rowsRead: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  fault: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()), reason }).optional(),
})

/** Reasons why rows were refused, in the order of the rows. */
export const refusalPage = z.object({
  items: z.array(
    z.object({
      row: z.number().int().describe('As the sheet numbers it; the header is row 1'),
      column: z.string().nullable().describe('The heading of the column at fault'),
      code: z.string(),
      params: z.record(z.string(), z.unknown()),
      reason,
    }),
  ),
  next: z.string().optional(),
})
