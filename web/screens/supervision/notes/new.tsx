import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { visibleCases } from '../../../../identity/rights.ts'
import { localDate } from '../../../../casework/schemas/common.ts'
import { listNoted } from '../../../../database/queries/supervision/notes.ts'
import type { NotedCase } from '../../../../database/queries/supervision/notes.ts'
import type { Fault } from '../../../form/faults.ts'
import { checkForm, wrongBy } from '../../../form/faults.ts'
import type { Fields } from '../../../form/fields.ts'
import { many, one } from '../../../form/values.ts'
import type { Values } from '../../../form/values.ts'
import { FaultSummary, FieldsView, Form } from '../../../form/view.tsx'
import { Heading } from '../../../kit/parts.tsx'
import { told } from '../../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../../kit/screen.ts'
import { useSay, useVisit } from '../../../kit/visit.ts'
import { supervisionCrumb } from '../roles.ts'
import { CasesNow } from './cases-now.tsx'
import { texts } from './texts.ts'
import { sendNotes } from '../../../../casework/supervision.ts'

const mostCases = 200
const answerWorkingDays = 5

const schema = z.object({
  text: z.string().trim().min(1).max(2000),
  legalBasis: z.string().trim().min(1).max(300),
  answerBy: localDate,
})

const fields = {
  text: { kind: 'area', label: texts.text },
  legalBasis: { kind: 'line', label: texts.basis },
  answerBy: { kind: 'date', label: texts.answerBy },
} satisfies Fields

/** Asking agencies about some of their cases. */
export const newNote: Screen = {
  url: '/supervision/notes/new',
  fieldsOf: () => fields,
  roles: ['citySupervisor', 'districtSupervisor'],
  get: async (asked) => {
    const { deps, visit, query } = asked
    const { rule } = deps.record.rules.resolve('district.rate', { on: visit.today, field: 'any' })
    const first: Values = {
      text: texts.textFirst[visit.lang],
      legalBasis: `${rule.source.document}${rule.source.article ?? ''}`,
      answerBy: deps.record.rules.addTerm(visit.today, { count: answerWorkingDays, unit: 'workingDays' }).dueOn,
      _key: randomUUID(),
    }
    const chosen = (asked.request.query as { case?: string | string[] }).case ?? query['case'] ?? []
    return show(await open(asked, [chosen].flat()), first)
  },
  post: async (asked) => {
    const { deps, actor, typed, visit, request } = asked
    const cases = await open(asked, many(typed, 'case'))
    const checked = checkForm(schema, fields, typed)
    const early: readonly Fault[] =
      checked.faults ?? (checked.payload.answerBy < visit.today ? [{ path: 'answerBy', text: texts.notBefore }] : [])
    if (checked.faults || early.length > 0 || cases.length === 0) return show(cases, typed, early)
    const batch = z
      .uuid()
      .catch(() => randomUUID())
      .parse(one(typed, '_key'))
    await sendNotes(deps.record, {
      ...checked.payload,
      batch,
      cases,
      actor,
      on: visit.today,
      at: await deps.record.clock.now(),
      requestId: request.id,
    })
    return { goTo: '/supervision/notes', flash: told.done(texts.sentFlash) }
  },
}

/** The open ones of the chosen cases that the author oversees. */
async function open({ deps, actor, visit }: Asked, caseNos: readonly string[]): Promise<NotedCase[]> {
  const chosen = [...new Set(caseNos)].slice(0, mostCases)
  return (await listNoted(deps.readAs(actor), visibleCases(actor, 1), chosen, visit.today)).filter(
    ({ stage }) => stage !== 'closed',
  )
}

function show(cases: readonly NotedCase[], values: Values, faults: readonly Fault[] = []): Shown {
  return {
    title: texts.newTitle,
    crumbs: [supervisionCrumb, { text: texts.title, href: '/supervision/notes' }],
    ...wrongBy(faults),
    body: <NewNote cases={cases} values={values} faults={faults} />,
  }
}

function NewNote({
  cases,
  values,
  faults,
}: {
  readonly cases: readonly NotedCase[]
  readonly values: Values
  readonly faults: readonly Fault[]
}) {
  const say = useSay()
  const { actor, today } = useVisit()
  if (cases.length === 0 || !actor) {
    return (
      <>
        <Heading title={texts.newTitle} lead={texts.noCases} />
        <p>
          <a class="button" href="/supervision/overdue">
            {say(texts.toOverdue)}
          </a>
        </p>
      </>
    )
  }
  const agencies = new Set(cases.map(({ agency }) => agency)).size
  return (
    <>
      <FaultSummary faults={faults} />
      <Heading title={texts.newTitle} />
      <p class="lead">{say(texts.newLead, { count: cases.length, agencies })}</p>
      <Form
        action="/supervision/notes/new"
        submit={texts.send}
        hidden={{ _key: one(values, '_key') }}
        cancel={{ href: '/supervision/overdue', text: texts.toOverdue }}
      >
        <FieldsView fields={fields} values={values} scene={{ actor, today }} faults={faults} />
        {cases.map(({ caseNo }) => (
          <input type="hidden" name="case" value={caseNo} />
        ))}
        <CasesNow cases={cases} />
      </Form>
    </>
  )
}
