import { visibleCase } from '../../identity/visible-case.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import { confirmWhatWasSeen, sayWhatWasSeen } from '../../casework/account-proofs.ts'
import type { SessionReader } from '../../identity/sessions.ts'
import { sendRefusal } from '../../http/problems.ts'
import { identifier } from '../../casework/schemas/common.ts'
import { proof } from '../../casework/schemas/entity-accounts.ts'
import { problemResponses } from '../schemas/problem.ts'

const one = z.object({ caseNo: z.string().max(40), account: identifier })

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
      const state = await visibleCase({ readAs }, request.actor, caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const refusal = await sayWhatWasSeen(record, { ...request.body, account, caseNo, proposedBy: request.actor.id })
      return refusal ? sendRefusal(request, reply, refusal) : reply.code(204).send()
    },
  )

  app.post<{ Params: z.infer<typeof one>; Body: z.infer<typeof proof> }>(
    '/cases/:caseNo/entity-accounts/:account/proof/confirmation',
    {
      config: { access: ['reviewer'] },
      schema: {
        ...about('confirmAccountProof', 'Confirm it: the account speaks for the entity in all its cases from now on'),
        body: proof,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo, account } = request.params
      const state = await visibleCase({ readAs }, request.actor, caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const confirmed = { ...request.body, account, caseNo, by: request.actor.id, requestId: request.id }
      const refusal = await confirmWhatWasSeen(record, sessions, confirmed)
      return refusal ? sendRefusal(request, reply, refusal) : reply.code(204).send()
    },
  )
}
