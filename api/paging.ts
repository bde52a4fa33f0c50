import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from '../database/queries/page.ts'
import { keyOf } from '../database/queries/page.ts'
import { languageOf, sendProblem } from './problems.ts'
import { localDate } from './schemas/common.ts'

const badCursor = {
  zh: '翻页游标无效，请从第一页重新开始。',
  en: 'The cursor is not one that this list gave out. Start again from the first page.',
}

/** What the parts of a key are; the database would take none of another kind. */
export type KeyPart = 'text' | 'date' | 'number'

const kinds: Readonly<Record<KeyPart, (part: string | number) => boolean>> = {
  text: (part) => typeof part === 'string' && !part.includes('\u0000'),
  date: (part) => localDate.safeParse(part).success,
  number: (part) => Number.isSafeInteger(part) && Number(part) >= 0,
}

/** The key that a list goes on after: none on the first page, undefined when a problem has been answered. */
export function cursorKey(
  request: FastifyRequest,
  reply: FastifyReply,
  cursor: string | undefined,
  parts: readonly KeyPart[],
): readonly (string | number)[] | 'first' | undefined {
  if (cursor === undefined) return 'first'
  const found = keyOf(cursor, parts.length)
  const key = found?.every((part, at) => kinds[parts[at] ?? 'text'](part)) ? found : undefined
  if (!key) sendProblem(request, reply, { status: 400, code: 'cursor.invalid', detail: badCursor[languageOf(request)] })
  return key
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
