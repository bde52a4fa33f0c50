import { visibleCases } from '../../../../identity/rights.ts'
import { listDeciding, listOutlooks } from '../../../../database/queries/supervision/forecast.ts'
import { districts } from '../../../../domain/identifiers/districts.ts'
import { isDemonstration } from '../../../../rules/demonstration.ts'
import type { Screen } from '../../../kit/screen.ts'
import { targetsOn } from '../rates.ts'
import { supervisionCrumb, supervisors } from '../roles.ts'
import { forecastOf, periodEnds } from './outlook.ts'
import { texts } from './texts.ts'
import { ForecastPage } from './view.tsx'

const mostNamed = 60

/** Which named cases decide whether a district reaches its target, and by when. */
export const forecastScreen: Screen = {
  url: '/supervision/forecast',
  roles: supervisors,
  get: async ({ deps, actor, query, visit: { today } }) => {
    const db = deps.readAs(actor)
    const visible = visibleCases(actor, 1)
    const ends = periodEnds(today)
    const until = Object.values(ends).find((day) => day === query['until']) ?? ends.quarter
    const own = actor.role === 'districtSupervisor' ? actor.district : undefined
    const overseen = districts.filter(({ code }) => own === undefined || code === own)
    const targets = targetsOn(deps.record.rules, today)
    const outlooks = await listOutlooks(db, visible, today, until)
    const all = overseen.map(({ code, name }) => {
      const none = { district: code, done: 0, overdue: 0, overdueOpen: 0, dueRunning: 0 }
      const target = isDemonstration(code, today) ? targets.demonstration : targets.usual
      return { name, target, ...forecastOf(outlooks.find(({ district }) => district === code) ?? none, target) }
    })
    const furthest = all.toSorted((a, b) => b.needed - a.needed)[0]
    const chosen = all.find(({ district }) => district === query['district']) ?? furthest
    if (!chosen) return { title: texts.title, body: null }
    const deciding = await listDeciding(db, visible, { on: today, until, district: chosen.district, limit: mostNamed })
    return {
      title: texts.title,
      crumbs: [supervisionCrumb],
      body: (
        <ForecastPage
          all={all}
          chosen={chosen}
          deciding={deciding}
          until={until}
          ends={ends}
          mayNote={actor.role === 'citySupervisor' || actor.role === 'districtSupervisor'}
        />
      ),
    }
  },
}
