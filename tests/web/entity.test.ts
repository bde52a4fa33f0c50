import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import type { CaseState } from '../../domain/case.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { done } from '../support/world.ts'
import { enter, withPages } from './support.ts'
import type { Town } from './town.ts'
import { buildTown } from './town.ts'

const database = withDatabase()
const pages = withPages(database)
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

let town: Town
beforeAll(async () => {
  town = await buildTown(pages)
}, 120_000)

async function repairsOf(caseNo: string): Promise<CaseState['repairs']> {
  const { rows } = await database.pool.query<{ repairs: CaseState['repairs'] }>(
    `SELECT state->'repairs' AS repairs FROM cases WHERE case_no = $1`,
    [caseNo],
  )
  return rows[0]!.repairs
}

async function fillIn(page: Page): Promise<void> {
  await page.fill('#f-proof', '罚款缴纳凭证（虚构）\n整改报告（虚构）')
  await page.fill('#f-signer', '虚构甲')
}

const send = (page: Page) => page.click('button:has-text("签署并一次申请")')
const both = () => [town.repairable, town.repairableToo]

// Each test begins with two records that can be applied for, whatever the others have done.
async function takeBack(): Promise<void> {
  for (const caseNo of both()) {
    const isOpen = (await repairsOf(caseNo)).at(-1)?.status === 'applied'
    if (isOpen) await done(pages.record, caseNo, people.entity, 'repair.withdraw', { reason: '材料有误' })
  }
}
const countsOf = async () => await Promise.all(both().map(async (caseNo) => (await repairsOf(caseNo)).length))
const plusOne = (counts: readonly number[]) => counts.map((count) => count + 1)

