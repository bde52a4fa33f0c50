import { z } from 'zod'
import { localDate } from '../../casework/schemas/common.ts'

/** Where to turn the clock of a sandbox. */
export const turnBody = z.strictObject({
  to: z
    .union([z.literal('next'), localDate])
    .describe('A day, today too, which only waits; or `next`: when anything is due'),
  from: z.exactOptional(localDate).describe('The day that you have seen; if it is another by now, nothing is turned'),
  waitSeconds: z.number().int().min(0).max(120).default(30).describe('How long to wait until all have caught up'),
})

/** Where the legal clock stands. */
export const clockAnswer = z.object({
  kind: z.enum(['real', 'running', 'standing']).describe('What passes the time'),
  today: z.string(),
  next: z.string().optional().describe('Of a standing clock: the next day on which anything is due'),
})

/** Where the clock was turned to, and what has not caught up. */
export const turnAnswer = z.object({
  today: z.string(),
  caughtUp: z.boolean(),
  outstanding: z
    .object({
      cases: z.array(z.string()).describe('Cases whose conductor has something to do, the first of them'),
      casesInAll: z.number().int(),
      messages: z.number().int(),
      imports: z.array(z.string()),
      publications: z.array(z.string()),
    })
    .optional(),
})
