import { z } from 'zod'

/** The form by which files of evidence are sent. */
export const evidenceForm = z.object({
  file: z
    .string()
    .meta({ format: 'binary' })
    .describe('One or more files: pdf, jpg, png, webp, docx, xlsx, odt, txt or csv'),
})

const evidenceFile = z.object({
  sha256: z.string().describe('By which commands name the file, as `file` of an evidence'),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  uploadedBy: z.string(),
  role: z.string(),
  at: z.iso.datetime(),
  scanned: z
    .boolean()
    .nullable()
    .describe('Whether a scanner for known harm has seen it; null for files from before that was noted'),
})

/** The files of a case, in the order in which they came. */
export const evidenceList = z.object({ items: z.array(evidenceFile) })

/** What became of each file that was sent. */
export const uploadAnswer = z.object({
  items: z.array(evidenceFile),
  refused: z.array(
    z.object({ name: z.string(), code: z.string(), detail: z.string(), params: z.record(z.string(), z.unknown()) }),
  ),
})
