import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusal } from '../../domain/refusal.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { askWhatIf } from '../../record/what-if.ts'
import type { Deps } from '../deps.ts'
import { visibleCases } from '../rights.ts'
import { sendRuleRefusal } from '../rule-problems.ts'
import { problemResponses } from '../schemas/problem.ts'
import { packBody } from '../schemas/publications.ts'

/** What would follow from another pack: asked by supervisors over the open cases that they may see. Writes nothing. */
export function whatIfResources(app: FastifyInstance, { record, readAs }: Deps): void {
  const { clock, rules } = record

  app.post<{ Body: z.infer<typeof packBody> }>(
    '/what-if',
    {
      config: { access: ['districtSupervisor', 'citySupervisor', 'auditor', 'operator'] },
      schema: {
        operationId: 'askWhatIf',
        summary: 'What a pack would do to open cases: repairs possible, deadlines moved, classes changed',
        tags: ['rules'],
        body: packBody,
        response: {
          200: z.looseObject({}).describe('What would become possible, move and change'),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const visible = visibleCases(request.actor, 1)
      const found = await askWhatIf(
        readAs(request.actor),
        rules,
        visible,
        request.body,
        shanghaiDate(await clock.now()),
      )
      return isRefusal(found) ? sendRuleRefusal(request, reply, found) : reply.send(found)
    },
  )
}
