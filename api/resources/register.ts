import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { damagedCode } from '../../domain/identifiers/damaged-code.ts'
import { damagedText } from '../../domain/identifiers/fault-words.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRefusal } from '../../http/problems.ts'
import { registerEntry, registerList } from '../schemas/answers.ts'
import { caseNumber, words } from '../../casework/schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import { paging } from '../schemas/paging.ts'
import { findRegisterEntry, listRegister } from '../../casework/public-register.ts'

const search = z.strictObject({
  ...paging,
  search: words
    .trim()
    .min(2)
    .max(100)
    .optional()
    .describe('The code of an entity or a part of its name; width, brackets, blanks and capitals do not matter'),
})

function doubtOf({ items }: { readonly items: readonly unknown[] }, search = '') {
  const code = items.length === 0 ? damagedCode(search) : undefined
  return code ? { doubt: { code, text: damagedText(code) } } : {}
}

/** The public register: what anybody may read while the law lets it be shown. */
export function registerResources(app: FastifyInstance, { record }: Deps): void {
  app.get<{ Querystring: z.infer<typeof search> }>(
    '/register',
    {
      config: { access: 'public' },
      onRequest: app.limits.publicReads,
      schema: {
        operationId: 'listRegister',
        summary: 'Listings that are public now',
        description:
          'Texts of more than 300 characters end with an ellipsis here; the record by its number has them whole.',
        tags: ['public'],
        querystring: search,
        response: { 200: registerList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { cursor, ...query } = request.query
      const key = cursorKey(request, reply, cursor, ['text'])
      if (!key) return reply
      const after = key === 'first' ? undefined : String(key[0])
      const page = await listRegister(record, { ...query, after })
      return sendPage(request, reply, { ...page, ...doubtOf(page, query.search) })
    },
  )

  app.get<{ Params: { caseNo: string } }>(
    '/register/:caseNo',
    {
      config: { access: 'public' },
      onRequest: app.limits.publicReads,
      schema: {
        operationId: 'getRegisterEntry',
        summary: 'One public record',
        tags: ['public'],
        params: z.object({ caseNo: caseNumber }),
        response: { 200: registerEntry, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo } = request.params
      const entry = await findRegisterEntry(record, caseNo)
      return entry ? reply.send(entry) : sendRefusal(request, reply, refuse('register.unknown', { caseNo }))
    },
  )
}
