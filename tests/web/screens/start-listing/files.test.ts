import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { issueLetters } from '../../../support/issued.ts'
import { people } from '../../../support/people.ts'
import { proposal } from '../../../support/proposal.ts'
import { done } from '../../../support/world.ts'
import { enter, withPages } from '../../support.ts'
import { writeListing } from '../../write-listing.ts'

const database = withDatabase()
const pages = withPages(database)
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const receipt = { name: '送达回证.png', mimeType: 'image/png', buffer: picture }
const program = { name: '回证.png', mimeType: 'image/png', buffer: Buffer.from('MZ this is a program') }

async function reviewed(): Promise<string> {
  const { caseNo } = await done(pages.record, undefined, people.officer, 'listing.propose', proposal())
  await done(pages.record, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
  await issueLetters(pages.record, database, caseNo)
  return caseNo
}

async function filesIn(caseNo: string, type: string): Promise<unknown> {
  const { rows } = await database.owner.query('SELECT data FROM ledger WHERE case_no = $1 AND type = $2', [
    caseNo,
    type,
  ])
  return rows[0]?.data.files ?? rows[0]?.data.evidence
}

const named = [{ title: '送达回证.png', file: expect.stringMatching(/^[0-9a-f]{64}$/) }]
async function serve(page: Page, files: Parameters<Page['setInputFiles']>[1]): Promise<void> {
  await page.check('input[name="method"][value="post"]')
  await page.fill('#f-proof', '邮寄单 1 号（虚构）')
  await page.fill('#f-sentOn', await page.inputValue('#f-servedOn'))
  await page.setInputFiles('input[type="file"]', files)
  await page.click('main form button:has-text("登记送达")')
}

describe('files of a proposal, without script', () => {
  it('are kept with its draft and go to its case', async () => {
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await writeListing(page, '沪虚罚〔2026〕71号')
    await page.click('a[aria-label="修改：失信行为"]')
    await page.setInputFiles('input[type="file"]', [receipt, program])
    await page.click('button:has-text("保存并继续")')
    expect(await page.textContent('.faults')).toContain('回证.png')
    expect(await page.isChecked('input[name="evidence.kept"]')).toBe(true)
    expect(await page.inputValue('#f-evidence')).toContain('现场检查笔录（虚构）')
    await page.click('button:has-text("保存并继续")')
    await page.click('button:has-text("提交复核")')
    await page.waitForURL(/\/cases\/BH-/)
    const caseNo = new URL(page.url()).pathname.split('/').at(-1)!
    expect(await filesIn(caseNo, 'listing.proposed')).toEqual([
      ...named,
      { title: '现场检查笔录（虚构）' },
      { title: '询问笔录（虚构）' },
    ])
    const reviewer = await pages.signIn('reviewer')
    await reviewer.goto(`/cases/${caseNo}`)
    const answer = await reviewer.request.get(
      (await reviewer.getAttribute('td a:has-text("送达回证.png")', 'href')) ?? '',
    )
    expect(await answer.body()).toEqual(picture)
  })
})

describe('files on the form of an act, without script', () => {
  it('go along with it, and are downloaded and never shown in our pages', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto(`/cases/${caseNo}/listing/serve-notice`)
    await serve(page, [receipt])
    expect(await page.textContent('.banner-done')).toContain('送达已登记')
    expect(await filesIn(caseNo, 'listing.noticeServed')).toEqual(named)
    const link = page.locator('table:has(caption:has-text("材料")) a')
    const answer = await page.request.get((await link.getAttribute('href')) ?? '')
    expect(await answer.body()).toEqual(picture)
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/)
    expect(answer.headers()['content-security-policy']).toContain('sandbox')
  })

  it('that are refused say so at their field; what was typed and the good ones stay', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto(`/cases/${caseNo}/listing/serve-notice`)
    await serve(page, [receipt, program])
    expect(await page.textContent('.faults')).toContain('回证.png')
    expect(await page.locator('fieldset.field-wrong:has(input[type="file"])').count()).toBe(1)
    await page.click('.faults a')
    expect(page.url()).toMatch(/#f-files$/)
    expect(await page.inputValue('#f-proof')).toBe('邮寄单 1 号（虚构）')
    expect(await page.isChecked('input[name="method"][value="post"]')).toBe(true)
    expect(await page.isChecked('input[name="files.kept"]')).toBe(true)
    await page.click('main form button:has-text("登记送达")')
    expect(await filesIn(caseNo, 'listing.noticeServed')).toEqual(named)
  })

  it('are not taken from another session, nor for an act that is not lawful, nor named from another case', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto(`/cases/${caseNo}/listing/serve-notice`)
    await page.context().clearCookies()
    await serve(page, [receipt])
    await enter(page, 'officer')
    expect(await page.inputValue('#f-proof')).toBe('邮寄单 1 号（虚构）')
    expect(await page.locator('input[name="files.kept"]').count()).toBe(0)
    await done(pages.record, caseNo, people.officer, 'listing.withdraw', { reason: '撤回' })
    await serve(page, [receipt])
    const { rows } = await database.owner.query(
      'SELECT count(*)::integer AS kept FROM evidence_files WHERE case_no = $1',
      [caseNo],
    )
    expect(rows).toEqual([{ kept: 0 }])
    const other = await reviewed()
    await page.goto(`/cases/${other}/listing/serve-notice`)
    const sent = await page.locator('main form[enctype]').evaluate(async (form: HTMLFormElement, sha) => {
      const body = new FormData(form)
      body.set('proof', '回证')
      body.set('files.kept', `${sha} 别案的文件.png`)
      return await (await fetch(form.action, { method: 'POST', body })).text()
    }, 'a'.repeat(64))
    expect(sent).toContain('没有上传到本案')
  })
})

