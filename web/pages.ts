import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance } from 'fastify'
import type { Deps } from '../api/deps.ts'
import { withoutValues } from '../database/refused-values.ts'
import { passingProblem } from '../api/passing-problems.ts'
import { limits } from '../record/bulk/limits.ts'
import { serveAssets } from './kit/assets.ts'
import { bareVisit } from './kit/bare-visit.ts'
import { failed, tooMany, unavailable } from './kit/messages.tsx'
import { sendPage } from './kit/render.ts'
import { addScreen } from './kit/screen.ts'
import { screensFor } from './screens/index.ts'
import type { Setting } from './screens/index.ts'

/** Registers every page on the server of the API. */
export async function registerPages(app: FastifyInstance, deps: Deps, setting: Setting): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(formbody)
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: { files: 1, fileSize: limits.fileBytes, fields: 10 },
      // The whole name as it was sent, so that one with a path in it is refused and not cut to something harmless.
      preservePath: true,
      defParamCharset: 'utf8',
    } as object)
    serveAssets(scope)
    for (const screen of screensFor(setting)) addScreen(scope, deps, screen)
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const status = error.statusCode ?? 500
      if (status === 429) return sendPage(reply, bareVisit(request), tooMany)
      const passing = passingProblem(error)
      request.log.error({ err: withoutValues(error) }, 'page failed')
      if (passing) {
        reply.header('retry-after', String(passing.retryAfter))
        return sendPage(reply, bareVisit(request), unavailable(passing))
      }
      return sendPage(reply, bareVisit(request), failed(request.id))
    })
  })
}
