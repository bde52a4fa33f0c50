import {
  confirmWhatWasSeen,
  sayWhatWasSeen,
  listNoticeAccounts,
  currentInvitation,
  hasNumberedNotice,
} from '../../../casework/account-proofs.ts'
import type { CaseState } from '../../../domain/case.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { notForYou, notFound } from '../../kit/messages.tsx'
import { momentWords } from '../../kit/moment.ts'
import { askedCase, caseCrumbs } from '../../kit/one-case.ts'
import type { Flash } from '../../kit/flash.ts'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import { filledIn, plain } from '../../kit/words.ts'
import type { Setting } from '../setting.ts'
import { seenFields, seenSchema } from './form.ts'
import { texts } from './texts.ts'
import { EntityAccounts, kinds } from './view.tsx'
import { issueCode } from '../../../identity/for-doors.ts'

const acts = { invite: 'reviewer', seen: 'caseOfficer', confirm: 'reviewer' } as const

/** Who acts for the entity of a case by a code, and the second proof of who it is. */
export const entityAccountsScreen = ({ sessions }: Setting): Screen => ({
  url: '/cases/:caseNo/entity-accounts',
  fieldsOf: () => seenFields([]),
  roles: ['caseOfficer', 'reviewer'],
  get: async (asked) => {
    const state = await askedCase(asked)
    return state ? await show(asked, state) : notFound
  },
  post: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const act = one(asked.typed, 'act')
    if (!(act in acts) || acts[act as keyof typeof acts] !== asked.actor.role) return notForYou
    if (act === 'invite') return await invite(asked, state)
    if (act === 'seen') return await see(asked, state)
    return await confirm(asked, state, sessions)
  },
})

const leaving = (state: CaseState) => ({
  leaveTo: `/cases/${state.caseNo}/entity-accounts`,
  crumbs: caseCrumbs(state),
})

const gone = ({ caseNo }: CaseState, flash: Flash): Shown => ({ goTo: `/cases/${caseNo}/entity-accounts`, flash })

async function invite(asked: Asked, state: CaseState): Promise<Shown> {
  const { deps, actor } = asked
  const question = askIfSure(asked, {
    ...leaving(state),
    title: texts.newCode,
    means: texts.newCodeHint,
    act: texts.newCode,
  })
  if (question) return question
  const notice = { caseNo: state.caseNo, entityCode: state.entity.code, issuedBy: actor.id }
  const issued = await issueCode(deps.record, deps.letterhead.invitationSecret, notice, { anew: true })
  if (isRefusal(issued)) return await again(asked, state, issued)
  const said = (lang: 'zh' | 'en') => filledIn(texts.codeGiven, { until: momentWords(issued.expiresAt) })[lang]
  return gone(state, told.done({ zh: said('zh'), en: said('en') }))
}

// What is confirmed is what the page has shown, and not what somebody has put in its place since.
async function confirm(asked: Asked, state: CaseState, sessions: Setting['sessions']): Promise<Shown> {
  const { deps, actor, request, typed } = asked
  const account = one(typed, 'account')
  const found = (await listNoticeAccounts(deps.record, state.caseNo)).find(({ id }) => id === account)
  if (!found?.seen) return await again(asked, state, refuse('proof.unknown'))
  const { kind, words: seen, at } = found.seen
  if (at.toISOString() !== one(typed, 'at')) return await again(asked, state, refuse('proof.otherWords'))
  const question = askIfSure(asked, {
    ...leaving(state),
    title: filledIn(texts.confirmOf, { account }),
    means: texts.confirmMeans,
    act: texts.confirm,
    items: [{ label: kinds[kind], value: plain(seen) }],
  })
  if (question) return question
  const confirmed = { account, caseNo: state.caseNo, kind, seen, by: actor.id, requestId: request.id }
  const refusal = await confirmWhatWasSeen(deps.record, sessions, confirmed)
  return refusal ? await again(asked, state, refusal) : gone(state, told.done(filledIn(texts.confirmed, { account })))
}

async function see(asked: Asked, state: CaseState): Promise<Shown> {
  const { deps, actor, typed } = asked
  const accounts = await listNoticeAccounts(deps.record, state.caseNo)
  const checked = checkForm(seenSchema, seenFields(accounts), typed)
  if (checked.faults) return await show(asked, state, checked.faults)
  const seen = { ...checked.payload, caseNo: state.caseNo, proposedBy: actor.id }
  const refusal = await sayWhatWasSeen(deps.record, seen)
  return refusal ? await again(asked, state, refusal) : gone(state, told.begun(texts.said))
}

const again = async (asked: Asked, state: CaseState, refusal: Refusal): Promise<Shown> =>
  await show(asked, state, [refusalFault(refusal)])

async function show(asked: Asked, state: CaseState, faults: readonly Fault[] = []): Promise<Shown> {
  const { record } = asked.deps
  const [hasNumber, code, accounts] = await Promise.all([
    hasNumberedNotice(record, state.caseNo),
    currentInvitation(record, state.caseNo),
    listNoticeAccounts(record, state.caseNo),
  ])
  asked.speakOf(accounts.flatMap(({ seen }) => [seen?.by, seen?.confirmedBy]))
  const shown = { state, hasNumber, code, accounts, values: asked.typed, faults }
  return {
    title: texts.title,
    crumbs: caseCrumbs(state),
    body: <EntityAccounts {...shown} />,
    ...wrongBy(faults),
  }
}
