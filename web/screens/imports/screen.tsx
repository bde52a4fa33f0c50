import { randomUUID } from 'node:crypto'
import { answerImport, endImport, importFor, mayEndImport, receiveWorkbook } from '../../../casework/imports.ts'
import { refusalsAfter } from '../../../casework/refused-rows.ts'
import { listImportIds, listImportIdsAtWork } from '../../../database/queries/imports.ts'
import { pageOf } from '../../../database/queries/page.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { findImport, listOpened } from '../../../record/bulk/imports.ts'
import { refusalWords } from '../../kit/refusal-words.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { notFound, notForYou } from '../../kit/messages.tsx'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure, wantsBack } from '../../kit/sure.tsx'
import { filledIn, plain } from '../../kit/words.ts'
import { templateCsv, templateWorkbook } from './template.ts'
import { texts } from './texts.ts'
import { Imports, OneImport } from './view.tsx'

const recent = 20
const refusalsShown = 50
const openedShown = 50

/** Sending a workbook. */
export const importsScreen: Screen = {
  url: '/imports',
  roles: ['caseOfficer', 'reviewer', 'operator'],
  upload: true,
  fieldsOf: () => ({ file: { kind: 'evidence', label: texts.file } }),
  get: async (asked) => {
    const draft = await keptDraft(asked)
    return await show({ ...asked, typed: draft?.fields ?? {} }, [])
  },
  post: async (asked) => {
    if (asked.actor.role !== 'caseOfficer') return notForYou
    const received = await receive(asked)
    if (isRefusal(received)) return await show(asked, [refusalFault(received, 'file')])
    await dropKeptDraft(asked)
    return { goTo: `/imports/${received.id}`, flash: told.begun(texts.received1) }
  },
}

async function receive({ deps, actor, request, typed, file }: Asked): Promise<Refusal | { readonly id: string }> {
  if (!file || file.filename === '') return refuse('import.noFile')
  const sent = { content: file.file, name: file.filename, idempotencyKey: one(typed, '_key').slice(0, 200) }
  return await receiveWorkbook(deps, { ...sent, actor, requestId: request.id, log: request.log })
}

async function show({ deps, actor, typed }: Asked, faults: readonly Fault[]): Promise<Shown> {
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
      typed={faults.length > 0 ? {} : typed}
      faults={faults}
    />
  )
  return { title: texts.title, body, ...wrongBy(faults) }
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
    if (actor.role === 'caseOfficer' && one(typed, 'answer') !== '') return await answer(asked)
    if (!(await mayEndImport(deps.readAs, actor, progress.id))) return notForYou
    const reason = one(typed, 'reason').trim()
    if (reason === '' || reason.length > mostReason)
      return await showOne(asked, [{ path: 'reason', text: texts.endReasonMissing }])
    if (wantsBack(typed)) return await showOne(asked, [])
    const id = params['id'] ?? ''
    // One that is over, asked about from the browser's history, is refused and not asked about.
    const question = progress.finishedAt
      ? undefined
      : askIfSure(asked, {
          title: filledIn(texts.endOf, { file: progress.fileName }),
          means: texts.endHint,
          act: texts.end,
          items: [{ label: texts.endReason, value: plain(reason) }],
          crumbs: importCrumbs,
        })
    if (question) return question
    const refusal = await endImport(deps, { id, actor, reason, log: request.log })
    return {
      goTo: `/imports/${id}`,
      flash: refusal ? told.attention(refusalWords(refusal)) : told.done(texts.endedNow),
    }
  },
}

async function answer({ deps, actor, params, typed, request }: Asked): Promise<Shown> {
  const id = params['id'] ?? ''
  const goOn = one(typed, 'answer') === 'goOn'
  if (!goOn && one(typed, 'answer') !== 'takeBack') return notForYou
  const refusal = await answerImport(deps, { id, actor, goOn, log: request.log })
  const said = goOn ? told.begun(texts.goesOn) : told.done(texts.takenBack)
  return { goTo: `/imports/${id}`, flash: refusal ? told.attention(refusalWords(refusal)) : said }
}

const importCrumbs = [{ text: texts.title, href: '/imports' }]

const mostReason = 500

const visible = async ({ deps, actor, params }: Asked) => await importFor(deps.readAs, actor, params['id'] ?? '')

async function showOne(asked: Asked, faults: readonly Fault[]): Promise<Shown> {
  const { deps, actor, query, typed } = asked
  const progress = await visible(asked)
  if (!progress) return notFound
  const [row, no] = cursorIn(query, ['number', 'number']) ?? [0, 0]
  const place = { row: Number(row), no: Number(no) }
  const refusals = await refusalsAfter(deps.readAs(actor), progress.id, place, refusalsShown + 1)
  const { items, next } = pageOf(refusals, refusalsShown, (refusal) => [refusal.row, refusal.no])
  const from = cursorIn(query['opened'] === undefined ? {} : { cursor: query['opened'] }, ['number'])?.[0] ?? 0
  const [mayEnd, found] = await Promise.all([
    mayEndImport(deps.readAs, actor, progress.id),
    actor.role === 'operator' ? [] : listOpened(deps.readAs(actor), progress.id, Number(from), openedShown + 1),
  ])
  const opened = pageOf(found, openedShown, ({ row: at }) => [at])
  return {
    title: plain(progress.fileName),
    crumbs: importCrumbs,
    body: (
      <OneImport
        progress={progress}
        opened={opened}
        refusals={items}
        next={next}
        mayEnd={mayEnd}
        typed={typed}
        faults={faults}
      />
    ),
    ...wrongBy(faults),
  }
}

const mayPropose = ['caseOfficer'] as const

function templateFile(as: 'xlsx' | 'csv', type: string, content: (today: string) => Promise<Buffer>): Screen {
  return {
    url: `/imports/template.${as}`,
    roles: mayPropose,
    get: async ({ visit }) => {
      const file = await content(visit.today)
      const disposition = `attachment; filename="bihuan-import-template.${as}"`
      return { send: (reply) => reply.type(type).header('content-disposition', disposition).send(file) }
    },
  }
}

/** The workbook to be filled in, made from the columns that the reader knows. */
export const templateWorkbookScreen = templateFile(
  'xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  templateWorkbook,
)

/** The same as CSV. */
export const templateCsvScreen = templateFile('csv', 'text/csv; charset=utf-8', async () => templateCsv())
