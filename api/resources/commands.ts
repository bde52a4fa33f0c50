import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { carryOut, commandAnswer, commandHeaders, commandRoutes } from '../command-route.ts'
import type { Deps } from '../../casework/deps.ts'
import { justification } from '../../casework/schemas/common.ts'
import { payloadSchemas, proposalSchema } from '../../casework/schemas/commands.ts'
import { problemResponses } from '../schemas/problem.ts'

/** What people may do to a case: one route for each command, proposing a case first. */
export function commandResources(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/cases',
    {
      config: { access: ['caseOfficer'] },
      schema: {
        operationId: 'listing.propose',
        summary: 'listing.propose',
        tags: ['listing'],
        headers: commandHeaders,
        body: proposalSchema.extend({ justification: z.exactOptional(justification) }),
        response: { 201: commandAnswer, ...problemResponses },
      },
    },
    async (request, reply) => await carryOut(deps, request, reply, 'listing.propose', {}),
  )
  commandRoutes(app, deps, payloadSchemas)
}
