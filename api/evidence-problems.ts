import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../domain/refusal.ts'
import { statusOf } from '../domain/refusal.ts'
import { refusalText } from '../domain/refusals/text.ts'
import { languageOf, sendProblem } from '../http/problems.ts'

/** Answers with why no file was taken; the first reason is the problem's own, and each is told. */
export function sendEvidenceProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly Pick<Refusal, 'code' | 'params'>[],
): FastifyReply {
  const [first] = refusals
  if (!first) throw new Error('There is no reason to answer with')
  const language = languageOf(request)
  const told = refusals.map((refusal) => refusalText(refusal, language))
  const status = statusOf(first)
  if (status === 503) reply.header('retry-after', '30')
  return sendProblem(request, reply, {
    status,
    code: first.code,
    detail: told[0] ?? '',
    params: first.params,
    ...(told.length > 1 ? { errors: told.map((detail, at) => ({ pointer: `#/file/${at}`, detail })) } : {}),
  })
}
