import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod'
import { badInputOf } from '../http/bad-input.ts'
import type { FieldFault } from '../http/field-faults.ts'
import { faultText, pointerOf } from '../http/field-faults.ts'
import { methodsOf } from './methods.ts'
import { logFailure, passingProblem } from '../http/passing-problems.ts'
import type { Language, Problem } from '../http/problems.ts'
import { languageOf, sendProblem } from '../http/problems.ts'

const texts = {
  invalid: {
    zh: '请按各项提示改正后重新提交。',
    en: 'Correct the fields named below and send the request again.',
  },
  fault: {
    zh: '系统出错，已记录。请稍后重试，并在报修时告知 requestId。',
    en: 'Something went wrong and was recorded. Try again, and name the requestId when you report it.',
  },
  unreadable: {
    zh: '请求无法读取：请核对内容是否为完整的 JSON。',
    en: 'The request cannot be read. Check that its body is whole JSON.',
  },
  tooLarge: {
    zh: '请求内容过大，请缩小后重新提交。',
    en: 'The request is too large. Make it smaller and send it again.',
  },
  address: {
    zh: '地址过长或写法有误，请核对。',
    en: 'The address is too long or not well formed. Check it.',
  },
  format: {
    zh: '不支持这种内容格式，请以 application/json 提交。',
    en: 'This format is not supported. Send application/json.',
  },
  tooMany: { zh: '请求过于频繁，请一分钟后重试。', en: 'Too many requests. Try again in a minute.' },
  method: {
    zh: '这个地址不接受此种请求方法，可用的方法见 Allow 头。',
    en: 'This address does not take this method; the Allow header names those it does.',
  },
  notFound: { zh: '没有这个地址，请核对。', en: 'There is no such address. Check it.' },
} satisfies Record<string, Record<Language, string>>

const ofStatus: Readonly<Record<number, Record<Language, string>>> = {
  413: texts.tooLarge,
  414: texts.address,
  415: texts.format,
  429: texts.tooMany,
}

/** Turns every error and unknown address into a problem; what we did not foresee is logged and not shown. */
export function handleErrors(app: FastifyInstance): void {
  const methods = methodsOf(app)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const passing = passingProblem(error)
    const problem = passing
      ? { status: 503, code: passing.code, detail: passing.detail[languageOf(request)] }
      : problemOf(error, request)
    if (problem.status >= 500) logFailure(request, error, 'request failed')
    if (passing) reply.header('retry-after', String(passing.retryAfter))
    return sendProblem(request, reply, problem)
  })
  app.setNotFoundHandler(
    {
      preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
        if (allowedFor(request).length === 0) await app.limits.unknownAddresses.call(app, request, reply)
      },
    },
    (request: FastifyRequest, reply: FastifyReply) => {
      const allowed = allowedFor(request)
      const language = languageOf(request)
      if (allowed.length === 0)
        return sendProblem(request, reply, { status: 404, code: 'address.unknown', detail: texts.notFound[language] })
      reply.header('allow', allowed.join(', '))
      return sendProblem(request, reply, { status: 405, code: 'method.notAllowed', detail: texts.method[language] })
    },
  )

  // A method that only echoes is answered as if there were nothing.
  function allowedFor({ method, url }: FastifyRequest): readonly string[] {
    return method === 'TRACE' ? [] : methods(url)
  }
}

/** Answers with a problem where the address itself cannot be read, so that no handler of ours is reached. */
export function answerUnreadableAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  // No hook is reached either.
  reply.header('cache-control', 'no-store')
  sendProblem(request, reply, problemOf(error, request))
}

// Whoever has got more wrong than this has another content in hand.
const mostFaults = 100

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  const language = languageOf(request)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = (error.validation as readonly FieldFault[]).slice(0, mostFaults).map((fault) => ({
      pointer: pointerOf(fault),
      detail: faultText(fault, language),
    }))
    return { status: 400, code: 'request.invalid', detail: texts.invalid[language], errors }
  }
  const bad = badInputOf(error)
  if (bad) return { status: bad.statusCode, code: bad.code, detail: bad.words[language] }
  const status = error.statusCode ?? 500
  if (status >= 500) return { status, code: 'system.fault', detail: texts.fault[language] }
  return {
    status,
    code: `request.${error.code ?? 'refused'}`,
    detail: (ofStatus[status] ?? (error.code === 'FST_ERR_BAD_URL' ? texts.address : texts.unreadable))[language],
  }
}
