import { countHeld, listHeld } from '../../../casework/desk.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { findSystemAccount, moveAccount, noteAct } from '../../../identity/for-doors.ts'
import { misplaced } from '../../../identity/operating.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm, refusalFault, wrongBy } from '../../form/faults.ts'
import { told } from '../../kit/flash.ts'
import { notForYou, notFound } from '../../kit/messages.tsx'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import { filledIn } from '../../kit/words.ts'
import { placeFields, placeSchema } from '../accounts/form.ts'
import { texts as ofAccounts } from '../accounts/texts.ts'
import type { Setting } from '../setting.ts'
import { texts } from './texts.ts'
import type { ShownAccount } from './view.tsx'
import { mostHeld, OneAccount } from './view.tsx'

/** One account: what it looks after, and giving it another role or place. */
export const accountScreen = ({ sessions }: Setting): Screen => ({
  url: '/accounts/:account',
  fieldsOf: () => placeFields,
  roles: ['operator', 'auditor'],
  get: async (asked) => {
    const account = await find(asked)
    return account ? await show(asked, account) : notFound
  },
  post: async (asked) => {
    // Nobody changes what they may do themselves.
    if (asked.actor.role !== 'operator' || asked.params['account'] === asked.actor.id) return notForYou
    const account = await find(asked)
    return account ? await move(asked, account, sessions) : notFound
  },
})

const find = async ({ deps, params }: Asked) => await findSystemAccount(deps.record, params['account'] ?? '')

async function move(asked: Asked, before: ShownAccount, sessions: Setting['sessions']): Promise<Shown> {
  const { deps, actor, request, typed, visit } = asked
  const { record } = deps
  const { id } = before
  const checked = checkForm(placeSchema, placeFields, typed)
  if (checked.faults) return await show(asked, before, checked.faults)
  const place = checked.payload
  const wrong = misplaced(place.role, place)
  if (wrong.length > 0) {
    const faults = wrong.map((path) => ({ path, text: ofAccounts.misplaced }))
    return await show(asked, before, faults)
  }
  const goTo = `/accounts/${encodeURIComponent(id)}`
  if (wordsOf(place) === wordsOf(before)) return { goTo, flash: told.attention(texts.same) }
  const question = askIfSure(asked, {
    title: filledIn(texts.moveOf, { account: id }),
    means: filledIn(texts.moveMeans, { held: await countHeld(record, id) }),
    act: texts.moveSubmit,
  })
  if (question) return question
  const after = { id, name: before.name, ...place }
  const moved = await moveAccount(record, after, { by: actor.id, today: visit.today })
  if (isRefusal(moved))
    return await show(asked, before, [refusalFault(moved, moved.code.endsWith('District') ? 'district' : 'agency')])
  sessions.forget(id)
  await noteAct(record, request, 'accountMoved', `${id} ${wordsOf(before)} > ${wordsOf(place)}`, actor.id)
  return { goTo, flash: told.done(filledIn(texts.moved, { account: id, held: moved.held })) }
}

// Kept for good: codes, which nobody translates.
const wordsOf = ({ role, agency, district }: Pick<ShownAccount, 'role' | 'agency' | 'district'>) =>
  [role, agency, district].filter((part) => part !== undefined).join('/')

async function show(asked: Asked, account: ShownAccount, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, typed } = asked
  const [held, cases] = await Promise.all([
    countHeld(deps.record, account.id),
    listHeld(deps.record, account.id, mostHeld),
  ])
  const { role, agency = '', district = '' } = account
  const values = faults.length > 0 ? typed : { role, agency, district }
  const title = filledIn(texts.title, { account: account.name })
  return { title, body: <OneAccount {...{ account, held, cases, values, faults }} />, ...wrongBy(faults) }
}
