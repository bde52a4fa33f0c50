import { claimDraft, createDraft, dropDraft, saveDraft } from '../../../database/queries/drafts.ts'
import { listDraftFiles } from '../../../database/queries/draft-files.ts'
import type { Commands } from '../../../domain/case.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { refusalText } from '../../../domain/refusal-texts/index.ts'
import { lawOf } from '../../../letters/law.ts'
import { formOf } from '../../commands/index.ts'
import { proposalFields } from '../../commands/proposal-fields.ts'
import { proposalSchema } from '../../../api/schemas/commands.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm } from '../../form/faults.ts'
import { readForm } from '../../form/read.ts'
import type { Values } from '../../form/values.ts'
import { firstValues, one } from '../../form/values.ts'
import { give } from '../../kit/give.ts'
import { draftId } from '../../kit/interrupted.ts'
import { keepFilesOf } from '../../kit/keep-files.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { enterFiles, inDraft, namedFiles } from './files.ts'
import { previewNotice } from './preview.ts'
import { listingSteps } from './steps.ts'
import { texts } from './texts.ts'
import { addressOf, CheckPage, StepPage } from './view.tsx'

const title = texts.title

/** The first step; it becomes a draft when it is sent. */
export const newListing: Screen = {
  url: '/cases/new',
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
    const id = await createDraft(deps.record.pool, {
      account: actor.id,
      path: newListing.url,
      fields: plainly(typed),
      claimed: true,
    })
    return await sent(asked, 1, id, typed)
  },
}

/** The steps of a draft: writing, and at the end checking and sending. */
export const listingStep: Screen = {
  url: '/cases/new/:draft/:step',
  roles: ['caseOfficer'],
  files: true,
  givesCommands: true,
  get: async (asked) => {
    const found = await draftOf(asked)
    if (!found) return { goTo: '/work', flash: texts.sentBefore }
    const { id, at, fields } = found
    const interrupted = draftId(asked.query)
    if (interrupted !== undefined) return await takeUp(asked, found, interrupted)
    return at > listingSteps.length ? showCheck(asked, id, fields) : showStep(asked, at, id, fields)
  },
  post: async (asked) => {
    const found = await draftOf(asked)
    if (!found) return { goTo: '/work', flash: texts.sentBefore }
    const { id, at, fields } = found
    if (at > listingSteps.length) return one(asked.typed, '_do') === 'later' ? later : await propose(asked, id, fields)
    const { typed, faults } = await keepFilesOf(asked, inDraft(asked, id))
    if (one(typed, '_more') !== '') return showStep(asked, at, id, typed)
    await saveDraft(asked.deps.record.pool, asked.actor.id, { id, fields: withStep(fields, at, typed) })
    return faults.length > 0 ? showStep(asked, at, id, typed, faults) : await sent(asked, at, id, typed)
  },
}

interface Begun {
  readonly id: string
  readonly at: number
  readonly fields: Values
}

// What the session's end kept of a step goes back into the proposal that it belongs to.
async function takeUp({ deps: { record }, actor }: Asked, { id, at, fields }: Begun, kept: string): Promise<Shown> {
  const draft = await claimDraft(record.pool, actor.id, kept)
  if (draft) await saveDraft(record.pool, actor.id, { id, fields: withStep(fields, at, draft.fields) })
  await dropDraft(record.pool, actor.id, kept)
  return { goTo: addressOf(id, at) }
}

// A step replaces all that it asked for before, so that an unticked box or an emptied row is gone.
function withStep(fields: Values, at: number, typed: Values): Values {
  const asked = Object.keys(listingSteps[at - 1]?.fields ?? {})
  const others = Object.entries(fields).filter(([path]) => !asked.includes(path.split('.')[0] ?? ''))
  return { ...Object.fromEntries(others), ...plainly(typed) }
}

// The first step has no draft yet, and asks for no files.
const filesOf = async ({ deps }: Asked, draft: string | undefined) =>
  draft === undefined ? undefined : await listDraftFiles(deps.record.pool, draft)

const later: Shown = { goTo: '/work', flash: texts.saved }

const sceneOf = ({ actor, visit: { today } }: Asked) => ({ actor, today })

// What a form carries unseen is no part of what was written.
const plainly = (typed: Values): Values =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('_')))

async function draftOf({ deps, actor, params }: Asked): Promise<Begun | undefined> {
  const id = draftId({ draft: params['draft'] ?? '' })
  const at = Number(params['step'])
  if (id === undefined || !Number.isInteger(at) || at < 1 || at > listingSteps.length + 1) return undefined
  const draft = await claimDraft(deps.record.pool, actor.id, id)
  return draft && { id, at, fields: plainly(draft.fields) }
}

async function sent(asked: Asked, at: number, id: string, typed: Values): Promise<Shown> {
  if (one(typed, '_do') === 'later') return later
  const { fields, schema } = listingSteps[at - 1]!
  const { faults } = checkForm(schema, fields, typed)
  return faults ? showStep(asked, at, id, typed, faults) : { goTo: addressOf(id, at + 1) }
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
    ...(faults.length > 0 ? { wrong: true } : {}),
  }
}

// The agency is that of who writes; nobody is asked for it.
const withAgency = ({ actor }: Asked, fields: Values): Values => ({ ...fields, agency: actor.agency ?? '' })

function showCheck(asked: Asked, draft: string, fields: Values, refusal?: Refusal): Shown {
  const values = withAgency(asked, fields)
  const checked = checkForm(proposalSchema, proposalFields, values)
  const { payload } = readForm(proposalFields, values)
  if (checked.faults)
    return { title, body: <CheckPage draft={draft} payload={payload} faults={checked.faults} letter={undefined} /> }
  const letter = previewNotice(
    checked.payload as Commands['listing.propose'],
    decideContext(asked),
    lawOf(asked.deps.record),
  )
  const found = refusal ?? (isRefusal(letter) ? letter : undefined)
  const faults = found ? [faultOf(found)] : []
  return {
    title,
    body: <CheckPage draft={draft} payload={payload} faults={faults} letter={isRefusal(letter) ? undefined : letter} />,
  }
}

function faultOf(refusal: Refusal): Fault {
  const path = formOf('listing.revise').faultOf?.[refusal.code] ?? refusal.params['field']
  const text = { zh: refusalText(refusal, 'zh'), en: refusalText(refusal, 'en') }
  return { text, ...(typeof path === 'string' ? { path } : {}) }
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
  await dropDraft(asked.deps.record.pool, asked.actor.id, id)
  return { goTo: `/cases/${done.caseNo}`, flash: texts.done }
}
