import { beforeAll, describe, expect, it } from 'vitest'
import { listEntries } from '../../database/queries/cases.ts'
import type { CaseState } from '../../domain/case.ts'
import { progressOf } from '../../web/screens/measures/progress.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { done } from '../support/world.ts'
import { withPages } from './support.ts'
import type { Town } from './town.ts'
import { buildTown } from './town.ts'

const database = withDatabase()
const pages = withPages(database)

let town: Town
beforeAll(async () => {
  town = await buildTown(pages)
}, 120_000)

async function stateOf(caseNo: string): Promise<CaseState> {
  const { rows } = await database.pool.query<{ state: CaseState }>('SELECT state FROM cases WHERE case_no = $1', [
    caseNo,
  ])
  return rows[0]!.state
}

const progressIn = async (caseNo: string, today: string) =>
  progressOf(await stateOf(caseNo), await listEntries(database.pool, caseNo), today)

describe('the measures of a case', () => {
  it('stand step by step, with what is late since when', async () => {
    const [finance, honours] = await progressIn(town.published, '2027-04-20')
    expect(finance).toMatchObject({ code: 'M06', status: 'carriedOut', lateSince: expect.stringMatching(/^2026-/) })
    expect(finance?.steps.map(({ doneOn }) => doneOn !== undefined)).toEqual([true, true, true, false, false, false])
    expect(honours?.steps.map(({ step, dueOn }) => dueOn && step)).toEqual([
      undefined,
      'acknowledged',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    const early = await progressIn(town.published, '2026-04-07')
    expect(early.map(({ code, lateSince }) => [code, lateSince])).toEqual([
      ['M06', undefined],
      ['M07', undefined],
      ['M09', undefined],
    ])
  })

  it('lead a department to its next act with the measure chosen, and show what it reported', async () => {
    const page = await pages.signIn('finance', { javaScriptEnabled: false })
    await page.goto(`/cases/${town.published}`)
    await page.click('.tabs a:has-text("措施响应")')
    expect(await page.textContent('tr:has-text("M06")')).toMatch(/已实施，待反馈.*逾期\d+天/s)
    await page.click('tr:has-text("M06") a')
    expect(await page.isChecked('input[name="measure"][value="M06"]')).toBe(true)
    await page.check('input[name="result"][value="partly"]')
    await page.fill('#f-basis', '措施清单 M06（虚构）')
    await page.fill('#f-proof', '执行单 7 号（虚构）')
    await page.fill('#f-amountYuan', '1200')
    await page.setInputFiles('#f-files', {
      name: '执行单.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('已执行（虚构）'),
    })
    await page.click('button:has-text("提交反馈")')
    await page.goto(`/cases/${town.published}/measures`)
    const results = await page.textContent('table:has(caption:has-text("反馈的结果"))')
    expect(results).toMatch(/部分执行.*措施清单 M06（虚构）.*1200 元.*执行单 7 号（虚构）/s)
    const answer = await page.request.get((await page.getAttribute('td a:has-text("执行单.txt")', 'href')) ?? '')
    expect(await answer.text()).toBe('已执行（虚构）')
  })

  it('let a supervisor write a note about what is late, and are no page of the entity', async () => {
    const city = await pages.signIn('city')
    await city.goto(`/cases/${town.published}/measures?lang=en`)
    await city.click('td a:has-text("Send a note")')
    expect(new URL(city.url()).pathname).toBe('/supervision/notes/new')
    const entity = await pages.signIn('entity')
    expect((await entity.goto(`/cases/${town.published}/measures`))?.status()).toBe(403)
    const other = await pages.signIn('otherReviewer')
    expect((await other.goto(`/cases/${town.published}/measures`))?.status()).toBe(404)
  })
})

describe('the repair of a case', () => {
  it('shows who has taken the record down, when and by what, and who has not and until when', async () => {
    const page = await pages.signIn('finance')
    await page.goto(`/cases/${town.undoing}/repair`)
    const rows = page.locator('table:has(caption:has-text("逐处确认")) tbody tr')
    const before = await rows.allTextContents()
    const waiting = before.filter((row) => row.includes('等待确认'))
    expect(waiting).toContainEqual(expect.stringMatching(/市公共信用信息平台.*\d{4}-\d\d-\d\d/s))
    expect(waiting.filter((row) => !/\d{4}-\d\d-\d\d/.test(row))).toEqual([])
    await done(pages.record, town.undoing, people.system, 'undoing.confirm', { act: 'sharing', receipt: '回执 31 号' })
    await page.reload()
    expect(await page.textContent('tr:has-text("市公共信用信息平台")')).toMatch(/已于 2027-04-20 完成.*回执 31 号/s)
  })

  it('says why it cannot be applied for yet, or leads to the act on an application', async () => {
    const reviewer = await pages.signIn('reviewer')
    await reviewer.goto(`/cases/${town.published}/repair`)
    expect(await reviewer.textContent('.banner')).toContain('为什么还不能申请')
    await reviewer.goto(`/cases/${town.repair}/repair`)
    expect(await reviewer.textContent('main table')).toContain('officer-lin（虚构）')
    await reviewer.click('.acts .button')
    expect(new URL(reviewer.url()).pathname).toBe(`/cases/${town.repair}/repair/grant`)
  })
})