describe('files of a form that could not be carried out', () => {
  it('are named at their field of the kept form, as long as they have not been chosen again', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto(`/cases/${caseNo}/listing/serve-notice`)
    await page.context().clearCookies()
    await serve(page, [receipt])
    await enter(page, 'officer')
    expect(await page.textContent('#f-files-lost')).toBe('文件没有保留，请重新选择：送达回证.png。')
    await page.fill('#f-proof', '')
    await page.click('main form button:has-text("登记送达")')
    expect(await page.textContent('.faults')).toContain('送达凭证')
    expect(await page.textContent('#f-files-lost')).toContain('送达回证.png')
    await serve(page, [receipt])
    expect(await page.textContent('.banner-done')).toContain('送达已登记')
    expect(await filesIn(caseNo, 'listing.noticeServed')).toEqual(named)
  })

  it('are named by the page that leads to signing in, and by the one that keeps nothing', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto(`/cases/${caseNo}/listing/serve-notice`)
    await page.context().clearCookies()
    await serve(page, [receipt])
    expect(await page.textContent('.banner-late')).toMatch(/已为您保留.*请重新选择：送达回证\.png/)
    const other = await pages.signIn('officer')
    await other.goto(`/cases/${caseNo}/listing/serve-notice`)
    await other.context().clearCookies()
    await other.evaluate(() => document.querySelectorAll('input[name="_proof"]').forEach((proof) => proof.remove()))
    await serve(other, [receipt])
    expect(await other.textContent('h1')).toBe('没有提交，也没有保留')
    expect(await other.textContent('.banner-late')).toContain('请重新选择：送达回证.png')
    expect(await other.locator('dt').allTextContents()).toEqual(
      expect.arrayContaining(['送达方式', '送达日期', '送达凭证']),
    )
    expect(await other.locator('dd').allTextContents()).toEqual(
      expect.arrayContaining(['邮寄送达', '邮寄单 1 号（虚构）']),
    )
  })

  it('are asked for again on the page that sends a form once more', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto(`/cases/${caseNo}/listing/serve-notice`)
    const holder = await database.owner.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT FROM cases WHERE case_no = $1 FOR UPDATE', [caseNo])
    await serve(page, [receipt])
    await holder.query('ROLLBACK')
    holder.release()
    expect(await page.textContent('h1')).toContain('您填写的内容已保留')
    expect(await page.textContent('main')).toContain('请重新选择：送达回证.png')
    await page.setInputFiles('input[type="file"]', [receipt])
    await page.click('button:has-text("重新提交")')
    expect(await page.textContent('.banner-done')).toContain('送达已登记')
    expect(await filesIn(caseNo, 'listing.noticeServed')).toEqual(named)
  })

  it('are named for a workbook, too', async () => {
    const page = await pages.signIn('officer', { javaScriptEnabled: false })
    await page.goto('/imports')
    await page.context().clearCookies()
    await page.setInputFiles('#f-file', { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') })
    await page.click('main form button:has-text("上传")')
    await enter(page, 'officer')
    expect(await page.textContent('#f-file-lost')).toBe('文件没有保留，请重新选择：名单.csv。')
  })
})
