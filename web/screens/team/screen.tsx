import type { Fault } from '../../form/faults.ts'
import { wrongBy } from '../../form/faults.ts'
import { many, one } from '../../form/values.ts'
import { cursorIn } from '../../kit/cursor.ts'
import type { Flash } from '../../kit/flash.ts'
import { told } from '../../kit/flash.ts'
import type { Asked, Screen, Shown } from '../../kit/screen.ts'
import { filledIn } from '../../kit/words.ts'
import { texts } from './texts.ts'
import { openStages, Team } from './view.tsx'
import { assignCases, listColleagues, listDesk, listLoads } from '../../../casework/desk.ts'

/** The open cases of an agency, and giving them to its people. */
export const teamScreen: Screen = {
  url: '/work/team',
  roles: ['caseOfficer', 'reviewer'],
  get: async (asked) => await show(asked),
  post: async (asked) => {
    const { deps, actor, typed, visit } = asked
    const caseNos = many(typed, 'case')
    const account = one(typed, 'account')
    const colleagues = await listColleagues(deps.record, actor.agency ?? '')
    const isGone = account !== '' && account !== 'nobody' && !colleagues.some(({ id }) => id === account)
    const faults = [
      ...(caseNos.length === 0 ? [{ text: texts.noneChosen }] : []),
      ...(account === '' ? [{ path: 'account', text: texts.noneNamed }] : []),
      // The list was shown before: meanwhile somebody may have left, or do other work.
      ...(isGone ? [{ path: 'account', text: filledIn(texts.gone, { account }) }] : []),
    ]
    if (faults.length > 0) return await show(asked, faults)
    const to = account === 'nobody' ? null : account
    const given = await assignCases(deps.record, {
      agency: actor.agency ?? '',
      caseNos,
      account: to,
      by: actor.id,
    })
    return { goTo: visit.path, flash: assigned(given.length, caseNos.length) }
  },
}

const assigned = (given: number, of: number): Flash =>
  given === of
    ? told.done(filledIn(texts.assigned, { given }))
    : told.attention(filledIn(texts.assignedInPart, { given, left: of - given }))

async function show({ deps, actor, query, visit, typed }: Asked, faults: readonly Fault[] = []): Promise<Shown> {
  const { record } = deps
  const agency = actor.agency ?? ''
  const whose = query['whose'] ?? ''
  const stage = openStages.find((one) => one === query['stage'])
  const cursor = cursorIn(query, ['text'])
  const [page, loads, colleagues] = await Promise.all([
    listDesk(record, agency, {
      whose: whose === '' ? undefined : whose,
      stage,
      after: cursor === undefined ? undefined : String(cursor[0]),
      limit: 50,
    }),
    listLoads(record, agency, visit.today),
    listColleagues(record, agency),
  ])
  const body = (
    <Team
      rows={page.items}
      next={page.next}
      loads={loads}
      colleagues={colleagues}
      whose={whose}
      stage={stage}
      chosen={many(typed, 'case')}
      faults={faults}
    />
  )
  return { title: texts.title, body, ...wrongBy(faults) }
}
