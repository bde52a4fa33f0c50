import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findCase } from '../../database/queries/cases.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Deps } from '../deps.ts'
import { acceptInvitation, invite } from '../identity/invitations.ts'
import { sendIdentityRefusal } from '../identity/texts.ts'
import { sendRefusal } from '../problems.ts'
import { visibleCases } from '../rights.ts'
import { caseNumber, text, words } from '../schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'

const oneCase = z.object({ caseNo: caseNumber })
/** What makes the account of an entity. */
export const acceptance = z.strictObject({
  entityCode: z
    .exactOptional(words.min(1).max(40))
    .describe('Where it is given, it has to be the one that the code is for'),
  code: words.min(1).max(40),
  account: z.string().regex(/^[\w.@-]{3,60}$/),
  name: text.max(100),
  password: z.string().min(1).max(1000),
})

/** How an entity comes to its account: a code in the notice that is served on it. */
export function invitationResources(app: FastifyInstance, { record: { pool }, readAs }: Deps): void {
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['invitations'] })

  app.post<{ Params: z.infer<typeof oneCase> }>(
    '/cases/:caseNo/invitations',
    {
      config: { access: ['caseOfficer'] },
      schema: {
        ...about('inviteEntity', 'A code for the notice, by which the entity makes its account; shown once'),
        params: oneCase,
        response: { 201: z.object({ code: z.string(), expiresAt: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo } = request.params
      const state = await findCase(readAs(request.actor), visibleCases(request.actor, 1), caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      return reply.code(201).send(await invite(pool, state, request.actor.id))
    },
  )

  app.post<{ Body: z.infer<typeof acceptance> }>(
    '/entity-accounts',
    {
      config: { access: 'public' },
      onRequest: app.limits.invitations,
      schema: {
        ...about('acceptInvitation', 'Make the account of an entity by the code in its notice'),
        body: acceptance,
        response: { 201: z.object({ account: z.string(), entityCode: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const made = await acceptInvitation(pool, request.body)
      if (isRefusal(made)) return sendIdentityRefusal(request, reply, made)
      return reply.code(201).send({ account: made.id, entityCode: made.entityCode })
    },
  )
}
