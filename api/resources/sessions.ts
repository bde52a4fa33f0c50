import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { everyRole, sessionToken } from '../../http/access.ts'
import type { Deps } from '../../casework/deps.ts'
import { whenceOfSignIn } from '../../http/devices.ts'
import { letIn } from '../../http/let-in.ts'
import { closeCookieSession } from '../../http/cookies.ts'
import type { SessionReader } from '../../identity/sessions.ts'
import { identifier, words } from '../../casework/schemas/common.ts'
import { noContent } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { sessionList } from '../schemas/sessions.ts'
import { sendRefusal } from '../../http/problems.ts'
import { endSessions, listSessions, isFresh, changePassword, signIn } from '../../identity/for-doors.ts'

const password = words.min(1).max(1000)
const credentials = z.strictObject({ account: identifier, password })
const oneSession = z.object({ id: z.uuid() })
const change = z.strictObject({ current: password, next: password })
const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['sessions'] })

/** Signing in and out, the own password, and the sessions that are open. */
export function sessionResources(
  app: FastifyInstance,
  { record, letterhead }: Pick<Deps, 'record' | 'letterhead'>,
  sessions: SessionReader,
): void {
  app.post<{ Body: z.infer<typeof credentials> }>(
    '/sessions',
    {
      config: { access: 'public' },
      onRequest: app.limits.signIns,
      schema: {
        ...about('signIn', 'Sign in: answers with a token for the Authorization header'),
        body: credentials,
        response: {
          201: z.object({ token: z.string(), expiresAt: z.string(), mustChangePassword: z.boolean() }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { account, password: given } = request.body
      const whence = whenceOfSignIn(request, letterhead.invitationSecret, account)
      const checked = await signIn(record, account, given, whence)
      if (isRefusal(checked)) return sendRefusal(request, reply, checked)
      const session = await letIn(request, { record, sessions }, account, 'password')
      return reply.code(201).send({ ...session, ...checked })
    },
  )

  app.delete(
    '/sessions',
    {
      config: { access: everyRole, withFirstPassword: true },
      schema: { ...about('signOut', 'Sign out: the token ends'), response: { 204: noContent, ...problemResponses } },
    },
    async (request, reply) => {
      await sessions.close(sessionToken(request) ?? '')
      if (request.cookieToken !== undefined) closeCookieSession(reply)
      return reply.code(204).send()
    },
  )

  app.get(
    '/sessions',
    {
      config: { access: everyRole },
      schema: {
        ...about('listSessions', 'The own sessions that are open'),
        response: { 200: sessionList, ...problemResponses },
      },
    },
    async (request) => ({
      items: (await listSessions(record, request.actor.id)).map((session) => ({
        ...session,
        current: session.id === request.signedIn?.sessionId,
      })),
    }),
  )

  app.delete<{ Params: z.infer<typeof oneSession> }>(
    '/sessions/:id',
    {
      config: { access: everyRole },
      schema: {
        ...about('endSession', 'End one of the own sessions; asks for a sign-in of the last ten minutes'),
        params: oneSession,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { signedIn } = request
      if (!signedIn || !(await isFresh(record, signedIn)))
        return sendRefusal(request, reply, refuse('session.notFresh'))
      const ended = await endSessions(record, request.actor.id, { only: request.params.id })
      if (ended === 0) return sendRefusal(request, reply, refuse('session.unknown'))
      sessions.forget(request.actor.id)
      return reply.code(204).send()
    },
  )

  app.post<{ Body: z.infer<typeof change> }>(
    '/account/password',
    {
      config: { access: everyRole, withFirstPassword: true, rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        ...about('changePassword', 'Change the own password; other sessions end'),
        body: change,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { signedIn, body } = request
      if (!signedIn) throw new Error('A route that is not public was reached without a session')
      const refusal = await changePassword(record, signedIn, body.current, body.next)
      if (refusal) return sendRefusal(request, reply, refusal)
      sessions.forget(signedIn.account.id)
      return reply.code(204).send()
    },
  )
}
