import { z } from 'zod'

const instant = z.date().meta({ format: 'date-time' })
const hash = z.string().describe('32 bytes in base64')
export const noteAnswer = z
  .string()
  .describe('A signed note: name of the log, size, root, signature, and those of witnesses')

export const keyList = z.strictObject({
  items: z.array(
    z.strictObject({
      key: z.string().describe('name+hash+key, as C2SP signed-note has it'),
      since: instant.describe('When it was put in'),
      fromSize: z.number().int().describe('Of the first checkpoint that it has signed'),
    }),
  ),
})

export const checkpointList = z.strictObject({
  items: z.array(z.strictObject({ size: z.number().int(), note: noteAnswer, at: instant })),
  next: z.string().optional(),
})

export const consistencyAnswer = z.strictObject({
  kind: z.literal('consistency'),
  older: noteAnswer,
  newer: noteAnswer,
  path: z.array(hash),
})

export const inclusionAnswer = z.strictObject({
  kind: z.literal('inclusion'),
  checkpoint: noteAnswer,
  position: z.number().int().describe('Of the entry in the log, counted from 0'),
  path: z.array(hash),
  entry: z.looseObject({ caseNo: z.string(), caseSeq: z.number().int() }).describe('What the leaf commits to'),
  disclosed: z
    .record(z.string(), z.strictObject({ salt: hash, value: z.string() }))
    .describe('By JSON pointer, the personal texts behind the salted hashes'),
})

export const verificationAnswer = z.strictObject({
  id: z.number().int(),
  askedBy: z.string(),
  askedAt: instant,
  finishedAt: instant.nullable(),
  result: z
    .looseObject({
      good: z.boolean(),
      size: z.number().int(),
      faultCount: z.number().int(),
      faults: z.array(z.looseObject({ code: z.string(), zh: z.string(), en: z.string() })),
    })
    .nullable(),
  failure: z.string().nullable().describe('Why it ended without a result'),
})
export const verificationList = z.strictObject({ items: z.array(verificationAnswer) })
