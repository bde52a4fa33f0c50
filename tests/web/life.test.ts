import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { pdf } from '../evidence/good-files.ts'
import { withDatabase } from '../setup/database.ts'
import { issueLetters } from '../support/issued.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { enter, withPages } from './support.ts'
import type { Person } from './support.ts'
import { writeListing } from './write-listing.ts'

const database = withDatabase()
const pages = withPages(database)

const windows = new Map<Person, Promise<Page>>()
const windowOf = (who: Person): Promise<Page> => {
  const opened = windows.get(who) ?? pages.signIn(who)
  windows.set(who, opened)
  return opened
}

it('a case lives its whole life through the pages, by five people, with what goes wrong on the way', async () => {
  const officer = await windowOf('officer')
  await writeListing(officer, '沪虚罚〔2026〕9号')
  await officer.dblclick('button:has-text("提交复核")')
  await officer.waitForURL(/\/(cases\/BH-|work)/)
  const { rows: begun } = await database.owner.query<{ case_no: string }>('SELECT case_no FROM cases')
  expect(begun).toHaveLength(1)
  const caseNo = begun[0]!.case_no

  /** Fills in the form of a command by field. Radio buttons and boxes are named by their value. */
  const fill = async (page: Page, typed: Readonly<Record<string, string | readonly string[]>>) => {
    const values = Object.entries(typed).flatMap(([name, given]) =>
      [given].flat().map((value) => [name, value] as const),
    )
    for (const [name, value] of values) {
      const tick = page.locator(`input[name="${name}"][value="${value}"]:is([type="radio"], [type="checkbox"])`)
      if ((await tick.count()) > 0) await tick.check()
      else await page.fill(`[name="${name}"]`, value)
    }
  }
  const send = 'main form:has([name="_version"]) .buttons button:not([name])'
  const act = async (
    who: Person,
    command: string,
    typed: Readonly<Record<string, string | readonly string[]>> = {},
  ) => {
    const page = await windowOf(who)
    await page.goto(`/cases/${caseNo}/${command}`)
    await fill(page, typed)
    await page.click(send)
    const sure = page.locator('main form:has([name="_sure"]) .buttons button:not([name])')
    if ((await sure.count()) > 0) await sure.click()
    expect(await page.locator('.banner-done, .faults, .banner-now').first().getAttribute('class'), command).toBe(
      'banner banner-done',
    )
  }

  await act('reviewer', 'listing/review', { outcome: 'agreed', comments: '同意' })
  await issueLetters(pages.record, database, caseNo)
  // The notice was served by a colleague while its author still had the form open; the form says so, and nothing is served twice.
  await officer.goto(`/cases/${caseNo}/listing/serve-notice`)
  await fill(officer, { proof: '回证 1（虚构）' })
  await act('secondOfficer', 'listing/serve-notice', { proof: '回证 1（虚构）' })
  await officer.click(send)
  expect(await officer.textContent('.banner-late')).toContain('已不能办理')
  await act('entity', 'listing/defend', {
    'grounds.0.text': '已经改正（虚构）',
    'grounds.1.text': '处罚过重（虚构）',
    evidence: '照片（虚构）',
  })
  await act('officer', 'listing/answer-grounds', {
    'answers.0.accepted': 'no',
    'answers.0.answer': '改正不影响认定',
    'answers.1.accepted': 'no',
    'answers.1.answer': '处罚已经生效',
  })
  await act('entity', 'listing/waive-defence', { statement: '没有其他申辩（虚构）' })
  await act('entity', 'listing/waive-hearing', { statement: '不要求听证（虚构）' })
  const determiner = await windowOf('reviewer')
  await determiner.goto(`/cases/${caseNo}/listing/determine`)
  const proposed = await determiner
    .locator('[name="measures"]')
    .evaluateAll((ticks) => ticks.map((tick) => (tick as HTMLInputElement).value))
  expect(await determiner.locator('[name="measures"]:checked').count(), 'measures that nobody has ticked').toBe(0)
  await act('reviewer', 'listing/determine', { outcome: 'list', reasons: '事实清楚', measures: proposed })
  await act('officer', 'listing/serve-decision', {
    proof: '回证 2（虚构）',
    decisionDocNo: '沪虚认〔2026〕1号',
    repairGuidanceDocNo: '沪虚修〔2026〕1号',
  })
  await act('entity', 'publicity/waive-preview', { statement: '公示内容无误（虚构）' })
  await act('officer', 'publicity/publish')
  await officer.goto(`/cases/${caseNo}/publicity/publish`)
  expect(await officer.textContent('.banner-now'), 'the form again after publishing').toContain('现在不能办理')
  await act('inspection', 'measure/acknowledge')
  await act('inspection', 'measure/carry-out', { basis: '措施清单' })
  await act('inspection', 'measure/feed-back', { result: 'executed', basis: '措施清单', proof: '执行单（虚构）' })
  await act('entity', 'rectification/commit', { commitment: '承诺按期整改（虚构）' })
  const entity = await windowOf('entity')
  const upload = async (name: string, content: Buffer) => {
    await entity.goto(`/matters/${caseNo}/evidence`)
    await entity.setInputFiles('input[name="items.0.evidence.new"]', {
      name,
      mimeType: 'application/pdf',
      buffer: content,
    })
    await entity.click('button:has-text("先上传所选文件")')
  }
  await upload('报告（虚构）.pdf', Buffer.from('MZ\u0090 this is a program'))
  expect(await entity.textContent('.faults'), 'a program that calls itself a document').toMatch(
    /报告（虚构）\.pdf|类型|不能/,
  )
  await upload('报告（虚构）.pdf', pdf)
  expect(await entity.textContent('main')).toContain('报告（虚构）.pdf')
  await entity.goto(`/cases/${caseNo}/rectification/submit-evidence`)
  await fill(entity, { 'items.0.statement': '已停止', 'items.1.statement': '报告见附件' })
  await entity.context().clearCookies()
  await entity.click(send)
  expect(await entity.textContent('.banner'), 'a session that ended while somebody typed').toContain('已为您保留')
  await enter(entity, 'entity')
  expect(await entity.inputValue('[name="items.1.statement"]')).toBe('报告见附件')
  await entity.click(send)
  // One requirement has no evidence of its own, which is asked about.
  await entity.click('main form:has([name="_sure"]) .buttons button:not([name])')
  expect(await entity.textContent('.banner-done')).not.toBe('')
  await act('reviewer', 'rectification/accept', { findings: '逐条符合' })
  pages.clock.set('2027-05-10')
  await windowOf('entity').then((page) => page.context().clearCookies())
  windows.clear()
  await act('entity', 'repair/apply', { proof: '缴款凭证（虚构）', commitment: '承诺守法经营（虚构）' })
  await act('officer', 'repair/accept')
  await act('officer', 'repair/verify', { findings: '属实' })
  await act('reviewer', 'repair/grant', { reasons: '符合条件' })
  await act('inspection', 'measure/confirm-lift', { proof: '解除单（虚构）' })
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
  const at = async (wanted: string) =>
    await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)
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
