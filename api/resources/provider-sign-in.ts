import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse, statusOf } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import { openCookieSession } from '../../http/cookies.ts'
import { letIn } from '../../http/let-in.ts'
import type { Providers } from '../../http/provider-visit.ts'
import { beginVisit, endVisit } from '../../http/provider-visit.ts'
import type { SessionReader } from '../../identity/sessions.ts'
import { ownAddress } from '../../http/own-address.ts'
import { logRefusal } from '../../identity/security-log.ts'
import { leadsOn } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { sendRefusal } from '../../http/problems.ts'
import { accountFor } from '../../identity/for-doors.ts'

const door = z.object({ door: z.enum(['staff', 'entity']) })
const beginning = z.strictObject({
  // Never to another site, whatever is asked.
  to: z
    .string()
    .max(500)
    .refine((to) => ownAddress(to) !== undefined, { error: 'must be an address of this site' })
    .default('/'),
  invitation: z.string().max(40).optional(),
  entity: z.string().max(40).optional().describe('The credit code of the entity, for who stands for several'),
})

/** Signing in by an identity provider: to it, and back from it with a session in a cookie. */
export function providerResources(
  app: FastifyInstance,
  { record }: Pick<Deps, 'record'>,
  sessions: SessionReader,
  providers: Providers,
): void {
  const config = { access: 'public' as const, rateLimit: { max: 60, timeWindow: '1 minute' } }
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['sessions'], params: door })

  // By POST, which no other site can send: its link would end in a session of whoever is signed in at the provider.
  app.post<{ Params: z.infer<typeof door>; Body: z.infer<typeof beginning> }>(
    '/oidc/:door',
    {
      config,
      schema: {
        ...about('beginProviderSignIn', 'Begins to sign in at the identity provider: answers with its address'),
        body: beginning,
        response: { 200: z.object({ address: z.url() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { to, invitation, entity } = request.body
      const address = await beginVisit(reply, record, providers, request.params.door, {
        returnTo: to,
        invitation,
        entity,
      })
      return isRefusal(address) ? sendRefusal(request, reply, address) : reply.send({ address: address.href })
    },
  )

  app.get<{ Params: z.infer<typeof door>; Querystring: { state?: string } }>(
    '/oidc/:door/return',
    {
      config,
      schema: {
        ...about('finishProviderSignIn', 'Takes the browser back from the identity provider'),
        response: { 302: leadsOn, 303: leadsOn, ...problemResponses },
      },
    },
    async (request, reply) => {
      const provider = providers[request.params.door]
      if (!provider) return sendBack(request, reply, refuse('provider.none'))
      const state = String(request.query.state)
      const visit = await endVisit(reply, record, request.params.door, state)
      if (!visit) return sendBack(request, reply, refuse('provider.refused'))
      const query = request.url.split('?')[1] ?? ''
      const person = await provider
        .finish(query, { ...visit, state, within: visit.anew ? visit.lasted : null })
        .catch((error: unknown) => {
          request.log.warn({ err: error }, 'identity provider did not vouch')
          return undefined
        })
      if (!person) return sendBack(request, reply, refuse('provider.refused'))
      const account = await accountFor(record, request.params.door, person, visit)
      if (isRefusal(account)) return sendBack(request, reply, account)
      openCookieSession(reply, await letIn(request, { record, sessions }, account, request.params.door))
      return reply.redirect(ownAddress(visit.returnTo) ?? '/')
    },
  )
}

// Who comes back with a browser is told on the page for signing in, and may try another way there.
function sendBack(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (!request.headers.accept?.includes('text/html')) return sendRefusal(request, reply, refusal)
  logRefusal(request, statusOf(refusal), refusal.code)
  return reply.redirect(`/sign-in?refused=${refusal.code}`, 303)
}
