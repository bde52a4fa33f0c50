import { findDraft } from '../../../database/queries/drafts.ts'
import { listDraftFiles } from '../../../database/queries/draft-files.ts'
import type { Commands } from '../../../domain/case.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { lawOf } from '../../../letters/law.ts'
import { proposalSchema } from '../../../casework/schemas/commands.ts'
import { askedFor } from '../../form/asked-for.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault, wrongBy } from '../../form/faults.ts'
import { readForm } from '../../form/read.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import { give } from '../../kit/give.ts'
import { draftId } from '../../kit/interrupted.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { keepFilesOf } from '../../kit/keep-files.ts'
import { decideContext } from '../../kit/one-case.ts'
import { told } from '../../kit/flash.ts'
import type { Page } from '../../kit/layout.tsx'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { enterFiles, inDraft, namedFiles } from './files.ts'
import { previewNotice } from './preview.ts'
import { faultsIn, faultsOfStep, placedFault } from './faults.ts'
import { withWhatFollows } from './fitting.ts'
import { filledIn, knownOf, otherNames } from './known.ts'
import { listingSteps, writtenFields } from './steps.ts'
import { texts } from './texts.ts'
import { addressOf, CheckPage, StepPage } from './view.tsx'
import { createDraft, dropDraft, saveDraft } from '../../../casework/drafts.ts'

const title = texts.title

/** The first step; it becomes a draft when it is sent. */
export const newListing: Screen = {
  url: '/cases/new',
  fieldsOf: () => listingSteps[0]?.fields,
  roles: ['caseOfficer'],
  givesCommands: true,
  get: async (asked) => {
    const id = draftId(asked.query)
    if (id === undefined) return await showStep(asked, { at: 1, draft: undefined, typed: {}, all: {} })
    const draft = await findDraft(asked.deps.readAs(asked.actor), asked.actor.id, id)
    // What the session's end kept of the first step is begun with it.
    return { goTo: addressOf(id, one(draft?.fields ?? {}, 'entity.kind') === '' ? 1 : 2) }
  },
  post: async (asked) => {
    const { deps, actor, typed } = asked
    const all = await followed(asked, {}, withStep({}, 1, typed))
    const page = { at: 1, draft: undefined, typed, all }
    const isLater = one(typed, '_do') === 'later'
    const faults = isLater ? [] : await faultsAt(asked, page)
    if (faults.length > 0) return await showStep(asked, page, faults)
    const id = await createDraft(deps.record, { account: actor.id, path: newListing.url, fields: all })
    if (isRefusal(id)) return await showStep(asked, page, [refusalFault(id)])
    return isLater ? later : { goTo: addressOf(id, 2) }
  },
}

/** The steps of a draft: writing, and at the end checking and sending. */
export const listingStep: Screen = {
  url: '/cases/new/:draft/:step',
  fieldsOf: ({ step }) => listingSteps[Number(step) - 1]?.fields,
  roles: ['caseOfficer'],
  files: true,
  givesCommands: true,
  get: async (asked) => {
    const found = await draftOf(asked)
    if (!found) return { goTo: '/work', flash: told.attention(texts.sentBefore) }
    const { id, at } = found
    const fields = await withKept(asked, found)
    if (at > listingSteps.length) return await showCheck(asked, id, fields)
    const page = { at, draft: id, typed: fields, all: fields }
    // Who comes from the check page to put something right sees what it is.
    const faults = asked.query['check'] === undefined ? [] : await faultsAt(asked, page)
    return { ...(await showStep(asked, page, faults)), status: 200, wrong: false }
  },
  post: async (asked) => {
    const found = await draftOf(asked)
    if (!found) return { goTo: '/work', flash: told.attention(texts.sentBefore) }
    const { id, at, fields } = found
    if (at > listingSteps.length) return one(asked.typed, '_do') === 'later' ? later : await propose(asked, id, fields)
    const { typed, faults: lost } = await keepFilesOf(asked, inDraft(asked, id))
    const all = await followed(asked, fields, withStep(fields, at, typed))
    const page = { at, draft: id, typed, all }
    if (one(typed, '_more') !== '') return await showStep(asked, page)
    const refused = await saveDraft(asked.deps.record, asked.actor.id, { id, fields: all })
    if (refused) return await showStep(asked, page, [refusalFault(refused)])
    await dropKeptDraft(asked)
    if (lost.length > 0) return await showStep(asked, page, lost)
    if (one(typed, '_do') === 'later') return later
    const faults = await faultsAt(asked, page)
    if (faults.length > 0) return await showStep(asked, page, faults)
    // What was to be put right leads back to the check.
    return { goTo: addressOf(id, asked.query['check'] === undefined ? at + 1 : listingSteps.length + 1) }
  },
}

