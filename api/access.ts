import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor, Role } from '../domain/actor.ts'
import { sendProblem, languageOf } from './problems.ts'
import type { sessionReader } from './accounts.ts'

/** Who may call a route: anybody, or the signed-in of some roles. Every route must say which. */
export type Access = 'public' | readonly Role[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    /** Who has signed in; set on every route that is not public. */
    actor: Actor
  }
}

export const everyRole: readonly Role[] = [
  'caseOfficer',
  'reviewer',
  'implementingOfficer',
  'entityAgent',
  'districtSupervisor',
  'citySupervisor',
  'auditor',
  'operator',
]

const texts = {
  signIn: {
    zh: '请先在 POST /api/v1/sessions 登录，并在 Authorization 头中带上 Bearer 令牌。',
    en: 'Sign in at POST /api/v1/sessions first and send the token as "Authorization: Bearer …".',
  },
  role: { zh: '您的角色不能使用此功能。', en: 'Your role may not use this function.' },
}

/** Lets nobody through who has no right to a route; a route that does not say its access cannot be registered. */
export function guardAccess(app: FastifyInstance, sessions: ReturnType<typeof sessionReader>): void {
  app.decorateRequest('actor', null as unknown as Actor)
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) throw new Error(`${String(route.method)} ${route.url} does not say who may call it`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config
    if (access === undefined || access === 'public') return
    const actor = await sessions.find(bearerToken(request) ?? '')
    if (!actor) {
      reply.header('www-authenticate', 'Bearer')
      return sendProblem(request, reply, { status: 401, code: 'session.needed', detail: texts.signIn[languageOf(request)] })
    }
    if (!access.includes(actor.role)) {
      return sendProblem(request, reply, { status: 403, code: 'role.notAllowed', detail: texts.role[languageOf(request)] })
    }
    request.actor = actor
  })
}

/** The token of a request, when it carries one. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
}