describe('the entity, on a phone', () => {
  it('lands on its matters, the most urgent first, with the repairs that are possible', async () => {
    await takeBack()
    const page = await pages.signIn('entity', phone)
    expect(new URL(page.url()).pathname).toBe('/matters')
    expect(await page.textContent('#first')).toContain('最急的一件')
    expect(await page.textContent('#offer')).toContain('2 条记录现在可以申请修复')
    await page.click('.acts .button')
    expect(await page.textContent('h1')).toBe('承诺与整改')
  })

  it('applies for the repair of all records with one proof and one signature, without script', async () => {
    await takeBack()
    const before = await countsOf()
    const page = await pages.signIn('entity', { ...phone, javaScriptEnabled: false })
    await page.goto('/matters/repair')
    await page.uncheck(`input[value="${town.repairableToo}"]`)
    await page.fill('#f-signer', '虚构甲')
    await send(page)
    expect(await page.textContent('.faults')).toContain('已纠正、已履行的证明')
    expect(await page.inputValue('#f-signer')).toBe('虚构甲')
    expect(await page.isChecked(`input[value="${town.repairable}"]`)).toBe(true)
    expect(await page.isChecked(`input[value="${town.repairableToo}"]`)).toBe(false)
    await page.check(`input[value="${town.repairableToo}"]`)
    await fillIn(page)
    await send(page)
    expect(await page.locator('td .tag-done').count()).toBe(2)
    expect(await countsOf()).toEqual(plusOne(before))
  })

  it('applies once for each record, however often the form is sent', async () => {
    await takeBack()
    const before = await countsOf()
    const page = await pages.signIn('entity', phone)
    await page.goto('/matters/repair')
    await fillIn(page)
    const sent = await page.evaluate(async () => {
      const form = document.querySelector<HTMLFormElement>('main form')!
      const body = new URLSearchParams(
        [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
      )
      const answers = await Promise.all([1, 2, 3].map(async () => await fetch(form.action, { method: 'POST', body })))
      return answers.map(({ status }) => status)
    })
    expect(sent).toEqual([200, 200, 200])
    expect(await countsOf()).toEqual(plusOne(before))
  })

  it('is told the result of each record when one has changed meanwhile, and can try that one again', async () => {
    await takeBack()
    const before = await countsOf()
    const page = await pages.signIn('entity', phone)
    await page.goto('/matters/repair')
    await fillIn(page)
    await done(pages.record, town.repairableToo, people.entity, 'objection.file', { grounds: '名称有误', evidence: [] })
    await send(page)
    expect(await page.locator('td .tag-done').count()).toBe(1)
    expect(await page.textContent('tr:has(.tag-late)')).toContain(town.repairableToo)
    await page.click('text=再试未提交的记录')
    expect(await page.locator('input[name="records"]').count()).toBe(1)
    await fillIn(page)
    await send(page)
    await page.waitForSelector('td .tag-done')
    expect(await countsOf()).toEqual(plusOne(before))
  })

  it('loses nothing that was typed when the session has ended', async () => {
    await takeBack()
    const page = await pages.signIn('entity', phone)
    await page.goto('/matters/repair')
    await fillIn(page)
    await page.context().clearCookies()
    await send(page)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await enter(page, 'entity')
    expect(await page.inputValue('#f-proof')).toContain('罚款缴纳凭证（虚构）')
    expect(await page.inputValue('#f-signer')).toBe('虚构甲')
  })

  it('answers the notice from its page and finds the answer there', async () => {
    const page = await pages.signIn('entity', phone)
    await page.goto(`/matters/${town.answering}/notice`)
    await page.click('text=提出申辩')
    await page.fill('textarea[name="grounds.0.text"]', '培训记录已经补齐（虚构）')
    await page.fill('#f-evidence', '培训记录（虚构）')
    await page.click('button:has-text("提交申辩")')
    expect(await page.textContent('.banner-done')).toContain('陈述申辩已提交')
    expect(new URL(page.url()).pathname).toBe(`/matters/${town.answering}`)
    await page.goto(`/matters/${town.answering}/notice`)
    expect(await page.textContent('table')).toContain('培训记录已经补齐（虚构）')
  })
})

describe('evidence, from a phone without script', () => {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )

  it('is uploaded, ticked for its requirement and submitted; a file that lies about itself is refused', async () => {
    await done(pages.record, town.rectifying, people.entity, 'rectification.commit', { commitment: '承诺按期完成整改' })
    const page = await pages.signIn('entity', { ...phone, javaScriptEnabled: false })
    await page.goto(`/matters/${town.rectifying}/plan`)
    await page.click('.acts .button')
    await page.fill('textarea[name="items.0.statement"]', '已停止（虚构）')
    await page.fill('textarea[name="items.1.evidence"]', '整改报告（虚构）')
    const files = 'input[name="items.0.evidence.new"]'
    await page.click('button:has-text("先上传所选文件")')
    expect(await page.textContent('.faults')).toContain('没有选择文件')
    await page.setInputFiles(files, {
      name: '现场照片.png',
      mimeType: 'image/png',
      buffer: Buffer.from('MZ this is a program'),
    })
    await page.click('button:has-text("先上传所选文件")')
    expect(await page.locator('.faults li').count()).toBe(1)
    await page.setInputFiles(files, { name: '现场照片.png', mimeType: 'image/png', buffer: picture })
    await page.click('button:has-text("先上传所选文件")')
    expect(await page.textContent('.banner-info')).toContain('还没有提交核验')
    expect(await page.inputValue('textarea[name="items.0.statement"]')).toBe('已停止（虚构）')
    expect(await page.inputValue('textarea[name="items.1.evidence"]')).toBe('整改报告（虚构）')
    expect(await page.isChecked('input[name="items.0.evidence.kept"]')).toBe(true)
    await page.click('button:has-text("提交核验")')
    expect(await page.textContent('.faults')).toContain('整改说明')
    expect(await page.isChecked('input[name="items.0.evidence.kept"]')).toBe(true)
    await page.fill('textarea[name="items.1.statement"]', '报告已提交（虚构）')
    await page.click('button:has-text("提交核验")')
    expect(await page.textContent('.banner-done')).toContain('等待核验')
    const reviewer = await pages.signIn('reviewer')
    await reviewer.goto(`/cases/${town.rectifying}/rectification/accept`)
    const answer = await reviewer.request.get((await reviewer.getAttribute('a:has-text("现场照片.png")', 'href')) ?? '')
    expect(await answer.body()).toEqual(picture)
  })
})

describe('a certificate of repair', () => {
  it('is checked by a stranger by its code, and turns amber when the repair is revoked', async () => {
    const page = await pages.signIn('entity', phone)
    await page.goto(`/matters/${town.undoing}/taken-down`)
    expect(await page.locator('svg.qr').count()).toBe(1)
    const check = (await page.getAttribute('a:has-text("打开核验页面")', 'href')) ?? ''
    const stranger = await pages.open(phone)
    await stranger.goto(check)
    expect(await stranger.textContent('.verdict-genuine')).toContain('91310115MA1FAKE27N')
    await stranger.fill('#f-code', '')
    await stranger.click('button:has-text("核验")')
    expect(await stranger.textContent('.verdict-genuine')).not.toContain('91310115MA1FAKE27N')
    await done(pages.record, town.undoing, people.officer, 'repair.proposeRevocation', {
      reasons: '材料虚假',
      evidence: [{ title: '调查笔录（虚构）' }],
    })
    const servedOn = shanghaiDate(await pages.clock.now())
    await done(pages.record, town.undoing, people.officer, 'service.serve', {
      method: 'direct',
      servedOn,
      proof: '回证',
    })
    const { until } = (await repairsOf(town.undoing)).at(-1)!.revocationDefence!
    pages.clock.set(addDays(until, 1))
    await done(pages.record, town.undoing, people.secondReviewer, 'repair.revoke', { reasons: '属实' })
    await stranger.goto(check)
    expect(await stranger.textContent('.verdict-superseded')).toContain('已失效')
  })
})
