import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { confirmProof, findProposer, proposeProof } from '../../database/queries/account-proofs.ts'
import { findCase } from '../../database/queries/cases.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../deps.ts'
import { announceAccount } from '../identity/announcing.ts'
import type { SessionReader } from '../identity/sessions.ts'
import { sendIdentityRefusal } from '../identity/texts.ts'
import { sendRefusal } from '../problems.ts'
import { visibleCases } from '../rights.ts'
import { identifier, text } from '../schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'

const one = z.object({ caseNo: z.string().max(40), account: identifier })
const proof = z.strictObject({
  kind: z.enum(['receipt', 'identity']).describe('A receipt on paper, or a document of identity that was looked at'),
  seen: text.max(500).describe('What was seen, where it is filed, and of whom'),
})

/** How an account that a code has made comes to speak for its entity: two persons of an agency have seen a paper. */
export function accountProofResources(app: FastifyInstance, deps: Deps, sessions: SessionReader): void {
  const { record, readAs } = deps
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['invitations'], params: one })

  app.post<{ Params: z.infer<typeof one>; Body: z.infer<typeof proof> }>(
    '/cases/:caseNo/entity-accounts/:account/proof',
    {
      config: { access: ['caseOfficer'] },
      schema: {
        ...about('proposeAccountProof', 'Say what was seen of whoever holds an account of the entity'),
        body: proof,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo, account } = request.params
      const state = await findCase(readAs(request.actor), visibleCases(request.actor, 1), caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const seen = { ...request.body, account, caseNo, proposedBy: request.actor.id }
      if (!(await proposeProof(record.pool, seen))) return sendIdentityRefusal(request, reply, refuse('proof.unknown'))
      return reply.code(204).send()
    },
  )

  app.post<{ Params: z.infer<typeof one> }>(
    '/cases/:caseNo/entity-accounts/:account/proof/confirmation',
    {
      config: { access: ['reviewer'] },
      schema: {
        ...about('confirmAccountProof', 'Confirm it: the account speaks for the entity in all its cases from now on'),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo, account } = request.params
      const state = await findCase(readAs(request.actor), visibleCases(request.actor, 1), caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const proposer = await findProposer(record.pool, account, caseNo)
      if (proposer === request.actor.id) return sendIdentityRefusal(request, reply, refuse('proof.samePerson'))
      if (proposer === undefined || !(await confirmProof(record.pool, account, caseNo, request.actor.id)))
        return sendIdentityRefusal(request, reply, refuse('proof.unknown'))
      await announceAccount(record, account, request.id)
      sessions.forget(account)
      return reply.code(204).send()
    },
  )
}
