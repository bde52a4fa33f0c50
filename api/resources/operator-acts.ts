import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../casework/deps.ts'
import { problemResponses } from '../schemas/problem.ts'
import { listOperatorActs } from '../../identity/for-doors.ts'

const asked = z.strictObject({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('The id of the last one seen'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const acts = z.object({
  items: z.array(
    z.object({
      id: z.number().int(),
      at: z.string(),
      actor: z.string().describe('An account, or `console`'),
      act: z.string(),
      about: z.string().describe('The account or the key that it is about'),
      requestId: z.string(),
    }),
  ),
})

/** What was done about who may come in, for those who watch over the operators. */
export function operatorActResources(app: FastifyInstance, { record }: Deps): void {
  app.get<{ Querystring: z.infer<typeof asked> }>(
    '/operator-acts',
    {
      config: { access: ['auditor', 'operator'] },
      schema: {
        operationId: 'listOperatorActs',
        summary: 'Acts of operators and accounts opened by codes, the newest first',
        tags: ['accounts'],
        querystring: asked,
        response: { 200: acts, ...problemResponses },
      },
    },
    async ({ query }) => ({ items: await listOperatorActs(record, query) }),
  )
}
