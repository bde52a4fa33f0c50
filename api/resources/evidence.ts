import { visibleCase } from '../../identity/visible-case.ts'
import { validatorCompiler } from '@fastify/type-provider-zod'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findEvidence, listEvidence } from '../../database/queries/evidence.ts'
import type { Role } from '../../domain/actor.ts'
import type { CaseState } from '../../domain/case.ts'
import { refuse } from '../../domain/refusal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { kinds } from '../../evidence/inspect/kinds.ts'
import { AlteredContent } from '../../evidence/store/checked.ts'
import { everyRole } from '../../http/access.ts'
import { attachment } from '../../http/attachment.ts'
import { receiveMultipart } from '../../http/bodies/multipart.ts'
import type { Deps } from '../../casework/deps.ts'
import { keepFiles, withReceivedFiles } from '../../http/received-files.ts'
import { sendEvidenceProblem } from '../evidence-problems.ts'
import { sendRefusal } from '../../http/problems.ts'
import { evidenceForm, evidenceList, uploadAnswer } from '../schemas/evidence.ts'
import { caseNumber, fileHash } from '../../casework/schemas/common.ts'
import { wholeFile } from '../schemas/empty.ts'
import { problemResponses, withLimit } from '../schemas/problem.ts'
import { noteDownload } from '../../casework/evidence.ts'

const ofCase = z.object({ caseNo: caseNumber })
const oneFile = ofCase.extend({ sha256: fileHash })
const evidenceTypes = [...new Set(kinds.values())]
const senders: readonly Role[] = ['caseOfficer', 'reviewer', 'implementingOfficer', 'entityAgent']

type OfCase = { Params: z.infer<typeof ofCase> }
type OneFile = { Params: z.infer<typeof oneFile> }

/** Files of evidence: sent to a case, listed, and taken out of the house by those who have the right to the case. */
export async function evidenceResources(app: FastifyInstance, deps: Deps): Promise<void> {
  const { record, readAs, storage } = deps
  await receiveMultipart(app)

  /** The case when the caller may see it; otherwise a 404 has been answered, which does not tell that it exists. */
  async function visible(request: FastifyRequest<OfCase>, reply: FastifyReply): Promise<CaseState | undefined> {
    const { caseNo } = request.params
    const state = await visibleCase({ readAs }, request.actor, caseNo)
    if (!state) sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
    return state
  }

  app.post<OfCase>(
    '/cases/:caseNo/evidence',
    {
      config: { access: senders },
      // Files are streams and not values that could be checked; the schema describes the form for readers.
      validatorCompiler: (part) =>
        part.httpPart === 'body' ? (value: unknown) => ({ value }) : validatorCompiler(part as never),
      schema: {
        operationId: 'uploadEvidence',
        summary: 'Send files of evidence; sent again, the same content is the same file',
        tags: ['evidence'],
        consumes: ['multipart/form-data'],
        params: ofCase,
        body: evidenceForm,
        response: { 201: uploadAnswer, ...withLimit },
      },
    },
    async (request, reply) => {
      const state = await visible(request, reply)
      if (!state) return reply
      const kept = await withReceivedFiles(
        request,
        storage.incoming,
        async (files) => await keepFiles(deps, request, state.caseNo, files),
      )
      if (isRefusal(kept)) return sendEvidenceProblem(request, reply, [kept])
      const down = kept.refused.find(({ code }) => code.endsWith('Down'))
      if (down || kept.items.length === 0) return sendEvidenceProblem(request, reply, down ? [down] : kept.refused)
      return reply.code(201).send(kept)
    },
  )

  app.get<OfCase>(
    '/cases/:caseNo/evidence',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'listEvidence',
        summary: 'The files of evidence of a case',
        tags: ['evidence'],
        params: ofCase,
        response: { 200: evidenceList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const state = await visible(request, reply)
      return state ? reply.send({ items: await listEvidence(readAs(request.actor), state.caseNo) }) : reply
    },
  )

  app.get<OneFile>(
    '/cases/:caseNo/evidence/:sha256',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'getEvidence',
        summary: 'One file of evidence',
        tags: ['evidence'],
        params: oneFile,
        produces: evidenceTypes,
        response: { 200: wholeFile, ...problemResponses },
      },
    },
    async (request, reply) => {
      const state = await visible(request, reply)
      return state ? await sendFile(request, reply) : reply
    },
  )

  async function sendFile(request: FastifyRequest<OneFile>, reply: FastifyReply): Promise<FastifyReply> {
    const { caseNo, sha256 } = request.params
    const file = await findEvidence(readAs(request.actor), caseNo, sha256)
    if (!file) return sendEvidenceProblem(request, reply, [refuse('evidence.unknown')])
    const unread = (error: unknown) => {
      request.log.error({ err: error, sha256 }, 'evidence could not be read')
      return refuse(error instanceof AlteredContent ? 'evidence.altered' : 'evidence.storeDown')
    }
    const content = (await storage.store.open(sha256).catch(unread)) ?? refuse('evidence.storeDown')
    if (isRefusal(content)) return sendEvidenceProblem(request, reply, [content])
    // The answer of a large one breaks off then.
    content.on('error', unread)
    await noteDownload(record, { caseNo, item: `evidence/${sha256}`, actor: request.actor, requestId: request.id })
    attachment(reply, file.name, file.type).header('content-length', file.bytes).header('etag', `"${sha256}"`)
    return reply.send(content)
  }
}
