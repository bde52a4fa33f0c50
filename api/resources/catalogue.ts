import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../casework/deps.ts'
import { localDate } from '../../casework/schemas/common.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { listTypesOn, measuresOn } from '../../rules/catalogue.ts'
import { problemResponses } from '../schemas/problem.ts'

const query = z.strictObject({
  on: localDate.optional().describe('The day of which the catalogue is; today, as the record counts it, when absent'),
})
type Query = z.infer<typeof query>

const basis = z.object({
  document: z.string(),
  number: z.string().optional(),
  article: z.string().optional().describe('Only where it was found in the text'),
  rank: z.string(),
  verified: z.string().describe('How sure this is: `found` in the text, `summary`, `memory` or `proposal`'),
})
const bilingual = z.object({ zh: z.string(), en: z.string() })
const dated = { from: z.string(), until: z.string().optional() }
const measure = z.object({
  code: z.string(),
  ...dated,
  title: bilingual,
  kind: z.string().describe('A reduces rights, B is for the administration, C is for others to take if they wish'),
  targets: z.array(z.string()).readonly(),
  tiers: z.array(z.string()).readonly(),
  implementer: z.string(),
  matters: z.array(z.string()).readonly(),
  bases: z.array(basis).readonly(),
  lists: z.array(z.string()).readonly().optional().describe('The only lists for which it may be ordered'),
  verified: z.string(),
  remark: bilingual.optional(),
})
const list = z.object({
  code: z.string(),
  ...dated,
  title: bilingual,
  field: z.string(),
  polarity: z.string(),
  kind: z.string(),
  reach: z.string(),
  tiers: z.array(z.string()).readonly(),
  authority: bilingual,
  basis,
  consultation: z
    .object({
      days: z.number(),
      from: z.string().optional(),
      until: z.string().optional(),
      verified: z.string(),
      remark: bilingual.optional(),
    })
    .optional(),
  listing: bilingual,
  removal: bilingual,
  remedies: bilingual,
  inForce: z.boolean().describe('Whether it may be used: its basis and the consultation on it are enough'),
  verified: z.string(),
  remark: bilingual.optional(),
})

/** The catalogue of measures and lists as anybody may read it (条例 Art 32). */
export function catalogueResources(app: FastifyInstance, { record }: Deps): void {
  const route = <T>(
    what: 'measures' | 'lists',
    { operationId, summary, item }: { operationId: string; summary: string; item: z.ZodType<T> },
    of: (on: string) => readonly T[],
  ) =>
    app.get<{ Querystring: Query }>(
      `/catalogue/${what}`,
      {
        config: { access: 'public' },
        onRequest: app.limits.publicReads,
        schema: {
          operationId,
          summary,
          tags: ['public'],
          querystring: query,
          response: { 200: z.object({ on: z.string(), items: z.array(item).readonly() }), ...problemResponses },
        },
      },
      async (request, reply) => {
        const on = request.query.on ?? shanghaiDate(await record.clock.now())
        return reply.send({ on, items: of(on) })
      },
    )
  route('measures', { operationId: 'listMeasures', summary: 'Measures in force on a day', item: measure }, (on) =>
    measuresOn(on).filter(({ published }) => published),
  )
  route('lists', { operationId: 'listListTypes', summary: 'Lists in force on a day', item: list }, listTypesOn)
}
