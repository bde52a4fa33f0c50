import { z } from 'zod'
import { countHeld } from '../../../casework/desk.ts'
import { misplaced } from '../../../identity/operating.ts'
import { cursorOf } from '../../../database/queries/page.ts'
import { isRefusal, refuse } from '../../../domain/refusal.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault, wrongBy } from '../../form/faults.ts'
import { one } from '../../form/values.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { notForYou } from '../../kit/messages.tsx'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import type { Bilingual } from '../../kit/words.ts'
import { filledIn } from '../../kit/words.ts'
import type { Setting } from '../setting.ts'
import { accountFields, accountSchema } from './form.ts'
import { texts } from './texts.ts'
import { Accounts, Made } from './view.tsx'
import {
  noteAct,
  approveBinding,
  createAccount,
  disableAccount,
  locksOf,
  unlock,
  findAccount,
  searchAccounts,
  setDisabled,
  listBindings,
} from '../../../identity/for-doors.ts'

/** Who may come in, and who waits to. */
export const accountsScreen = ({ sessions }: Setting): Screen => ({
  url: '/accounts',
  fieldsOf: () => accountFields,
  roles: ['operator', 'auditor'],
  get: async (asked) => await show(asked),
  post: async (asked) => {
    if (asked.actor.role !== 'operator') return notForYou
    switch (one(asked.typed, 'act')) {
      case 'create':
        return await create(asked)
      case 'bind':
        return await bind(asked)
      default:
        return await change(asked, sessions)
    }
  },
})

async function create(asked: Asked): Promise<Shown> {
  const { deps, actor, request, typed } = asked
  const { act: _act, ...form } = typed
  const checked = checkForm(accountSchema, accountFields, form)
  if (checked.faults)
    return await show(
      asked,
      checked.faults.map((fault) =>
        fault.path === 'account' && one(typed, 'account') !== '' ? { path: 'account', text: texts.badName } : fault,
      ),
    )
  const { account: id, how, ...account } = checked.payload
  const wrong = misplaced(account.role, account)
  if (wrong.length > 0)
    return await show(
      asked,
      wrong.map((path) => ({ path, text: texts.misplaced })),
    )
  const made = await createAccount(deps.record, { id, ...account }, how)
  if (isRefusal(made)) return await again(asked, made, fieldOf[made.code] ?? 'account')
  await noteAct(deps.record, request, 'accountCreated', id, actor.id)
  return { title: filledIn(texts.made, { account: id }), body: <Made account={id} password={made.password} /> }
}

const fieldOf: { readonly [code: string]: string } = {
  'account.unknownAgency': 'agency',
  'account.unknownDepartment': 'agency',
  'account.unknownDistrict': 'district',
}

async function bind(asked: Asked): Promise<Shown> {
  const id = z.uuid().safeParse(one(asked.typed, 'id'))
  const { deps, actor, request } = asked
  const waits = (await listBindings(deps.record)).find((binding) => id.success && binding.id === id.data)
  const question =
    waits &&
    askIfSure(asked, { ...binding, title: filledIn(texts.bindOf, { name: waits.name, account: waits.account }) })
  if (question) return question
  const refusal = id.success ? await approveBinding(deps.record, request, id.data, actor.id) : refuse('binding.unknown')
  return refusal ? await again(asked, refusal) : { goTo: '/accounts', flash: told.done(texts.bound) }
}

async function change(asked: Asked, sessions: Setting['sessions']): Promise<Shown> {
  const { deps, actor, request, typed } = asked
  const { record } = deps
  const account = one(typed, 'account')
  if (account === actor.id) return notForYou
  if (!(await findAccount(record, account))) return await again(asked, refuse('account.unknown'))
  const changed = (text: Bilingual): Shown => ({ goTo: '/accounts', flash: told.done(filledIn(text, { account })) })
  switch (one(typed, 'act')) {
    case 'disable': {
      const held = await countHeld(record, account)
      const means = held > 0 ? filledIn(texts.disableHolder, { held }) : texts.disableMeans
      const question = askIfSure(asked, { ...disabling, means, title: filledIn(texts.disableOf, { account }) })
      if (question) return question
      const left = await disableAccount(record, account)
      sessions.forget(account)
      await noteAct(record, request, 'accountDisabled', account, actor.id)
      return changed(left.held > 0 ? filledIn(texts.disabledHolder, { held: left.held }) : texts.disabledNow)
    }
    case 'enable':
      await setDisabled(record, account, false)
      await noteAct(record, request, 'accountEnabled', account, actor.id)
      return changed(texts.enabledNow)
    case 'unlock':
      await unlock(record, account)
      await noteAct(record, request, 'accountUnlocked', account, actor.id)
      return changed(texts.unlockedNow)
    default:
      return notForYou
  }
}

const disabling = { act: texts.disable, leaveTo: '/accounts' }
const binding = { means: texts.bindMeans, act: texts.approve, leaveTo: '/accounts' }

const again = async (asked: Asked, refusal: Refusal, path?: string): Promise<Shown> =>
  await show(asked, [refusalFault(refusal, path)])

const pageRows = 50

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, query, typed } = asked
  const { record } = deps
  const search = (query['search'] ?? '').trim().slice(0, 100)
  const cursor = cursorIn(query, ['text'])
  const [bindings, found] = await Promise.all([
    listBindings(record),
    searchAccounts(record, { search, after: cursor === undefined ? '' : String(cursor[0]), limit: pageRows + 1 }),
  ])
  const accounts = found.slice(0, pageRows)
  const locks = await locksOf(
    record,
    accounts.map(({ id }) => id),
  )
  const last = accounts.at(-1)
  const next = found.length > pageRows && last ? cursorOf([last.id]) : undefined
  const shown = { bindings, accounts, locks, search, next, values: faults.length > 0 ? typed : {}, faults }
  return { title: texts.title, body: <Accounts {...shown} />, ...wrongBy(faults) }
}
