import { listDue } from '../../../casework/desk.ts'
import { commandAddress } from '../../commands/index.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import { deskRoles } from '../../kit/navigation.ts'
import { actFor } from '../case/actions.ts'
import { deskScope } from './scope.ts'

/** The way on from one act to the next: to the form of the most urgent act that is the reader's, or to the desk. */
export const nextScreen: Screen = {
  url: '/work/next',
  roles: deskRoles,
  get: async (asked) => {
    const { deps, actor, visit } = asked
    const scope = deskScope(actor)
    const { items } = await listDue(deps.record, deps.readAs(actor), scope, { today: visit.today, limit: 30 })
    const context = decideContext(asked)
    for (const { caseNo, topic, state } of items) {
      const act = actFor(topic, state, context)
      if (act) return { goTo: commandAddress(caseNo, act) }
    }
    return { goTo: '/work' }
  },
}
