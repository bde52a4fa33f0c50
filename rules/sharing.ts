import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { verified, words } from './check.ts'

const schema = z.strictObject({
  id: z.string().regex(/^[a-z-]+@\d+$/),
  verified,
  why: words,
  /** For how many days it can be read that a record has ended. */
  removalsKeptDays: z.number().int().min(1).max(3_660),
  /** After how many hours files of the register that has changed are made anew. */
  snapshotEveryHours: z.number().int().min(1).max(168),
  /** How changes are sent to subscribers. */
  sending: z.strictObject({
    /** Within how many seconds an answer must have come. */
    answerSeconds: z.number().int().min(1).max(60),
    /** After how many seconds it is tried again: after the first failure, the second, and so on; the last stays. */
    retrySeconds: z.array(z.number().int().min(1).max(86_400)).min(1).max(20),
    /** Up to how many seconds a recipient may ask to be left alone. */
    retryAfterMostSeconds: z.number().int().min(1).max(86_400),
    /** Of how many cases something is under way to one subscriber at a time. */
    casesAtOnce: z.number().int().min(1).max(64),
  }),
})

/** How records are shared with other houses. */
export const sharing = schema.parse(JSON.parse(readFileSync(new URL('sharing.json', import.meta.url), 'utf8')))
