import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import type { SessionReader } from '../../identity/sessions.ts'
import { identifier, text } from '../../casework/schemas/common.ts'
import { pageOf } from '../schemas/answers.ts'
import { noContent } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { paging } from '../schemas/paging.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRefusal } from '../../http/problems.ts'
import { apiKeyListKey, listApiKeys, revokeApiKey, noteAct, makeKey } from '../../identity/for-doors.ts'

const wanted = z.strictObject({
  account: identifier,
  label: text.max(100).describe('Which system, and whom to ask about it'),
  operations: z.array(identifier).min(1).max(100).describe('The operations of this description that it opens'),
  days: z.number().int().min(1).max(366).describe('After how many days it expires'),
})
const page = z.strictObject(paging)
const oneKey = z.object({ id: z.uuid() })
const told = z.object({
  id: z.uuid(),
  account: z.string(),
  label: z.string(),
  operations: z.array(z.string()),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  usedAt: z.string().nullable().describe('To the minute'),
})

/** Keys of other systems: operators make and end them. */
export function apiKeyResources(app: FastifyInstance, { record }: Deps, sessions: SessionReader): void {
  const config = { access: ['operator'] as const }
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['keys'] })

  app.post<{ Body: z.infer<typeof wanted> }>(
    '/api-keys',
    {
      config,
      schema: {
        ...about('makeApiKey', 'Make a key for a system; it is shown in this answer and never again'),
        body: wanted,
        response: { 201: told.extend({ key: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const made = await makeKey(record, app.operations, request.actor.id, request.body)
      if (isRefusal(made)) return sendRefusal(request, reply, made)
      await noteAct(record, request, 'keyMade', `${made.account} ${made.id}`)
      return reply.code(201).send(made)
    },
  )

  app.get<{ Querystring: z.infer<typeof page> }>(
    '/api-keys',
    {
      config,
      schema: {
        ...about('listApiKeys', 'Every key, without its secret, the newest first'),
        querystring: page,
        response: { 200: pageOf(told), ...problemResponses },
      },
    },
    async (request, reply) => {
      const key = cursorKey(request, reply, request.query.cursor, apiKeyListKey)
      if (!key) return reply
      const asked = { after: key === 'first' ? undefined : key, limit: request.query.limit }
      return sendPage(request, reply, await listApiKeys(record, asked))
    },
  )

  app.delete<{ Params: z.infer<typeof oneKey> }>(
    '/api-keys/:id',
    {
      config,
      schema: {
        ...about('revokeApiKey', 'End a key'),
        params: oneKey,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const account = await revokeApiKey(record, request.params.id)
      if (account === undefined) return sendRefusal(request, reply, refuse('key.unknown'))
      sessions.forget(account)
      await noteAct(record, request, 'keyRevoked', `${account} ${request.params.id}`)
      return reply.code(204).send()
    },
  )
}
