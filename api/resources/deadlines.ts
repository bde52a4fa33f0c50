import { visibleCase } from '../../identity/visible-case.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listOpenDeadlines } from '../../database/queries/deadlines.ts'
import { calculate } from '../../domain/terms/explanation.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { everyRole } from '../../http/access.ts'
import { explainDate } from '../../casework/explain-date.ts'
import type { Deps } from '../../casework/deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRefusal } from '../../http/problems.ts'
import { visibleCases } from '../../identity/rights.ts'
import { localDate, words } from '../../casework/schemas/common.ts'
import { calculationAnswer, deadlineList, explanationAnswer } from '../schemas/answers.ts'
import { problemResponses } from '../schemas/problem.ts'
import { paging } from '../schemas/paging.ts'

const filter = z.strictObject({ ...paging, owner: words.max(100).optional(), dueBefore: localDate.optional() })
const calculation = z.strictObject({
  start: localDate,
  count: z.coerce.number().int(),
  unit: z.enum(['workingDays', 'days', 'months', 'years']),
})

/** Deadlines: what is open, why a date is what it is, and a calculator for everybody. */
export function deadlineResources(app: FastifyInstance, deps: Deps): void {
  const { readAs } = deps
  const { rules } = deps.record

  app.get<{ Querystring: z.infer<typeof filter> }>(
    '/deadlines',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'listDeadlines',
        summary: 'Open deadlines, the earliest first',
        tags: ['deadlines'],
        querystring: filter,
        response: { 200: deadlineList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { cursor, ...query } = request.query
      const key = cursorKey(request, reply, cursor, ['date', 'text', 'text'])
      if (!key) return reply
      const after = key === 'first' ? undefined : key
      return sendPage(
        request,
        reply,
        await listOpenDeadlines(readAs(request.actor), visibleCases(request.actor, 1), { ...query, after }),
      )
    },
  )

  app.get<{ Params: { id: string } }>(
    '/deadlines/:id/explanation',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'explainDeadline',
        summary: 'Why this date: the rule and its source, each day counted, skipped or worked',
        tags: ['deadlines'],
        params: z.object({
          id: words.max(120).describe('Case number and key, as in BH-2026-000123.listing.defence'),
        }),
        response: { 200: explanationAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const caseNo = id.split('.')[0] ?? ''
      const state = await visibleCase({ readAs }, request.actor, caseNo)
      if (!state) return sendRefusal(request, reply, refuse('deadline.unknown', { id }))
      const found = await explainDate(deps, request.actor, state, id.slice(caseNo.length + 1))
      return isRefusal(found) ? sendRefusal(request, reply, found) : reply.send({ id, ...found.explanation })
    },
  )

  app.get<{ Querystring: z.infer<typeof calculation> }>(
    '/deadline-calculator',
    {
      config: { access: 'public' },
      onRequest: app.limits.publicReads,
      schema: {
        operationId: 'calculateDeadline',
        summary: 'When is N working days from a date?',
        tags: ['public'],
        querystring: calculation,
        response: { 200: calculationAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { start, count, unit } = request.query
      const answer = calculate(rules.calendar, start, { count, unit })
      return isRefusal(answer) ? sendRefusal(request, reply, answer) : reply.send(answer)
    },
  )
}
