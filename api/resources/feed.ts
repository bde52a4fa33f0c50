import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../casework/deps.ts'
import type { FeedAsked } from '../../casework/feed.ts'
import { openFeed } from '../../casework/feed.ts'
import { words } from '../../casework/schemas/common.ts'
import type { Role } from '../../domain/actor.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { sendRefusal } from '../../http/problems.ts'
import { wholeFile } from '../schemas/empty.ts'
import { whenTooOld } from '../schemas/problem.ts'

// As digits, since JSON's numbers and an empty text would be taken for what they are not; beyond 2^53 none is exact.
const position = words
  .regex(/^(0|[1-9]\d{0,15})$/)
  .refine((digits) => Number.isSafeInteger(Number(digits)))
  .default('0')
  .describe('The position of the last line that was read; 0, as when absent, for the first time')
const query = z.strictObject({
  after: position,
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000).describe('How many lines at most'),
})
type Query = z.infer<typeof query>

// Who sees every case anyway. Other subscribers are not registered yet.
const mayShare: readonly Role[] = ['citySupervisor', 'auditor', 'operator']

/** The feeds of changes: of what the register shows, and of all that is shared. */
export function feedResources(app: FastifyInstance, { readAs }: Deps): void {
  const schema = (operationId: string, summary: string) => ({
    operationId,
    summary,
    description:
      'One line of JSON for each change: `position`, `op` (`put`, `mark`, `suspend`, `resume` or `remove`), `caseNo`, `caseSeq` and, with `put`, `mark` and `resume`, the whole `record`. It is left out where a later line says what is so now. Behind the last line the answer is empty.',
    produces: ['application/x-ndjson'],
    querystring: query,
    response: { 200: wholeFile, ...whenTooOld },
  })

  app.get<{ Querystring: Query }>(
    '/feed',
    {
      config: { access: 'public' },
      onRequest: app.limits.publicReads,
      schema: { ...schema('readFeed', 'How the public register changes'), tags: ['public'] },
    },
    async (request, reply) => await send(request, reply, 'public', { role: 'nobody' }),
  )

  app.get<{ Querystring: Query }>(
    '/shared-feed',
    {
      config: { access: mayShare },
      onRequest: app.limits.publicReads,
      schema: {
        ...schema(
          'readSharedFeed',
          'How all shared records change: also those that the register does not show, with what came of interviews and measures',
        ),
        tags: ['sharing'],
      },
    },
    async (request, reply) => await send(request, reply, 'shared', request.actor),
  )

  async function send(
    request: FastifyRequest<{ Querystring: Query }>,
    reply: FastifyReply,
    audience: FeedAsked['audience'],
    reader: { readonly role: string },
  ): Promise<FastifyReply> {
    const { after, limit } = request.query
    const feed = await openFeed(readAs, reader, { audience, after: Number(after), limit })
    if (isRefusal(feed)) return sendRefusal(request, reply, feed)
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(feed))
  }
}
