import { z } from 'zod'
import { delegate, staff } from '../../../api/resources/delegations.ts'
import { findStandingIn, listDelegations, revokeDelegation } from '../../../database/queries/delegations.ts'
import { listColleagues } from '../../../database/queries/desk.ts'
import { identityProblem } from '../../../api/identity/texts.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Fault } from '../../form/faults.ts'
import { checkForm } from '../../form/faults.ts'
import { firstValues, one } from '../../form/values.ts'
import { identityFault } from '../../kit/identity-fault.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { beginCover, endCover } from '../../kit/standing.ts'
import { delegationSchema, mainFields, scopeFields } from './form.ts'
import { commandsOf } from './scope.ts'
import { texts } from './texts.ts'
import { Delegations } from './view.tsx'
import { filledIn } from '../../kit/words.ts'

/** Who covers me, and whom do I cover? */
export const delegationsScreen: Screen = {
  url: '/delegations',
  roles: [...staff, 'auditor', 'operator'],
  asOneself: true,
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, request, typed } = asked
    const end = z.uuid().safeParse(one(typed, 'end'))
    if (end.success) {
      const ended = await revokeDelegation(deps.record.pool, end.data, actor.id)
      return { goTo: '/delegations', flash: ended ? texts.ended : texts.endedBefore }
    }
    if (!staff.includes(actor.role)) return await show(asked)
    const fields = { ...mainFields(await colleaguesOf(asked)), ...scopeFields }
    const checked = checkForm(delegationSchema, fields, typed)
    if (checked.faults) return await show(asked, checked.faults)
    const { tracks, ...given } = checked.payload
    const made = await delegate(deps.record, actor, tracks ? { ...given, commands: commandsOf(tracks) } : given)
    if (!isRefusal(made)) return { goTo: '/delegations', flash: texts.done }
    const path = made.code === 'delegation.dates' ? 'untilOn' : 'delegate'
    const { status, code } = identityProblem(request, made)
    return { ...(await show(asked, [{ path, ...identityFault(made) }])), status, code }
  },
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
      return { goTo: '/', flash: texts.stopped }
    }
    const cover = await findStandingIn(record.pool, actor.id, delegator, visit.today)
    if (!cover || !signedIn) return { goTo: '/delegations', flash: texts.notNow }
    beginCover(reply, signedIn, delegator)
    return { goTo: '/', flash: filledIn(texts.begun, { name: cover.account.name }) }
  },
}

const colleaguesOf = async ({ deps, actor }: Asked) =>
  (await listColleagues(deps.record.pool, actor.agency ?? '')).filter(({ id }) => id !== actor.id)

async function show(asked: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { deps, actor, visit, typed } = asked
  const isStaff = staff.includes(actor.role)
  const [all, colleagues] = await Promise.all([
    listDelegations(deps.record.pool, isStaff ? actor.id : undefined),
    isStaff ? colleaguesOf(asked) : undefined,
  ])
  asked.speakOf(all.flatMap(({ delegator, delegate: other }) => [delegator, other]))
  const scene = { actor, today: visit.today }
  const main = colleagues && mainFields(colleagues)
  const values = faults.length > 0 ? typed : main ? firstValues(main, scene) : {}
  return {
    title: texts.title,
    body: <Delegations all={all} fields={main} values={values} scene={scene} faults={faults} />,
    ...(faults.length > 0 ? { wrong: true } : {}),
  }
}
