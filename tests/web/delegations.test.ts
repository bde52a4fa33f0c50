import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)
const { officer, secondOfficer, reviewer } = people
const noScript = { javaScriptEnabled: false }

const propose = async () => (await done(pages.record, undefined, officer, 'listing.propose', proposal())).caseNo
const ledgerOf = async (caseNo: string) => {
  const { rows } = await database.owner.query(
    'SELECT type, actor, on_behalf_of FROM ledger WHERE case_no = $1 ORDER BY case_seq',
    [caseNo],
  )
  return rows
}
const covers = async (delegate: Actor, delegator: Actor) =>
  await database.owner.query(
    `INSERT INTO delegations (delegator, delegate, from_on, until_on, reason, created_by)
     VALUES ($1, $2, '2026-04-07', '2026-04-10', '年休假', $1)`,
    [delegator.id, delegate.id],
  )
async function standIn(page: Page): Promise<void> {
  await page.goto('/delegations')
  await page.click('.cover-row button')
}

beforeEach(async () => {
  pages.clock.set('2026-04-07')
  await database.owner.query('DELETE FROM delegations')
})

describe('the page of delegations', () => {
  it('takes a delegation with its days and scope, shows it as a bar and in a table, and ends it early', async () => {
    const page = await pages.signIn('reviewer', noScript)
    await page.goto('/delegations')
    await page.check(`input[value="${secondOfficer.id}"]`)
    await page.fill('#f-untilOn', '2026-08-01')
    await page.fill('#f-reason', '年休假（虚构）')
    await page.click('summary:has-text("缩小范围")')
    await page.check('input[value="listing"]')
    await page.click('main button:has-text("委托")')
    expect(await page.textContent('#f-untilOn-fault')).toContain('92')
    expect(await page.isChecked('input[value="listing"]')).toBe(true)
    await page.fill('#f-untilOn', '2026-04-20')
    await page.click('main button:has-text("委托")')
    expect(await page.textContent('.banner-done')).toContain('委托已登记')
    expect(await page.getAttribute('svg[role="img"]', 'aria-label')).toContain(
      `${secondOfficer.id}（虚构） 代 ${reviewer.id}（虚构）`,
    )
    expect(await page.textContent('tbody')).toContain('认定')
    const { rows } = await database.owner.query('SELECT commands FROM delegations')
    expect(rows[0].commands).toContain('listing.review')
    expect(rows[0].commands).not.toContain('repair.grant')
    await page.click('tbody button')
    expect(await page.textContent('h1')).toBe('请再核对一次：结束')
    await page.click('main .button-danger')
    expect(await page.textContent('.banner-done')).toContain('委托已结束')
    expect(await page.textContent('main details')).toContain('已提前结束')
  })

  it('shows everybody’s to auditors, who can give none', async () => {
    await covers(secondOfficer, reviewer)
    const page = await pages.signIn('auditor')
    await page.goto('/delegations')
    expect(await page.textContent('tbody')).toContain(reviewer.id)
    expect(await page.locator('main button').count()).toBe(0)
  })
})

