import { expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { withHouse } from './house.ts'
import type { Person } from './support.ts'

const database = withDatabase()
const house = withHouse(database)

const propose = async (docNo: string, more: object = {}) => {
  const payload = proposal({ ...more, underlyingDecision: { ...proposal().underlyingDecision, docNo } })
  return (await done(house.record, undefined, people.officer, 'listing.propose', payload)).caseNo
}
const page = async (who: Person, url: string) =>
  (await house.app.inject({ url, cookies: await house.signIn(who) })).body.replaceAll(/\s+/g, ' ')
const casesOn = (body: string) => [...new Set(body.match(/BH-\d{4}-\d{6}/g))].toSorted()

// Issue 15: twins stay in the record, and whoever looks at one of them sees the other.
it('shows staff the other cases on one decision, on each of them and by its number', async () => {
  const first = await propose('沪虚罚〔2026〕7号')
  const second = await propose('沪虚罚《2026》07', { repeatReason: '两项违法行为（虚构）' })
  const other = await propose('沪虚罚〔2026〕7-1号')
  for (const [shown, twin] of [
    [first, second],
    [second, first],
  ])
    for (const url of [`/cases/${shown}`, `/cases/${shown}/listing/review`]) {
      const body = await page('reviewer', url)
      expect(body, url).toContain('同一处罚决定还有其他案件')
      expect(body, url).toContain(`href="/cases/${twin}"`)
    }
  expect(await page('reviewer', `/cases/${other}`)).not.toContain('同一处罚决定还有其他案件')
  for (const search of ['沪虚罚〔2026〕7号', '文号：沪虚罚{2026}第007号。', '沪虚罚2026年7号', '“沪虚罚(2026)7号”'])
    expect(casesOn(await page('officer', `/cases?search=${encodeURIComponent(search)}`)), search).toEqual([
      first,
      second,
    ])
  expect(casesOn(await page('otherReviewer', `/cases?search=${encodeURIComponent('沪虚罚〔2026〕7号')}`))).toEqual([])
  const cases = async (search: string) => casesOn(await page('officer', `/cases?search=${encodeURIComponent(search)}`))
  const { code, name } = proposal().entity
  for (const search of [
    `${code}。`,
    `代码：${code}`,
    `统一社会信用代码${code}，`,
    `“${name}”`,
    `名称：${name}`,
    `${name}（${code}）`,
  ])
    expect(await cases(search), search).toEqual([first, second, other].toSorted())
  expect(await cases(`案号：${first}。`)).toEqual([first])
  const long = await propose('沪虚罚〔2026〕7001号')
  expect(await cases('沪虚罚〔2026〕700')).toEqual([long])
  expect(await cases('沪虚罚〔2026〕7号')).toEqual([first, second])
  const damaged = await page('officer', `/cases?search=${encodeURIComponent('代码：91310115MA1FAKE28N。')}`)
  expect(damaged).toContain('填写的像是代码')
})

it('gives no case to an account that was disabled after the page was shown, and says so', async () => {
  const caseNo = await propose('沪虚罚〔2026〕8号')
  const cookies = await house.signIn('officer')
  const form = await house.unseen('/work/team', cookies)
  await database.owner.query(`UPDATE accounts SET disabled_at = now() WHERE id = $1`, [people.secondOfficer.id])
  const sent = await house.send('/work/team', { ...form, case: caseNo, account: people.secondOfficer.id }, { cookies })
  expect(sent.body).toContain('已停用，或者不再在本单位承办案件')
  expect(sent.body).not.toContain('已结案')
  expect((await database.owner.query('SELECT FROM assignments WHERE case_no = $1', [caseNo])).rows).toEqual([])
})
