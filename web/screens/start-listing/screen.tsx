import { findDraft } from '../../../database/queries/drafts.ts'
import { listDraftFiles } from '../../../database/queries/draft-files.ts'
import type { Commands } from '../../../domain/case.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { lawOf } from '../../../letters/law.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import { proposalSchema } from '../../../casework/schemas/commands.ts'
import { askedFor } from '../../form/asked-for.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, checkForm, wrongBy } from '../../form/faults.ts'
import { readForm } from '../../form/read.ts'
import type { Values } from '../../form/values.ts'
import { firstValues, one } from '../../form/values.ts'
import { give } from '../../kit/give.ts'
import { draftId } from '../../kit/interrupted.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { keepFilesOf } from '../../kit/keep-files.ts'
import { decideContext } from '../../kit/one-case.ts'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { enterFiles, inDraft, namedFiles } from './files.ts'
import { previewNotice } from './preview.ts'
import { faultsSoFar, placedFault } from './faults.ts'
import { listingSteps, stepOfField } from './steps.ts'
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
    return id === undefined
      ? showStep(asked, 1, undefined, firstValues(proposalFields, sceneOf(asked)))
      : { goTo: addressOf(id, 1) }
  },
  post: async (asked) => {
    const { deps, actor, typed } = asked
    if (one(typed, '_more') !== '') return showStep(asked, 1, undefined, typed)
    const id = await createDraft(deps.record, {
      account: actor.id,
      path: newListing.url,
      fields: withStep({}, 1, typed),
    })
    if (isRefusal(id)) return showStep(asked, 1, undefined, typed, [refusalFault(id)])
    return await sent(asked, 1, id, typed, withStep({}, 1, typed))
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
    if (at > listingSteps.length) return showCheck(asked, id, fields)
    // Who comes from the check page to put something right sees what it is.
    const faults = asked.query['check'] === undefined ? [] : faultsAt(asked, at, fields)
    return { ...(await showStep(asked, at, id, fields, faults)), status: 200, wrong: false }
  },
  post: async (asked) => {
    const found = await draftOf(asked)
    if (!found) return { goTo: '/work', flash: told.attention(texts.sentBefore) }
    const { id, at, fields } = found
    if (at > listingSteps.length) return one(asked.typed, '_do') === 'later' ? later : await propose(asked, id, fields)
    const { typed, faults } = await keepFilesOf(asked, inDraft(asked, id))
    if (one(typed, '_more') !== '') return showStep(asked, at, id, typed)
    const refused = await saveDraft(asked.deps.record, asked.actor.id, { id, fields: withStep(fields, at, typed) })
    if (refused) return showStep(asked, at, id, typed, [refusalFault(refused)])
    await dropKeptDraft(asked)
    if (faults.length > 0) return showStep(asked, at, id, typed, faults)
    return await sent(asked, at, id, typed, withStep(fields, at, typed))
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

const sceneOf = ({ actor, visit: { today } }: Asked) => ({ actor, today })

async function draftOf({ deps, actor, params }: Asked): Promise<Begun | undefined> {
  const id = draftId({ draft: params['draft'] ?? '' })
  const at = Number(params['step'])
  if (id === undefined || !Number.isInteger(at) || at < 1 || at > listingSteps.length + 1) return undefined
  const draft = await findDraft(deps.readAs(actor), actor.id, id)
  return draft && { id, at, fields: draft.fields }
}

// `all` is what is written of the proposal with this step. What was to be put right leads back to the check.
async function sent(asked: Asked, at: number, id: string, typed: Values, all: Values): Promise<Shown> {
  if (one(typed, '_do') === 'later') return later
  const faults = faultsAt(asked, at, all)
  if (faults.length > 0) return showStep(asked, at, id, typed, faults)
  return { goTo: addressOf(id, asked.query['check'] === undefined ? at + 1 : listingSteps.length + 1) }
}

/** All that is wrong with a step, by itself and together with the steps before it. */
function faultsAt(asked: Asked, at: number, all: Values): readonly Fault[] {
  const { fields, schema } = listingSteps[at - 1]!
  const { faults = [] } = checkForm(schema, fields, all)
  const further = faultsSoFar(withAgency(asked, all), decideContext(asked)).filter(
    ({ path = '' }) => stepOfField(path) === at && !faults.some((fault) => fault.path === path),
  )
  return [...faults, ...further]
}

async function showStep(
  asked: Asked,
  at: number,
  draft: string | undefined,
  values: Values,
  faults: readonly Fault[] = [],
): Promise<Shown> {
  const scene = { ...sceneOf(asked), files: await filesOf(asked, draft) }
  return {
    title,
    body: <StepPage at={at} draft={draft} values={values} scene={scene} faults={faults} />,
    ...wrongBy(faults),
  }
}

// The agency is that of who writes; nobody is asked for it.
const withAgency = ({ actor }: Asked, fields: Values): Values => ({ ...fields, agency: actor.agency ?? '' })

function showCheck(asked: Asked, draft: string, fields: Values, refusal?: Refusal): Shown {
  const values = withAgency(asked, fields)
  const checked = checkForm(proposalSchema, proposalFields, values)
  const reading = readForm(proposalFields, values)
  const { payload } = reading
  const soFar = faultsSoFar(values, decideContext(asked))
  if (checked.faults || soFar.length > 0) {
    const all = [...(checked.faults ?? []), ...soFar]
    const faults = all.filter(({ path }, n) => path === undefined || all.findIndex((one) => one.path === path) === n)
    return { title, body: <CheckPage draft={draft} payload={payload} faults={faults} letter={undefined} /> }
  }
  const letter = previewNotice(
    checked.payload as Commands['listing.propose'],
    decideContext(asked),
    lawOf(asked.deps.record),
  )
  const found = refusal ?? (isRefusal(letter) ? letter : undefined)
  const faults = found ? [placedFault(found, reading)] : []
  return {
    title,
    body: <CheckPage draft={draft} payload={payload} faults={faults} letter={isRefusal(letter) ? undefined : letter} />,
  }
}

async function propose(asked: Asked, id: string, fields: Values): Promise<Shown> {
  const checked = checkForm(proposalSchema, proposalFields, withAgency(asked, fields))
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
  await dropDraft(asked.deps.record, asked.actor.id, id)
  return { goTo: `/cases/${done.caseNo}`, flash: told.done(texts.done) }
}
