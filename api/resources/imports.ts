import { Readable } from 'node:stream'
import { validatorCompiler } from '@fastify/type-provider-zod'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { pageOf } from '../../database/queries/page.ts'
import type { Role } from '../../domain/actor.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { ImportProgress } from '../../record/bulk/imports.ts'
import { findImport } from '../../record/bulk/imports.ts'
import { reasonOf } from '../../record/bulk/reasons.ts'
import { firstFileOf, receiveMultipart } from '../../http/bodies/multipart.ts'
import { commandHeaders } from '../command-route.ts'
import { answerImport, endImport, importFor, oneWorkbook, receiveWorkbook } from '../../casework/imports.ts'
import type { Deps } from '../../casework/deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { sendRefusal } from '../../http/problems.ts'
import { refusalsAsCsv, refusalsAfter } from '../../casework/refused-rows.ts'
import { wholeFile } from '../schemas/empty.ts'
import { importAnswer, importEnding, importProgress, refusalPage, uploadForm } from '../schemas/imports.ts'
import { paging } from '../schemas/paging.ts'
import { problemResponses, withLimit } from '../schemas/problem.ts'

const params = z.object({ id: z.uuid() })
const query = z.strictObject(paging)
const readers: readonly Role[] = ['caseOfficer', 'reviewer', 'citySupervisor', 'auditor', 'operator']

interface OneImport {
  Params: z.infer<typeof params>
}

/** Bulk initiation (批量发起): sending a workbook, watching how far it is, reading why rows were refused. */
export async function importResources(app: FastifyInstance, deps: Deps): Promise<void> {
  const { readAs } = deps
  await receiveMultipart(app)

  app.post(
    '/imports',
    {
      config: { access: ['caseOfficer'] },
      // The file is a stream and not a value that could be checked; it describes the form for readers.
      validatorCompiler: (part) =>
        part.httpPart === 'body' ? (value: unknown) => ({ value }) : validatorCompiler(part as never),
      schema: {
        operationId: 'createImport',
        summary: 'Propose the cases of a workbook; the answer is where to watch',
        tags: ['imports'],
        consumes: ['multipart/form-data'],
        headers: commandHeaders,
        body: uploadForm,
        response: { 202: importProgress, ...withLimit },
      },
    },
    async (request, reply) => {
      const part = request.isMultipart() ? await firstFileOf(request, oneWorkbook) : undefined
      if (!part) return sendRefusal(request, reply, refuse('import.noFile'))
      const received = await receiveWorkbook(deps, {
        content: part.file,
        name: part.filename,
        actor: request.actor,
        requestId: request.id,
        idempotencyKey: String(request.headers['idempotency-key']),
        log: request.log,
      })
      if (isRefusal(received)) return sendRefusal(request, reply, received)
      const progress = await findImport(readAs(request.actor), received.id)
      return reply
        .code(202)
        .header('location', `/api/v1/imports/${received.id}`)
        .send(progress && shown(progress))
    },
  )

  app.get<OneImport>(
    '/imports/:id',
    {
      config: { access: readers },
      schema: {
        ...about('getImport', 'How far an import has come'),
        response: { 200: importProgress, ...problemResponses },
      },
    },
    async (request, reply) => {
      const progress = await visible(request, reply)
      return progress ? reply.send(shown(progress)) : reply
    },
  )

  app.post<OneImport & { Body: z.infer<typeof importAnswer> }>(
    '/imports/:id/answer',
    {
      config: { access: ['caseOfficer'] },
      schema: {
        ...about('answerImport', 'Let an import that asks go on without what it leaves out, or take it back'),
        body: importAnswer,
        response: { 200: importProgress, ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!(await visible(request, reply))) return reply
      const { actor, log } = request
      const refusal = await answerImport(deps, { id: request.params.id, actor, goOn: request.body.goOn, log })
      if (refusal) return sendRefusal(request, reply, refusal)
      const progress = await visible(request, reply)
      return progress ? reply.send(shown(progress)) : reply
    },
  )

  app.delete<OneImport & { Body: z.infer<typeof importEnding> }>(
    '/imports/:id',
    {
      config: { access: ['operator'] },
      schema: {
        ...about(
          'endImport',
          'End an import that is still at work: cases it has opened stay; rows not taken up are refused, soon after',
        ),
        body: importEnding,
        response: { 200: importProgress, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, log } = request
      const refusal = await endImport(deps, { id: request.params.id, actor, reason: request.body.reason, log })
      if (refusal) return sendRefusal(request, reply, refusal)
      const progress = await visible(request, reply)
      return progress ? reply.send(shown(progress)) : reply
    },
  )

  app.get<OneImport & { Querystring: z.infer<typeof query> }>(
    '/imports/:id/refusals',
    {
      config: { access: readers },
      schema: {
        ...about('listImportRefusals', 'Why rows were refused'),
        querystring: query,
        response: { 200: refusalPage, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { cursor, limit } = request.query
      const key = cursorKey(request, reply, cursor, ['number', 'number'])
      if (!key || !(await visible(request, reply))) return reply
      const [row, no] = key === 'first' ? [0, 0] : key.map(Number)
      const rows = await refusalsAfter(
        readAs(request.actor),
        request.params.id,
        { row: row ?? 0, no: no ?? 0 },
        limit + 1,
      )
      return sendPage(
        request,
        reply,
        pageOf(rows, limit, (refusal) => [refusal.row, refusal.no]),
      )
    },
  )

  app.get<OneImport>(
    '/imports/:id/refusals.csv',
    {
      config: { access: readers },
      schema: {
        ...about('downloadImportRefusals', 'Why rows were refused, for a spreadsheet'),
        produces: ['text/csv'],
        response: { 200: wholeFile, ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!(await visible(request, reply))) return reply
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="refusals-${request.params.id}.csv"`)
      return reply.send(Readable.from(refusalsAsCsv(readAs(request.actor), request.params.id)))
    },
  )

  /** The import when the caller may see it; otherwise a 404 has been answered, which does not tell that it exists. */
  async function visible(request: FastifyRequest<OneImport>, reply: FastifyReply): Promise<ImportProgress | undefined> {
    const { id } = request.params
    const progress = await importFor(readAs, request.actor, id)
    if (progress) return progress
    sendRefusal(request, reply, refuse('import.unknown', { id }))
    return undefined
  }
}

const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['imports'], params })

function shown({ fault, ...progress }: ImportProgress) {
  return { ...progress, ...(fault ? { fault: { ...fault, reason: reasonOf(fault.code, fault.params) } } : {}) }
}
