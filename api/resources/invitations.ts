import { visibleCase } from '../../identity/visible-case.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import { sendRefusal } from '../../http/problems.ts'
import { caseNumber } from '../../casework/schemas/common.ts'
import { acceptance } from '../../casework/schemas/entity-accounts.ts'
import { problemResponses } from '../schemas/problem.ts'
import { noteAct, acceptInvitation, issueCode } from '../../identity/for-doors.ts'

const oneCase = z.object({ caseNo: caseNumber })

/** How an entity comes to its account: a code in the notice that is served on it. */
export function invitationResources(app: FastifyInstance, { record, readAs, letterhead }: Deps): void {
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['invitations'] })

  // By a reviewer, since who serves the notice must not be the one who gives out further codes for it.
  app.post<{ Params: z.infer<typeof oneCase> }>(
    '/cases/:caseNo/invitations',
    {
      config: { access: ['reviewer'] },
      schema: {
        ...about('inviteEntity', 'A new code in place of the last; it stands on the notice, which is printed anew'),
        params: oneCase,
        response: { 201: z.object({ letter: z.string(), expiresAt: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo } = request.params
      const state = await visibleCase({ readAs }, request.actor, caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const notice = { caseNo, entityCode: state.entity.code, issuedBy: request.actor.id }
      const issued = await issueCode(record, letterhead.invitationSecret, notice, { anew: true })
      if (isRefusal(issued)) return sendRefusal(request, reply, issued)
      return reply.code(201).send({ letter: `${caseNo}.listing.notice`, ...issued })
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
      const made = await acceptInvitation(record, request.body, request.ip)
      if (isRefusal(made)) return sendRefusal(request, reply, made)
      await noteAct(record, request, 'accountOpened', made.id, made.id)
      return reply.code(201).send({ account: made.id, entityCode: made.entityCode })
    },
  )
}
