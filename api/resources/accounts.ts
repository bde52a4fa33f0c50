import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import type { SessionReader } from '../../identity/sessions.ts'
import { words } from '../../casework/schemas/common.ts'
import { noContent } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { openSessions } from '../schemas/sessions.ts'
import { sendRefusal } from '../../http/problems.ts'
import { findAccount, endSessions, listSessions, noteAct, unlock } from '../../identity/for-doors.ts'

const oneAccount = z.object({ account: words.max(100) })
interface OneAccount {
  Params: z.infer<typeof oneAccount>
}

/** What operators do about the sign-in of others; accounts themselves are made by `npm run account`. */
export function accountResources(app: FastifyInstance, { record }: Deps, sessions: SessionReader): void {
  const operators = (operationId: string, summary: string, response: Readonly<Record<number, z.ZodType>>) => ({
    config: { access: ['operator'] as const },
    schema: {
      operationId,
      summary,
      tags: ['accounts'],
      params: oneAccount,
      response: { ...response, ...problemResponses },
    },
  })

  app.get<OneAccount>(
    '/accounts/:account/sessions',
    operators('listSessionsOf', 'The open sessions of an account', { 200: openSessions }),
    async (request, reply) => {
      const { account } = request.params
      if (!(await findAccount(record, account))) return sendRefusal(request, reply, refuse('account.unknown'))
      return reply.send({ items: await listSessions(record, account) })
    },
  )

  app.delete<OneAccount>(
    '/accounts/:account/sessions',
    operators('endSessionsOf', 'End every session of an account', { 200: z.object({ ended: z.number().int() }) }),
    async (request, reply) => {
      const { account } = request.params
      if (!(await findAccount(record, account))) return sendRefusal(request, reply, refuse('account.unknown'))
      const ended = await endSessions(record, account)
      sessions.forget(account)
      await noteAct(record, request, 'sessionsEnded', account)
      return reply.send({ ended })
    },
  )

  app.delete<OneAccount>(
    '/accounts/:account/lock',
    operators('unlockAccount', 'Let an account try again before its lock ends', { 204: noContent }),
    async (request, reply) => {
      const { account } = request.params
      if (!(await findAccount(record, account))) return sendRefusal(request, reply, refuse('account.unknown'))
      await unlock(record, account)
      await noteAct(record, request, 'accountUnlocked', account)
      return reply.code(204).send()
    },
  )
}
