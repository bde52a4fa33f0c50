import { visibleCase } from '../../../identity/visible-case.ts'
import { randomUUID } from 'node:crypto'
import { visibleCases } from '../../../identity/rights.ts'
import { listMatters } from '../../../database/queries/matters.ts'
import type { CaseState, Commands } from '../../../domain/case.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { refusalSentence } from '../../kit/refusal-words.ts'
import { repairOutlook } from '../../../domain/repair/plan.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault, wrongBy } from '../../form/faults.ts'
import type { Values } from '../../form/values.ts'
import { one } from '../../form/values.ts'
import { give } from '../../kit/give.ts'
import { dropKeptDraft, keptDraft } from '../../kit/kept-draft.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import type { Language } from '../../kit/words.ts'
import { applicationFields, applicationSchema, firstApplication, signedCommitment } from './form.ts'
import type { PlannedRepair } from './plan.ts'
import { nowIn } from './plan.ts'
import type { ApplicationResult } from './results.tsx'
import { ApplicationResults } from './results.tsx'
import { filesOf, keepProof, shareProof } from './proof.ts'
import { texts } from './texts.ts'
import { OneStopRepair } from './view.tsx'

/** Repair over all records of an entity at once: one pool of proof, one signature, one application for each record. */
export const oneStopRepairScreen: Screen = {
  url: '/matters/repair',
  fieldsOf: () => applicationFields([]),
  roles: ['entityAgent'],
  files: true,
  get: async (asked) => {
    const plan = await planFor(asked)
    const draft = await keptDraft(asked)
    return show(asked, plan, draft?.fields ?? firstApplication(nowIn(plan)), [], draft !== undefined)
  },
  post: async (sent) => {
    const plan = await planFor(sent)
    const { typed, faults } = await keepProof(sent, plan)
    const asked = { ...sent, typed }
    if (faults.length > 0) return show(asked, plan, typed, faults)
    const checked = checkForm(applicationSchema, applicationFields(nowIn(plan)), typed)
    if (checked.faults) return show(asked, plan, typed, checked.faults)
    const { records, proof, commitment, signer } = checked.payload
    const payload = { proof, commitment: signedCommitment(commitment, signer) }
    const wanted = plan.filter(({ state }) => records.includes(state.caseNo))
    if (wanted.length === 0) return show(asked, plan, typed, [{ path: 'records', text: texts.unknown }])
    const full = await shareProof(asked, plan, wanted, proof)
    if (full) return show(asked, plan, typed, [refusalFault(full, 'proof')])
    const results: ApplicationResult[] = []
    for (const { state } of wanted) results.push(await applyFor(asked, state, payload))
    if (results.every(({ refusal }) => refusal !== undefined))
      return show(asked, await planFor(asked), seenAnew(typed), faultsIn(results))
    await dropKeptDraft(asked)
    return { title: texts.sentTitle, crumbs, body: <ApplicationResults results={results} /> }
  },
}

const crumbs = [{ text: { zh: '我的事项', en: 'My matters' }, href: '/matters' }]

async function planFor(asked: Asked): Promise<readonly PlannedRepair[]> {
  const { deps, actor } = asked
  const context = decideContext(asked)
  const states = await listMatters(deps.readAs(actor), visibleCases(actor, 1))
  return states.map((state) => ({ state, outlook: repairOutlook(state, context) }))
}

// Each record has its own key and the version that was seen of it, so that a form sent twice applies once for each.
async function applyFor(
  asked: Asked,
  before: CaseState,
  payload: Commands['repair.apply'],
): Promise<ApplicationResult> {
  const { deps, actor, typed } = asked
  const { caseNo } = before
  const safeguards = { _key: `${one(typed, '_key')}.${caseNo}`, _version: one(typed, `_version.${caseNo}`) }
  const done = await give({ ...asked, typed: safeguards }, { type: 'repair.apply', payload }, caseNo)
  if (isRefusal(done)) return { state: before, refusal: done }
  return { state: (await visibleCase(deps, actor, caseNo)) ?? before }
}

// What was refused is shown as it stands now, so the next try is made on that.
const seenAnew = (typed: Values): Values =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('_version.')))

function faultsIn(results: readonly ApplicationResult[]): Fault[] {
  return results.flatMap(({ state, refusal }) => {
    if (!refusal) return []
    const said = (lang: Language) =>
      refusal.code === 'case.stale' ? texts.stale[lang] : refusalSentence(refusal, lang)
    return [{ text: { zh: `${state.caseNo}：${said('zh')}`, en: `${state.caseNo}: ${said('en')}` }, refusal }]
  })
}

async function show(
  asked: Asked,
  plan: readonly PlannedRepair[],
  values: Values,
  faults: readonly Fault[],
  isDraft = false,
): Promise<Shown> {
  const { actor, visit } = asked
  const files = await filesOf(asked, plan)
  const body = (
    <OneStopRepair
      plan={plan}
      values={values}
      faults={faults}
      scene={{ actor, today: visit.today, files }}
      formKey={one(values, '_key') || randomUUID()}
      isDraft={isDraft}
    />
  )
  return { title: texts.title, crumbs, body, ...wrongBy(faults) }
}
