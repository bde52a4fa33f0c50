import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { refuse } from '../../domain/refusal.ts'
import { refusalText, refusalCodes } from '../../domain/refusal-texts/index.ts'
import { readFigures } from '../../database/queries/health.ts'
import { tryWriting } from '../../database/queries/write-trial.ts'
import { readLogStanding } from '../../record/log/watch.ts'
import type { Deps } from '../deps.ts'
import { words } from '../schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import { languageOf, sendProblem } from '../problems.ts'
import { sparingly } from '../sparingly.ts'

// Whoever asks, and however often, the database is asked no oftener.
const lookEveryMs = 1_000

const open = { access: 'public' } as const

/** Health, and the page that a problem's type leads to. */
export function operationResources(app: FastifyInstance, { record, temporalAnswers }: Deps): void {
  // A database that answers and cannot write is none that commands can be accepted for.
  const look = sparingly(lookEveryMs, async () => {
    await tryWriting(record.pool)
    return await Promise.all([readFigures(record.pool), temporalAnswers(), readLogStanding(record.pool)])
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
      const [figures, temporal, log] = await look()
      // Without Temporal commands are still accepted; the conductors catch up afterwards.
      return { ready: true, temporal: temporal ? 'answers' : 'down', ...figures, log }
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
      if (refusalCodes.has(code))
        return { code, zh: refusalText(refuse(code), 'zh'), en: refusalText(refuse(code), 'en') }
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
