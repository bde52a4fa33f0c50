import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { refusalsAfter } from '../../../api/refused-rows.ts'
import { withSavedFile } from '../../../api/uploads.ts'
import { listImportIds, listImportIdsAtWork } from '../../../database/queries/imports.ts'
import { pageOf } from '../../../database/queries/page.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { endByOperator } from '../../../record/bulk/end.ts'
import type { ImportProgress } from '../../../record/bulk/imports.ts'
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
  roles: ['caseOfficer', 'reviewer', 'operator'],
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
  const ofAll = actor.role === 'operator'
  const ids = ofAll
    ? await listImportIdsAtWork(reader, recent)
    : await listImportIds(reader, actor.agency ?? '', recent)
  const found = await Promise.all(ids.map((id) => findImport(reader, id)))
  const imports = found.filter((progress) => progress !== undefined)
  const body = (
    <Imports
      imports={imports}
      mayUpload={actor.role === 'caseOfficer'}
      ofAll={ofAll}
      key_={randomUUID()}
      faults={faults}
    />
  )
  return { title: texts.title, body, ...(faults.length > 0 ? { wrong: true } : {}) }
}

/** One import: how far it is, and which rows were refused and why; an operator may end it. */
export const importScreen: Screen = {
  url: '/imports/:id',
  roles: ['caseOfficer', 'reviewer', 'operator'],
  get: async (asked) => await showOne(asked, []),
  post: async (asked) => {
    const { deps, actor, params, typed, request } = asked
    const progress = await visible(asked)
    if (!progress) return notFound
    if (actor.role !== 'operator') return notForYou
    const reason = one(typed, 'reason').trim()
    if (reason === '' || reason.length > mostReason)
      return await showOne(asked, [{ path: 'reason', text: texts.endReasonMissing }])
    const id = params['id'] ?? ''
    const refusal = await endByOperator(deps.record.pool, id, reason)
    if (refusal) return { goTo: `/imports/${id}`, flash: reasonOf(refusal.code, refusal.params) }
    request.log.info({ importId: id, by: actor.id }, 'an operator ended an import')
    return { goTo: `/imports/${id}`, flash: texts.endedNow }
  },
}

const mostReason = 500

async function visible({ deps, actor, params }: Asked): Promise<ImportProgress | undefined> {
  const id = params['id'] ?? ''
  const progress = z.uuid().safeParse(id).success ? await findImport(deps.readAs(actor), id) : undefined
  return actor.role === 'operator' || progress?.agency === actor.agency ? progress : undefined
}

async function showOne(asked: Asked, faults: readonly Fault[]): Promise<Shown> {
  const { deps, actor, query, typed } = asked
  const progress = await visible(asked)
  if (!progress) return notFound
  const [row, no] = cursorIn(query, ['number', 'number']) ?? [0, 0]
  const place = { row: Number(row), no: Number(no) }
  const refusals = await refusalsAfter(deps.readAs(actor), progress.id, place, refusalsShown + 1)
  const { items, next } = pageOf(refusals, refusalsShown, (refusal) => [refusal.row, refusal.no])
  const mayEnd = actor.role === 'operator'
  return {
    title: plain(progress.fileName),
    crumbs: [{ text: texts.title, href: '/imports' }],
    body: <OneImport progress={progress} refusals={items} next={next} mayEnd={mayEnd} typed={typed} faults={faults} />,
    ...(faults.length > 0 ? { wrong: true } : {}),
  }
}
