import { randomUUID } from 'node:crypto'
import type { Queryable } from '../../../database/reading.ts'
import { everyRole } from '../../../http/access.ts'
import { pageOfEntries } from '../../../database/queries/entries.ts'
import { listEvidence } from '../../../database/queries/evidence.ts'
import type { CaseState, Command } from '../../../domain/case.ts'
import { refusalNow } from '../../../domain/decide.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import { refusalWords } from '../../kit/refusal-words.ts'
import { givenNumbers } from '../../../letters/given-numbers.ts'
import { issueRefusal } from '../../../casework/letters.ts'
import { listRegistered } from '../../../record/letters.ts'
import { faultOfCommand } from '../../commands/fault-of.ts'
import { commandAt, formOf, takesFiles } from '../../commands/index.ts'
import { payloadSchemas } from '../../../casework/schemas/commands.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { writtenIn } from '../../form/asked-for.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, checkForm, wrongBy } from '../../form/faults.ts'
import { readForm } from '../../form/read.ts'
import type { Values } from '../../form/values.ts'
import { firstValues, one, valuesOf } from '../../form/values.ts'
import { CaseHeader } from '../../kit/case-header.tsx'
import { describe } from '../../kit/describe.ts'
import { give } from '../../kit/give.ts'
import { inCase, keepFilesOf } from '../../kit/keep-files.ts'
import { draftId } from '../../kit/interrupted.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { notForYou, notFound } from '../../kit/messages.tsx'
import { askedCase, caseCrumbs, decideContext } from '../../kit/one-case.ts'
import { nextFrom } from '../../kit/navigation.ts'
import { authorsOf } from '../../kit/people.ts'
import { told } from '../../kit/flash.ts'
import type { Bilingual } from '../../kit/words.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { panelFor } from './panels/index.tsx'
import { texts } from './texts.ts'
import type { Question } from '../../kit/sure.tsx'
import { askIfSure, wantsBack } from '../../kit/sure.tsx'
import { CommandPage, NotNow, StalePage } from './view.tsx'
import { createDraft, saveDraft } from '../../../casework/drafts.ts'

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
        body: <NotNow form={form} state={state} why={refusalWords(refusal)} next={asked.query['next']} />,
      }
    const draft = await keptDraft(asked)
    return await show(asked, type, state, draft?.fields ?? (await begun(asked, type, state)), [], draft !== undefined)
  },
  post: async (sent) => {
    const found = await find(sent)
    if (!found) return notFound
    const { type, state } = found
    const { typed: written, faults } = await withFiles(sent, type, state)
    const typed = { ...written, ...(await numbersLeftBlank(sent, type, state, written)) }
    const asked = { ...sent, typed }
    if (faults.length > 0) return await show(asked, type, state, typed, faults)
    if (one(typed, '_more') !== '') return await show(asked, type, state, typed, [])
    if (one(typed, '_do') === 'draft') return await keep(asked, type, state)
    if (wantsBack(typed)) return await show(asked, type, state, typed, [])
    const checked = checkForm(payloadSchemas[type], formOf(type).fields, typed)
    if (checked.faults) return await show(asked, type, state, typed, checked.faults)
    // What would be refused, or has changed since, is said at once.
    const isAsked = Number(one(typed, '_version')) === state.version && !refusalNow(state, type, decideContext(asked))
    const unissued = isAsked ? await issueRefusal(asked.deps, asked.actor, state, type) : undefined
    if (unissued) return await show(asked, type, state, typed, [refusalFault(unissued)])
    const doubt = formOf(type).askIf?.(checked.payload, state)
    if ((formOf(type).grave || doubt) && isAsked) {
      const question = askIfSure(asked, questionOf(asked, type, state, checked.payload, doubt))
      if (question) return question
    }
    const done = await give(asked, { type, payload: checked.payload } as Command, state.caseNo)
    if (!isRefusal(done)) {
      await dropKeptDraft(asked)
      return { goTo: nextFrom(`/cases/${state.caseNo}`, asked.query['next']), flash: told.done(formOf(type).done) }
    }
    if (done.code === 'case.stale') return await choose(asked, type)
    if (done.code === 'idempotency.otherRequest')
      return { goTo: `/cases/${state.caseNo}`, flash: told.attention(texts.sentBefore) }
    return await show(asked, type, state, typed, [faultOfCommand(type, done)])
  },
}

