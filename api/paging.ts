import type { FastifyReply, FastifyRequest } from 'fastify'
import type { KeyPart, Page } from '../database/queries/page.ts'
import { keyOf } from '../database/queries/page.ts'
import { BadInput } from '../http/bad-input.ts'
import { languageOf, sendProblem } from '../http/problems.ts'

/** The key that a list goes on after: none on the first page, undefined when a problem has been answered. */
export function cursorKey(
  request: FastifyRequest,
  reply: FastifyReply,
  cursor: string | undefined,
  parts: readonly KeyPart[],
): readonly (string | number)[] | 'first' | undefined {
  if (cursor === undefined) return 'first'
  const key = keyOf(cursor, parts)
  if (key) return key
  const { code, statusCode: status, words } = new BadInput('cursor.invalid')
  sendProblem(request, reply, { status, code, detail: words[languageOf(request)] })
  return undefined
}

/** Answers a page with a Link to the next one. */
export function sendPage<Row>(request: FastifyRequest, reply: FastifyReply, page: Page<Row>): FastifyReply {
  if (page.next !== undefined) {
    const next = new URL(request.url, 'http://local')
    next.searchParams.set('cursor', page.next)
    reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  return reply.send(page)
}
