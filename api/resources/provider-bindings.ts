import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../casework/deps.ts'
import { problemResponses } from '../schemas/problem.ts'
import { sendRefusal } from '../../http/problems.ts'
import { listBindings, approveBinding } from '../../identity/for-doors.ts'

const one = z.object({ id: z.uuid() })
const asked = z.object({
  id: z.uuid(),
  subject: z.string().describe('Issuer and subject of the person at the provider, which never name another'),
  account: z.string().describe('The account that the claim of the person names'),
  name: z.string().describe('As the provider calls the person'),
  askedAt: z.string(),
})

/** Staff who have come by the identity provider and wait for an operator to bind them to their account. */
export function providerBindingResources(app: FastifyInstance, { record }: Deps): void {
  const config = { access: ['operator'] as const }
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['accounts'] })

  app.get(
    '/provider-bindings',
    {
      config,
      schema: {
        ...about('listProviderBindings', 'Who waits to be bound to an account of staff'),
        response: { 200: z.object({ items: z.array(asked) }), ...problemResponses },
      },
    },
    async () => ({ items: await listBindings(record) }),
  )

  app.post<{ Params: z.infer<typeof one> }>(
    '/provider-bindings/:id/approval',
    {
      config,
      schema: {
        ...about('approveProviderBinding', 'Bind the person to the account, for good'),
        params: one,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const refusal = await approveBinding(record, request, request.params.id, request.actor.id)
      return refusal ? sendRefusal(request, reply, refusal) : reply.code(204).send()
    },
  )
}