describe('standing in', () => {
  it('acts in the other name, says so on every page and in the timeline with both names, and stops', async () => {
    await covers(secondOfficer, reviewer)
    const caseNo = await propose()
    const page = await pages.signIn('secondOfficer', noScript)
    expect(await page.locator('.covering').count()).toBe(0)
    await standIn(page)
    expect(await page.textContent('.covering')).toContain(`您正在代 ${reviewer.id}（虚构）`)
    await page.goto(`/cases/${caseNo}/listing/review`)
    expect(await page.locator('.covering').count()).toBe(1)
    await page.check('input[value="agreed"]')
    await page.click('main form button.button:not(.button-second)')
    expect(await page.textContent('.timeline')).toContain(`${secondOfficer.id}（虚构）（代 ${reviewer.id}（虚构））`)
    expect((await ledgerOf(caseNo)).at(-1)).toEqual({
      type: 'listing.reviewed',
      actor: secondOfficer.id,
      on_behalf_of: reviewer.id,
    })
    await page.click('.covering button')
    expect(await page.locator('.covering').count()).toBe(0)
    await page.goto(`/cases/${caseNo}`)
    expect(await page.locator('.covering').count()).toBe(0)
  })

  it('keeps four eyes, and refuses what the delegation leaves out', async () => {
    await covers(officer, reviewer)
    const caseNo = await propose()
    const page = await pages.signIn('officer', noScript)
    await standIn(page)
    await page.goto(`/cases/${caseNo}/listing/review`)
    expect(await page.locator('input[value="agreed"]').count()).toBe(0)

    await covers(secondOfficer, reviewer)
    const other = await pages.signIn('secondOfficer', noScript)
    await standIn(other)
    await other.goto(`/cases/${caseNo}`)
    expect(await other.locator('.acts a.button').count()).toBe(1)
    await other.goto(`/cases/${caseNo}/listing/review`)
    await other.check('input[value="agreed"]')
    await database.owner.query(`UPDATE delegations SET commands = '{repair.grant}' WHERE delegate = $1`, [
      secondOfficer.id,
    ])
    await other.click('main form button.button:not(.button-second)')
    expect(await other.textContent('.faults')).toContain('不包括此事项')
    await other.goto(`/cases/${caseNo}/listing/review`)
    expect(await other.textContent('main')).toContain('不包括此事项')
    expect(await other.locator('input[value="agreed"]').count()).toBe(0)
    await other.goto(`/cases/${caseNo}`)
    expect(await other.locator('.acts a').count()).toBe(0)
    expect(await ledgerOf(caseNo)).toHaveLength(1)
  })

  it('does nothing but commands, and nothing by a form that was made in another name', async () => {
    await covers(secondOfficer, officer)
    const caseNo = await propose()
    const page = await pages.signIn('secondOfficer', noScript)
    const form = await page.context().newPage()
    await form.goto(`/cases/${caseNo}/listing/withdraw`)
    await form.fill('#f-reason', '证据不足（虚构）')
    await standIn(page)
    await form.click('main form button.button-danger, main form button.button')
    expect(await form.textContent('.banner-info')).toContain('没有提交，但已为您保留')
    expect(await form.inputValue('#f-reason')).toBe('证据不足（虚构）')
    expect(await ledgerOf(caseNo)).toHaveLength(1)

    await page.goto('/work/team')
    await page.check(`input[value="${caseNo}"]`)
    await page.selectOption('#f-account', officer.id)
    await page.click('main form:not(.filter) button')
    expect(await page.textContent('h1')).toBe('这一项只能以本人身份办理')
  })

  it('ends with its last day, with the delegation, and with the session, whatever the cookie says', async () => {
    await covers(secondOfficer, reviewer)
    const page = await pages.signIn('secondOfficer', noScript)
    await standIn(page)
    pages.clock.set('2026-04-11')
    await page.goto('/work')
    expect(await page.locator('.covering').count()).toBe(0)
    expect(await page.textContent('.banner-late')).toContain('代办授权已经结束')

    pages.clock.set('2026-04-07')
    await standIn(page)
    const cookies = await page.context().cookies()
    const stranger = await pages.signIn('officer', noScript)
    await stranger.context().addCookies(cookies.filter(({ name }) => name === 'for'))
    await stranger.goto('/work')
    expect(await stranger.locator('.covering').count()).toBe(0)
    await page.click('button:has-text("退出登录")')
    await page.goto('/register')
    expect(await page.locator('.covering').count()).toBe(0)
  })
})

describe('names', () => {
  it('stand for accounts where staff look, while an entity reads the agency and the public nobody', async () => {
    const caseNo = await propose()
    await done(pages.record, caseNo, reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
    await done(pages.record, caseNo, officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '送达回证（虚构）',
    })
    const staff = await pages.signIn('secondOfficer')
    await staff.goto(`/cases/${caseNo}`)
    expect(await staff.textContent('.timeline')).toContain(`经办人 · ${officer.id}（虚构）`)
    const entity = await pages.signIn('entity')
    await entity.goto(`/matters/${caseNo}`)
    const text = await entity.textContent('main')
    expect(text).toContain('· 认定单位')
    for (const { id } of [officer, reviewer]) expect(text).not.toContain(id)
  })
})
