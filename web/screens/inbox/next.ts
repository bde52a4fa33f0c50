import { commandAddress } from '../../commands/index.ts'
import { givenTogether } from '../../commands/together.ts'
import { measureOf } from '../../kit/deadline-words.ts'
import { told } from '../../kit/flash.ts'
import { deskRoles, nextFrom } from '../../kit/navigation.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import { actFor } from '../case/actions.ts'
import { eachDue, placeNamed, placeOf } from './due.ts'
import { deskScope } from './scope.ts'
import { texts } from './texts.ts'

/**
 * The way on from one act to the next: to the form of the most urgent act that is the reader's, after the place that the
 * address names where the reader has passed over what stands before it, or to the desk.
 */
export const nextScreen: Screen = {
  url: '/work/next',
  roles: deskRoles,
  get: async (asked) => {
    const { actor, query } = asked
    const place = placeNamed(query['next']) ? query['next'] : undefined
    const context = decideContext(asked)
    for await (const row of eachDue(asked, deskScope(actor), place)) {
      const act = actFor(row.topic, row.state, context)
      if (!act) continue
      const measure = givenTogether(act)?.ofRow === undefined ? undefined : measureOf(row.key)
      const chosen = measure === undefined ? {} : { measure }
      return { goTo: nextFrom(commandAddress(row.caseNo, act), placeOf(row), chosen) }
    }
    return place === undefined ? { goTo: '/work' } : { goTo: '/work', flash: told.attention(texts.lastPassed) }
  },
}
