import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Command, CommandType } from '../domain/case.ts'
import type { HumanCommand } from '../domain/decide.ts'
import { rolesOf } from '../domain/decide.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { Execution } from '../record/execution.ts'
import type { Deps } from '../casework/deps.ts'
import { giveCommand } from '../casework/give-command.ts'
import { commandPath } from '../http/command-path.ts'
import { languageOf, sendProblem, sendRefusal } from '../http/problems.ts'
import { problemResponses } from './schemas/problem.ts'
import { caseNumber, justification } from '../casework/schemas/common.ts'

export const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .regex(/^[!-~]([ -~]*[!-~])?$/)
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

/** Registers a route for each command on an existing case: parse, execute, signal, answer. */
export function commandRoutes(
  app: FastifyInstance,
  deps: Deps,
  schemas: Readonly<Record<HumanCommand, z.ZodObject>>,
): void {
  for (const [type, payload] of Object.entries(schemas) as [HumanCommand, z.ZodObject][]) {
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

/** Gives the command that a request holds and answers it. */
export async function carryOut(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  type: CommandType,
  on: Pick<Execution, 'caseNo' | 'expectedVersion'>,
): Promise<FastifyReply> {
  const { justification: why, ...payload } = request.body as {
    justification?: { reason?: string; legalBasis?: string }
  }
  const done = await giveCommand(deps, {
    ...on,
    ...why,
    command: { type, payload } as Command,
    actor: request.actor,
    requestId: request.id,
    idempotency: { key: String(request.headers['idempotency-key']), requestHash: hashOf(request) },
  })
  if (isRefusal(done)) {
    if (done.code === 'case.stale') reply.header('etag', `"${String(done.params['version'])}"`)
    return sendRefusal(request, reply, done)
  }
  const { caseNo, version, stage } = done
  reply.header('etag', `"${version}"`)
  if (type === 'listing.propose') reply.code(201).header('location', `/api/v1/cases/${caseNo}`)
  return reply.send({ caseNo, version, stage })
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
