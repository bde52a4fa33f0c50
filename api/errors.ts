import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod'
import { withoutValues } from '../database/refused-values.ts'
import type { FieldFault } from './field-faults.ts'
import { faultText, pointerOf } from './field-faults.ts'
import { passingProblem } from './passing-problems.ts'
import type { Language, Problem } from './problems.ts'
import { languageOf, sendProblem } from './problems.ts'

const texts = {
  invalid: {
    zh: '请按各项提示改正后重新提交。',
    en: 'Correct the fields named below and send the request again.',
  },
  characters: {
    zh: '请求含有无法保存的字符（空字符），请去掉后重新提交。',
    en: 'The request holds a character that cannot be kept (the null character). Take it out and send it again.',
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
  format: {
    zh: '不支持这种内容格式，请以 application/json 提交。',
    en: 'This format is not supported. Send application/json.',
  },
  tooMany: { zh: '请求过于频繁，请一分钟后重试。', en: 'Too many requests. Try again in a minute.' },
  notFound: { zh: '没有这个地址，请核对。', en: 'There is no such address. Check it.' },
} satisfies Record<string, Record<Language, string>>

const ofStatus: Readonly<Record<number, Record<Language, string>>> = {
  413: texts.tooLarge,
  415: texts.format,
  429: texts.tooMany,
}

/** Turns every error and unknown address into a problem; what we did not foresee is logged and not shown. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const passing = passingProblem(error)
    const problem = passing
      ? { status: 503, code: passing.code, detail: passing.detail[languageOf(request)] }
      : problemOf(error, request)
    if (problem.status >= 500) request.log.error({ err: withoutValues(error) }, 'request failed')
    if (passing) reply.header('retry-after', String(passing.retryAfter))
    return sendProblem(request, reply, problem)
  })
  // Guessing addresses is slowed down.
  const perAddress = app.rateLimit({ max: 100, timeWindow: '1 minute' })
  app.setNotFoundHandler({ preHandler: perAddress }, (request, reply) =>
    sendProblem(request, reply, { status: 404, code: 'address.unknown', detail: texts.notFound[languageOf(request)] }),
  )
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  const language = languageOf(request)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = (error.validation as readonly FieldFault[]).map((fault) => ({
      pointer: pointerOf(fault),
      detail: faultText(fault, language),
    }))
    return { status: 400, code: 'request.invalid', detail: texts.invalid[language], errors }
  }
  // A null character in an address: the database takes it for no text at all.
  if (error.code === '22021') return { status: 400, code: 'request.invalid', detail: texts.characters[language] }
  const status = error.statusCode ?? 500
  if (status >= 500) return { status, code: 'system.fault', detail: texts.fault[language] }
  return {
    status,
    code: `request.${error.code ?? 'refused'}`,
    detail: (ofStatus[status] ?? texts.unreadable)[language],
  }
}
