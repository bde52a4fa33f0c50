import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findAccount } from '../../database/queries/accounts.ts'
import { endSessions, listSessions } from '../../database/queries/sessions.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../deps.ts'
import type { SessionReader } from '../identity/sessions.ts'
import { unlock } from '../identity/sign-in.ts'
import { sendIdentityRefusal } from '../identity/texts.ts'

const oneAccount = z.object({ account: z.string().max(100) })
interface OneAccount {
  Params: z.infer<typeof oneAccount>
}

/** What operators do about the sign-in of others; accounts themselves are made by `npm run account`. */
export function accountResources(app: FastifyInstance, { record: { pool } }: Deps, sessions: SessionReader): void {
  const operators = (operationId: string, summary: string) => ({
    config: { access: ['operator'] as const },
    schema: { operationId, summary, tags: ['accounts'], params: oneAccount },
  })

  app.get<OneAccount>(
    '/accounts/:account/sessions',
    operators('listSessionsOf', 'The open sessions of an account'),
    async (request, reply) => {
      const { account } = request.params
      if (!(await findAccount(pool, account))) return sendIdentityRefusal(request, reply, refuse('account.unknown'))
      return reply.send({ items: await listSessions(pool, account) })
    },
  )

  app.delete<OneAccount>(
    '/accounts/:account/sessions',
    operators('endSessionsOf', 'End every session of an account'),
    async (request, reply) => {
      const { account } = request.params
      if (!(await findAccount(pool, account))) return sendIdentityRefusal(request, reply, refuse('account.unknown'))
      const ended = await endSessions(pool, account)
      sessions.forget(account)
      return reply.send({ ended })
    },
  )

  app.delete<OneAccount>(
    '/accounts/:account/lock',
    operators('unlockAccount', 'Let an account try again before its lock ends'),
    async (request, reply) => {
      const { account } = request.params
      if (!(await findAccount(pool, account))) return sendIdentityRefusal(request, reply, refuse('account.unknown'))
      await unlock(pool, account)
      return reply.code(204).send()
    },
  )
}
