import { visibleCase } from '../../identity/visible-case.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { pageOf } from '../../database/queries/page.ts'
import { everyRole } from '../../http/access.ts'
import type { Deps } from '../../casework/deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRefusal } from '../../http/problems.ts'
import {
  checkpointList,
  consistencyAnswer,
  inclusionAnswer,
  keyList,
  noteAnswer,
  verificationAnswer,
  verificationList,
} from '../schemas/log.ts'
import { paging } from '../schemas/paging.ts'
import { caseNumber, count } from '../../casework/schemas/common.ts'
import { problemResponses } from '../schemas/problem.ts'
import {
  askVerification,
  listVerifications,
  listCheckpoints,
  listKeys,
  proveConsistency,
  proveEntry,
} from '../../casework/log.ts'

const size = count
const between = z.strictObject({ older: size, newer: size.optional() })
const oneEntry = z.object({ caseNo: caseNumber, caseSeq: count })
const listed = z.strictObject(paging)
const lastOnes = 20

function sendNoProof(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.code === 'log.proofFails')
    request.log.error({ log: { code: refusal.code, ...refusal.params } }, 'a proof of the log does not hold')
  return sendRefusal(request, reply, refusal)
}

/** The log over the ledger: what anybody may check, proofs for those who may see a case, and verifications. */
export function logResources(app: FastifyInstance, { record, readAs }: Deps): void {
  const described = <Status extends 200 | 202 = 200>(
    operationId: string,
    summary: string,
    answer: z.ZodType,
    status = 200 as Status,
  ) => ({
    operationId,
    summary,
    tags: ['log'],
    response: { [status]: answer, ...problemResponses } as Record<Status, z.ZodType> & typeof problemResponses,
  })
  const open = (operationId: string, summary: string, answer: z.ZodType) => ({
    config: { access: 'public' as const },
    onRequest: app.limits.publicReads,
    schema: described(operationId, summary, answer),
  })

  const checkpoint = open('getCheckpoint', 'The newest signed checkpoint, as a C2SP signed note', noteAnswer)
  app.get(
    '/log/checkpoint',
    { ...checkpoint, schema: { ...checkpoint.schema, produces: ['text/plain'] } },
    async (request, reply) => {
      const [newest] = await listCheckpoints(record, undefined, 1)
      if (!newest) return sendRefusal(request, reply, refuse('log.noCheckpoint', { size: undefined }))
      return reply.type('text/plain; charset=utf-8').send(newest.note)
    },
  )

  app.get(
    '/log/keys',
    open('listLogKeys', 'The public keys that sign the log, the newest first', keyList),
    async (_request, reply) => reply.send({ items: await listKeys(record) }),
  )

  const checkpoints = open('listCheckpoints', 'Every signed checkpoint, the newest first', checkpointList)
  app.get<{ Querystring: z.infer<typeof listed> }>(
    '/log/checkpoints',
    { ...checkpoints, schema: { ...checkpoints.schema, querystring: listed } },
    async (request, reply) => {
      const { cursor, limit } = request.query
      const key = cursorKey(request, reply, cursor, ['number'])
      if (!key) return reply
      const rows = await listCheckpoints(record, key === 'first' ? undefined : Number(key[0]), limit + 1)
      return sendPage(
        request,
        reply,
        pageOf(rows, limit, (row) => [row.size]),
      )
    },
  )

  const consistency = open(
    'proveConsistency',
    'Proof that the log of one checkpoint begins with that of an older one',
    consistencyAnswer,
  )
  app.get<{ Querystring: z.infer<typeof between> }>(
    '/log/consistency',
    { ...consistency, schema: { ...consistency.schema, querystring: between } },
    async (request, reply) => {
      const proof = await proveConsistency(record, request.query.older, request.query.newer)
      return isRefusal(proof) ? sendNoProof(request, reply, proof) : reply.send(proof)
    },
  )

  app.get<{ Params: z.infer<typeof oneEntry> }>(
    '/cases/:caseNo/ledger/:caseSeq/proof',
    {
      config: { access: everyRole },
      schema: {
        ...described('proveEntry', 'Proof that an entry is in the signed log', inclusionAnswer),
        params: oneEntry,
      },
    },
    async (request, reply) => {
      const { caseNo, caseSeq } = request.params
      const state = await visibleCase({ readAs }, request.actor, caseNo)
      const proof = state ? await proveEntry(record, caseNo, caseSeq) : refuse('case.unknown', { caseNo })
      return isRefusal(proof) ? sendNoProof(request, reply, proof) : reply.send(proof)
    },
  )

  app.post(
    '/log/verifications',
    {
      config: { access: ['auditor', 'operator'] },
      schema: described('askVerification', 'Ask a worker to check the whole log', verificationAnswer, 202),
    },
    async (request, reply) => reply.code(202).send(await askVerification(record, request.actor.id)),
  )

  app.get(
    '/log/verifications',
    {
      config: { access: ['auditor', 'operator', 'citySupervisor'] },
      schema: described(
        'listVerifications',
        'The last verifications with what they found, the newest first',
        verificationList,
      ),
    },
    async (_request, reply) => reply.send({ items: await listVerifications(record, lastOnes) }),
  )
}
