import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { everyRole } from '../../http/access.ts'
import {
  delegate,
  delegationGiven,
  delegationKey,
  staff,
  listDelegations,
  revokeDelegation,
} from '../../casework/delegations.ts'
import type { Deps } from '../../casework/deps.ts'
import { pageOf } from '../schemas/answers.ts'
import { noContent } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { paging } from '../schemas/paging.ts'
import { sendRefusal } from '../../http/problems.ts'

const told = z.object({
  id: z.uuid(),
  delegator: z.string(),
  delegate: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  commands: z.array(z.string()).nullable(),
  listTypes: z.array(z.string()).nullable(),
  reason: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
})
const one = z.object({ id: z.uuid() })
const page = z.strictObject(paging)

/** Standing in for a colleague: given by the one who will be away, dated, and in the ledger with both names. */
export function delegationResources(app: FastifyInstance, { record }: Deps): void {
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['delegations'] })

  app.post<{ Body: z.infer<typeof delegationGiven> }>(
    '/delegations',
    {
      config: { access: staff },
      schema: {
        ...about('delegate', 'Let a colleague stand in'),
        body: delegationGiven,
        response: { 201: told, ...problemResponses },
      },
    },
    async (request, reply) => {
      const made = await delegate(record, request.actor, request.body)
      return isRefusal(made) ? sendRefusal(request, reply, made) : reply.code(201).send(made)
    },
  )

  app.get<{ Querystring: z.infer<typeof page> }>(
    '/delegations',
    {
      config: { access: everyRole },
      schema: {
        ...about(
          'listDelegations',
          'Delegations given or received, for auditors and operators every one: those ended early last',
        ),
        querystring: page,
        response: { 200: pageOf(told), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, query } = request
      const key = cursorKey(request, reply, query.cursor, delegationKey)
      if (!key) return reply
      const all = actor.role === 'auditor' || actor.role === 'operator'
      const asked = { after: key === 'first' ? undefined : key, limit: query.limit }
      return sendPage(request, reply, await listDelegations(record, all ? undefined : actor.id, asked))
    },
  )

  app.delete<{ Params: z.infer<typeof one> }>(
    '/delegations/:id',
    {
      config: { access: staff },
      schema: {
        ...about('endDelegation', 'End a delegation given or received'),
        params: one,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const ended = await revokeDelegation(record, request.params.id, request.actor.id)
      return ended ? reply.code(204).send() : sendRefusal(request, reply, refuse('delegation.unknown'))
    },
  )
}
