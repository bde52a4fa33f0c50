import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { isRefusal } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import { sendRefusal } from '../../http/problems.ts'
import { problemResponses } from '../schemas/problem.ts'
import { clockAnswer, turnAnswer, turnBody } from '../schemas/sandbox-clock.ts'

const path = '/sandbox/clock'
const tryAgainAfterSeconds = '5'

/** The legal clock of a sandbox: where it stands, and turning one that is turned by hand. */
export function sandboxClockResources(app: FastifyInstance, { turner }: Deps): void {
  app.get(
    path,
    {
      config: { access: ['operator', 'auditor', 'citySupervisor'] },
      schema: {
        ...about('getClock', 'Where the legal clock stands, and when anything is due next'),
        response: { 200: clockAnswer, ...problemResponses },
      },
    },
    async () => await turner.face(),
  )

  app.post<{ Body: z.infer<typeof turnBody> }>(
    path,
    {
      config: { access: ['operator'] },
      schema: {
        ...about(
          'turnClock',
          'Turn the standing clock of a sandbox; answers when all have caught up, with 202 when some have not in time',
        ),
        body: turnBody,
        response: { 200: turnAnswer, 202: turnAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { to, from, waitSeconds } = request.body
      const turned = await turner.turn({ to, from, by: request.actor.id, waitMs: waitSeconds * 1_000 })
      if (isRefusal(turned)) {
        if (turned.code === 'clock.notCaughtUp') reply.header('retry-after', tryAgainAfterSeconds)
        return sendRefusal(request, reply, turned)
      }
      const { today, outstanding } = turned
      return reply
        .code(outstanding ? 202 : 200)
        .send({ today, caughtUp: !outstanding, ...(outstanding && { outstanding }) })
    },
  )
}

const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['operation'] })
