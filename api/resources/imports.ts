import { Readable } from 'node:stream'
import { validatorCompiler } from '@fastify/type-provider-zod'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { pageOf } from '../../database/queries/page.ts'
import type { Role } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import type { ImportProgress } from '../../record/bulk/imports.ts'
import { endByOperator } from '../../record/bulk/end.ts'
import { findImport } from '../../record/bulk/imports.ts'
import { limits } from '../../record/bulk/limits.ts'
import { reasonOf } from '../../record/bulk/reasons.ts'
import { receiveImport } from '../../record/bulk/receive.ts'
import { firstFileOf, receiveMultipart } from '../bodies/multipart.ts'
import { commandHeaders } from '../command-route.ts'
import type { Deps } from '../deps.ts'
import { cursorKey, sendPage } from '../paging.ts'
import { languageOf, sendProblem } from '../problems.ts'
import { refusalsAsCsv, refusalsAfter } from '../refused-rows.ts'
import { wholeFile } from '../schemas/empty.ts'
import { importEnding, importProgress, refusalPage, uploadForm } from '../schemas/imports.ts'
import { paging } from '../schemas/paging.ts'
import { problemResponses } from '../schemas/problem.ts'
import { withSavedFile } from '../uploads.ts'

const params = z.object({ id: z.uuid() })
const query = z.strictObject(paging)
const ofTheAgency: readonly Role[] = ['caseOfficer', 'reviewer']
const readers: readonly Role[] = [...ofTheAgency, 'citySupervisor', 'auditor', 'operator']

const oneFile = { files: 1, fileBytes: limits.fileBytes, fields: 10 }

interface OneImport {
  Params: z.infer<typeof params>
}

/** Bulk initiation (批量发起): sending a workbook, watching how far it is, reading why rows were refused. */
export async function importResources(app: FastifyInstance, { record, readAs, startImport }: Deps): Promise<void> {
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
        response: { 202: importProgress, ...problemResponses },
      },
    },
    async (request, reply) => {
      const part = request.isMultipart() ? await firstFileOf(request, oneFile) : undefined
      if (!part) return sendFault(request, reply, refuse('import.noFile'))
      const received = await withSavedFile(part.file, async (file) => {
        if (part.file.truncated) return refuse('import.fileTooLarge', { most: limits.fileBytes })
        return await receiveImport(record.pool, {
          ...file,
          fileName: printable(part.filename),
          actor: request.actor,
          requestId: request.id,
          idempotencyKey: String(request.headers['idempotency-key']),
        })
      })
      if (isRefusal(received)) return sendFault(request, reply, received)
      // Not waited for: it has been recorded, and the sweep starts what could not be started now.
      startImport(received.id).catch((error: unknown) =>
        request.log.warn({ err: error }, 'import not started; the sweep will'),
      )
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

  app.delete<OneImport & { Body: z.infer<typeof importEnding> }>(
    '/imports/:id',
    {
      config: { access: ['operator'] },
      schema: {
        ...about(
          'endImport',
          'End an import that is still at work: cases it has opened stay, rows not taken up are refused',
        ),
        body: importEnding,
        response: { 200: importProgress, ...problemResponses },
      },
    },
    async (request, reply) => {
      const refusal = await endByOperator(record.pool, request.params.id, request.body.reason)
      if (refusal) return sendFault(request, reply, refusal)
      request.log.info({ importId: request.params.id, by: request.actor.id }, 'an operator ended an import')
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
    const { role, agency } = request.actor
    const progress = await findImport(readAs(request.actor), id)
    if (progress && (!ofTheAgency.includes(role) || agency === progress.agency)) return progress
    sendFault(request, reply, refuse('import.unknown', { id }))
    return undefined
  }
}

const about = (operationId: string, summary: string) => ({ operationId, summary, tags: ['imports'], params })

const statusOfCode: Readonly<Record<string, number>> = {
  'import.unknown': 404,
  'import.fileTooLarge': 413,
  'import.finished': 409,
  'import.busy': 503,
}

function sendFault(request: FastifyRequest, reply: FastifyReply, { code, params: values }: Refusal): FastifyReply {
  const status = statusOfCode[code] ?? 422
  return sendProblem(request, reply, {
    status,
    code,
    detail: reasonOf(code, values)[languageOf(request)],
    params: values,
  })
}

function shown({ fault, ...progress }: ImportProgress) {
  return { ...progress, ...(fault ? { fault: { ...fault, reason: reasonOf(fault.code, fault.params) } } : {}) }
}

function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Surrogate}]/gu, '').slice(0, 255)
}
