import { everyRole } from '../../../http/access.ts'
import { listEntries } from '../../../database/queries/cases.ts'
import type { MeasureStatus } from '../../../domain/measures/types.ts'
import type { HumanCommand } from '../../../domain/decide.ts'
import { notFound } from '../../kit/messages.tsx'
import { askedCase, caseCrumbs, decideContext, lawfulNow } from '../../kit/one-case.ts'
import type { Screen } from '../../kit/screen.ts'
import type { MeasureProgress } from './progress.ts'
import { progressOf } from './progress.ts'
import { texts } from './texts.ts'
import { MeasuresPage } from './view.tsx'

/** What a department does next with a measure at each status. */
const nextActs: Readonly<Partial<Record<MeasureStatus, HumanCommand>>> = {
  dispatched: 'measure.acknowledge',
  acknowledged: 'measure.carryOut',
  carriedOut: 'measure.feedBack',
  liftOrdered: 'measure.confirmLift',
}

/** Which measures apply in a case, and which departments have answered? */
export const measuresScreen: Screen = {
  url: '/cases/:caseNo/measures',
  roles: everyRole.filter((role) => role !== 'entityAgent'),
  get: async (asked) => {
    const state = await askedCase(asked)
    if (!state) return notFound
    const { deps, actor, visit } = asked
    const entries = await listEntries(deps.readAs(actor), state.caseNo)
    const context = decideContext(asked)
    const lawful: ReadonlySet<string> = new Set(lawfulNow(state, context))
    const actOn = ({ department, status }: MeasureProgress) => {
      const act = department === actor.agency ? nextActs[status] : undefined
      return act !== undefined && lawful.has(act) ? act : undefined
    }
    return {
      title: texts.title,
      crumbs: caseCrumbs(state),
      body: <MeasuresPage state={state} rows={progressOf(state, entries, visit.today)} actOn={actOn} />,
    }
  },
}
