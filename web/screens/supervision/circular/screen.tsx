import { visibleCases } from '../../../../identity/rights.ts'
import { countBehind, listBehind } from '../../../../database/queries/supervision/numbers.ts'
import { countRectifications } from '../../../../database/queries/supervision/rectifications.ts'
import { notFound } from '../../../kit/messages.tsx'
import type { Screen } from '../../../kit/screen.ts'
import { behind, numberIn } from '../behind/address.ts'
import { texts as listTexts } from '../behind/texts.ts'
import { districtRates, rateOf, targetsOn, together } from '../rates.ts'
import { supervisionCrumb, supervisors } from '../roles.ts'
import { texts } from './texts.ts'
import { Circular } from './view.tsx'

// A paper that somebody reads; longer lists are taken along as a workbook.
const mostNamed = 200

/** A number with its cases as a paper to be sent round: figures, picture, agencies, and the cases by name. */
export const circularScreen: Screen = {
  url: '/supervision/circular',
  roles: supervisors,
  get: async ({ deps, actor, query, visit }) => {
    const number = numberIn(query)
    if (!number) return notFound
    const db = deps.readAs(actor)
    const visible = visibleCases(actor, 1)
    const { rules } = deps.record
    const on = number.of === 'rectification' ? number.on : visit.today
    const own = actor.role === 'districtSupervisor' ? actor.district : undefined
    const district = own ?? ('district' in number ? number.district : undefined)
    const [{ items }, count, counts] = await Promise.all([
      listBehind(db, visible, number, { limit: mostNamed }),
      countBehind(db, visible, number),
      countRectifications(db, visible, on),
    ])
    const targets = targetsOn(rules, on)
    const rates = districtRates(counts, targets, district, on)
    const { rule } = rules.resolve('district.rate', { on, field: 'any' })
    return {
      title: texts.title,
      crumbs: [supervisionCrumb, { text: listTexts.title, href: behind(number) }],
      body: (
        <Circular
          number={number}
          rows={items}
          count={count}
          rate={rateOf(together(rates))}
          target={rates.length === 1 ? rates[0]!.target : targets.usual}
          district={district}
          office={own}
          basis={`${rule.source.document}${rule.source.article ?? ''}`}
        />
      ),
    }
  },
}
