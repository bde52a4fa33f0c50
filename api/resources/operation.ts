import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isRefusalCode } from '../../domain/refusals/index.ts'
import { refusalWords } from '../../domain/refusals/text.ts'
import { shanghaiDate } from '../../record/clock.ts'
import type { Deps } from '../../casework/deps.ts'
import { words } from '../../casework/schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import { languageOf, sendProblem } from '../../http/problems.ts'
import { sparingly } from '../sparingly.ts'
import { readFigures, readWorkers, tryWriting, readLogStanding } from '../../casework/operation.ts'

// Whoever asks, and however often, the database is asked no oftener.
const lookEveryMs = 1_000

const open = { access: 'public' } as const

/** Health, and the page that a problem's type leads to. */
export function operationResources(app: FastifyInstance, { record, temporalAnswers }: Deps): void {
  // A database that answers and cannot write is none that commands can be accepted for.
  const look = sparingly(lookEveryMs, async () => {
    await tryWriting(record)
    const { clock } = record
    const today = shanghaiDate(await clock.now())
    return await Promise.all([
      readFigures(record, today),
      temporalAnswers(),
      readWorkers(record),
      readLogStanding(record),
    ])
  })
  app.get(
    '/livez',
    {
      config: open,
      schema: {
        operationId: 'livez',
        summary: 'The process answers',
        tags: ['operation'],
        response: { 200: z.object({ live: z.boolean() }) },
      },
    },
    async () => ({ live: true }),
  )

  app.get(
    '/readyz',
    {
      config: open,
      schema: {
        operationId: 'readyz',
        summary: 'Commands can be accepted',
        tags: ['operation'],
        response: { 200: z.looseObject({ ready: z.boolean() }) },
      },
    },
    async () => {
      const [figures, temporal, workers, log] = await look()
      // Without Temporal or a worker commands are still accepted; the conductors catch up afterwards.
      return { ready: true, temporal: temporal ? 'answers' : 'down', workers, ...figures, log }
    },
  )

  app.get<{ Params: { code: string } }>(
    '/problems/:code',
    {
      config: open,
      schema: {
        operationId: 'explainProblem',
        summary: 'What a problem code means',
        tags: ['operation'],
        params: z.object({ code: words.max(100) }),
        response: { 200: z.object({ code: z.string(), zh: z.string(), en: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      if (isRefusalCode(code)) return { code, ...refusalWords({ code, params: {} }) }
      const detail = {
        zh: '这是请求层面的问题，说明见该次回答的 detail。',
        en: 'A problem of the request itself; the detail of its answer explains it.',
      }
      return code.includes('.')
        ? { code, ...detail }
        : sendProblem(request, reply, { status: 404, code: 'problem.unknown', detail: detail[languageOf(request)] })
    },
  )
}
