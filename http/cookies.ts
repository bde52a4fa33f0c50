import { createHmac } from 'node:crypto'
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf, sendProblem } from './problems.ts'
import { cookieName, hostPrefix, isSecure } from './cookie-name.ts'
import type { OpenedSession } from '../identity/sessions.ts'
import { isKey } from '../identity/keys.ts'
import { isSame } from '../identity/secrets.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `byHandler`: the handler itself asks `isCsrfToken`, since the token comes inside a stream. */
    csrf?: 'byHandler'
  }
  interface FastifyInstance {
    sessionCookie: string
    /** Where this server is reached by its settings; undefined where only a request says it. */
    publicOrigin: string | undefined
  }
  interface FastifyRequest {
    /** The session's token when the request carries it in the cookie and not in a header. */
    cookieToken: string | undefined
  }
}

const texts = {
  token: {
    zh: '页面已过期或请求并非来自本系统页面，没有办理。请刷新页面后重新提交。',
    en: 'The page has expired or the request did not come from a page of this system; nothing was done. Reload the page and send it again.',
  },
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a session be carried by a cookie. Its unsafe requests need the session's CSRF token, and unsafe requests that a
 * browser sends from another site are refused whether they carry a session or not. Our own site is `publicUrl`, and where
 * that is not set the host that the request is for.
 */
export async function guardCookies(app: FastifyInstance, secure: boolean, publicUrl?: string): Promise<void> {
  const home = publicUrl === undefined ? undefined : new URL(publicUrl)
  await app.register(cookie)
  app.decorate('publicOrigin', home?.origin)
  app.decorate('sessionCookie', secure ? `${hostPrefix}bihuan` : 'bihuan')
  app.decorateRequest('cookieToken', undefined)
  app.addHook('onRequest', async (request, reply) => {
    const token = request.cookies[app.sessionCookie]
    // A key is shown in a header or not at all: as a cookie it is none, so that it gets no token for forms either.
    if (request.headers.authorization === undefined && token !== undefined && !isKey(token)) request.cookieToken = token
    if (isUnsafe(request) && isFromElsewhere(request, home)) return refuseForgery(request, reply)
  })
  app.addHook('preValidation', async (request, reply) => {
    if (request.cookieToken === undefined || !isUnsafe(request)) return
    const { csrf, access } = request.routeOptions.config
    if (csrf === 'byHandler' || access === 'public' || access === undefined) return
    if (!isCsrfToken(request, takeToken(request))) return refuseForgery(request, reply)
  })
}

/** Hands the browser its session. The cookie ends with the session. */
export function openCookieSession(reply: FastifyReply, { token, expiresAt }: OpenedSession): void {
  reply.setCookie(reply.server.sessionCookie, token, { ...cookieOptions(reply), expires: expiresAt })
  if (hasSignedOut(reply.request)) reply.clearCookie(signedOutCookie(reply.server), cookieOptions(reply))
}

/**
 * Takes the session from the browser; the session itself is closed by its reader. The browser keeps that somebody has signed
 * out of it: at a counter the next one is somebody else, and an identity provider may still know the former.
 */
export function closeCookieSession(reply: FastifyReply): void {
  reply.clearCookie(reply.server.sessionCookie, cookieOptions(reply))
  reply.setCookie(signedOutCookie(reply.server), '1', { ...cookieOptions(reply), maxAge: signedOutSeconds })
}

/** Whether somebody has signed out of this browser and nobody has signed in since. */
export const hasSignedOut = ({ cookies, server }: FastifyRequest): boolean =>
  cookies[signedOutCookie(server)] !== undefined

// Longer than providers keep people signed in.
const signedOutSeconds = 30 * 24 * 60 * 60

const signedOutCookie = (server: FastifyInstance) => cookieName(server, 'bihuan-signed-out')

/** The token that every form of a page carries as `_csrf`, and every script in `x-csrf-token`; empty without a session. */
export function csrfToken(request: FastifyRequest): string {
  const session = request.cookieToken
  return session === undefined ? '' : createHmac('sha256', session).update('csrf').digest('base64url')
}

/** Whether a text is the CSRF token of the request's session. */
export function isCsrfToken(request: FastifyRequest, sent: unknown): boolean {
  const expected = csrfToken(request)
  return expected !== '' && typeof sent === 'string' && isSame(sent, expected)
}

/** Answers a request that may have been forged. */
function refuseForgery(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply, { status: 403, code: 'csrf.refused', detail: texts.token[languageOf(request)] })
}

const isUnsafe = ({ method }: FastifyRequest) => !safeMethods.has(method)

// Browsers say where a request comes from; programs that are no browsers say nothing and carry no cookie.
function isFromElsewhere({ headers, host }: FastifyRequest, home: URL | undefined): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (site === 'cross-site' || site === 'same-site') return true
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const from = new URL(origin)
  // What a proxy forwards as the host may be what the caller has sent, so it counts only where nothing else is known.
  return home === undefined ? from.host !== host : !isAt(from, home)
}

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether two addresses have one origin; the names of this machine are one. */
function isAt(from: URL, home: URL): boolean {
  const areBothHere = thisMachine.has(from.hostname) && thisMachine.has(home.hostname)
  return from.origin === home.origin || (areBothHere && from.protocol === home.protocol && from.port === home.port)
}

// The field is taken out, since the schemas of forms know only what they ask for.
function takeToken(request: FastifyRequest): unknown {
  const { body } = request
  if (typeof body !== 'object' || body === null || !('_csrf' in body)) return request.headers['x-csrf-token']
  const { _csrf: token, ...rest } = body
  request.body = rest
  return token
}

/** What every cookie of ours has, apart from its end. */
export const cookieOptions = ({ server }: FastifyReply) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(server) }) as const
