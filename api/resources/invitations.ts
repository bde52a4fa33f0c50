import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findCase } from '../../database/queries/cases.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Deps } from '../deps.ts'
import { noteAct } from '../identity/acts.ts'
import { acceptInvitation, issueCode } from '../identity/invitations.ts'
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
  account: z
    .string()
    .regex(/^[\w.@-]{3,50}$/)
    .describe('`entity-` is put before it where it is not there; the answer has the whole name'),
  name: text.max(100),
  password: z.string().min(1).max(1000),
})

/** How an entity comes to its account: a code in the notice that is served on it. */
export function invitationResources(app: FastifyInstance, { record: { pool }, readAs, letterhead }: Deps): void {
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
      const state = await findCase(readAs(request.actor), visibleCases(request.actor, 1), caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const notice = { caseNo, entityCode: state.entity.code, issuedBy: request.actor.id }
      const issued = await issueCode(pool, letterhead.invitationSecret, notice, { anew: true })
      if (isRefusal(issued)) return sendIdentityRefusal(request, reply, issued)
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
      const made = await acceptInvitation(pool, request.body)
      if (isRefusal(made)) return sendIdentityRefusal(request, reply, made)
      await noteAct(request, pool, 'accountOpened', made.id, made.id)
      return reply.code(201).send({ account: made.id, entityCode: made.entityCode })
    },
  )
}
