import { visibleCases } from '../../../../identity/rights.ts'
import { countLate } from '../../../../database/queries/supervision/overdue.ts'
import { isShanghaiDistrict } from '../../../../domain/identifiers/districts.ts'
import type { Screen } from '../../../kit/screen.ts'
import { partyWords } from '../../../kit/vocabulary.ts'
import { supervisionCrumb, supervisors } from '../roles.ts'
import { texts } from './texts.ts'
import { Board } from './view.tsx'

/** What is late, and whose: agency by stage. */
export const overdueScreen: Screen = {
  url: '/supervision/overdue',
  roles: supervisors,
  get: async ({ deps, actor, query, visit }) => {
    const asked = query['district'] ?? ''
    const party = Object.keys(partyWords).find((one) => one === query['party'])
    const filter = { today: visit.today, district: isShanghaiDistrict(asked) ? asked : undefined, party }
    const cells = await countLate(deps.readAs(actor), visibleCases(actor, 1), filter)
    return {
      title: texts.title,
      crumbs: [supervisionCrumb],
      body: <Board cells={cells} filter={filter} districts={actor.role !== 'districtSupervisor'} />,
    }
  },
}