/** What is read over before a grave act: all that it will do, in words. */
function questionOf(
  { actor, visit }: Asked,
  type: HumanCommand,
  state: CaseState,
  payload: Readonly<Record<string, unknown>>,
  doubt?: Bilingual,
): Question {
  const { title, lead, act, fields, idle } = formOf(type)
  const counts = Object.entries(payload).filter(([name]) => !idle?.(payload).includes(name))
  const items = describe(fields, Object.fromEntries(counts), { state, actor, today: visit.today })
  const means = doubt ?? {
    zh: `${lead.zh}办理后记入台账，不能直接撤销。`,
    en: `${lead.en} Once done it stands in the ledger and cannot simply be taken back.`,
  }
  return { title, means, act, items, crumbs: caseCrumbs(state), above: <CaseHeader state={state} /> }
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

async function begun(asked: Asked, type: HumanCommand, state: CaseState): Promise<Values> {
  const { deps, actor, query } = asked
  const { today } = asked.visit
  const { fields } = formOf(type)
  if (type === 'listing.revise') return valuesOf(fields, { ...state.listing.proposal })
  // A link may choose for its reader: the measure of the row it stands in.
  const chosen = Object.entries(query).filter(([name]) => fields[name]?.kind === 'choice')
  const numbers = type === 'listing.serveDecision' ? await numbersHeld(deps.readAs(actor), state) : {}
  return { ...firstValues(fields, { state, actor, today }), ...Object.fromEntries(chosen), ...numbers }
}

// A letter is served under the number that it has.
async function numbersHeld(on: Queryable, state: CaseState): Promise<Values> {
  const held = await listRegistered(on, state.caseNo)
  const fields = givenNumbers({ type: 'listing.listed', data: {} }, state)
  return Object.fromEntries(fields.map(({ field, occasion }) => [field, held.get(occasion)?.number ?? '']))
}

// Those that a letter was given while the form stood open.
async function numbersLeftBlank({ deps, actor }: Asked, type: HumanCommand, state: CaseState, typed: Values) {
  if (type !== 'listing.serveDecision') return {}
  const held = Object.entries(await numbersHeld(deps.readAs(actor), state))
  return Object.fromEntries(held.filter(([name]) => one(typed, name).trim() === ''))
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
  const files = takesFiles(type) ? await listEvidence(deps.readAs(actor), state.caseNo) : undefined
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
      next={asked.query['next']}
      panel={await panelFor(asked, type, state)}
    />
  )
  return { title: form.title, crumbs: caseCrumbs(state), body, ...wrongBy(faults) }
}

/** Decisions that may go two ways. */
const pairs: readonly (readonly [HumanCommand, HumanCommand])[] = [
  ['rectification.accept', 'rectification.returnEvidence'],
  ['rectification.approveExtension', 'rectification.refuseExtension'],
  ['repair.accept', 'repair.nameGaps'],
  ['repair.grant', 'repair.refuse'],
  ['repair.revoke', 'repair.refuseRevocation'],
  ['repair.bar', 'repair.refuseBar'],
  ['rectification.reopen', 'rectification.refuseReopening'],
  ['annulment.confirm', 'annulment.refuse'],
  ['listing.revoke', 'listing.refuseRevocation'],
  ['correction.confirm', 'correction.refuse'],
  ['paper.confirm', 'paper.refuse'],
  ['objection.uphold', 'objection.reject'],
  ['interview.approve', 'interview.return'],
  ['interview.hold', 'interview.recordNoShow'],
  ['listing.defend', 'listing.waiveDefence'],
  ['listing.askHearing', 'listing.waiveHearing'],
  ['listing.holdHearing', 'listing.endHearing'],
  ['listing.confirmWaiver', 'listing.refuseWaiver'],
]

function otherWay(asked: Asked, type: HumanCommand, state: CaseState): HumanCommand | undefined {
  const other = pairs.find((pair) => pair.includes(type))?.find((one) => one !== type)
  return other !== undefined && !refusalNow(state, other, decideContext(asked)) ? other : undefined
}

async function keep(asked: Asked, type: HumanCommand, state: CaseState): Promise<Shown> {
  const { deps, actor, visit, query, typed } = asked
  if (refusalNow(state, type, decideContext(asked))?.code === 'role.notAllowed') return notForYou
  const { record } = deps
  const { _key, ...fields } = writtenIn(formOf(type).fields, typed)
  const id = draftId(query)
  const isSaved = id !== undefined && !(await saveDraft(record, actor.id, { id, fields }))
  const path = visit.path.split('?')[0] ?? ''
  const made = isSaved ? id : await createDraft(record, { account: actor.id, path, fields })
  if (isRefusal(made)) return await show(asked, type, state, typed, [refusalFault(made)])
  return { goTo: `/cases/${state.caseNo}`, flash: told.kept(texts.draftSaved) }
}

async function choose(asked: Asked, type: HumanCommand): Promise<Shown> {
  const { typed } = asked
  const state = await askedCase(asked)
  if (!state) return notFound
  const seen = Number(one(typed, '_version'))
  const page = await pageOfEntries(asked.deps.readAs(asked.actor), state.caseNo, {})
  const entries = page.entries.filter(({ caseSeq }) => !(caseSeq <= seen))
  const before = entries.length < page.entries.length ? undefined : page.before
  asked.speakOf(authorsOf(entries))
  const refusal = refusalNow(state, type, decideContext(asked))
  const form = formOf(type)
  const body = (
    <StalePage
      form={form}
      state={state}
      page={{ ...page, entries, before }}
      payload={readForm(form.fields, typed).payload}
      scene={{ state, actor: asked.actor, today: asked.visit.today }}
      values={typed}
      safeguards={{ _version: String(state.version), _key: one(typed, '_key') }}
      refusal={refusal && refusalWords(refusal)}
    />
  )
  return { title: texts.staleTitle, crumbs: caseCrumbs(state), status: 412, body }
}
