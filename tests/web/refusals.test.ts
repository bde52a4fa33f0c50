import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import type { CommandType } from '../../domain/case.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done } from '../support/world.ts'
import { withHouse } from './house.ts'

const database = withDatabase()
const house = withHouse(database)
const { officer, secondOfficer, reviewer, entity } = people
const warning = 40

const propose = async () => (await done(house.record, undefined, officer, 'listing.propose', proposal())).caseNo

/** The same act by the API: status and code. */
async function byApi(path: string, payload: object, cookies: { [name: string]: string }, onBehalfOf?: string) {
  const answer = await house.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload,
    headers: {
      authorization: `Bearer ${cookies['bihuan']}`,
      'if-match': '*',
      'idempotency-key': randomUUID(),
      ...(onBehalfOf === undefined ? {} : { 'x-on-behalf-of': onBehalfOf }),
    },
  })
  return { status: answer.statusCode, code: answer.json().code }
}

describe('a refusal has one status by both doors', () => {
  it.each([
    ['commands', '{repair.grant}', 'delegation.outOfScope'],
    ['list_types', '{court-judgment-defaulter}', 'role.outsideDelegation'],
  ])('outside a delegation by its %s: 403 and a warning', async (column, value, code) => {
    const caseNo = await propose()
    await database.owner.query('DELETE FROM delegations')
    await database.owner.query(
      `INSERT INTO delegations (delegator, delegate, from_on, until_on, reason, created_by)
       VALUES ($1, $2, '2026-04-07', '2026-04-10', '年休假（虚构）', $1)`,
      [reviewer.id, secondOfficer.id],
    )
    const path = `/cases/${caseNo}/listing/review`
    const cookies = await house.signIn('secondOfficer')
    const begun = await house.send(
      '/delegations/act',
      { ...(await house.unseen('/delegations', cookies)), for: reviewer.id },
      { cookies },
    )
    const covering = { ...cookies, ...Object.fromEntries(begun.cookies.map(({ name, value: kept }) => [name, kept])) }
    const form = await house.unseen(path, covering)
    await database.owner.query(`UPDATE delegations SET ${column} = $1`, [value])
    house.noted()
    const page = await house.send(path, { ...form, outcome: 'agreed', comments: '同意' }, { cookies: covering })
    expect(page.body).toContain('您')
    const [pages] = house.noted()
    const answer = await byApi(path, { outcome: 'agreed', comments: '同意' }, cookies, reviewer.id)
    const [api] = house.noted()
    expect([page.statusCode, answer]).toEqual([403, { status: 403, code }])
    expect(pages).toMatchObject({ level: warning, status: 403, code })
    expect(api).toMatchObject({ level: warning, status: 403, code })
  })

  it('for what the case does not allow: 409', async () => {
    const caseNo = await propose()
    const path = `/cases/${caseNo}/listing/withdraw`
    const cookies = await house.signIn('officer')
    const form = await house.unseen(path, cookies)
    const { version } = await done(house.record, caseNo, officer, 'listing.withdraw', { reason: '证据不足（虚构）' })
    house.noted()
    const page = await house.send(path, { ...form, _version: String(version), reason: '再次' }, { cookies })
    expect(page.statusCode).toBe(409)
    expect(house.noted()).toMatchObject([{ status: 409, code: 'case.closed' }])
    expect(await byApi(path, { reason: '再次' }, cookies)).toEqual({ status: 409, code: 'case.closed' })
  })
})

describe('a letter that is to be served', () => {
  it('is said to lack its number before the act, gets it there, and is served under no other', async () => {
    const caseNo = await propose()
    const give = async (who: Actor, type: CommandType, payload: object) =>
      await done(house.record, caseNo, who, type, payload as never)
    const cookies = await house.signIn('officer')
    const page = async (path: string) => (await house.app.inject({ url: `/cases/${caseNo}/${path}`, cookies })).body
    const number = async (occasion: string) => {
      const form = await house.unseen(`/cases/${caseNo}`, cookies)
      const sent = await house.send(
        `/cases/${caseNo}/letters`,
        { _csrf: form['_csrf']!, occasion, _sure: 'yes' },
        { cookies },
      )
      expect(sent.statusCode).toBe(303)
    }
    await give(reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    expect(await page('listing/serve-notice')).toContain('没有文号、存证和邀请码')
    expect(await page('listing/serve-notice')).toContain('name="occasion" value="listing.notice"')
    const unissued = await house.send(
      `/cases/${caseNo}/listing/serve-notice`,
      {
        ...(await house.unseen(`/cases/${caseNo}/listing/serve-notice`, cookies)),
        method: 'direct',
        servedOn: '2026-04-07',
        proof: '回证（虚构）',
      },
      { cookies },
    )
    expect([unissued.statusCode, unissued.body.includes('没有制作的文书不能登记送达')]).toEqual([409, true])
    expect(unissued.body).toContain('value="回证（虚构）"')
    await number('listing.notice')
    expect(await page('listing/serve-notice')).not.toContain('没有文号')
    const service = { method: 'direct', servedOn: '2026-04-07', proof: '回证（虚构）' }
    await give(officer, 'listing.serveNotice', service)
    await give(entity, 'listing.waiveDefence', { statement: '放弃' })
    await give(entity, 'listing.waiveHearing', { statement: '放弃' })
    await give(reviewer, 'listing.determine', { outcome: 'list', reasons: '属实' })
    expect(await page('listing/serve-decision')).toContain('没有本系统的文号')
    await number('listing.decision')
    const path = `/cases/${caseNo}/listing/serve-decision`
    const { rows } = await database.pool.query<{ number: string }>(
      `SELECT number FROM letters WHERE case_no = $1 AND occasion = 'listing.decision'`,
      [caseNo],
    )
    const given = rows[0]!.number
    expect(await page('listing/serve-decision')).toContain(`value="${given}"`)
    const typed = { ...service, decisionDocNo: '乱写第9号', repairGuidanceDocNo: '沪虚修〔2026〕88号' }
    const wrong = await house.send(path, { ...(await house.unseen(path, cookies)), ...typed }, { cookies })
    expect(wrong.statusCode).toBe(409)
    expect(wrong.body).toContain(`已经有文号${given}`)
    expect(wrong.body).toMatch(/<input[^>]*id="f-decisionDocNo"[^>]*aria-invalid="true"/)
  })
})

describe('an extension that cannot be had', () => {
  it('marks the days: none at all, and one more than is allowed', async () => {
    const caseNo = await propose()
    const give = async (who: Actor, type: CommandType, payload: object) =>
      await done(house.record, caseNo, who, type, payload as never)
    await bringTo(house.record, 'listed', { begun: { caseNo, from: 'inReview' } })
    const path = `/cases/${caseNo}/rectification/ask-extension`
    const cookies = await house.signIn('entity')
    const form = await house.unseen(path, cookies)
    const none = await house.send(path, { ...form, reason: '设备待修', days: '0' }, { cookies })
    expect(none.statusCode).toBe(422)
    expect(none.body).toMatch(/<input[^>]*id="f-days"[^>]*aria-invalid="true"/)

    await give(entity, 'rectification.askExtension', { reason: '设备待修', days: 10 })
    await give(reviewer, 'rectification.approveExtension', { comments: '同意' })
    const again = await house.unseen(path, cookies)
    const more = await house.send(path, { ...again, reason: '仍待修', days: '5' }, { cookies })
    expect(more.statusCode).toBe(409)
    expect(more.body).toContain('延期次数已用完')
    expect(more.body).toMatch(/<input[^>]*id="f-days"[^>]*aria-invalid="true"/)
  })
})
