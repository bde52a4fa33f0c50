import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { carryOut, commandAnswer, commandHeaders, commandRoutes } from '../command-route.ts'
import { checkEvidenceReferences } from '../evidence-references.ts'
import type { Deps } from '../deps.ts'
import { justification } from '../schemas/common.ts'
import { listingSchemas } from '../schemas/listing.ts'
import { problemResponses } from '../schemas/problem.ts'
import {
  annulmentSchemas,
  interviewSchemas,
  measureSchemas,
  objectionSchemas,
  publicitySchemas,
  rectificationSchemas,
  repairSchemas,
} from '../schemas/tracks.ts'

/** What people may do to a case: one route for each command, proposing a case first. */
export function commandResources(app: FastifyInstance, deps: Deps): void {
  checkEvidenceReferences(app, deps)
  const { 'listing.propose': proposal, ...listing } = listingSchemas
  app.post(
    '/cases',
    {
      config: { access: ['caseOfficer'] },
      schema: {
        operationId: 'listing.propose',
        summary: 'listing.propose',
        tags: ['listing'],
        headers: commandHeaders,
        body: proposal.extend({ justification: z.exactOptional(justification) }),
        response: { 201: commandAnswer, ...problemResponses },
      },
    },
    async (request, reply) => await carryOut(deps, request, reply, 'listing.propose', {}),
  )
  commandRoutes(app, deps, listing)
  commandRoutes(app, deps, publicitySchemas)
  commandRoutes(app, deps, measureSchemas)
  commandRoutes(app, deps, rectificationSchemas)
  commandRoutes(app, deps, interviewSchemas)
  commandRoutes(app, deps, objectionSchemas)
  commandRoutes(app, deps, repairSchemas)
  commandRoutes(app, deps, annulmentSchemas)
}
