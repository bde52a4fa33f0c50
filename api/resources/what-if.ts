import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusal } from '../../domain/refusal.ts'
import { whatIf } from '../../casework/what-if.ts'
import type { Deps } from '../../casework/deps.ts'
import { sendRuleRefusal } from '../rule-problems.ts'
import { problemResponses } from '../schemas/problem.ts'
import { packBody } from '../schemas/publications.ts'

/** What would follow from another pack: asked by supervisors over the open cases that they may see. Writes nothing. */
export function whatIfResources(app: FastifyInstance, deps: Deps): void {
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
      const found = await whatIf(deps, request.actor, request.body)
      return isRefusal(found) ? sendRuleRefusal(request, reply, found) : reply.send(found)
    },
  )
}
