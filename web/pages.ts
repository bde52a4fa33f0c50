import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BadInput, badInputOf } from '../http/bad-input.ts'
import { readForms } from '../http/bodies/form.ts'
import { receiveMultipart } from '../http/bodies/multipart.ts'
import type { Deps } from '../casework/deps.ts'
import { logFailure, passingProblem } from '../http/passing-problems.ts'
import type { Problem } from '../http/problems.ts'
import { logRefusal } from '../identity/security-log.ts'
import { serveAssets } from './kit/assets.ts'
import { bareVisit } from './kit/bare-visit.ts'
import { failed, notFound, problemPage, refused, tooMany, unavailable } from './kit/messages.tsx'
import { withoutLanguage } from './kit/memory.ts'
import { sendPage } from './kit/render.ts'
import { addScreen } from './kit/screen.ts'
import { mostBytesOf } from './kit/unproved.ts'
import { screensFor } from './screens/index.ts'
import type { Setting } from './screens/setting.ts'

/** Registers every page on the server of the API. */
export async function registerPages(app: FastifyInstance, deps: Deps, setting: Setting): Promise<void> {
  app.decorate('pageOfProblem', answerByPage)
  await app.register(async (scope) => {
    readForms(scope, mostBytesOf(deps.letterhead.invitationSecret))
    await receiveMultipart(scope)
    serveAssets(scope)
    for (const screen of screensFor(setting)) addScreen(scope, deps, screen)
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const status = error.statusCode ?? 500
      const bad = badInputOf(error)
      if (bad) return sendPage(reply, bareVisit(request), refused(bad))
      if (status === 413) return sendPage(reply, bareVisit(request), refused(new BadInput('request.tooLarge')))
      if (status === 429) return sendPage(reply, bareVisit(request), tooMany)
      const passing = passingProblem(error)
      if (status < 500) return sendPage(reply, bareVisit(request), refused(new BadInput('request.broken')))
      logFailure(request, error, 'page failed')
      if (passing) {
        reply.header('retry-after', String(passing.retryAfter))
        return sendPage(reply, bareVisit(request), unavailable(passing))
      }
      return sendPage(reply, bareVisit(request), failed(request.id))
    })
  })
}

// Whoever follows a link in a browser reads a sentence and finds a way on; without a session the way is to sign in.
function answerByPage(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const isLink = request.method === 'GET' || request.method === 'HEAD'
  if (problem.code === 'session.needed' && isLink) {
    logRefusal(request, problem.status, problem.code)
    return reply.redirect(`/sign-in?to=${encodeURIComponent(withoutLanguage(request.url))}`, 303)
  }
  if (problem.code === 'address.unknown' || problem.code === 'case.unknown')
    return sendPage(reply, bareVisit(request), notFound)
  return sendPage(reply, bareVisit(request), problemPage(problem))
}
