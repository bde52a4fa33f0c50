import { visibleCases } from '../../../identity/rights.ts'
import { listDrafts } from '../../../database/queries/drafts.ts'
import { listMatters } from '../../../database/queries/matters.ts'
import { repairOutlook } from '../../../domain/repair/plan.ts'
import { decideContext } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import { byUrgency, nextStepOf } from '../matter/next-step.ts'
import { texts } from './texts.ts'
import { Matters } from './view.tsx'
import { listFellowAccounts } from '../../../casework/account-proofs.ts'

/** What there is against the entity, and what is first. */
export const mattersScreen: Screen = {
  url: '/matters',
  roles: ['entityAgent'],
  get: async (asked) => {
    const { deps, actor } = asked
    const { id, entityCode, onlyCases } = actor
    const [states, fellows, drafts] = await Promise.all([
      listMatters(deps.readAs(actor), visibleCases(actor, 1)),
      entityCode === undefined
        ? []
        : listFellowAccounts(deps.record, { id, entityCode, ...(onlyCases ? { onlyCases } : {}) }),
      listDrafts(deps.readAs(actor), id),
    ])
    const context = decideContext(asked)
    const matters = states
      .map((state) => ({ state, next: nextStepOf(state, context), outlook: repairOutlook(state, context) }))
      .sort((a, b) => byUrgency(a.next, b.next))
    return { title: texts.title, body: <Matters matters={matters} fellows={fellows} drafts={drafts} /> }
  },
}
