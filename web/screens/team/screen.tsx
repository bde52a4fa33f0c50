import { assignCases, listColleagues, listDesk, listLoads } from '../../../database/queries/desk.ts'
import type { Fault } from '../../form/faults.ts'
import { many, one } from '../../form/values.ts'
import { cursorIn } from '../../kit/cursor.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { texts } from './texts.ts'
import { Team } from './view.tsx'

/** The open cases of an agency, and giving them to its people. */
export const teamScreen: Screen = {
  url: '/work/team',
  roles: ['caseOfficer', 'reviewer'],
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, typed, visit } = asked
    const caseNos = many(typed, 'case')
    const account = one(typed, 'account')
    const faults = [
      ...(caseNos.length === 0 ? [{ text: texts.noneChosen }] : []),
      ...(account === '' ? [{ path: 'account', text: texts.noneNamed }] : []),
    ]
    if (faults.length > 0) return await show(asked, faults)
    const to = account === 'nobody' ? null : account
    const given = await assignCases(deps.record.pool, {
      agency: actor.agency ?? '',
      caseNos,
      account: to,
      by: actor.id,
    })
    return { goTo: visit.path, flash: assigned(given.length, caseNos.length) }
  },
}

const assigned = (given: number, of: number) => ({
  zh:
    given === of
      ? `已分派 ${given} 件。`
      : `已分派 ${given} 件；另有 ${of - given} 件已结案或已不属于本单位，没有分派。`,
  en:
    given === of
      ? `${given} assigned.`
      : `${given} assigned; ${of - given} are closed or no longer yours and were left.`,
})

async function show({ deps, actor, query, visit, typed }: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { pool } = deps.record
  const agency = actor.agency ?? ''
  const whose = query['whose'] ?? ''
  const cursor = cursorIn(query, ['text'])
  const [page, loads, colleagues] = await Promise.all([
    listDesk(pool, agency, {
      whose: whose === '' ? undefined : whose,
      after: cursor === undefined ? undefined : String(cursor[0]),
      limit: 50,
    }),
    listLoads(pool, agency, visit.today),
    listColleagues(pool, agency),
  ])
  const body = (
    <Team
      rows={page.items}
      next={page.next}
      loads={loads}
      colleagues={colleagues}
      whose={whose}
      chosen={many(typed, 'case')}
      faults={faults}
    />
  )
  return { title: texts.title, body, ...(faults.length > 0 ? { wrong: true } : {}) }
}
