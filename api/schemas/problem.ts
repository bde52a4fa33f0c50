import { z } from 'zod'

/** RFC 9457 problem details, as every refusal and error is answered. */
const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    rule: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    instance: z.string(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })

export const problemResponses = {
  400: problemSchema,
  401: problemSchema,
  403: problemSchema,
  404: problemSchema,
  409: problemSchema,
  412: problemSchema,
  422: problemSchema,
  428: problemSchema,
  503: problemSchema,
}

/** Of a route whose own work counts how often, or how much at once, somebody may ask. */
export const withLimit = { ...problemResponses, 429: problemSchema }

/** Of a route that tells what happened, and not for ever. */
export const whenTooOld = { ...problemResponses, 410: problemSchema }
