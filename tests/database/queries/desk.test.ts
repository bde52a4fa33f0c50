import { beforeAll, describe, expect, it } from 'vitest'
import { addAccount, setDisabled } from '../../../database/queries/accounts.ts'
import type { DeskRole } from '../../../database/queries/desk.ts'
import { assignCases, countHeld, listColleagues } from '../../../database/queries/assignments.ts'
import { listDesk, listDue, listLoads } from '../../../database/queries/desk.ts'
import type { Actor } from '../../../domain/actor.ts'
import type { Topic } from '../../../domain/topics.ts'
import { withDatabase } from '../../setup/database.ts'
import { proposal } from '../../support/proposal.ts'
import { done, handClock, recordOn } from '../../support/world.ts'

const database = withDatabase()
const agency = 'agency-desk'
const today = '2026-04-07'
const place = { agency, district: '310115' }
const officer: Actor = { id: 'officer-desk', role: 'caseOfficer', ...place }

/** What is due from each role in a case that was proposed and in one that was agreed to. */
const topics: Readonly<Record<DeskRole, readonly Topic[]>> = {
  caseOfficer: ['listing.serveNotice'],
  reviewer: ['listing.review'],
}

let [inReview, agreed] = ['', '']
beforeAll(async () => {
  const of = (id: string, role: Actor['role'], where: object = place) =>
    addAccount(database.pool, { id, name: `${id}（虚构）`, role, ...where } as never, {})
  await of('officer-desk', 'caseOfficer')
  await of('officer-leaver', 'caseOfficer')
  await of('officer-second', 'caseOfficer')
  await of('reviewer-desk', 'reviewer')
  await of('reviewer-second', 'reviewer')
  await of('supervisor-desk', 'districtSupervisor', { district: '310115' })
  const record = recordOn(database, handClock(today))
  const propose = async () =>
    (await done(record, undefined, officer, 'listing.propose', { ...proposal(), agency })).caseNo
  inReview = await propose()
  agreed = await propose()
  const reviewer: Actor = { id: 'reviewer-desk', role: 'reviewer', ...place }
  await done(record, agreed, reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
})

async function inboxOf(account: string, role: DeskRole) {
  const scope = { agency, topics: topics[role], whose: { account, role } }
  const { items, counts } = await listDue(database.pool, database.pool, scope, { today, limit: 30 })
  return {
    cases: items.map(({ caseNo, assignee }) => [caseNo, assignee]),
    later: counts.late + counts.later + counts.soon,
  }
}

const give = async (account: string | null) =>
  await assignCases(database.pool, { agency, caseNos: [inReview, agreed], account, by: 'officer-desk' })

const loads = async () => (await listLoads(database.pool, agency, today)).map(({ account, open }) => [account, open])

describe('a case with somebody', () => {
  it('stays in the inbox of every role but theirs, and with its dues in the counts', async () => {
    expect(await give('officer-second')).toEqual([inReview, agreed])
    for (const reviewer of ['reviewer-desk', 'reviewer-second'])
      expect(await inboxOf(reviewer, 'reviewer')).toEqual({ cases: [[inReview, 'officer-second']], later: 1 })
    expect(await inboxOf('officer-second', 'caseOfficer')).toEqual({ cases: [[agreed, 'officer-second']], later: 1 })
    expect(await inboxOf('officer-desk', 'caseOfficer')).toEqual({ cases: [], later: 0 })
    await give('reviewer-desk')
    expect((await inboxOf('reviewer-desk', 'reviewer')).cases).toEqual([[inReview, 'reviewer-desk']])
    expect((await inboxOf('reviewer-second', 'reviewer')).cases).toEqual([])
    expect((await inboxOf('officer-desk', 'caseOfficer')).cases).toEqual([[agreed, 'reviewer-desk']])
  })

  const leavings: readonly (readonly [string, string, string])[] = [
    ['was disabled', 'UPDATE accounts SET disabled_at = now()', 'UPDATE accounts SET disabled_at = NULL'],
    [
      'has left for another agency',
      `UPDATE accounts SET agency = 'agency-pudong'`,
      `UPDATE accounts SET agency = '${agency}'`,
    ],
    ['has another role', `UPDATE accounts SET role = 'reviewer'`, `UPDATE accounts SET role = 'caseOfficer'`],
  ]

  it.each(leavings)('who %s is nobody’s to all who may take it', async (_, leave, come) => {
    await give('officer-leaver')
    expect((await inboxOf('officer-desk', 'caseOfficer')).cases).toEqual([])
    await database.owner.query(`${leave} WHERE id = 'officer-leaver'`)
    for (const one of ['officer-desk', 'officer-second'])
      expect(await inboxOf(one, 'caseOfficer')).toEqual({ cases: [[agreed, null]], later: 1 })
    for (const one of ['reviewer-desk', 'reviewer-second'])
      expect(await inboxOf(one, 'reviewer')).toEqual({ cases: [[inReview, null]], later: 1 })
    const desk = await listDesk(database.pool, agency, { whose: 'nobody', limit: 10 })
    expect(desk.items.map(({ caseNo, assignee }) => [caseNo, assignee])).toEqual([
      [inReview, null],
      [agreed, null],
    ])
    expect(await loads()).toEqual([[null, 2]])
    expect(await countHeld(database.pool, 'officer-leaver')).toBe(2)
    await database.owner.query(`${come} WHERE id = 'officer-leaver'`)
    expect(await loads()).toEqual([['officer-leaver', 2]])
  })

  it('is given to nobody who could not act, and offered to none of them', async () => {
    await give(null)
    await setDisabled(database.pool, 'officer-leaver', true)
    for (const account of ['officer-leaver', 'supervisor-desk', 'nobody-here']) expect(await give(account)).toEqual([])
    expect((await listColleagues(database.pool, agency)).map(({ id }) => id)).toEqual([
      'officer-desk',
      'officer-second',
      'reviewer-desk',
      'reviewer-second',
    ])
    expect(await loads()).toEqual([[null, 2]])
  })
})
