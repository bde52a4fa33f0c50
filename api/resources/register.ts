import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findRegisterEntry, listRegister } from '../../database/queries/register.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRefusal } from '../problems.ts'
import { registerEntry, registerList } from '../schemas/answers.ts'
import { caseNumber, words } from '../schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import { paging } from '../schemas/paging.ts'

const search = z.strictObject({ ...paging, search: words.trim().min(2).max(100).optional() })

/** The public register: what anybody may read while the law lets it be shown. */
export function registerResources(app: FastifyInstance, { record }: Deps): void {
  app.get<{ Querystring: z.infer<typeof search> }>(
    '/register',
    {
      config: { access: 'public' },
      onRequest: app.limits.publicReads,
      schema: {
        operationId: 'listRegister',
        summary: 'Listings that are public now',
        tags: ['public'],
        querystring: search,
        response: { 200: registerList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { cursor, ...query } = request.query
      const key = cursorKey(request, reply, cursor, ['text'])
      if (!key) return reply
      const after = key === 'first' ? undefined : String(key[0])
      return sendPage(request, reply, await listRegister(record.pool, { ...query, after }))
    },
  )

  app.get<{ Params: { caseNo: string } }>(
    '/register/:caseNo',
    {
      config: { access: 'public' },
      onRequest: app.limits.publicReads,
      schema: {
        operationId: 'getRegisterEntry',
        summary: 'One public record',
        tags: ['public'],
        params: z.object({ caseNo: caseNumber }),
        response: { 200: registerEntry, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo } = request.params
      const entry = await findRegisterEntry(record.pool, caseNo)
      return entry ? reply.send(entry) : sendRefusal(request, reply, refuse('register.unknown', { caseNo }))
    },
  )
}
