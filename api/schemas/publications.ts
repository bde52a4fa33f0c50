import { z } from 'zod'
import { note, text } from '../../casework/schemas/common.ts'
import { paging } from './paging.ts'

// JSON spells the null character and half surrogate pairs as escapes; PostgreSQL keeps neither.
const unkeepable = /\\u0000|\\ud[89a-f]/i
const file = z.record(z.string(), z.unknown()).refine((value) => !unkeepable.test(JSON.stringify(value)))
const version = z.string().max(100)

/** A pack or a calendar year as `rules/` has them; its own schema checks it, and says the place of each fault. */
export const packBody = file

/** What is to be put in force for open cases: one of pack, calendar and released. */
export const publicationBody = z.strictObject({
  pack: z.exactOptional(file).describe('A pack, as the files in rules/packs'),
  calendar: z.exactOptional(file).describe('A calendar year, as the files in rules/calendars'),
  released: z.exactOptional(version).describe('A version that a release has brought, such as ndrc-2026-36@1 or 2027@1'),
  reason: text,
  legalBasis: z.exactOptional(text),
})

export const approvalBody = z.strictObject({
  earlier: z.enum(['approve', 'hold']).describe('Whether dates may come earlier, down to those of the dry run'),
  comments: note,
})

export const rejectionBody = z.strictObject({ comments: text })

export const movesQuery = z.strictObject({ ...paging, earlier: z.enum(['true', 'false']).optional() })

const date = z.iso.datetime()

/** A publication and how far it has come. */
export const publicationAnswer = z.object({
  id: z.uuid(),
  kind: z.enum(['pack', 'calendar']),
  version,
  reason: z.string(),
  legalBasis: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: date,
  stage: z.enum(['counting', 'counted', 'moving', 'settling', 'finished', 'rejected']),
  casesDone: z.number().int().describe('Open cases that the present stage has done'),
  casesTotal: z.number().int(),
  dryRun: z
    .object({ earlier: z.number().int(), later: z.number().int(), sameDay: z.number().int() })
    .describe('Open deadlines that would move; sameDay: only the rule or the certainty changes'),
  decidedBy: z.string().nullable(),
  decidedAt: date.nullable(),
  comments: z.string().nullable(),
  earlierApproved: z.boolean().nullable(),
  inForceAt: date.nullable(),
  moved: z.number().int(),
  heldBack: z.number().int().describe('Deadlines that would have come earlier without an approval, and stayed'),
  finishedAt: date.nullable(),
})

export const publicationList = z.object({ items: z.array(publicationAnswer) })

const words = z.object({ zh: z.string(), en: z.string() })

/** The dry run: every open deadline that would move. */
export const movePage = z.object({
  items: z.array(
    z.object({
      caseNo: z.string(),
      key: z.string(),
      topic: z.string(),
      from: z.iso.date(),
      to: z.iso.date(),
      days: z.number().int(),
      earlier: z.boolean(),
      provisional: z.object({ from: z.boolean(), to: z.boolean() }),
      rule: z.object({ from: z.string(), to: z.string() }),
      calendar: z.object({ from: z.string(), to: z.string() }),
      reason: words,
    }),
  ),
  next: z.string().optional(),
})
