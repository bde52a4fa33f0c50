import { z } from 'zod'
import { delegate, delegationKey, staff, listDelegations, revokeDelegation } from '../../../casework/delegations.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { refusalFault, checkForm, wrongBy } from '../../form/faults.ts'
import { firstValues, one } from '../../form/values.ts'
import { cursorIn } from '../../kit/cursor.ts'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { askIfSure } from '../../kit/sure.tsx'
import { beginCover, endCover } from '../../kit/standing.ts'
import { delegationSchema, mainFields, scopeFields } from './form.ts'
import { commandsOf } from './scope.ts'
import { texts } from './texts.ts'
import { Delegations } from './view.tsx'
import { filledIn } from '../../kit/words.ts'
import { findStandingIn } from '../../../identity/for-doors.ts'
import { listColleagues } from '../../../casework/desk.ts'

/** Who covers me, and whom do I cover? */
export const delegationsScreen: Screen = {
  url: '/delegations',
  fieldsOf: () => ({ ...mainFields([]), ...scopeFields }),
  roles: [...staff, 'auditor', 'operator'],
  asOneself: true,
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, typed } = asked
    const end = z.uuid().safeParse(one(typed, 'end'))
    if (end.success) {
      const question = askIfSure(asked, {
        title: texts.end,
        means: texts.endMeans,
        act: texts.end,
        leaveTo: '/delegations',
      })
      if (question) return question
      const ended = await revokeDelegation(deps.record, end.data, actor.id)
      return { goTo: '/delegations', flash: ended ? told.done(texts.ended) : told.attention(texts.endedBefore) }
    }
    if (!staff.includes(actor.role)) return await show(asked)
    const fields = { ...mainFields(await colleaguesOf(asked)), ...scopeFields }
    const checked = checkForm(delegationSchema, fields, typed)
    if (checked.faults) return await show(asked, checked.faults)
    const { tracks, ...given } = checked.payload
    const made = await delegate(deps.record, actor, tracks ? { ...given, commands: commandsOf(tracks) } : given)
    if (!isRefusal(made)) return { goTo: '/delegations', flash: told.done(texts.done) }
    return await show(asked, [refusalFault(made, placeOf[made.code])])
  },
}

const placeOf: { readonly [code: string]: string } = {
  'delegation.dates': 'untilOn',
  'delegation.notColleague': 'delegate',
}

/** Acting in the name of somebody whom the reader covers, and as oneself again. */
export const actForScreen: Screen = {
  url: '/delegations/act',
  roles: staff,
  asOneself: true,
  post: async ({ deps: { record }, actor, request: { signedIn }, reply, visit, typed }) => {
    const delegator = one(typed, 'for')
    if (delegator === '') {
      endCover(reply)
      return { goTo: '/', flash: told.done(texts.stopped) }
    }
    const cover = await findStandingIn(record, actor.id, delegator, visit.today)
    if (!cover || !signedIn) return { goTo: '/delegations', flash: told.attention(texts.notNow) }
    beginCover(reply, signedIn, delegator)
    return { goTo: '/', flash: told.done(filledIn(texts.begun, { name: cover.account.name })) }
  },
}

const colleaguesOf = async ({ deps, actor }: Asked) =>
  (await listColleagues(deps.record, actor.agency ?? '')).filter(({ id }) => id !== actor.id)

const pageRows = 50

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, actor, visit, typed, query } = asked
  const isStaff = staff.includes(actor.role)
  const [{ items: all, next }, colleagues] = await Promise.all([
    listDelegations(deps.record, isStaff ? actor.id : undefined, {
      after: cursorIn(query, delegationKey),
      limit: pageRows,
    }),
    isStaff ? colleaguesOf(asked) : undefined,
  ])
  asked.speakOf(all.flatMap(({ delegator, delegate: other }) => [delegator, other]))
  const scene = { actor, today: visit.today }
  const main = colleagues && mainFields(colleagues)
  const values = faults.length > 0 ? typed : main ? firstValues(main, scene) : {}
  return {
    title: texts.title,
    body: <Delegations all={all} next={next} fields={main} values={values} scene={scene} faults={faults} />,
    ...wrongBy(faults),
  }
}
