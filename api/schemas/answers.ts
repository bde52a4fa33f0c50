import { z } from 'zod'
import { showings } from '../../domain/publicity/showing.ts'
import { stages } from '../../domain/stage.ts'

const date = z.iso.date()
const instant = z.union([z.iso.datetime(), z.date().meta({ format: 'date-time' })])
const stage = z.enum(stages as [string, ...string[]])
/** How grave the conduct of a record is. */
export const tier = z.enum(['minor', 'general', 'serious'])
const words = z.strictObject({ zh: z.string(), en: z.string() })

/** A page of a list. */
export const pageOf = (row: z.ZodType) =>
  z.strictObject({
    items: z.array(row),
    next: z.string().optional().describe('The cursor of the next page; absent on the last one'),
  })

const caseRow = z.strictObject({
  caseNo: z.string(),
  version: z.number().int(),
  stage,
  agency: z.string(),
  district: z.string(),
  listType: z.string(),
  tier,
  entityCode: z.string(),
  entityName: z.string(),
  openedOn: date,
  closedOn: date.nullable(),
  outcome: z.string().nullable(),
  dueOn: date.nullable().describe('The earliest open due date'),
})
const doubt = z
  .strictObject({ code: z.string(), text: words })
  .optional()
  .describe('Nothing was found for what seems a damaged code: that says nothing about records')
export const caseList = pageOf(caseRow).extend({ doubt })

/** One case: what stands in its state beside these is described by the commands that put it there. */
export const caseAnswer = z.looseObject({
  caseNo: z.string(),
  version: z.number().int(),
  stage,
  showing: z.enum(showings).describe('Whether the public sees the record now; `published` as a stage does not say so'),
  lawful: z.array(z.string()).describe('The commands that the caller may give now'),
  agency: z.string(),
  district: z.string(),
  listType: z.string(),
  tier,
  entity: z.looseObject({ name: z.string(), code: z.string() }),
  measures: z.record(z.string(), z.looseObject({ code: z.string(), department: z.string(), status: z.string() })),
  deadlines: z.record(
    z.string(),
    z.looseObject({ key: z.string(), dueOn: date, ruleId: z.string(), pack: z.string() }),
  ),
  outcome: z.string().optional(),
  closedOn: date.optional(),
})

export const ledgerList = z.strictObject({
  items: z.array(
    z.strictObject({
      caseSeq: z.number().int(),
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
      on: date.describe('The legal day'),
      at: instant,
      actor: z.string(),
      role: z.string(),
      onBehalfOf: z.string().nullable(),
      reason: z.string().nullable(),
      legalBasis: z.string().nullable(),
      requestId: z.string(),
      byNewAccount: z
        .boolean()
        .describe('An act of an account that the code of a notice has made and that nothing else had proved by then'),
    }),
  ),
})

const deadlineRow = z.strictObject({
  caseNo: z.string(),
  key: z.string(),
  topic: z.string(),
  ruleId: z.string(),
  pack: z.string(),
  calendar: z.string(),
  startsOn: date,
  term: z.strictObject({ count: z.number().int(), unit: z.enum(['workingDays', 'days', 'months', 'years']) }),
  dueOn: date,
  provisional: z.boolean(),
  party: z.string(),
  owner: z.string().nullable(),
  closedOn: date.nullable(),
  closedAs: z.string().nullable(),
})
export const caseDeadlines = z.strictObject({ items: z.array(deadlineRow) })
export const deadlineList = pageOf(deadlineRow)

export const explanationAnswer = z.looseObject({
  id: z.string(),
  rule: z.looseObject({ id: z.string() }),
  pack: z.strictObject({ id: z.string(), title: words, why: words.optional() }),
  dueOn: date,
  provisional: z.boolean(),
  text: words,
})

export const calculationAnswer = z.looseObject({
  due: date,
  provisional: z.boolean(),
  days: z.array(z.looseObject({ date })),
})

export const eligibilityAnswer = z.strictObject({
  eligible: z.boolean(),
  earliestOn: date.optional().describe('Absent when there is nothing to repair'),
  reasons: z.array(z.looseObject({ code: z.string(), text: z.string() })),
})

export const registerEntry = z.strictObject({
  caseNo: z.string(),
  entityCode: z.string(),
  entityName: z.string(),
  listType: z.string(),
  tier,
  violation: z.string(),
  legalBasis: z.string(),
  decisionDocNo: z.string(),
  publishedOn: date,
  until: date,
  marked: z.boolean().describe('An objection is being verified'),
  correction: z.string().nullable(),
})
export const registerList = pageOf(registerEntry).extend({ doubt })

export const registerSnapshot = z.strictObject({
  position: z.number().int().describe('Behind which the feed goes on'),
  madeAt: instant,
  rows: z.number().int(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      href: z.string(),
      format: z.enum(['jsonl', 'csv']),
      bytes: z.number().int(),
      sha256: z.string(),
      contentBytes: z.number().int().describe('Unpacked'),
      contentSha256: z.string().describe('Of what is in the file; the same for the same register, whatever packed it'),
    }),
  ),
})

export const districtRates = z.strictObject({
  target: z.number(),
  demonstrationTarget: z.number(),
  items: z.array(
    z.strictObject({
      district: z.string(),
      ordered: z.number().int(),
      inTime: z.number().int(),
      late: z.number().int(),
      overdue: z.number().int(),
      running: z.number().int(),
      rate: z.number().nullable(),
    }),
  ),
})

export const messageList = pageOf(
  z.strictObject({ id: z.number().int(), caseNo: z.string(), kind: z.string(), body: z.unknown(), createdAt: instant }),
)
