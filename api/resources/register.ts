import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { refuse } from '../../domain/refusal.ts'
import type { Deps } from '../../casework/deps.ts'
import { doubtOf } from '../doubt.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRefusal } from '../../http/problems.ts'
import { hasAlready, sharedAs } from '../../http/unchanged.ts'
import { registerEntry, registerList, tier } from '../schemas/answers.ts'
import { caseNumber, words } from '../../casework/schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import { paging } from '../schemas/paging.ts'
import { findKnownEntry, registerTag, searchRegister } from '../../casework/public-register.ts'

const code = words.trim().min(1).max(100).optional()
const search = z.strictObject({
  ...paging,
  search: words
    .trim()
    .min(2)
    .max(100)
    .optional()
    .describe('The code of an entity or a part of its name; width, brackets, blanks and capitals do not matter'),
  list: code.describe('The code of a list'),
  tier: tier.optional(),
  district: code.describe('The six digits of a district'),
  agency: code.describe('The code of the agency that has decided'),
})

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
      // Before what it names is read, so that no answer goes by the name of a later one.
      const known = { tag: await registerTag(record) }
      if (hasAlready(request, known)) return sharedAs(reply, known).code(304).send()
      const page = await searchRegister(record, { ...query, after })
      sharedAs(reply, known)
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
      const found = await findKnownEntry(record, caseNo)
      if (!found) return sendRefusal(request, reply, refuse('register.unknown', { caseNo }))
      sharedAs(reply, found)
      return hasAlready(request, found) ? reply.code(304).send() : reply.send(found.entry)
    },
  )
}
