import { z } from 'zod'
import { text } from './common.ts'

const reason = z.object({ zh: z.string(), en: z.string() })

/** The form by which a workbook is sent. */
export const uploadForm = z.object({
  file: z.string().meta({ format: 'binary' }).describe('The workbook: .xlsx, or .csv in UTF-8 or GB18030'),
})

/** Why an operator ends an import. */
export const importEnding = z.strictObject({ reason: text.max(500) })

/** How far an import has come. */
export const importProgress = z.object({
  id: z.uuid(),
  agency: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  ignoredColumns: z.array(z.string()).describe('Headings of the workbook that are not read'),
  receivedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  status: z
    .enum(['reading', 'applying', 'finished', 'unreadable', 'ended'])
    .describe(
      'unreadable: the file as a whole was refused, and nothing of it was applied; ended: it was stopped on the way, and the rows not yet taken up are refused',
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
