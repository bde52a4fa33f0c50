import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusal } from '../../domain/refusal.ts'
import { certificateLimit, checkCertificate, checkDecision, mostOfCheckCode } from '../../casework/certificates.ts'
import type { Deps } from '../../casework/deps.ts'
import { sendRefusal } from '../../http/problems.ts'
import { certificateAnswer, decisionAnswer } from '../schemas/letters.ts'
import { mostOfLine, words } from '../../casework/schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'

const params = z.object({ number: words.min(1).max(mostOfLine).describe('As it is written, whatever the brackets') })
const query = z.strictObject({
  code: words.max(mostOfCheckCode).optional().describe('The code that stands beside the number'),
})

const withCode = z.strictObject({ code: words.max(mostOfCheckCode).describe('The code that stands beside the number') })

/** Checking a certificate of repair, or a decision. */
export function certificateResources(app: FastifyInstance, { record }: Deps): void {
  app.get<{ Params: z.infer<typeof params>; Querystring: z.infer<typeof query> }>(
    '/register/certificates/:number',
    {
      config: { access: 'public', rateLimit: certificateLimit },
      schema: {
        operationId: 'verifyCertificate',
        summary: 'Whether a certificate of repair is genuine and still in force',
        tags: ['public'],
        params,
        querystring: query,
        response: { 200: certificateAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const checked = await checkCertificate(record, request.params.number, request.query.code)
      return isRefusal(checked) ? sendRefusal(request, reply, checked) : reply.send(checked)
    },
  )

  app.get<{ Params: z.infer<typeof params>; Querystring: z.infer<typeof withCode> }>(
    '/register/decisions/:number',
    {
      config: { access: 'public', rateLimit: certificateLimit },
      schema: {
        operationId: 'verifyDecision',
        summary: 'Whether a decision to list is genuine and still in force',
        tags: ['public'],
        params,
        querystring: withCode,
        response: { 200: decisionAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const checked = await checkDecision(record, request.params.number, request.query.code)
      return isRefusal(checked) ? sendRefusal(request, reply, checked) : reply.send(checked)
    },
  )
}
