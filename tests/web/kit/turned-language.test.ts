import { beforeAll, describe, expect, it } from 'vitest'
import { pdf } from '../../evidence/good-files.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { bringTo, done } from '../../support/world.ts'
import { withPages } from '../support.ts'

const database = withDatabase()
const pages = withPages(database)
let caseNo = ''
let listed = ''
beforeAll(async () => {
  caseNo = (await done(pages.record, undefined, people.officer, 'listing.propose', proposal())).caseNo
  const { underlyingDecision } = proposal()
  const second = { underlyingDecision: { ...underlyingDecision, docNo: '沪虚罚〔2026〕2号' } }
  listed = await bringTo(pages.record, 'listed', { changes: second })
  await done(pages.record, listed, people.entity, 'rectification.commit', { commitment: '承诺改正（虚构）' })
}, 60_000)

describe('the other language', () => {
  it('keeps what was typed in a form, however often it is asked for, and carries nothing out', async () => {
    const page = await pages.signIn('reviewer')
    await page.goto(`/cases/${caseNo}/listing/review`)
    await page.check('input[name="outcome"][value="returned"]')
    await page.fill('#f-comments', '请补充经过（虚构）')
    await page.click('a.language')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.inputValue('#f-comments')).toBe('请补充经过（虚构）')
    expect(await page.isChecked('input[name="outcome"][value="returned"]')).toBe(true)
    expect(await page.textContent('.banner-info')).toContain('was not sent')
    await page.click('a.language')
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    expect(await page.inputValue('#f-comments')).toBe('请补充经过（虚构）')
    await page.click('main form:has([name="_version"]) .buttons button:not([name])')
    expect(await page.textContent('.banner-done')).toContain('复核结果')
    const { rows } = await database.owner.query('SELECT version FROM cases WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ version: 2 }])
  })

  it('keeps the step of a proposal, and names the files that must be chosen again', async () => {
    const officer = await pages.signIn('officer')
    await officer.goto('/cases/new')
    await officer.fill('#f-entity-code', '虚构待译号')
    await officer.click('a.language')
    expect(await officer.inputValue('#f-entity-code')).toBe('虚构待译号')
    expect(await officer.getAttribute('html', 'lang')).toBe('en')
    const entity = await pages.signIn('entity')
    await entity.goto(`/matters/${listed}/evidence`)
    await entity.fill('textarea[name="items.0.statement"]', '已改正（虚构）')
    await entity.setInputFiles('input[name="items.0.evidence.new"]', {
      name: '照片（虚构）.pdf',
      mimeType: 'application/pdf',
      buffer: pdf,
    })
    await entity.click('a.language')
    expect(await entity.inputValue('textarea[name="items.0.statement"]')).toBe('已改正（虚构）')
    expect(await entity.textContent('.banner-late')).toContain('照片（虚构）.pdf')
  })

  it('is a plain link where nothing was typed', async () => {
    const page = await pages.signIn('secondReviewer')
    await page.goto(`/cases/${listed}/rectification/return-evidence`)
    await page.click('a.language')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(page.url()).not.toContain('draft=')
  })
})
