import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { proposedSubscriber } from '../../casework/schemas/subscriber.ts'
import type { ProposedSubscriber } from '../../casework/schemas/subscriber.ts'
import type { Deps } from '../../casework/deps.ts'
import {
  decideSubscriber,
  endSubscriberSecret,
  findSubscriber,
  listSecrets,
  listSubscriberProposals,
  listSubscribers,
  makeSubscriberSecret,
  proposeSubscriber,
  setSubscriberEnabled,
  subscriberDeciders,
  subscriberReaders,
} from '../../casework/subscribers.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { sendRefusal } from '../../http/problems.ts'
import { noContent } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { one, oneProposal, oneSecret, proposal, said, secret, told, why } from '../schemas/subscribers.ts'

const listed = 100

interface One {
  Params: z.infer<typeof one>
}
interface OneProposal {
  Params: z.infer<typeof oneProposal>
  Body: z.infer<typeof said>
}

/** Who is told of records: proposed by an operator, approved by a second person, and the secrets that sign. */
export function subscriberResources(app: FastifyInstance, deps: Deps): void {
  const { record } = deps
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['sharing'] })

  app.post<{ Body: ProposedSubscriber }>(
    '/subscribers',
    {
      config: { access: ['operator'], twoPersons: true },
      schema: {
        ...about('proposeSubscriber', 'Propose a subscriber, or a change of one; a second person has to approve it'),
        body: proposedSubscriber,
        response: { 201: proposal, ...problemResponses },
      },
    },
    async (request, reply) => {
      const made = await proposeSubscriber(deps, { request, by: request.actor.id }, request.body)
      return isRefusal(made) ? sendRefusal(request, reply, made) : reply.code(201).send(made)
    },
  )

  app.get(
    '/subscribers',
    {
      config: { access: subscriberReaders },
      schema: {
        ...about('listSubscribers', 'Who is told of records, and the latest proposals'),
        response: {
          200: z.strictObject({ items: z.array(told), proposals: z.array(proposal) }),
          ...problemResponses,
        },
      },
    },
    async (_request, reply) =>
      reply.send({
        items: await listSubscribers(record),
        proposals: await listSubscriberProposals(record, listed),
      }),
  )

  app.get<One>(
    '/subscribers/:code',
    {
      config: { access: subscriberReaders },
      schema: {
        ...about('getSubscriber', 'One subscriber, how its lane stands, and which secrets hold'),
        params: one,
        response: { 200: told.extend({ secrets: z.array(secret) }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      const found = await findSubscriber(record, code)
      if (!found) return sendRefusal(request, reply, refuse('subscriber.unknown', { code }))
      return reply.send({ ...found, secrets: await listSecrets(record, code) })
    },
  )

  for (const [verb, decision, summary] of [
    ['approve', 'approved', 'Approve a proposal, as a second person; it is so from then on'],
    ['reject', 'rejected', 'Reject a proposal, or withdraw an own one'],
  ] as const)
    app.post<OneProposal>(
      `/subscriber-proposals/:id/${verb}`,
      {
        config: { access: subscriberDeciders, twoPersons: true },
        schema: {
          ...about(`${verb}Subscriber`, summary),
          params: oneProposal,
          body: said,
          response: { 200: proposal, ...problemResponses },
        },
      },
      async (request, reply) => {
        const given = { id: request.params.id, decision, comments: request.body.comments }
        const done = await decideSubscriber(deps, { request, by: request.actor.id }, given)
        return isRefusal(done) ? sendRefusal(request, reply, done) : reply.send(done)
      },
    )

  app.post<One & { Body: z.infer<typeof why> }>(
    '/subscribers/:code/disable',
    {
      config: { access: ['operator'] },
      schema: {
        ...about('disableSubscriber', 'Send nothing to a subscriber any more'),
        params: one,
        body: why,
        response: { 200: told, ...problemResponses },
      },
    },
    async (request, reply) => {
      const change = { why: request.body.reason }
      const done = await setSubscriberEnabled(deps, { request, by: request.actor.id }, request.params.code, change)
      return isRefusal(done) ? sendRefusal(request, reply, done) : reply.send(done)
    },
  )

  app.post<One>(
    '/subscribers/:code/enable',
    {
      config: { access: ['operator'] },
      schema: {
        ...about('enableSubscriber', 'Send to a subscriber again, from where it was left'),
        params: one,
        response: { 200: told, ...problemResponses },
      },
    },
    async (request, reply) => {
      const done = await setSubscriberEnabled(deps, { request, by: request.actor.id }, request.params.code, {
        enable: true,
      })
      return isRefusal(done) ? sendRefusal(request, reply, done) : reply.send(done)
    },
  )

  app.post<One>(
    '/subscribers/:code/secrets',
    {
      config: { access: ['operator'] },
      schema: {
        ...about('makeSubscriberSecret', 'Make a further secret; it is shown in this answer and never again'),
        params: one,
        response: { 201: z.strictObject({ id: z.uuid(), secret: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const made = await makeSubscriberSecret(deps, { request, by: request.actor.id }, request.params.code)
      return isRefusal(made) ? sendRefusal(request, reply, made) : reply.code(201).send(made)
    },
  )

  app.delete<{ Params: z.infer<typeof oneSecret> }>(
    '/subscribers/:code/secrets/:id',
    {
      config: { access: ['operator'] },
      schema: {
        ...about('endSubscriberSecret', 'End the older of two secrets'),
        params: oneSecret,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const done = await endSubscriberSecret(deps, { request, by: request.actor.id }, request.params)
      return isRefusal(done) ? sendRefusal(request, reply, done) : reply.code(204).send()
    },
  )
}
