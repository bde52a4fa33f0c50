import { beforeAll, describe, expect, it } from 'vitest'
import { delegate } from '../../../../casework/delegations.ts'
import { assignCases, listHeld } from '../../../../database/queries/assignments.ts'
import { isRefusal } from '../../../../domain/refusal.ts'
import { withDatabase } from '../../../setup/database.ts'
import { people } from '../../../support/people.ts'
import { proposal } from '../../../support/proposal.ts'
import { done } from '../../../support/world.ts'
import { formsOf, withHouse } from '../../house.ts'
import type { Person } from '../../support.ts'

const database = withDatabase()
const house = withHouse(database, { signInsPerMinute: 10_000 })
const account = people.officer.id
const url = `/accounts/${account}`

const page = async (who: Person, at = url) =>
  await house.app.inject({ url: `${at}?lang=en`, cookies: await house.signIn(who) })
async function move(who: Person, typed: { [name: string]: string }, at = url) {
  const cookies = await house.signIn(who)
  const [form] = formsOf((await house.app.inject({ url: '/sessions', cookies })).body)
  const { statusCode, body } = await house.send(at, { _csrf: form?.['_csrf'] ?? '', ...typed }, { cookies })
  return { status: statusCode, body }
}
const acts = async () =>
  (await database.owner.query('SELECT actor, act, about FROM operator_acts ORDER BY id')).rows.map(
    ({ actor, act, about }) => `${actor} ${act} ${about}`,
  )
const stored = async (id: string = account) =>
  (await database.owner.query('SELECT role, agency, district FROM accounts WHERE id = $1', [id])).rows[0]
const jingan = { role: 'reviewer', agency: 'agency-jingan', district: '310106' }

let caseNo = ''
beforeAll(async () => {
  const { underlyingDecision } = proposal()
  caseNo = (await done(house.record, undefined, people.secondOfficer, 'listing.propose', proposal())).caseNo
  const other = { underlyingDecision: { ...underlyingDecision, docNo: '沪虚罚〔2026〕2号' } }
  await done(house.record, undefined, people.secondOfficer, 'listing.propose', proposal(other))
  const by = people.reviewer.id
  await assignCases(database.pool, { agency: 'agency-pudong', caseNos: [caseNo], account, by })
})

describe('the page of an account', () => {
  it('says what the account looks after, to operators and auditors', async () => {
    const shown = await page('operator')
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toContain(caseNo)
    expect(shown.body).toContain('This account')
    const read = await page('auditor')
    expect(read.body).toContain(caseNo)
    expect(read.body).not.toContain('name="role"')
    for (const who of ['officer', 'reviewer', 'city', 'entity'] as const)
      expect((await page(who)).statusCode, who).toBe(403)
    expect((await page('operator', '/accounts/nobody-here')).statusCode).toBe(404)
    expect((await page('operator', '/accounts')).body).toContain(`href="${url}"`)
  })

  it('changes nothing for who may not, nor to what does not fit', async () => {
    const before = await stored()
    expect((await move('auditor', { ...jingan, _sure: 'yes' })).status).toBe(403)
    expect((await move('reviewer', { ...jingan, _sure: 'yes' })).status).toBe(403)
    const own = `/accounts/${people.operator.id}`
    expect((await move('operator', { role: 'auditor', _sure: 'yes' }, own)).status).toBe(403)
    for (const wrong of [
      { district: '' },
      { agency: '' },
      { agency: 'dept-finance' },
      { agency: 'agency-nowhere' },
      { district: '310199' },
      { role: 'auditor' },
      { role: 'entityAgent' },
      { role: 'system' },
    ])
      expect({ wrong, ...(await move('operator', { ...jingan, ...wrong, _sure: 'yes' })) }).toMatchObject({
        wrong,
        status: 422,
      })
    await database.owner.query(
      `INSERT INTO accounts (id, name, role, agency, district, is_system)
       VALUES ('other-system', '虚构系统', 'caseOfficer', 'agency-pudong', '310115', true)`,
    )
    for (const id of [people.entity.id, 'other-system']) {
      const at = `/accounts/${id}`
      expect((await page('operator', at)).body).not.toContain('name="role"')
      const kept = await stored(id)
      expect((await move('operator', { ...jingan, _sure: 'yes' }, at)).status).toBe(409)
      expect(await stored(id)).toEqual(kept)
    }
    expect((await move('operator', { role: 'caseOfficer', agency: 'agency-pudong', district: '310115' })).status).toBe(
      303,
    )
    expect(await stored()).toEqual(before)
    expect(await acts()).toEqual([])
  })

  it('gives another role and place: sessions and delegations end, what it looked after is nobody’s', async () => {
    const stands = { fromOn: '2026-04-07', untilOn: '2026-04-30', reason: '年休假（虚构）' }
    for (const [one, other] of [
      [people.officer, people.secondOfficer],
      [people.secondOfficer, people.officer],
      [people.secondOfficer, people.reviewer],
    ] as const) {
      const made = await delegate(house.record, one, { delegate: other.id, ...stands })
      if (isRefusal(made)) throw new Error(made.code)
    }
    const cookies = await house.signIn('officer')
    const open = async () => (await house.app.inject({ url: `/cases/${caseNo}`, cookies })).statusCode
    expect(await open()).toBe(200)
    const asked = await move('operator', jingan)
    expect(asked.status).toBe(200)
    expect(await open()).toBe(200)
    expect(await acts()).toEqual([])
    expect((await move('operator', { ...jingan, _sure: 'yes' })).status).toBe(303)
    expect(await stored()).toEqual(jingan)
    expect(await open()).toBe(303)
    expect(await acts()).toEqual([
      `${people.operator.id} accountMoved ${account} caseOfficer/agency-pudong/310115 > reviewer/agency-jingan/310106`,
    ])
    const { rows } = await database.owner.query(
      'SELECT delegator, delegate, revoked_by FROM delegations WHERE revoked_at IS NOT NULL ORDER BY delegator',
    )
    expect(rows).toEqual([
      { delegator: people.secondOfficer.id, delegate: account, revoked_by: people.operator.id },
      { delegator: account, delegate: people.secondOfficer.id, revoked_by: people.operator.id },
    ])
    expect(await listHeld(database.pool, account, 9)).toMatchObject([{ caseNo, stands: false }])
    expect((await page('operator')).body).toContain('Nobody')
    // Who signs in again has the new place, and no longer the old.
    const again = await house.signIn('officer')
    expect((await house.app.inject({ url: `/cases/${caseNo}`, cookies: again })).statusCode).toBe(404)
    expect(house.text()).toContain('"act":"accountMoved"')
  })
})
