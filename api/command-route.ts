import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findCase } from '../database/queries/cases.ts'
import type { ReadAs } from '../database/reading.ts'
import type { Actor } from '../domain/actor.ts'
import type { Command, CommandType } from '../domain/case.ts'
import { rolesOf } from '../domain/decide.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { Execution } from '../record/execution.ts'
import { execute } from '../record/execute.ts'
import type { Deps } from './deps.ts'
import { languageOf, sendProblem, sendRefusal } from './problems.ts'
import { visibleCases } from './rights.ts'
import { problemResponses } from './schemas/problem.ts'
import { caseNumber, justification } from './schemas/common.ts'

export const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .meta({ pattern: '^[!-~]([ -~]*[!-~])?$' })
    .describe('Names this request: sent again, it gets its first answer again'),
})
const versionHeaders = commandHeaders.extend({
  'if-match': z
    .string()
    .meta({ pattern: '^(\\*|"[0-9]{1,10}")$' })
    .optional()
    .describe('The version of the case that you have seen, as its ETag: "17"; or * for whichever it is'),
})

/** The answer of every command. */
export const commandAnswer = z.object({ caseNo: z.string(), version: z.number().int(), stage: z.string() })

const texts = {
  version: {
    zh: '请在 If-Match 头中带上您看到的案件版本（ETag），例如 "17"。',
    en: 'Send the version of the case that you have seen in If-Match (its ETag), for example "17".',
  },
}

/** The path of a command on a case: the words of the domain, `listing.serveNotice` at `listing/serve-notice`. */
export function commandPath(type: CommandType): string {
  const [track = '', verb = ''] = type.split('.')
  return `${track}/${verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** Registers a route for each command on an existing case: parse, execute, signal, answer. */
export function commandRoutes(
  app: FastifyInstance,
  deps: Deps,
  schemas: { readonly [T in CommandType]?: z.ZodObject },
): void {
  for (const [type, payload] of Object.entries(schemas) as [Exclude<CommandType, 'listing.propose'>, z.ZodObject][]) {
    app.post<{ Params: { caseNo: string }; Body: Record<string, unknown> }>(
      `/cases/:caseNo/${commandPath(type)}`,
      {
        config: { access: rolesOf(type) },
        schema: {
          operationId: type,
          summary: type,
          tags: [type.split('.')[0] ?? ''],
          params: z.object({ caseNo: caseNumber }),
          headers: versionHeaders,
          body: payload.extend({ justification: z.exactOptional(justification) }),
          response: { 200: commandAnswer, ...problemResponses },
        },
      },
      async (request, reply) => {
        const expectedVersion = versionOf(request.headers['if-match'])
        if (expectedVersion === undefined) {
          return sendProblem(request, reply, {
            status: 428,
            code: 'version.needed',
            detail: texts.version[languageOf(request)],
          })
        }
        const version = expectedVersion === '*' ? {} : { expectedVersion }
        return await carryOut(deps, request, reply, type, { caseNo: request.params.caseNo, ...version })
      },
    )
  }
}

/** Carries out the command that a request holds and answers it. */
export async function carryOut(
  { record, readAs, waker }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  type: CommandType,
  on: Pick<Execution, 'caseNo' | 'expectedVersion'>,
): Promise<FastifyReply> {
  const { justification: why, ...payload } = request.body as {
    justification?: { reason?: string; legalBasis?: string }
  }
  const done = await execute(record, {
    ...on,
    ...why,
    command: { type, payload } as Command,
    actor: request.actor,
    requestId: request.id,
    idempotency: { key: String(request.headers['idempotency-key']), requestHash: hashOf(request) },
  })
  if (isRefusal(done)) {
    if (on.caseNo !== undefined && !(await maySee(readAs, request.actor, on.caseNo))) {
      return sendRefusal(request, reply, refuse('case.unknown', { caseNo: on.caseNo }))
    }
    if (done.code === 'case.stale') reply.header('etag', `"${String(done.params['version'])}"`)
    return sendRefusal(request, reply, done)
  }
  if (!done.replayed) waker.progressed(done)
  const { caseNo, version, stage } = done
  reply.header('etag', `"${version}"`)
  if (type === 'listing.propose') reply.code(201).header('location', `/api/v1/cases/${caseNo}`)
  return reply.send({ caseNo, version, stage })
}

// Why a command is refused is for those who may see the case; to others the case is as one that is not there.
async function maySee(readAs: ReadAs, actor: Actor, caseNo: string): Promise<boolean> {
  return (await findCase(readAs(actor), visibleCases(actor, 1), caseNo)) !== undefined
}

function versionOf(header: string | undefined): number | '*' | undefined {
  if (header === '*') return '*'
  const version = /^"(\d{1,10})"$/.exec(header ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
    .digest('base64')
}
