import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listMessages } from '../../database/queries/messages.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { everyRole } from '../../http/access.ts'
import type { Deps } from '../../casework/deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { mailboxOf } from '../../identity/rights.ts'
import { districtRates, messageList } from '../schemas/answers.ts'
import { problemResponses } from '../schemas/problem.ts'
import { paging } from '../schemas/paging.ts'
import { listDistrictCounts } from '../../casework/supervision.ts'

/** What supervisors track, and the messages for each recipient in the house. */
export function supervisionResources(app: FastifyInstance, { record, readAs }: Deps): void {
  const { clock, rules } = record

  app.get(
    '/districts/rates',
    {
      config: { access: ['districtSupervisor', 'citySupervisor', 'auditor', 'operator'] },
      schema: {
        operationId: 'listDistrictRates',
        summary: 'Rectification rates against the lines of the policy',
        tags: ['supervision'],
        response: { 200: districtRates, ...problemResponses },
      },
    },
    async (_request, reply) => {
      const today = shanghaiDate(await clock.now())
      const { rule } = rules.resolve('district.rate', { on: today, field: 'any' })
      const items = (await listDistrictCounts(record, today)).map((count) => ({ ...count, rate: rateOf(count) }))
      return reply.send({
        target: rule.params?.['target'],
        demonstrationTarget: rule.params?.['demonstrationTarget'],
        items,
      })
    },
  )

  const query = z.strictObject(paging)
  app.get<{ Querystring: z.infer<typeof query> }>(
    '/messages',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'listMessages',
        summary: 'Messages for the caller',
        tags: ['supervision'],
        querystring: query,
        response: { 200: messageList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const key = cursorKey(request, reply, request.query.cursor, ['number'])
      if (!key) return reply
      const mailbox = mailboxOf(request.actor)
      if (mailbox === undefined) return reply.send({ items: [] })
      const before = key === 'first' ? undefined : Number(key[0])
      return sendPage(
        request,
        reply,
        await listMessages(
          readAs(request.actor),
          { recipient: mailbox, onlyCases: request.actor.onlyCases },
          { before, limit: request.query.limit },
        ),
      )
    },
  )
}

/** Per cent of the rectifications whose term is over that are done; null while none is over. */
function rateOf({ inTime, late, overdue }: { inTime: number; late: number; overdue: number }): number | null {
  const due = inTime + late + overdue
  return due === 0 ? null : Math.round(((inTime + late) / due) * 1000) / 10
}
