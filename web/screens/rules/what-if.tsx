import { randomUUID } from 'node:crypto'
import type { WhatIf } from '../../../domain/recomputation/what-if.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { RulePack } from '../../../domain/law/rulebook-types.ts'
import { whatIf } from '../../../casework/what-if.ts'
import type { Fault } from '../../form/faults.ts'
import { wrongBy } from '../../form/faults.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { supervisors } from '../supervision/roles.ts'
import { faultsOf } from './screen.tsx'
import { texts } from './texts.ts'
import type { Changeable } from './what-if-view.tsx'
import { WhatIfPage } from './what-if-view.tsx'

/** What would follow if the term of a rule changed: asked by supervisors over the cases that they see; writes nothing. */
export const whatIfScreen: Screen = {
  url: '/rules/what-if',
  roles: supervisors,
  get: async (asked) => {
    const { deps, query, visit } = asked
    const changeable = changeableRules(deps.record.rules.packs, visit.today)
    const chosen = changeable.find(({ name }) => name === query['rule'])
    if (!chosen) return show(asked, changeable, { count: '', faults: [] })
    const count = query['count'] ?? ''
    if (!/^\d{1,3}$/.test(count))
      return show(asked, changeable, { chosen, count, faults: [{ path: 'count', text: texts.notWhole }] })
    const pack = changed(chosen, Number(count), deps.record.rules.packs, visit.today)
    const found = await whatIf(deps, asked.actor, pack)
    if (isRefusal(found))
      return show(asked, changeable, {
        chosen,
        count,
        faults: faultsOf(found).map((fault) => ({ ...fault, path: 'count' })),
      })
    return show(asked, changeable, { chosen, count, faults: [], found, pack })
  },
}

interface Answered {
  readonly chosen?: Changeable
  readonly count: string
  readonly faults: readonly Fault[]
  readonly found?: WhatIf
  readonly pack?: RulePack
}

function show({ actor }: Asked, changeable: readonly Changeable[], answered: Answered): Shown {
  const body = (
    <WhatIfPage changeable={changeable} {...answered} mayPropose={actor.role === 'operator'} formKey={randomUUID()} />
  )
  return {
    title: texts.whatIf,
    crumbs: [{ text: texts.title, href: '/rules' }],
    body,
    ...wrongBy(answered.faults),
  }
}

// Only of the newest version of each pack in force: a change is the next version of it.
function changeableRules(packs: readonly RulePack[], today: string): Changeable[] {
  const newest = packs.filter((pack) => !packs.some(({ id, version }) => id === pack.id && version > pack.version))
  return newest
    .filter(({ until }) => until === undefined || until >= today)
    .flatMap((pack) =>
      pack.rules.flatMap((rule) =>
        rule.term ? [{ pack, rule: { ...rule, term: rule.term }, name: `${pack.id} ${rule.id}` }] : [],
      ),
    )
}

/** The pack with another term for one rule, as its next version from today. */
function changed({ pack, rule }: Changeable, count: number, packs: readonly RulePack[], today: string): RulePack {
  const version = Math.max(...packs.filter(({ id }) => id === pack.id).map((one) => one.version)) + 1
  const rules = pack.rules.map((one) => (one.id === rule.id ? { ...one, term: { ...rule.term, count } } : one))
  return { ...pack, version, from: pack.from > today ? pack.from : today, rules }
}
