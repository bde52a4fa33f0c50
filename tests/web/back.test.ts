import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { desk, listCase } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)

const deskNow = () => desk(pages.record, { progressed: () => undefined, close: async () => undefined })

/** A case whose determination the reviewer has typed, been asked about, and confirmed; with the forms that were sent. */
async function determined(javaScriptEnabled: boolean) {
  const act = deskNow()
  const { caseNo } = await act(undefined, people.officer, 'listing.propose', proposal())
  await act(caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
  await act(caseNo, people.officer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-07', proof: '回证' })
  await act(caseNo, people.entity, 'listing.waiveDefence', { statement: '放弃' })
  await act(caseNo, people.entity, 'listing.waiveHearing', { statement: '放弃' })
  const page = await pages.signIn('reviewer', { javaScriptEnabled })
  const sent: string[] = []
  await page.goto(`/cases/${caseNo}/listing/determine`)
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '')
  })
  await page.check('input[name="outcome"][value="list"]')
  await page.fill('textarea[name="reasons"]', '事实清楚')
  await page.click('main form[method="post"] button:not([name])')
  expect(await page.textContent('h1')).toContain('请再核对一次')
  await page.click('main form[method="post"] button:not([name])')
  await page.waitForURL(`**/cases/${caseNo}`)
  return { caseNo, page, sent }
}

const ledgerOf = async (caseNo: string): Promise<readonly string[]> =>
  (
    await database.owner.query<{ type: string }>('SELECT type FROM ledger WHERE case_no = $1 ORDER BY case_seq', [
      caseNo,
    ])
  ).rows.map(({ type }) => type)

describe('the way back after an act that was confirmed', () => {
  it('leads past the question, which says that nothing was done, to a page that knows better', async () => {
    const { caseNo, page } = await determined(true)
    const after = await ledgerOf(caseNo)
    expect(after.filter((type) => type === 'listing.determined')).toHaveLength(1)
    for (const step of ['the question', 'the form']) {
      await page.goBack()
      const text = (await page.textContent('main')) ?? ''
      expect(text, step).not.toMatch(/请再核对一次|还没有提交/)
      expect(text, step).toContain('已认定，待送达')
      expect(await page.locator('main form[method="post"]').count(), step).toBe(0)
    }
    await page.reload()
    expect(await ledgerOf(caseNo)).toEqual(after)
  })

  it('repeats nothing without script, whatever of it the browser is told to send again', async () => {
    const { caseNo, page, sent } = await determined(false)
    const after = await ledgerOf(caseNo)
    // The browser keeps no copy, and asks its reader before it sends anything.
    await page.goBack().catch(() => null)
    expect(await ledgerOf(caseNo)).toEqual(after)
    expect(sent.length).toBeGreaterThan(1)
    for (const data of sent) {
      const answer = await page.request.post(`/cases/${caseNo}/listing/determine`, {
        data,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: pages.address },
        maxRedirects: 0,
      })
      expect([answer.status(), answer.headers()['location']]).toEqual([303, `/cases/${caseNo}`])
    }
    expect(await ledgerOf(caseNo)).toEqual(after)
  })
})

describe('the way back after an act that is not asked about', () => {
  it('shows a form that can be sent again and does nothing twice', async () => {
    const act = deskNow()
    const caseNo = await listCase(act, async () => '2026-04-07')
    const page = await pages.signIn('entity')
    const url = `/cases/${caseNo}/rectification/commit`
    await page.goto(url)
    await page.fill('textarea[name="commitment"]', '承诺按期完成整改（虚构）')
    await page.click('main form[method="post"] button:not([name])')
    await page.waitForURL((address) => !address.pathname.endsWith('/commit'))
    const after = await ledgerOf(caseNo)
    expect(after).toContain('rectification.committed')
    await page.goBack()
    const button = page.locator('main form[method="post"] button:not([name])')
    if ((await button.count()) > 0) await button.click()
    expect(await ledgerOf(caseNo)).toEqual(after)
  })
})
