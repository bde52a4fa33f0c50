import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { refusalsAfter } from '../../../api/refused-rows.ts'
import { withSavedFile } from '../../../api/uploads.ts'
import { listImportIds } from '../../../database/queries/imports.ts'
import { pageOf } from '../../../database/queries/page.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { findImport } from '../../../record/bulk/imports.ts'
import { limits } from '../../../record/bulk/limits.ts'
import { reasonOf } from '../../../record/bulk/reasons.ts'
import { receiveImport } from '../../../record/bulk/receive.ts'
import type { Fault } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { notFound, notForYou } from '../../kit/messages.tsx'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { plain } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { Imports, OneImport } from './view.tsx'

const recent = 20
const refusalsShown = 50

/** Sending a workbook. */
export const importsScreen: Screen = {
  url: '/imports',
  roles: ['caseOfficer', 'reviewer'],
  upload: true,
  get: async (asked) => await show(asked, []),
  post: async (asked) => {
    if (asked.actor.role !== 'caseOfficer') return notForYou
    const received = await receive(asked)
    if (isRefusal(received))
      return await show(asked, [{ path: 'file', text: reasonOf(received.code, received.params) }])
    // Not waited for: it has been recorded, and the sweep starts what could not be started now.
    asked.deps
      .startImport(received.id)
      .catch((error: unknown) => asked.request.log.warn({ err: error }, 'import not started; the sweep will'))
    return { goTo: `/imports/${received.id}`, flash: texts.received1 }
  },
}

async function receive({
  deps: { record },
  actor,
  request,
  typed,
  file,
}: Asked): Promise<Refusal | { readonly id: string }> {
  if (!file || file.filename === '') return refuse('import.noFile')
  return await withSavedFile(file.file, async (saved) => {
    if (file.file.truncated) return refuse('import.fileTooLarge', { most: limits.fileBytes })
    return await receiveImport(record.pool, {
      ...saved,
      fileName: file.filename.replace(/[\p{Cc}\p{Surrogate}]/gu, '').slice(0, 255),
      actor,
      requestId: request.id,
      idempotencyKey: one(typed, '_key').slice(0, 200),
    })
  })
}

async function show({ deps, actor }: Asked, faults: readonly Fault[]): Promise<Shown> {
  const reader = deps.readAs(actor)
  const ids = await listImportIds(reader, actor.agency ?? '', recent)
  const found = await Promise.all(ids.map((id) => findImport(reader, id)))
  const imports = found.filter((progress) => progress !== undefined)
  const body = (
    <Imports imports={imports} mayUpload={actor.role === 'caseOfficer'} key_={randomUUID()} faults={faults} />
  )
  return { title: texts.title, body, ...(faults.length > 0 ? { wrong: true } : {}) }
}

/** One import: how far it is, and which rows were refused and why. */
export const importScreen: Screen = {
  url: '/imports/:id',
  roles: ['caseOfficer', 'reviewer'],
  get: async ({ deps, actor, params, query }) => {
    const id = params['id'] ?? ''
    const reader = deps.readAs(actor)
    const progress = z.uuid().safeParse(id).success ? await findImport(reader, id) : undefined
    if (progress?.agency !== actor.agency || !progress) return notFound
    const [row, no] = cursorIn(query, ['number', 'number']) ?? [0, 0]
    const refusals = await refusalsAfter(reader, id, { row: Number(row), no: Number(no) }, refusalsShown + 1)
    const page = pageOf(refusals, refusalsShown, (refusal) => [refusal.row, refusal.no])
    return {
      title: plain(progress.fileName),
      crumbs: [{ text: texts.title, href: '/imports' }],
      body: <OneImport progress={progress} refusals={page.items} next={page.next} />,
    }
  },
}
