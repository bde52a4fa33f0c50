import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../domain/refusal.ts'
import { refusalText } from '../domain/refusal-texts/index.ts'
import { languageOf, sendProblem } from './problems.ts'

const statusOfCode: Readonly<Record<string, number>> = {
  'evidence.unknown': 404,
  'evidence.tooLarge': 413,
  'evidence.tooMany': 413,
  'evidence.tooOften': 429,
  'evidence.scannerDown': 503,
  'evidence.storeDown': 503,
}

/** Answers with why no file was taken; the first reason is the problem's own, and each is told. */
export function sendEvidenceProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly (Pick<Refusal, 'code' | 'params'> & { readonly name?: string })[],
): FastifyReply {
  const [first] = refusals
  if (!first) throw new Error('There is no reason to answer with')
  const language = languageOf(request)
  const told = refusals.map(({ code, params }) => refusalText({ refused: true, code, params }, language))
  const status = statusOfCode[first.code] ?? 422
  if (status === 503) reply.header('retry-after', '30')
  return sendProblem(request, reply, {
    status,
    code: first.code,
    detail: told[0] ?? '',
    params: first.params,
    ...(told.length > 1 ? { errors: told.map((detail, at) => ({ pointer: `#/file/${at}`, detail })) } : {}),
  })
}
