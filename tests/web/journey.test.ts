import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)

const propose = async () => (await done(pages.record, undefined, people.officer, 'listing.propose', proposal())).caseNo

describe('a case', () => {
  it('is reviewed by a second person from the inbox', async () => {
    const caseNo = await propose()
    const page = await pages.signIn('reviewer')
    await page.click(`tr:has-text("${caseNo}") >> text=复核列入建议`)
    await page.check('input[name="outcome"][value="agreed"]')
    await page.fill('#f-comments', '事实清楚')
    await page.click('button:has-text("提交复核结果")')
    expect(await page.textContent('.banner-done')).toContain('复核结果已记入案件')
    expect(await page.textContent('.case-header')).toContain('待告知')
  })

  it('is not reviewed by who proposed it, and says so', async () => {
    const caseNo = await propose()
    const page = await pages.signIn('officer')
    await page.goto(`/cases/${caseNo}/listing/review`)
    expect(await page.textContent('.banner-now')).toMatch(/不能/)
    expect(await page.locator('button:has-text("提交复核结果")').count()).toBe(0)
  })
})
