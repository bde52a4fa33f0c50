import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Role } from '../../domain/actor.ts'
import { dataSubjects } from '../../domain/personal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { Order } from '../../record/log/orders.ts'
import type { Deps } from '../../casework/deps.ts'
import { sendRefusal } from '../../http/problems.ts'
import { text } from '../../casework/schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import { approveErasure, orderErasure, listOrders } from '../../casework/log.ts'

const instant = z.date().meta({ format: 'date-time' })
const told = z.strictObject({
  id: z.uuid(),
  caseNo: z.string(),
  subjects: z.array(z.enum(dataSubjects)),
  files: z.array(z.string()),
  reason: z.string(),
  legalBasis: z.string(),
  orderedBy: z.string(),
  orderedAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  approvalReason: z.string().nullable(),
  approvalBasis: z.string().nullable(),
  carriedOutAt: instant.nullable().describe('When the data were erased; null while they are there'),
})
const grounds = { reason: text.max(500), legalBasis: text.max(500) }
const ordered = z.strictObject({
  caseNo: z.string().max(40),
  subjects: z.array(z.enum(dataSubjects)).min(1).max(dataSubjects.length).describe('Whose data'),
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(500)
    .default([])
    .describe('Files of evidence that are theirs, by hash; with the entity all files of the case go'),
  ...grounds,
})
const approval = z.strictObject(grounds)
const one = z.object({ id: z.uuid() })
const listed = 100
const readers: readonly Role[] = ['operator', 'citySupervisor', 'auditor']
const deciders: readonly Role[] = ['operator', 'citySupervisor']

/** Orders of erasure: given by an operator, approved by a second person, carried out by `npm run erase`. */
export function erasureOrderResources(app: FastifyInstance, { record }: Deps): void {
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['log'] })
  const answer = (request: FastifyRequest, reply: FastifyReply, done: Order | Refusal, status: number) =>
    isRefusal(done) ? sendRefusal(request, reply, done) : reply.code(status).send(done)

  app.post<{ Body: z.infer<typeof ordered> }>(
    '/erasure-orders',
    {
      config: { access: ['operator'], twoPersons: true },
      schema: {
        ...about('orderErasure', 'Order an erasure from a closed case; a second person has to approve it'),
        body: ordered,
        response: { 201: told, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, id: requestId, body } = request
      return answer(request, reply, await orderErasure(record, { ...body, actor, requestId }), 201)
    },
  )

  app.get(
    '/erasure-orders',
    {
      config: { access: readers },
      schema: {
        ...about(
          'listErasureOrders',
          'The latest orders of erasure, with who approved them and whether they were carried out',
        ),
        response: { 200: z.strictObject({ items: z.array(told) }), ...problemResponses },
      },
    },
    async (_request, reply) => reply.send({ items: await listOrders(record, listed) }),
  )

  app.post<{ Params: z.infer<typeof one>; Body: z.infer<typeof approval> }>(
    '/erasure-orders/:id/approve',
    {
      config: { access: deciders, twoPersons: true },
      schema: {
        ...about('approveErasure', 'Approve an order of erasure, as a second person'),
        params: one,
        body: approval,
        response: { 200: told, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, id: requestId, body, params } = request
      return answer(request, reply, await approveErasure(record, params.id, { ...body, actor, requestId }), 200)
    },
  )
}
