import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { moveReason } from '../../domain/recomputation/moves.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { Given } from '../../record/publication/propose.ts'
import type { Publication } from '../../record/publication/publications.ts'
import { commandHeaders } from '../command-route.ts'
import type { Deps } from '../../casework/deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRuleRefusal } from '../rule-problems.ts'
import {
  approvalBody,
  movePage,
  movesQuery,
  publicationAnswer,
  publicationBody,
  publicationList,
  rejectionBody,
} from '../schemas/publications.ts'
import { problemResponses } from '../schemas/problem.ts'
import type { GivenDecision } from '../../casework/publications.ts'
import {
  decideOnRules,
  proposeRules,
  publicationDeciders,
  publicationReaders,
  listMoves,
  findPublication,
  listPublications,
} from '../../casework/publications.ts'

const params = z.object({ id: z.uuid() })
const listed = 100

interface One {
  Params: z.infer<typeof params>
}

/** Calendars and packs for open cases: proposed, tried, approved by a second person, and carried out. */
export function rulePublicationResources(app: FastifyInstance, deps: Deps): void {
  const { record } = deps

  app.post<{ Body: z.infer<typeof publicationBody> }>(
    '/rule-publications',
    {
      config: { access: ['operator'], twoPersons: true },
      schema: {
        ...about('proposePublication', 'Propose a pack or calendar for open cases; its dry run follows'),
        headers: commandHeaders,
        body: publicationBody,
        response: { 201: publicationAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { reason, legalBasis } = request.body
      const given = givenIn(request.body)
      if (!given) return sendRuleRefusal(request, reply, refuse('rules.oneNeeded'))
      const key = String(request.headers['idempotency-key'])
      const { actor, id: requestId, log } = request
      const done = await proposeRules(deps, { given, reason, legalBasis, actor, requestId, key, log })
      if (isRefusal(done)) return sendRuleRefusal(request, reply, done, 'pack' in given ? 'pack' : 'calendar')
      reply.code(201).header('location', `/api/v1/rule-publications/${done.id}`)
      return reply.send(await findPublication(record, done.id))
    },
  )

  app.get(
    '/rule-publications',
    {
      config: { access: publicationReaders },
      schema: {
        ...about('listPublications', 'The latest publications'),
        response: { 200: publicationList, ...problemResponses },
      },
    },
    async (_request, reply) => reply.send({ items: await listPublications(record, listed) }),
  )

  app.get<One>(
    '/rule-publications/:id',
    {
      config: { access: publicationReaders },
      schema: {
        ...about('getPublication', 'How far a publication has come'),
        params,
        response: { 200: publicationAnswer, ...problemResponses },
      },
    },
    async (request, reply) =>
      answer(request, reply, (await findPublication(record, request.params.id)) ?? unknown(request.params.id)),
  )

  app.get<One & { Querystring: z.infer<typeof movesQuery> }>(
    '/rule-publications/:id/moves',
    {
      config: { access: publicationReaders },
      schema: {
        ...about('listPublicationMoves', 'The dry run: every open deadline that would move, and why'),
        params,
        querystring: movesQuery,
        response: { 200: movePage, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { cursor, limit, earlier } = request.query
      const key = cursorKey(request, reply, cursor, ['text', 'text'])
      if (!key) return reply
      const { id } = request.params
      if (!(await findPublication(record, id))) return sendRuleRefusal(request, reply, unknown(id))
      const after = key === 'first' ? undefined : key
      const { items, ...next } = await listMoves(record, id, { earlierOnly: earlier === 'true', after, limit })
      return sendPage(request, reply, { items: items.map((move) => ({ ...move, reason: moveReason(move) })), ...next })
    },
  )

  app.post<One & { Body: z.infer<typeof approvalBody> }>(
    '/rule-publications/:id/approve',
    {
      config: { access: publicationDeciders, twoPersons: true },
      schema: {
        ...about('approvePublication', 'Put a publication in force, as a second person; open cases are moved'),
        params,
        body: approvalBody,
        response: { 200: publicationAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { comments, earlier } = request.body
      const decides = { earlierToo: earlier === 'approve' }
      return answer(request, reply, await decideOnRules(deps, decisionOf(request, comments, decides)))
    },
  )

  app.post<One & { Body: z.infer<typeof rejectionBody> }>(
    '/rule-publications/:id/reject',
    {
      config: { access: publicationDeciders, twoPersons: true },
      schema: {
        ...about('rejectPublication', 'Reject a publication, or withdraw an own one, before it is in force'),
        params,
        body: rejectionBody,
        response: { 200: publicationAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { comments } = request.body
      return answer(request, reply, await decideOnRules(deps, decisionOf(request, comments, 'reject')))
    },
  )
}

const decisionOf = (
  { params: { id }, actor, log }: FastifyRequest<One>,
  comments: string,
  decides: GivenDecision['decides'],
): GivenDecision => ({ id, actor, comments, decides, log })

const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['rules'] })

const unknown = (id: string) => refuse('publication.unknown', { id })

function answer(request: FastifyRequest, reply: FastifyReply, found: Publication | Refusal): FastifyReply {
  return isRefusal(found) ? sendRuleRefusal(request, reply, found) : reply.send(found)
}

function givenIn({ pack, calendar, released }: z.infer<typeof publicationBody>): Given | undefined {
  const given: Given[] = [
    ...(pack === undefined ? [] : [{ pack }]),
    ...(calendar === undefined ? [] : [{ calendar }]),
    ...(released === undefined ? [] : [{ released }]),
  ]
  return given.length === 1 ? given[0] : undefined
}
