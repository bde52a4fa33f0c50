import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Account } from '../database/queries/accounts.ts'
import type { Actor, Role } from '../domain/actor.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { unlessPassing } from './held.ts'
import type { Operations } from '../identity/keys.ts'
import { isKey } from '../identity/keys.ts'
import type { SessionReader, SignedIn } from '../identity/sessions.ts'
import type { StandsFor } from '../identity/standing-in.ts'
import type { Problem } from './problems.ts'
import { sendProblem, languageOf, problemOf } from './problems.ts'
import { logRefusal } from '../identity/security-log.ts'

/** Who may call a route: anybody, or the signed-in of some roles. Every route must say which. */
type Access = 'public' | readonly Role[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** On a public page: says in `request.signedIn` who has signed in by the cookie, if anybody; no key, no header. */
    recognises?: true
    /** An act that needs two persons: no system's key opens it, since whoever makes the key would be both. */
    twoPersons?: true
    /** May be used with a first password that has not been changed yet. */
    withFirstPassword?: true
    /** How a page answers those who may not see it, in place of a problem in JSON. */
    refused?: (request: FastifyRequest, reply: FastifyReply, problem: Problem) => FastifyReply
  }
  interface FastifyInstance {
    /** The operations of the API that a system's key can be for, with the roles that may call each. */
    operations: Operations
  }
  interface FastifyRequest {
    /** Who has signed in, or for whom they stand in under their own name; set on every route that is not public. */
    actor: Actor
    /** The account of who has signed in, with the name to show; set on every route that is not public. */
    account: Account
    /** Set on every route that is not public, and on public ones that recognise when somebody has signed in. */
    signedIn: SignedIn | undefined
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

// What people do about themselves and each other is no work for a system's key.
const ofPeople = new Set(['sessions', 'accounts', 'keys', 'invitations', 'delegations'])

const texts = {
  signIn: {
    zh: '请先在 POST /api/v1/sessions 登录，并在 Authorization 头中带上 Bearer 令牌。',
    en: 'Sign in at POST /api/v1/sessions first and send the token as "Authorization: Bearer …".',
  },
  role: { zh: '您的角色不能使用此功能。', en: 'Your role may not use this function.' },
}

/**
 * Lets nobody through who has no right to a route; a route that does not say its access cannot be registered. Without
 * `standsFor` everybody acts as themselves.
 */
export function guardAccess(
  app: FastifyInstance,
  sessions: SessionReader,
  standsFor: StandsFor = async (_request, _operation, { actor }) => actor,
): void {
  app.decorateRequest('actor', null as unknown as Actor)
  app.decorateRequest('account', null as unknown as Account)
  app.decorateRequest('signedIn', undefined)
  const operations = new Map<string, readonly Role[]>()
  app.decorate('operations', operations)
  app.addHook('onRoute', ({ config, schema, method, url }) => {
    const access = config?.access
    if (access === undefined) throw new Error(`${String(method)} ${url} does not say who may call it`)
    const { operationId, tags = [] } = (schema ?? {}) as { operationId?: string; tags?: readonly string[] }
    if (operationId === undefined || access === 'public' || tags.some((tag) => ofPeople.has(tag))) return
    if (config?.twoPersons) return
    operations.set(operationId, access)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { access, recognises, withFirstPassword } = request.routeOptions.config
    const isPublic = access === undefined || access === 'public'
    if (isPublic && !recognises) return
    const find = async () => (request.held ? undefined : await whoShows(request, sessions))
    // A page reads its form first, so that what was typed can be shown again.
    const signedIn = isPublic ? await unlessPassing(request, find) : await find()
    request.signedIn = signedIn
    if (isPublic) return
    if (!signedIn) {
      reply.header('www-authenticate', 'Bearer')
      return refuseAccess(request, reply, {
        status: 401,
        code: 'session.needed',
        detail: texts.signIn[languageOf(request)],
      })
    }
    const actor = await standsFor(request, operationOf(request), signedIn)
    if (isRefusal(actor)) return refuseAccess(request, reply, problemOf(request, actor))
    if (!access.includes(actor.role)) {
      return refuseAccess(request, reply, {
        status: 403,
        code: 'role.notAllowed',
        detail: texts.role[languageOf(request)],
      })
    }
    // Asked of the routes of today too: a key may be older than what is closed to keys.
    const opens = (operation: string) => operations.has(operation) && signedIn.operations?.includes(operation)
    if (signedIn.operations && !opens(operationOf(request))) {
      return refuseAccess(request, reply, problemOf(request, refuse('key.outOfScope')))
    }
    if (signedIn.mustChangePassword && !withFirstPassword) {
      return refuseAccess(request, reply, problemOf(request, refuse('password.changeNeeded')))
    }
    request.actor = actor
    request.account = signedIn.account
  })
}

function operationOf({ routeOptions: { schema } }: FastifyRequest): string {
  return (schema as { operationId?: string } | undefined)?.operationId ?? ''
}

function refuseAccess(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { refused } = request.routeOptions.config
  if (!refused) return sendProblem(request, reply, problem)
  logRefusal(request, problem.status, problem.code)
  return refused(request, reply, problem)
}

/**
 * Whose session or key a request shows. Each counts in its own place only: in a cookie a session, in the header of the
 * API a session or a key, and on pages, which are for people in their browsers, the cookie alone.
 */
async function whoShows(request: FastifyRequest, sessions: SessionReader): Promise<SignedIn | undefined> {
  if (request.cookieToken !== undefined) return await sessions.bySession(request.cookieToken)
  const token = request.routeOptions.config.recognises ? undefined : bearerToken(request)
  if (token === undefined) return undefined
  return isKey(token) ? await sessions.byKey(token) : await sessions.bySession(token)
}

/** The token of a request's session, from its header or else from its cookie. */
export const sessionToken = (request: FastifyRequest): string | undefined =>
  request.headers.authorization === undefined ? request.cookieToken : bearerToken(request)

const bearerToken = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
