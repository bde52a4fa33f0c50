import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { everyRole, sessionToken } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { SessionReader } from '../identity/sessions.ts'
import { openSession } from '../identity/sessions.ts'
import { checkPassword } from '../identity/sign-in.ts'
import { languageOf, sendProblem } from '../problems.ts'
import { problemResponses } from '../schemas/problem.ts'

const credentials = z.strictObject({ account: z.string().min(1).max(100), password: z.string().min(1).max(200) })

const attemptKey = (request: FastifyRequest) => `${request.ip} ${(request.body as { account: string }).account}`

const wrong = {
  zh: '账号或密码不正确，请核对后重试。',
  en: 'Account and password do not belong together. Check both and try again.',
}

/** Signing in and out. */
export function sessionResources(app: FastifyInstance, { record }: Deps, sessions: SessionReader): void {
  app.post<{ Body: z.infer<typeof credentials> }>(
    '/sessions',
    {
      // By account too, since a whole office shares one address.
      config: {
        access: 'public',
        rateLimit: { max: 20, timeWindow: '1 minute', hook: 'preHandler', keyGenerator: attemptKey },
      },
      schema: {
        operationId: 'signIn',
        summary: 'Sign in: answers with a token for the Authorization header',
        tags: ['sessions'],
        body: credentials,
        response: { 201: z.object({ token: z.string(), expiresAt: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { account, password } = request.body
      if (await checkPassword(record.pool, account, password)) return reply.code(201).send(await openSession(record.pool, account))
      return sendProblem(request, reply, { status: 401, code: 'session.refused', detail: wrong[languageOf(request)] })
    },
  )

  app.delete(
    '/sessions',
    { config: { access: everyRole }, schema: { operationId: 'signOut', summary: 'Sign out: the token ends', tags: ['sessions'] } },
    async (request, reply) => {
      await sessions.close(sessionToken(request) ?? '')
      return reply.code(204).send()
    },
  )
}
