import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { withPages } from './support.ts'
import type { Person } from './support.ts'

const database = withDatabase()
const pages = withPages(database)

const windows = new Map<Person, Promise<Page>>()
const windowOf = (who: Person): Promise<Page> => {
  const opened = windows.get(who) ?? pages.signIn(who)
  windows.set(who, opened)
  return opened
}

it('a case lives its whole life through the pages, by officer, reviewer, entity and departments', async () => {
  const measures = [{ code: 'M06', department: 'dept-finance' }, { code: 'M09', department: 'dept-inspection' }]
  const { caseNo } = await done(pages.record, undefined, people.officer, 'listing.propose', proposal({ measures }))

  /** Fills in the form of a command by field and sends it. Radio buttons and boxes are named by their value. */
  const act = async (who: Person, command: string, typed: Readonly<Record<string, string>> = {}) => {
    const page = await windowOf(who)
    await page.goto(`/cases/${caseNo}/${command}`)
    for (const [name, value] of Object.entries(typed)) {
      const tick = page.locator(`input[name="${name}"][value="${value}"]:is([type="radio"], [type="checkbox"])`)
      if ((await tick.count()) > 0) await tick.check()
      else await page.fill(`[name="${name}"]`, value)
    }
    await page.click('main form .buttons button:not([name])')
    expect(await page.locator('.banner-done, .faults, .banner-now').first().getAttribute('class'), command).toBe('banner banner-done')
  }

  await act('reviewer', 'listing/review', { outcome: 'agreed', comments: '同意' })
  await act('officer', 'listing/serve-notice', { proof: '回证 1（虚构）' })
  await act('entity', 'listing/defend', { 'grounds.0.text': '已经改正（虚构）', 'grounds.1.text': '处罚过重（虚构）', evidence: '照片（虚构）' })
  await act('officer', 'listing/answer-grounds', {
    'answers.0.accepted': 'no',
    'answers.0.answer': '改正不影响认定',
    'answers.1.accepted': 'no',
    'answers.1.answer': '处罚已经生效',
  })
  await act('reviewer', 'listing/determine', { outcome: 'list', reasons: '事实清楚' })
  await act('officer', 'listing/serve-decision', { proof: '回证 2（虚构）', decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' })
  await act('officer', 'publicity/publish')
  for (const who of ['finance', 'inspection'] as const) {
    await act(who, 'measure/acknowledge')
    await act(who, 'measure/carry-out', { basis: '措施清单' })
    await act(who, 'measure/feed-back', { result: 'executed', basis: '措施清单', proof: '执行单（虚构）' })
  }
  await act('entity', 'rectification/commit', { commitment: '承诺按期整改（虚构）' })
  await act('entity', 'rectification/submit-evidence', { 'items.0.statement': '已停止', 'items.1.statement': '报告见附件' })
  await act('officer', 'rectification/accept', { findings: '逐条符合' })
  pages.clock.set('2027-05-10')
  await windowOf('entity').then((page) => page.context().clearCookies())
  windows.clear()
  await act('entity', 'repair/apply', { proof: '缴款凭证（虚构）', commitment: '承诺守法经营（虚构）' })
  await act('officer', 'repair/accept')
  await act('officer', 'repair/verify', { findings: '属实' })
  await act('reviewer', 'repair/grant', { reasons: '符合条件' })
  await act('finance', 'measure/confirm-lift', { proof: '解除单 1（虚构）' })
  await act('inspection', 'measure/confirm-lift', { proof: '解除单 2（虚构）' })
  for (const confirmed of ['sharing', 'use'] as const) {
    await done(pages.record, caseNo, people.system, 'undoing.confirm', { act: confirmed, receipt: '回执' })
  }

  const page = await windowOf('officer')
  await page.goto(`/cases/${caseNo}`)
  expect(await page.textContent('.case-header')).toMatch(/已结案.*信用修复/s)
  expect(await page.locator('.steps [aria-current="step"]').textContent()).toContain('结案')
  expect(await page.textContent('main')).toMatch(/移出名单决定书/)
}, 180_000)

it('a form is filled in and sent with the keyboard alone', async () => {
  const { caseNo } = await done(pages.record, undefined, people.officer, 'listing.propose', proposal())
  const page = await pages.signIn('reviewer')
  await page.goto(`/cases/${caseNo}/listing/review`)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
  await page.keyboard.press('Enter')
  const at = async (wanted: string) => await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)
  const tabTo = async (wanted: string) => {
    for (let n = 0; n < 40 && !(await at(wanted)); n += 1) await page.keyboard.press('Tab')
    expect(await at(wanted), wanted).toBe(true)
  }
  await tabTo('input[name="outcome"]')
  await page.keyboard.press('Space')
  await tabTo('#f-comments')
  await page.keyboard.type('同意')
  await tabTo('main .button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.banner-done')
  expect(await page.textContent('.case-header')).toContain('待告知')
})
