import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { askBeforeGranting, checkAskers, readCheck } from '../../casework/checks.ts'
import type { Deps } from '../../casework/deps.ts'
import { words } from '../../casework/schemas/common.ts'
import { question } from '../../casework/schemas/check.ts'
import type { Question } from '../../domain/checks/types.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { sendRefusal } from '../../http/problems.ts'
import { commandHeaders } from '../command-route.ts'
import { problemResponses } from '../schemas/problem.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })
const basis = z.object({
  document: z.string(),
  number: z.string().optional(),
  article: z.string().optional(),
  rank: z.string(),
  verified: z.string(),
})
const measure = z.object({
  code: z.string(),
  title: bilingual,
  kind: z.string(),
  duty: z
    .enum(['must', 'may', 'decide'])
    .describe('`must`: to be applied; `may`: information; `decide`: a person judges whether the matter is related'),
  bases: z.array(basis).readonly(),
})
const hit = z.object({
  caseNo: z.string(),
  caseSeq: z.number().int().describe('Which state of the case was seen'),
  listType: z.string(),
  title: bilingual,
  tier: z.string(),
  agency: z.string(),
  from: z.string(),
  until: z.string(),
  contested: z.boolean().describe('The entity objects to the record'),
  measures: z.array(measure).readonly(),
})
const answer = z.object({
  checkNo: z.string(),
  at: z.date().meta({ format: 'date-time' }),
  asOf: z.object({
    position: z.number().int().describe('Everything logged up to this position is in the answer'),
    day: z.string(),
  }),
  result: z.enum(['none', 'hit']).describe('`none` is no certificate of good credit'),
  nameDiffers: z.boolean(),
  hits: z.array(hit).readonly(),
  text: bilingual.describe('What is to be said with the answer'),
})

const one = z.strictObject({ checkNo: words.max(40) })

/** Departments ask what bites against a subject in a matter before they grant something (条例 Arts 30–32). */
export function checkResources(app: FastifyInstance, deps: Deps): void {
  app.post<{ Body: Question }>(
    '/checks',
    {
      config: { access: checkAskers },
      schema: {
        operationId: 'askCheck',
        summary: 'Ask which measures bite in a matter, before something is granted; kept as a check of the department',
        tags: ['checks'],
        headers: commandHeaders,
        body: question,
        response: { 201: answer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const given = await askBeforeGranting(deps, {
        question: request.body,
        actor: request.actor,
        key: String(request.headers['idempotency-key']),
        requestId: request.id,
      })
      if (isRefusal(given)) return sendRefusal(request, reply, given)
      return reply.code(201).header('location', `/api/v1/checks/${given.checkNo}`).send(given)
    },
  )

  app.get<{ Params: z.infer<typeof one> }>(
    '/checks/:checkNo',
    {
      config: { access: checkAskers },
      schema: {
        operationId: 'getCheck',
        summary: 'A check of the own department, word for word as it was answered',
        tags: ['checks'],
        params: one,
        response: { 200: answer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const found = await readCheck(deps, request.actor, request.params.checkNo)
      return isRefusal(found) ? sendRefusal(request, reply, found) : reply.send(found)
    },
  )
}
