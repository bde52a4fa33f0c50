import { visibleCases } from '../../../../identity/rights.ts'
import { countLike, likeMeasures } from '../../../../database/queries/supervision/like-cases.ts'
import type { Screen } from '../../../kit/screen.ts'
import { supervisionCrumb, supervisors } from '../roles.ts'
import { spreadsOf } from './spread.ts'
import { texts } from './texts.ts'
import { Consistency } from './view.tsx'

/** Whether like cases are treated alike: terms and measures by list and tier, with those named that lie far away. */
export const consistencyScreen: Screen = {
  url: '/supervision/consistency',
  roles: supervisors,
  get: async ({ deps, actor, query, visit }) => {
    const compare = likeMeasures.find((one) => one === query['compare']) ?? 'rectificationDays'
    const { rule } = deps.record.rules.resolve('rectification.term', { on: visit.today, field: 'any' })
    const question = { compare, usualDays: rule.term?.count ?? 0 }
    const spreads = spreadsOf(await countLike(deps.readAs(actor), visibleCases(actor, 1), question))
    return {
      title: texts.title,
      crumbs: [supervisionCrumb],
      body: <Consistency spreads={spreads} question={question} />,
    }
  },
}
