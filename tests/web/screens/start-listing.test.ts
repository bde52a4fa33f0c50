import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { withDatabase } from '../../setup/database.ts'
import { fixture } from '../../support/uploads.ts'
import { withPages } from '../support.ts'
import { writeListing } from '../write-listing.ts'

const database = withDatabase()
const pages = withPages(database)

const cases = async () => (await database.owner.query('SELECT case_no, state FROM cases ORDER BY case_no')).rows

describe('a proposal to list', () => {
  it('is written in steps without script, read as the letter it leads to, and sent once', async () => {
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await writeListing(page, '沪虚罚〔2026〕1号')
    await page.waitForLoadState()
    expect(await page.textContent('.letter')).toMatch(/拟列入名单告知书.*上海虚构示例有限公司.*安全生产.*陈述申辩/s)
    await page.dblclick('button:has-text("提交复核")')
    await page.waitForURL(/\/(cases\/BH-|work)/)
    const rows = await cases()
    expect(rows).toHaveLength(1)
    const { proposal } = rows[0].state.listing
    expect(proposal).toMatchObject({
      evidence: [{ title: '现场检查笔录（虚构）' }, { title: '询问笔录（虚构）' }],
      measures: [{ code: 'M09', department: 'dept-inspection' }],
      rectification: {
        requirements: [
          { id: 'r1', text: '停止违法行为' },
          { id: 'r2', text: '提交整改报告' },
        ],
        termDays: 60,
      },
    })
    await page.goto('/work')
    expect(await page.locator('a[href*="/cases/new/"]').count()).toBe(0)
  })

  it('can be left at any step and taken up from the work page', async () => {
    const page = await pages.signIn('secondOfficer')
    await page.goto('/cases/new')
    await page.click('button:has-text("保存并继续")')
    expect(await page.textContent('.faults')).toMatch(/请填写“统一社会信用代码（证件号码）”.*请选择“名单”/s)
    await page.fill('#f-entity-code', '虚构待续号')
    await page.click('button:has-text("稍后继续")')
    expect(await page.locator('main a[href*="draft="]').allTextContents()).toEqual(['新建名单：虚构待续号'])
    await page.click('main a[href*="draft="]')
    expect(await page.inputValue('#f-entity-code')).toBe('虚构待续号')
    await page.goto(page.url().replace(/1$/, '2'))
    await page.fill('#f-entity-name', '上海虚构待续有限公司（虚构）')
    await page.click('button:has-text("稍后继续")')
    expect(await page.locator('main a[href*="draft="]').allTextContents()).toEqual([
      '新建名单：上海虚构待续有限公司（虚构）',
    ])
  })

  it('asks for more rows without losing those that are written', async () => {
    const page = await pages.signIn('officer')
    await writeListing(page, '沪虚罚〔2026〕2号')
    await page.click('a[aria-label="修改：整改"]')
    await page.fill('#f-rectification-requirements-2-text', '第三项')
    await page.click('button[name="_more"][value="rectification.requirements"]')
    // The page stays where more rows were asked for.
    expect(new URL(page.url()).hash).toBe('#f-rectification-requirements')
    expect(await page.inputValue('#f-rectification-requirements-2-text')).toBe('第三项')
    await page.fill('#f-rectification-requirements-4-text', '第五行')
    await page.click('button:has-text("保存并继续")')
    expect(await page.textContent('main')).toMatch(/第三项.*第五行/s)
  })

  it('that the domain would refuse says why before it is sent', async () => {
    const page = await pages.signIn('officer')
    await writeListing(page, '沪虚罚〔2026〕3号')
    await page.click('a[aria-label="修改：代码和名单"]')
    await page.fill('#f-entity-code', '91310115MA1FAKE270')
    await page.click('button:has-text("保存并继续")')
    await page.click('.banner-late a:has-text("信用代码")')
    expect(new URL(page.url()).hash).toBe('#f-entity-codeReason')
    expect(await page.getAttribute('#f-entity-codeReason', 'aria-invalid')).toBe('true')
    const at = new URL(page.url()).pathname
    await page.goto(at.replace(/\d$/, '3'))
    expect(await page.locator('button:has-text("提交复核")').count()).toBe(0)
  })
})

describe('a workbook', () => {
  const upload = async (page: Page, name: string, buffer: Buffer) => {
    await page.goto('/imports')
    if (name !== '') await page.setInputFiles('#f-file', { name, mimeType: 'text/csv', buffer })
    await page.click('button:has-text("上传")')
  }

  it('that is none says so at its field', async () => {
    const page = await pages.signIn('officer')
    await upload(page, '', Buffer.alloc(0))
    expect(await page.textContent('#f-file-fault')).not.toBe('')
    await upload(page, 'picture.png', Buffer.from('\u0089PNG'))
    expect(await page.textContent('main')).toMatch(/xlsx|csv/i)
  })

  it('is received and shows how far it is', async () => {
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await upload(page, '名单.csv', fixture('listing-import.gb18030.csv'))
    expect(page.url()).toMatch(/\/imports\/[0-9a-f-]{36}$/)
    expect(await page.textContent('.banner-now[role="status"]')).toContain('已收到')
    expect(await page.textContent('#progress')).toContain('正在读取')
    await page.click('a:has-text("刷新进度")')
    expect(await page.textContent('#progress')).toContain('正在读取')
  })

  it('renews its progress by itself until it is done', async () => {
    const page = await pages.signIn('officer')
    await upload(page, '名单.csv', fixture('listing-import.gb18030.csv'))
    expect(await page.textContent('#progress')).toContain('正在读取')
    const id = page.url().split('/').at(-1)
    await database.owner.query(
      `UPDATE imports SET staged_at = now(), finished_at = now(), rows_read = 3 WHERE id = $1`,
      [id],
    )
    await page.waitForSelector('#progress:has-text("已完成")')
    expect(await page.locator('[data-renew]').count()).toBe(0)
  })
})
