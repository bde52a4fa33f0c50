import { randomUUID } from 'node:crypto'
import { everyRole } from '../../../api/access.ts'
import { listEntries } from '../../../database/queries/cases.ts'
import { listEvidence } from '../../../database/queries/evidence.ts'
import { claimDraft, createDraft, dropDraft } from '../../../database/queries/drafts.ts'
import type { CaseState, Command } from '../../../domain/case.ts'
import { refusalNow } from '../../../domain/decide.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { refusalText } from '../../../domain/refusal-texts/index.ts'
import { commandAt, formOf, takesFiles } from '../../commands/index.ts'
import { payloadSchemas } from '../../../api/schemas/commands.ts'
import type { HumanCommand } from '../../commands/types.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, fieldAt } from '../../form/faults.ts'
import { readForm } from '../../form/read.ts'
import type { Values } from '../../form/values.ts'
import { firstValues, one, valuesOf } from '../../form/values.ts'
import { give } from '../../kit/give.ts'
import { inCase, keepFilesOf } from '../../kit/keep-files.ts'
import { draftId } from '../../kit/interrupted.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, caseCrumbs, decideContext } from '../../kit/one-case.ts'
import { authorsOf } from '../../kit/people.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import type { Bilingual } from '../../kit/words.ts'
import { panelFor } from './panels/index.tsx'
import { texts } from './texts.ts'
import { CommandPage, NotNow, StalePage } from './view.tsx'

const words = (refusal: Refusal): Bilingual => ({ zh: refusalText(refusal, 'zh'), en: refusalText(refusal, 'en') })

/** One page for each command on a case: its form, what is wrong with it, and the choice when the case has changed. */
export const commandScreen: Screen = {
  url: '/cases/:caseNo/:track/:verb',
  roles: everyRole,
  givesCommands: true,
  files: true,
  fieldsOf: ({ track, verb }) => {
    const type = commandAt(`${track}/${verb}`)
    return type && formOf(type).fields
  },
  get: async (asked) => {
    const found = await find(asked)
    if (!found) return notFound
    const { type, state } = found
    const context = decideContext(asked)
    const refusal =
      refusalNow(state, type, context) ?? (context.isCovered(type) ? undefined : refuse('delegation.outOfScope'))
    const form = formOf(type)
    if (refusal)
      return {
        title: form.title,
        crumbs: caseCrumbs(state),
        body: <NotNow form={form} state={state} why={words(refusal)} />,
      }
    const id = draftId(asked.query)
    const draft = id === undefined ? undefined : await claimDraft(asked.deps.record.pool, asked.actor.id, id)
    return await show(asked, type, state, draft?.fields ?? begun(asked, type, state), [], draft !== undefined)
  },
  post: async (sent) => {
    const found = await find(sent)
    if (!found) return notFound
    const { type, state } = found
    const { typed, faults } = await withFiles(sent, type, state)
    const asked = { ...sent, typed }
    if (faults.length > 0) return await show(asked, type, state, typed, faults)
    if (one(typed, '_more') !== '') return await show(asked, type, state, typed, [])
    if (one(typed, '_do') === 'draft') return await keep(asked, state)
    const checked = checkForm(payloadSchemas[type], formOf(type).fields, typed)
    if (checked.faults) return await show(asked, type, state, typed, checked.faults)
    const done = await give(asked, { type, payload: checked.payload } as Command, state.caseNo)
    if (!isRefusal(done)) {
      const id = draftId(asked.query)
      if (id !== undefined) await dropDraft(asked.deps.record.pool, asked.actor.id, id)
      return { goTo: `/cases/${state.caseNo}`, flash: formOf(type).done }
    }
    if (done.code === 'case.stale') return await choose(asked, type)
    if (done.code === 'idempotency.otherRequest') return { goTo: `/cases/${state.caseNo}`, flash: texts.sentBefore }
    return await show(asked, type, state, typed, [faultOf(type, done)])
  },
}

async function find(asked: Asked): Promise<{ type: HumanCommand; state: CaseState } | undefined> {
  const type = commandAt(`${asked.params['track']}/${asked.params['verb']}`)
  const state = type && (await askedCase(asked))
  return type && state ? { type, state } : undefined
}

