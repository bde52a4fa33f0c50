import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../domain/refusal.ts'
import { statusOf } from '../domain/refusal.ts'
import { refusalText } from '../domain/refusals/text.ts'
import { cookieName } from './cookie-name.ts'
import { logRefusal } from '../identity/security-log.ts'

export type Language = 'zh' | 'en'

declare module 'fastify' {
  interface FastifyInstance {
    /** How whoever follows a link in a browser is told of a problem: by a page, where there are pages. */
    pageOfProblem?: (request: FastifyRequest, reply: FastifyReply, problem: Problem) => FastifyReply
  }
}

/** A problem as RFC 9457 has it, with our stable code and, for a refusal, its parameters and rule. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly params?: Refusal['params']
  readonly rule?: string | undefined
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

const titles: Readonly<Record<number, { readonly zh: string; readonly en: string }>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '请先登录', en: 'Sign-in needed' },
  403: { zh: '无权办理', en: 'Not allowed' },
  404: { zh: '未找到', en: 'Not found' },
  405: { zh: '方法不支持', en: 'Method not allowed' },
  409: { zh: '现在不能这样办理', en: 'Not possible now' },
  410: { zh: '不再提供', en: 'Not there any more' },
  412: { zh: '案件已有变化', en: 'The case has changed' },
  413: { zh: '内容过大', en: 'Too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '格式不支持', en: 'Format not supported' },
  422: { zh: '内容不符', en: 'Content does not fit' },
  428: { zh: '缺少版本号', en: 'Version needed' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  503: { zh: '服务暂不可用', en: 'Not available now' },
}
const otherTitle = { zh: '系统错误', en: 'Internal error' }

/**
 * Whether somebody looks at the answer in a browser: programs show a token in a header or do not ask for pages, and what
 * scripts of a page fetch is not asked for as one either.
 */
const isForReading = ({ headers }: FastifyRequest): boolean =>
  headers.authorization === undefined && /\btext\/html\b/i.test(headers.accept ?? '')

/** The language a request asks for; Chinese unless English comes first. Who reads pages has chosen it there. */
export function languageOf(request: FastifyRequest): Language {
  // A request that was refused before its cookies were read has none, whatever its type says.
  if (request.server.pageOfProblem && isForReading(request))
    return (request.cookies as FastifyRequest['cookies'] | null)?.[cookieName(request.server, 'lang')] === 'en'
      ? 'en'
      : 'zh'
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}

/** What a status is called. */
export const problemTitle = (status: number): { readonly zh: string; readonly en: string } =>
  titles[status] ?? otherTitle

/** Answers with a problem: to programs by RFC 9457, to somebody in a browser by a page. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { pageOfProblem } = request.server
  if (pageOfProblem && isForReading(request)) return pageOfProblem(request, reply, problem)
  const { status, ...rest } = problem
  logRefusal(request, status, problem.code)
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send({
      type: `/problems/${problem.code}`,
      title: problemTitle(status)[languageOf(request)],
      status,
      ...rest,
      instance: request.url,
      requestId: request.id,
    })
}

/** Answers with a refusal in the language of the request. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendProblem(request, reply, problemOf(request, refusal))
}

/** The problem that a refusal is, in the language of the request. */
export function problemOf(request: FastifyRequest, refusal: Refusal): Problem {
  const { code, params, rule } = refusal
  return { status: statusOf(refusal), code, detail: refusalText(refusal, languageOf(request)), params, rule }
}
