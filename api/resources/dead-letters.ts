import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { caseNumber } from '../../casework/schemas/common.ts'
import type { Deps } from '../../casework/deps.ts'
import {
  approveSkip,
  askToSkip,
  backlogOf,
  findSubscriber,
  listDeadLetters,
  sendDeadLettersAgain,
  subscriberDeciders,
  subscriberReaders,
} from '../../casework/subscribers.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { sendRefusal } from '../../http/problems.ts'
import { noContent } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { one, why } from '../schemas/subscribers.ts'

const instant = z.date().meta({ format: 'date-time' })
const letter = z.strictObject({
  caseNo: z.string(),
  op: z.enum(['put', 'mark', 'suspend', 'resume', 'remove']),
  parkedAt: instant,
  failures: z.number().int(),
  said: z.string(),
  excerpt: z.string().nullable().describe('The beginning of what it answered'),
  triesAt: instant.nullable().describe('When it is tried again by itself; null: when somebody says so'),
  skipReason: z.string().nullable(),
  skipAskedBy: z.string().nullable(),
})
const backlog = z.strictObject({
  waiting: z.number().int().describe('Changes of the stream that it has not heard yet; counted to 100,000'),
  oldestAt: instant.nullable(),
  deadLetters: z.number().int(),
  items: z.array(letter).describe('The oldest 100'),
})
const oneLetter = one.extend({ caseNo: caseNumber })
const listed = 100
const again = z.strictObject({ again: z.number().int().describe('How many are tried again') })

interface One {
  Params: z.infer<typeof one>
}
interface OneLetter {
  Params: z.infer<typeof oneLetter>
}

/** What subscribers did not take: shown, sent again, and given up by two persons. */
export function deadLetterResources(app: FastifyInstance, deps: Deps): void {
  const { record } = deps
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['sharing'] })

  app.get<One>(
    '/subscribers/:code/dead-letters',
    {
      config: { access: subscriberReaders },
      schema: {
        ...about('listDeadLetters', 'How far a subscriber is behind, and what it did not take'),
        params: one,
        response: { 200: backlog, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      if (!(await findSubscriber(record, code)))
        return sendRefusal(request, reply, refuse('subscriber.unknown', { code }))
      return reply.send({ ...(await backlogOf(record, code)), items: await listDeadLetters(record, code, listed) })
    },
  )

  app.post<One>(
    '/subscribers/:code/send-again',
    {
      config: { access: ['operator'] },
      schema: {
        ...about('sendDeadLettersAgain', 'Try a subscriber and all that it did not take again at once'),
        params: one,
        response: { 200: again, ...problemResponses },
      },
    },
    async (request, reply) => {
      const done = await sendDeadLettersAgain(deps, { request, by: request.actor.id }, request.params)
      return isRefusal(done) ? sendRefusal(request, reply, done) : reply.send(done)
    },
  )

  app.post<OneLetter>(
    '/subscribers/:code/dead-letters/:caseNo/send-again',
    {
      config: { access: ['operator'] },
      schema: {
        ...about('sendDeadLetterAgain', 'Try what a subscriber did not take of a case again at once'),
        params: oneLetter,
        response: { 200: again, ...problemResponses },
      },
    },
    async (request, reply) => {
      const done = await sendDeadLettersAgain(deps, { request, by: request.actor.id }, request.params)
      return isRefusal(done) ? sendRefusal(request, reply, done) : reply.send(done)
    },
  )

  app.post<OneLetter & { Body: z.infer<typeof why> }>(
    '/subscribers/:code/dead-letters/:caseNo/skip',
    {
      config: { access: ['operator'], twoPersons: true },
      schema: {
        ...about('skipDeadLetter', 'Ask that it be given up; a second person has to agree'),
        params: oneLetter,
        body: why,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const given = { ...request.params, reason: request.body.reason }
      const done = await askToSkip(deps, { request, by: request.actor.id }, given)
      return isRefusal(done) ? sendRefusal(request, reply, done) : reply.code(204).send()
    },
  )

  app.post<OneLetter>(
    '/subscribers/:code/dead-letters/:caseNo/skip/approve',
    {
      config: { access: subscriberDeciders, twoPersons: true },
      schema: {
        ...about('approveSkippedLetter', 'Agree as a second person that it is given up'),
        params: oneLetter,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const done = await approveSkip(deps, { request, by: request.actor.id }, request.params)
      return isRefusal(done) ? sendRefusal(request, reply, done) : reply.code(204).send()
    },
  )
}
