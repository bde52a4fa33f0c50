import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addVisit, takeVisit } from '../../database/queries/provider-visits.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Deps } from '../deps.ts'
import { cookieOptions, openCookieSession } from '../identity/cookies.ts'
import { accountFor } from '../identity/provider-entry.ts'
import type { Door, Provider } from '../identity/provider.ts'
import { newSecret, tokenHash } from '../identity/secrets.ts'
import { openSession } from '../identity/sessions.ts'
import { sendIdentityRefusal } from '../identity/texts.ts'

const door = z.object({ door: z.enum(['staff', 'entity']) })
const beginning = z.object({
  // Never to another site, whatever the address says.
  to: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/)
    .default('/'),
  invitation: z.string().max(40).optional(),
})

/** The providers that the settings name. */
export type Providers = { readonly [D in Door]?: Provider }

/** Signing in by an identity provider: to it, and back from it with a session in a cookie. */
export function providerResources(
  app: FastifyInstance,
  { record: { pool } }: Pick<Deps, 'record'>,
  providers: Providers,
): void {
  const config = { access: 'public' as const, rateLimit: { max: 60, timeWindow: '1 minute' } }
  const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['sessions'], params: door })
  const browserCookie = `${app.sessionCookie}-visit`

  app.get<{ Params: z.infer<typeof door>; Querystring: z.infer<typeof beginning> }>(
    '/oidc/:door',
    {
      config,
      schema: { ...about('beginProviderSignIn', 'Sends the browser to the identity provider'), querystring: beginning },
    },
    async (request, reply) => {
      const provider = providers[request.params.door]
      if (!provider) return sendIdentityRefusal(request, reply, refuse('provider.none'))
      const visit = await provider.begin().catch((error: unknown) => {
        request.log.error({ err: error }, 'identity provider not reached')
        return undefined
      })
      if (!visit) return sendIdentityRefusal(request, reply, refuse('provider.down'))
      const browser = newSecret()
      await addVisit(pool, tokenHash(visit.state), {
        ...visit,
        browserHash: tokenHash(browser),
        door: request.params.door,
        returnTo: request.query.to,
        invitation: request.query.invitation ?? null,
      })
      reply.setCookie(browserCookie, browser, { ...cookieOptions(reply), maxAge: 600 })
      return reply.redirect(visit.address.href)
    },
  )

  app.get<{ Params: z.infer<typeof door>; Querystring: { state?: string } }>(
    '/oidc/:door/return',
    { config, schema: about('finishProviderSignIn', 'Takes the browser back from the identity provider') },
    async (request, reply) => {
      const provider = providers[request.params.door]
      if (!provider) return sendIdentityRefusal(request, reply, refuse('provider.none'))
      const state = String(request.query.state)
      const visit = await takeVisit(
        pool,
        tokenHash(state),
        tokenHash(request.cookies[browserCookie] ?? ''),
        request.params.door,
      )
      if (!visit) return sendIdentityRefusal(request, reply, refuse('provider.refused'))
      const query = request.url.split('?')[1] ?? ''
      const person = await provider.finish(query, { ...visit, state }).catch((error: unknown) => {
        request.log.warn({ err: error }, 'identity provider did not vouch')
        return undefined
      })
      if (!person) return sendIdentityRefusal(request, reply, refuse('provider.refused'))
      const account = await accountFor(pool, request.params.door, person, visit.invitation)
      if (isRefusal(account)) return sendIdentityRefusal(request, reply, account)
      reply.clearCookie(browserCookie, cookieOptions(reply))
      openCookieSession(
        reply,
        await openSession(pool, account, { door: request.params.door, device: request.headers['user-agent'] }),
      )
      return reply.redirect(visit.returnTo)
    },
  )
}
