import { z } from 'zod'
import { note, text } from '../../casework/schemas/common.ts'
import { registration, subscriberCode } from '../../casework/schemas/subscriber.ts'

const instant = z.date().meta({ format: 'date-time' })
/** A proposal with what a second person has said. */
export const proposal = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  registration,
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: instant,
  decision: z.enum(['approved', 'rejected']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  comments: z.string().nullable(),
})
/** A subscriber and its lane. */
export const told = z.strictObject({
  code: z.string(),
  registration,
  registeredAt: instant,
  disabledAt: instant.nullable(),
  disabledBy: z.string().nullable(),
  disabledWhy: z.string().nullable(),
  position: z.number().int().describe('Up to which position of the stream it has been told'),
  failingSince: instant.nullable().describe('Since when it takes nothing'),
  said: z.string().nullable().describe('What came of the last try'),
  triesAt: instant.nullable().describe('When it is tried again'),
  takenAt: instant.nullable().describe('When it last took something'),
})
/** A secret without its text. */
export const secret = z.strictObject({ id: z.uuid(), madeBy: z.string(), madeAt: instant })
/** Which subscriber, proposal or secret. */
export const one = z.object({ code: subscriberCode })
export const oneProposal = z.object({ id: z.uuid() })
export const oneSecret = one.extend({ id: z.uuid() })
/** A decision, and why one is told nothing. */
export const said = z.strictObject({ comments: note.max(2_000).default('') })
export const why = z.strictObject({ reason: text.max(500) })
