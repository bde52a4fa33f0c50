import { z } from 'zod'
import { visibleCases } from '../../../../identity/rights.ts'
import { listNoted } from '../../../../database/queries/supervision/notes.ts'
import type { Note } from '../../../../database/queries/supervision/notes.ts'
import type { Role } from '../../../../domain/actor.ts'
import { checkForm, wrongBy } from '../../../form/faults.ts'
import type { Fault } from '../../../form/faults.ts'
import type { Fields } from '../../../form/fields.ts'
import { cursorIn } from '../../../kit/cursor.ts'
import type { Crumb } from '../../../kit/layout.tsx'
import { notFound } from '../../../kit/messages.tsx'
import { told } from '../../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../../kit/screen.ts'
import { supervisionCrumb, supervisors } from '../roles.ts'
import { texts } from './texts.ts'
import { Notes, OneNote } from './view.tsx'
import { casesOfNote, findNote, listNotes, answerNote } from '../../../../casework/supervision.ts'

const agencies: readonly Role[] = ['caseOfficer', 'reviewer']
const schema = z.object({ answer: z.string().trim().min(1).max(4000) })

const answerFields = { answer: { kind: 'area', label: texts.answer, hint: texts.answerHint } } satisfies Fields

const crumbs = (role: Role): readonly Crumb[] => [
  ...(agencies.includes(role) ? [] : [supervisionCrumb]),
  { text: texts.title, href: '/supervision/notes' },
]

/** What has been asked of agencies, for those who ask and those who answer. */
export const notesScreen: Screen = {
  url: '/supervision/notes',
  roles: [...supervisors, ...agencies],
  get: async ({ deps, actor, query }) => {
    const cursor = cursorIn(query, ['number'])
    const { items, next } = await listNotes(deps.record, actor, { before: cursor && Number(cursor[0]), limit: 30 })
    return { title: texts.title, body: <Notes notes={items} next={next} asks={!agencies.includes(actor.role)} /> }
  },
}

/** One note with its cases as they stand now, and the agency's answer. */
export const noteScreen: Screen = {
  url: '/supervision/notes/:id',
  fieldsOf: () => answerFields,
  roles: [...supervisors, ...agencies],
  get: async (asked) => await show(asked, asked.typed),
  post: async (asked) => {
    const { deps, actor, visit, typed } = asked
    const note = await noteOf(asked)
    if (!note || !agencies.includes(actor.role)) return notFound
    const checked = checkForm(schema, answerFields, typed)
    if (checked.faults) return await show(asked, typed, checked.faults)
    const kept = await answerNote(deps.record, {
      id: note.id,
      answer: checked.payload.answer,
      actor,
      on: visit.today,
    })
    return {
      goTo: `/supervision/notes/${note.id}`,
      flash: kept ? told.done(texts.answerFlash) : told.attention(texts.answeredBefore),
    }
  },
}

async function noteOf({ deps, actor, params }: Asked): Promise<Note | undefined> {
  const id = z.uuid().safeParse(params['id'])
  return id.success ? await findNote(deps.record, actor, id.data) : undefined
}

async function show(asked: Asked, typed: Asked['typed'], faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, actor, visit } = asked
  const note = await noteOf(asked)
  if (!note) return notFound
  const cases = await listNoted(
    deps.readAs(actor),
    visibleCases(actor, 1),
    await casesOfNote(deps.record, note.id),
    visit.today,
  )
  asked.speakOf([note.sentBy, note.answeredBy])
  const answers = agencies.includes(actor.role) && note.answer === null
  return {
    title: texts.one,
    crumbs: crumbs(actor.role),
    ...wrongBy(faults),
    body: (
      <OneNote note={note} cases={cases} fields={answers ? answerFields : undefined} typed={typed} faults={faults} />
    ),
  }
}