// Files of an act that is not lawful are not kept: the answer will say why it is not.
async function withFiles(
  asked: Asked,
  type: HumanCommand,
  state: CaseState,
): Promise<{ typed: Values; faults: readonly Fault[] }> {
  if (!takesFiles(type) || refusalNow(state, type, decideContext(asked))) return { typed: asked.typed, faults: [] }
  return await keepFilesOf(asked, inCase(asked, state.caseNo))
}

function begun({ actor, visit: { today }, query }: Asked, type: HumanCommand, state: CaseState): Values {
  const { fields } = formOf(type)
  if (type === 'listing.revise') return valuesOf(fields, { ...state.listing.proposal })
  // A link may choose for its reader: the measure of the row it stands in.
  const chosen = Object.entries(query).filter(([name]) => fields[name]?.kind === 'choice')
  return { ...firstValues(fields, { state, actor, today }), ...Object.fromEntries(chosen) }
}

// A form that goes on, or was kept, has its key, so that it is carried out once however often it is sent, and the
// version that its author has seen.
async function show(
  asked: Asked,
  type: HumanCommand,
  state: CaseState,
  values: Values,
  faults: readonly Fault[],
  isDraft = false,
): Promise<Shown> {
  const { actor, visit, deps } = asked
  const form = formOf(type)
  const files = takesFiles(type) ? await listEvidence(deps.record.pool, state.caseNo) : undefined
  const body = (
    <CommandPage
      form={form}
      state={state}
      scene={{ state, actor, today: visit.today, files }}
      values={values}
      faults={faults}
      safeguards={{
        _version: one(values, '_version') || String(state.version),
        _key: one(values, '_key') || randomUUID(),
      }}
      isDraft={isDraft}
      otherwise={otherWay(asked, type, state)}
      panel={await panelFor(asked, type, state)}
    />
  )
  return { title: form.title, crumbs: caseCrumbs(state), body, ...(faults.length > 0 ? { wrong: true } : {}) }
}

/** Decisions that may go two ways. */
const pairs: readonly (readonly [HumanCommand, HumanCommand])[] = [
  ['rectification.accept', 'rectification.returnEvidence'],
  ['rectification.approveExtension', 'rectification.refuseExtension'],
  ['repair.accept', 'repair.nameGaps'],
  ['repair.grant', 'repair.refuse'],
  ['objection.uphold', 'objection.reject'],
  ['interview.hold', 'interview.recordNoShow'],
  ['listing.defend', 'listing.waiveDefence'],
]

function otherWay(asked: Asked, type: HumanCommand, state: CaseState): HumanCommand | undefined {
  const other = pairs.find((pair) => pair.includes(type))?.find((one) => one !== type)
  return other !== undefined && !refusalNow(state, other, decideContext(asked)) ? other : undefined
}

async function keep({ deps: { record }, actor, visit, typed }: Asked, state: CaseState): Promise<Shown> {
  const { _csrf, _by, _do, _key, _proof, ...fields } = typed
  await createDraft(record.pool, { account: actor.id, path: visit.path.split('?')[0] ?? '', fields, claimed: true })
  return { goTo: `/cases/${state.caseNo}`, flash: texts.draftSaved }
}

async function choose(asked: Asked, type: HumanCommand): Promise<Shown> {
  const { typed } = asked
  const state = await askedCase(asked)
  if (!state) return notFound
  const seen = Number(one(typed, '_version'))
  const entries = (await listEntries(asked.deps.readAs(asked.actor), state.caseNo)).filter(
    ({ caseSeq }) => caseSeq > seen,
  )
  asked.speakOf(authorsOf(entries))
  const refusal = refusalNow(state, type, decideContext(asked))
  const form = formOf(type)
  const body = (
    <StalePage
      form={form}
      state={state}
      entries={entries}
      payload={readForm(form.fields, typed).payload}
      values={typed}
      safeguards={{ _version: String(state.version), _key: one(typed, '_key') }}
      refusal={refusal && words(refusal)}
    />
  )
  return { title: texts.staleTitle, crumbs: caseCrumbs(state), status: 412, body }
}

// A refusal of the domain at the field it is about, where one is known.
function faultOf(type: HumanCommand, refusal: Refusal): Fault {
  const form = formOf(type)
  const named = form.faultOf?.[refusal.code] ?? fieldIn(refusal)
  return { text: words(refusal), ...(named !== '' && fieldAt(form.fields, named) ? { path: named } : {}) }
}

const fieldIn = ({ params: { field } }: Refusal) => (typeof field === 'string' ? field : '')