interface Begun {
  readonly id: string
  readonly at: number
  readonly fields: Values
}

// What the session's end kept of a step stands in the form of that step; sending it puts it into the proposal.
async function withKept(asked: Asked, { at, fields }: Begun): Promise<Values> {
  const kept = await keptDraft(asked)
  return kept ? withStep(fields, at, kept.fields) : fields
}

// A step replaces all that it asked for before, so that an unticked box or an emptied row is gone. What no step asks for
// is not kept.
function withStep(fields: Values, at: number, typed: Values): Values {
  const parts = listingSteps.map((step, n) => askedFor(step.fields, n + 1 === at ? typed : fields))
  return Object.assign({}, ...parts) as Values
}

// The first step has no draft yet, and asks for no files.
const filesOf = async ({ deps, actor }: Asked, draft: string | undefined) =>
  draft === undefined ? undefined : await listDraftFiles(deps.readAs(actor), draft)

const later: Shown = { goTo: '/work', flash: told.kept(texts.saved) }

/** What follows from what is written, by the code and by the choices. */
const followed = async (asked: Asked, before: Values, values: Values): Promise<Values> =>
  withWhatFollows(await filledIn(asked, before, values), asked.visit.today)

async function draftOf({ deps, actor, params }: Asked): Promise<Begun | undefined> {
  const id = draftId({ draft: params['draft'] ?? '' })
  const at = Number(params['step'])
  if (id === undefined || !Number.isInteger(at) || at < 1 || at > listingSteps.length + 1) return undefined
  const draft = await findDraft(deps.readAs(actor), actor.id, id)
  return draft && { id, at, fields: draft.fields }
}

/** A page of the proposal: what stands in its form, and all that is written with it. */
interface PageOf {
  readonly at: number
  readonly draft: string | undefined
  readonly typed: Values
  readonly all: Values
}

const faultsAt = async (asked: Asked, { at, all }: PageOf): Promise<readonly Fault[]> => {
  const { cases } = await knownOf(asked, all)
  return faultsOfStep(faultsIn(withAgency(asked, all), cases, decideContext(asked)), at)
}

async function showStep(asked: Asked, { at, draft, typed, all }: PageOf, faults: readonly Fault[] = []): Promise<Page> {
  const { actor, visit } = asked
  const chosen = { listType: one(all, 'listType'), kind: one(all, 'entity.kind') }
  const scene = { actor, today: visit.today, chosen, files: await filesOf(asked, draft) }
  const known = at === 1 ? undefined : await knownOf(asked, all)
  // What follows from the choices stands in the form that is shown again, too.
  const values = { ...typed, ...all }
  return {
    title,
    body: <StepPage {...{ at, draft, values, scene, faults, known, listType: chosen.listType }} />,
    ...wrongBy(faults),
  }
}

// The agency is that of who writes; nobody is asked for it.
const withAgency = ({ actor }: Asked, fields: Values): Values => ({ ...fields, agency: actor.agency ?? '' })

async function showCheck(asked: Asked, draft: string, fields: Values, refusal?: Refusal): Promise<Shown> {
  const values = withAgency(asked, fields)
  const known = await knownOf(asked, values)
  const reading = readForm(writtenFields, values)
  const { payload } = reading
  const names = otherNames(known, one(values, 'entity.name'))
  const wrong = faultsIn(values, known.cases, decideContext(asked))
  const page = { draft, payload, names }
  if (wrong.length > 0) return { title, body: <CheckPage {...page} faults={wrong} letter={undefined} /> }
  const sound = proposalSchema.parse(payload) as Commands['listing.propose']
  const letter = previewNotice(sound, decideContext(asked), lawOf(asked.deps.record))
  const found = refusal ?? (isRefusal(letter) ? letter : undefined)
  const faults = found ? [placedFault(found, reading)] : []
  return { title, body: <CheckPage {...page} faults={faults} letter={isRefusal(letter) ? undefined : letter} /> }
}

async function propose(asked: Asked, id: string, fields: Values): Promise<Shown> {
  const checked = checkForm(proposalSchema, writtenFields, withAgency(asked, fields))
  if (checked.faults) return showCheck(asked, id, fields)
  const payload = checked.payload as Commands['listing.propose']
  const files = await namedFiles(asked, id, payload)
  const done = await give(
    asked,
    { type: 'listing.propose', payload },
    undefined,
    files.map(({ sha256 }) => sha256),
  )
  if (isRefusal(done)) return showCheck(asked, id, fields, done)
  await enterFiles(asked, done.caseNo, files)
  await dropDraft(asked.deps, asked.actor.id, id)
  return { goTo: `/cases/${done.caseNo}`, flash: told.done(texts.done) }
}
