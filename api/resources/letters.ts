import { visibleCase } from '../../identity/visible-case.ts'
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CaseState } from '../../domain/case.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { everyRole } from '../../http/access.ts'
import { attachment } from '../../http/attachment.ts'
import type { ShownLetter } from '../../casework/letters.ts'
import { drawUp, lettersFor, printed } from '../../casework/letters.ts'
import type { Deps } from '../../casework/deps.ts'
import { shownCheckpoint } from '../../casework/letter-uses.ts'
import { sendRefusal } from '../../http/problems.ts'
import { drawnUpLetter, letterList } from '../schemas/letters.ts'
import { caseNumber, words } from '../../casework/schemas/common.ts'
import { wholeFile } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'
import { noteDownload } from '../../casework/evidence.ts'

const ofCase = z.object({ caseNo: caseNumber })
const drawing = z.strictObject({ occasion: words.min(1).max(100) })
const one = z.object({
  id: words.max(120).describe('Case number and occasion, as in BH-2026-000123.repair.1.grant'),
})

/** The official documents (文书): what was served and how, what is to be served, each as PDF. */
export function letterResources(app: FastifyInstance, deps: Deps): void {
  const { record, readAs } = deps

  /** The case when the caller may see it; otherwise undefined, which does not tell that it exists. */
  const visible = async (request: FastifyRequest, caseNo: string) =>
    await visibleCase({ readAs }, request.actor, caseNo)

  app.get<{ Params: z.infer<typeof ofCase> }>(
    '/cases/:caseNo/letters',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'listLetters',
        summary: 'The letters of a case: number, service and, for its agency, what is to be served next',
        tags: ['letters'],
        params: ofCase,
        response: { 200: letterList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo } = request.params
      const state = await visible(request, caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const letters = await lettersFor(deps, request.actor, state)
      return reply.send({ items: letters.map((letter) => line(state, letter)) })
    },
  )

  app.post<{ Params: z.infer<typeof ofCase>; Body: z.infer<typeof drawing> }>(
    '/cases/:caseNo/letters',
    {
      config: { access: ['caseOfficer'] },
      schema: {
        operationId: 'drawUpLetter',
        summary: 'Give a letter that is to be served its number; asked again, the same number',
        tags: ['letters'],
        params: ofCase,
        body: drawing,
        response: { 201: drawnUpLetter, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caseNo } = request.params
      const state = await visible(request, caseNo)
      if (!state) return sendRefusal(request, reply, refuse('case.unknown', { caseNo }))
      const { occasion } = request.body
      const found = (await lettersFor(deps, request.actor, state)).find(({ letter }) => letter.occasion === occasion)
      if (!found) return sendRefusal(request, reply, refuse('letter.notNow', { occasion }))
      const number = await drawUp(deps, request.actor, state, found)
      const id = `${caseNo}.${occasion}`
      return reply.code(201).header('location', addressOf(id)).send({ id, number })
    },
  )

  app.get<{ Params: z.infer<typeof one> }>(
    '/letters/:id',
    {
      config: { access: everyRole },
      schema: {
        operationId: 'getLetter',
        summary: 'One letter as PDF',
        tags: ['letters'],
        params: one,
        produces: ['application/pdf'],
        response: { 200: wholeFile, ...problemResponses },
      },
    },
    async (request, reply) => await sendLetter(request, reply, request.params.id),
  )

  async function sendLetter(request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
    const caseNo = id.split('.')[0] ?? ''
    const state = await visible(request, caseNo)
    const letters = state ? await lettersFor(deps, request.actor, state) : []
    const found = letters.find(({ letter }) => `${caseNo}.${letter.occasion}` === id)
    if (!state || !found) return sendRefusal(request, reply, refuse('letter.unknown', { id }))
    const bytes = await printed(deps, request.actor, state, found)
    if (isRefusal(bytes)) return sendRefusal(request, reply, bytes)
    await noteDownload(record, {
      caseNo,
      item: `letter/${found.letter.occasion}`,
      actor: request.actor,
      requestId: request.id,
    })
    attachment(reply, `${currentTemplate(found.letter.kind).title.zh} ${id}.pdf`, 'application/pdf')
    return reply.header('etag', `"${createHash('sha256').update(bytes).digest('hex')}"`).send(bytes)
  }
}

const addressOf = (id: string) => `/api/v1/letters/${id}`

function line({ caseNo }: CaseState, { letter, status, entered }: ShownLetter) {
  const { occasion, kind, caseSeq, on, addressee, service } = letter
  const id = `${caseNo}.${occasion}`
  return {
    id,
    occasion,
    kind,
    title: currentTemplate(kind).title,
    number: entered?.number ?? null,
    status,
    on,
    addressee,
    service: status === 'served' ? { ...service, caseSeq } : null,
    address: addressOf(id),
    checkpoint: (entered?.checkpoint && shownCheckpoint(entered.checkpoint)) ?? null,
  }
}
