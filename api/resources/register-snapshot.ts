import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../casework/deps.ts'
import { words } from '../../casework/schemas/common.ts'
import { askForSnapshot, findSnapshotFile, showSnapshot } from '../../casework/snapshots.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { attachment } from '../../http/attachment.ts'
import { sendRefusal } from '../../http/problems.ts'
import { hasAlready, sharedAs } from '../../http/unchanged.ts'
import { registerSnapshot } from '../schemas/answers.ts'
import { wholeFile } from '../schemas/empty.ts'
import { problemResponses } from '../schemas/problem.ts'

const fileSeconds = 3_600

/** The whole public register as files, to begin with and to compare with. */
export function registerSnapshotResources(app: FastifyInstance, deps: Deps): void {
  const open = { config: { access: 'public' }, onRequest: app.limits.publicReads } as const

  app.get(
    '/register/snapshot',
    {
      ...open,
      schema: {
        operationId: 'getRegisterSnapshot',
        summary: 'The newest files of the whole public register',
        description:
          'At one position of the feed, sorted by code and case number: go on with `GET /feed?after=` that position. Files are taken away, and made anew within minutes, as soon as something in them has ended.',
        tags: ['public'],
        response: { 200: registerSnapshot, ...problemResponses },
      },
    },
    async (request, reply) => {
      const shown = await showSnapshot(deps.record)
      if (isRefusal(shown)) return sendRefusal(request, reply, shown)
      const known = { tag: shown.files.map(({ sha256 }) => sha256).join('-'), changedAt: new Date(shown.madeAt) }
      sharedAs(reply, known)
      return hasAlready(request, known) ? reply.code(304).send() : reply.send(shown)
    },
  )

  app.get<{ Params: { file: string } }>(
    '/register/snapshot/:file',
    {
      ...open,
      schema: {
        operationId: 'downloadRegisterSnapshot',
        summary: 'A file of the whole public register',
        tags: ['public'],
        params: z.object({ file: words.max(100) }),
        response: { 200: wholeFile, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { file: name } = request.params
      const found = await findSnapshotFile(deps, name)
      if (isRefusal(found)) return sendRefusal(request, reply, found)
      const { bytes, sha256 } = found.file
      const known = { tag: sha256 }
      const content = hasAlready(request, known) ? undefined : await found.open()
      if (content && isRefusal(content)) return sendRefusal(request, reply, content)
      sharedAs(attachment(reply, name, 'application/gzip'), known, fileSeconds)
      return content ? reply.header('content-length', bytes).send(content) : reply.code(304).send()
    },
  )

  app.post(
    '/register/snapshot',
    {
      config: { access: ['operator'] },
      schema: {
        operationId: 'askForRegisterSnapshot',
        summary: 'Has the files of the whole register made anew within a minute',
        tags: ['sharing'],
        response: { 202: z.null().describe('They will be made'), ...problemResponses },
      },
    },
    async (_request, reply) => {
      await askForSnapshot(deps.record)
      return reply.code(202).send()
    },
  )
}
