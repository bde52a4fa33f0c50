import { everyRole } from '../../../http/access.ts'
import { entriesOfUndoing } from '../../../database/queries/entries.ts'
import type { Actor } from '../../../domain/actor.ts'
import { personsOf } from '../../../domain/actor.ts'
import { repairOutlook } from '../../../domain/repair/plan.ts'
import { isHumanCommand } from '../../commands/index.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, caseCrumbs, decideContext, lawfulNow } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import { placesOf } from '../taken-down/places.ts'
import { texts } from './texts.ts'
import { RepairPage } from './view.tsx'

/** The repair of a case as its agency and its departments see it: the application, and who has taken it down. */
export const repairScreen: Screen = {
  url: '/cases/:caseNo/repair',
  roles: everyRole.filter((role) => role !== 'entityAgent'),
  get: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const { deps, actor } = asked
    const context = decideContext(asked)
    const entries = await entriesOfUndoing(deps.readAs(actor), state.caseNo)
    const acts = lawfulNow(state, context)
      .filter(isHumanCommand)
      .filter((type) => type.startsWith('repair.') || type === 'measure.confirmLift')
    // What the entity may expect does not depend on who reads this page.
    const entity: Actor = { id: state.entity.code, role: 'entityAgent', entityCode: state.entity.code }
    asked.speakOf(state.repairs.flatMap(({ verifiedBy }) => (verifiedBy === undefined ? [] : personsOf(verifiedBy))))
    return {
      title: texts.title,
      crumbs: caseCrumbs(state),
      body: (
        <RepairPage
          state={state}
          outlook={repairOutlook(state, { ...context, actor: entity })}
          places={placesOf(state, entries)}
          acts={acts}
        />
      ),
    }
  },
}
