import { visibleCases } from '../../../../identity/rights.ts'
import { localDate } from '../../../../casework/schemas/common.ts'
import { countBehind } from '../../../../database/queries/supervision/numbers.ts'
import { countRectifications, rectificationTrend } from '../../../../database/queries/supervision/rectifications.ts'
import { addDays } from '../../../../domain/calendar/days.ts'
import { isShanghaiDistrict } from '../../../../domain/identifiers/districts.ts'
import type { Screen } from '../../../kit/screen.ts'
import { districtRates, targetsOn } from '../rates.ts'
import { supervisors } from '../roles.ts'
import { texts } from './texts.ts'
import { Overview } from './view.tsx'

const months = 12

/** Are we on target: every district against its line, and the way there. */
export const overviewScreen: Screen = {
  url: '/supervision',
  roles: supervisors,
  get: async ({ deps, actor, query, visit }) => {
    const db = deps.readAs(actor)
    const visible = visibleCases(actor, 1)
    const asOf = localDate.safeParse(query['on']).data
    // No rule of ours is older than the first calendar.
    const on = asOf !== undefined && asOf >= `${deps.record.rules.calendar.firstYear}-01-01` ? asOf : visit.today
    const own = actor.role === 'districtSupervisor' ? actor.district : undefined
    const asked = query['district'] ?? ''
    const district = own ?? (isShanghaiDistrict(asked) ? asked : undefined)
    const [counts, trend, open] = await Promise.all([
      countRectifications(db, visible, on),
      rectificationTrend(db, visible, [...monthEnds(on, months), on], district),
      countBehind(db, visible, { of: 'open' }),
    ])
    const { rule, pack } = deps.record.rules.resolve('district.rate', { on, field: 'any' })
    const targets = targetsOn(deps.record.rules, on)
    const rates = districtRates(counts, targets, own, on)
    return {
      title: texts.title,
      body: (
        <Overview
          on={on}
          rates={rates}
          targets={targets}
          source={`${rule.source.document}${rule.source.article ?? ''}`}
          pack={pack}
          trend={trend}
          district={district}
          open={open}
        />
      ),
    }
  },
}

/** The last days of the months before a day, the earliest first. */
function monthEnds(on: string, count: number): string[] {
  const ends: string[] = []
  for (let day = addDays(`${on.slice(0, 7)}-01`, -1); ends.length < count; day = addDays(`${day.slice(0, 7)}-01`, -1))
    ends.unshift(day)
  return ends
}
