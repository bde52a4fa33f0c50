import { afterAll, describe, expect, it } from 'vitest'
import { goodFiles } from '../evidence/good-files.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done } from '../support/world.ts'
import { faultsOn, widths } from './axe.ts'
import { counting, pagesOf, printTable } from './counting.ts'
import { withPages } from './support.ts'

// Whole jobs by their users, in a real browser: how often they press, on how many pages. `npm run jobs` prints the table. The
// wanted figures are those that the users of the product were promised; whoever raises one breaks that promise.
const database = withDatabase()
const pages = withPages(database)

afterAll(printTable)

let n = 0
const numbered = () => {
  n += 1
  return { underlyingDecision: { ...proposal().underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` } }
}
const proposed = async () =>
  (await done(pages.record, undefined, people.officer, 'listing.propose', proposal(numbered()))).caseNo

describe('a job', () => {
  it('33 measures of one kind are acknowledged together, and each case shows it', async () => {
    const cases = []
    for (let at = 0; at < 33; at += 1) cases.push(await bringTo(pages.record, 'published', { changes: numbered() }))
    const page = await pages.signIn('finance')
    await page.goto('/work')
    const { press, note } = counting()
    await press(page.locator('a[href="/work/together/measure/acknowledge"]'))
    expect(await page.locator('input[name="row"]:checked').count()).toBe(33)
    // All is ticked as long as each is; not a press of the job.
    const all = page.locator('#all')
    const state = async () => await all.evaluate((box: HTMLInputElement) => [box.checked, box.indeterminate])
    expect(await state()).toEqual([true, false])
    await page.locator('input[name="row"]').first().uncheck()
    expect(await state()).toEqual([false, true])
    await page.locator('input[name="row"]').first().check()
    expect(await state()).toEqual([true, false])
    await press(page.locator('main form[method="post"] .buttons button').first())
    await press(page.locator('main form[method="post"] .buttons button.button-danger'))
    expect(await page.locator('main').innerText()).toContain('33 件均已办理')
    // Loaded again, and in the other language, it says the same.
    await page.reload()
    await page.click('a.language')
    expect(await page.locator('main').innerText()).toContain('All 33 are done')
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      expect(await faultsOn(page)).toEqual([])
    }
    note('acknowledge 33 measures of one kind', 6, 'presses')
    const { rows } = await database.pool.query(
      `SELECT count(DISTINCT case_no)::integer AS cases FROM ledger WHERE type = 'measure.acknowledged' AND case_no = ANY($1)`,
      [cases],
    )
    expect(rows).toEqual([{ cases: 33 }])
  }, 240_000)

  it('40 proposals are agreed to, and the question can be read in the other language without script', async () => {
    for (let at = 0; at < 40; at += 1) await proposed()
    const page = await pages.signIn('reviewer', { javaScriptEnabled: false })
    await page.goto('/work')
    const { press, note } = counting()
    await press(page.locator('a[href="/work/together/listing/review"]'))
    for (const box of await page.locator('input[name="row"]').all()) await press(box)
    await press(page.locator('main form[method="post"] .buttons button').first())
    // Not a press of the job.
    await page.click('.language')
    expect(await page.locator('h1').innerText()).toContain('Look at it once more')
    await page.click('.language')
    await press(page.locator('main form[method="post"] .buttons button.button-danger'))
    expect(await page.locator('main').innerText()).toContain('40 件均已办理')
    note('review 40 proposals', 45, 'presses')
  }, 240_000)

  it('a notice is read, numbered, printed and its service recorded on one page', async () => {
    const own = await proposed()
    await done(pages.record, own, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
    const page = await pages.signIn('officer')
    await page.goto('/work')
    const seen = pagesOf(page)
    // The most urgent that the desk shows.
    const link = page.locator('a[href$="/listing/serve-notice"]').first()
    const caseNo = /BH-\d{4}-\d{6}/.exec((await link.getAttribute('href')) ?? '')![0]
    const { press, note } = counting()
    await press(link)
    expect(await page.locator('article.letter').innerText()).toContain(proposal().entity.name)
    await page.context().route('**/api/v1/letters/**', async (route) => await route.fulfill({ body: 'PDF' }))
    const print = page.context().waitForEvent('page')
    await press(page.locator('#to-serve form button'))
    await print
    await page.waitForSelector('#to-serve a[href^="/api/v1/letters/"]', { timeout: 20_000 })
    const onThePage = [...seen]
    await page.fill('#f-proof', '送达回证（虚构）')
    await press(page.locator('main form:has([name="_version"]) .buttons button:not([name])'))
    expect(await page.textContent('.banner-done')).toContain('告知书送达已登记')
    note('serve a notice, letter included', 3, 'presses')
    note('serve a notice, letter included', 1, 'pages', onThePage.length)
    const { rows } = await database.pool.query(
      'SELECT number IS NOT NULL AS numbered FROM letters WHERE case_no = $1',
      [caseNo],
    )
    expect(rows).toContainEqual({ numbered: true })
  }, 120_000)

  it('an entity answers a notice with a photo on its phone, and nothing typed is lost', async () => {
    const caseNo = await bringTo(pages.record, 'notified', { changes: numbered() })
    const page = await pages.signIn('entity', { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true })
    await page.goto('/matters')
    const { press, note } = counting()
    await press(page.locator(`a[href="/matters/${caseNo}/notice"]`).first())
    await press(page.locator(`a[href="/cases/${caseNo}/listing/defend"]`))
    const first = await page.locator('main form textarea, main form input:not([type="hidden"])').first().boundingBox()
    const scrolls = Math.floor((first?.y ?? Infinity) / 780)
    await page.fill('textarea[name="grounds.0.text"]', '已经改正（虚构）')
    await page.setInputFiles('input[type="file"]', {
      name: '照片.png',
      mimeType: 'image/png',
      buffer: goodFiles['png']!,
    })
    await press(page.locator('main form:has([name="_version"]) .buttons button:not([name])'))
    const sure = page.locator('#question .buttons button').first()
    if ((await sure.count()) > 0) await press(sure)
    const { rows } = await database.pool.query<{ data: { grounds: { text: string }[]; evidence: unknown[] } }>(
      `SELECT data FROM ledger WHERE case_no = $1 AND type = 'listing.defended'`,
      [caseNo],
    )
    expect(rows[0]!.data.grounds[0]!.text).toBe('已经改正（虚构）')
    expect(rows[0]!.data.evidence).toHaveLength(1)
    note('entity: notice to defence with a photo on a phone', 3, 'presses')
    note('entity: notice to defence with a photo on a phone', 0, 'screens to the first field', scrolls)
  }, 120_000)

  it('a supervisor sees the gap, opens the laggard and its cases, and has the circular', async () => {
    const caseNo = await bringTo(pages.record, 'listed', { changes: numbered() })
    const { rows } = await database.pool.query<{ due: string }>(
      `SELECT state #>> '{rectification,dueOn}' AS due FROM cases WHERE case_no = $1`,
      [caseNo],
    )
    pages.clock.set(`${Number(rows[0]!.due.slice(0, 4)) + 1}${rows[0]!.due.slice(4)}`)
    await done(pages.record, caseNo, people.system, 'rectification.markOverdue', {})
    const page = await pages.signIn('city')
    await page.goto('/supervision')
    expect(await page.locator('.headline').innerText()).toMatch(
      /0 %\s+各区合计，对照一般区目标 \d+ %，相差 \d+(\.\d)? 个百分点/,
    )
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('main *')].map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
    )
    expect(Math.max(...sizes)).toBe(
      await page.locator('.figure').evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
    )
    const { press, note } = counting()
    await press(page.locator('table a[href*="standing=overdue"]').first())
    await press(page.locator('a[href^="/supervision/circular"]'))
    const paper = await page.locator('.circular').innerText()
    for (const told of [caseNo, proposal().entity.name, '整改率', '个百分点']) expect(paper).toContain(told)
    expect(paper).not.toContain('agency-')
    expect(await page.locator('button[data-print]').isVisible()).toBe(true)
    await press(page.locator('button[data-print]'))
    note('supervisor: gap, laggard, its cases, circular', 4, 'presses')
  }, 120_000)

  it('loads little before the first page is there', async () => {
    const page = await pages.signIn('officer')
    const context = await pages.browser.newContext({
      baseURL: pages.address,
      storageState: await page.context().storageState(),
    })
    const fresh = await context.newPage()
    const sizes: { readonly url: string; readonly bytes: Promise<number> }[] = []
    fresh.on('response', (answer) => {
      sizes.push({
        url: answer.url(),
        bytes: answer.body().then(
          (body) => body.length,
          () => 0,
        ),
      })
    })
    await fresh.goto('/work', { waitUntil: 'networkidle' })
    const all = await Promise.all(sizes.map(async ({ url, bytes }) => ({ url, bytes: await bytes })))
    const kilobytes = (some: typeof all) => Math.ceil(some.reduce((sum, { bytes }) => sum + bytes, 0) / 1024)
    const { note } = counting()
    expect(all.length).toBeGreaterThan(1)
    note('first load', 150, 'KB', kilobytes(all))
    note('script', 30, 'KB', kilobytes(all.filter(({ url }) => url.endsWith('.js'))))
  }, 120_000)

  it('a listing is proposed from the code of an entity that is known, on three pages', async () => {
    const known = proposal(numbered())
    await done(pages.record, undefined, people.officer, 'listing.propose', known)
    const page = await pages.signIn('officer')
    await page.goto('/work')
    const seen = pagesOf(page)
    const { press, note } = counting()
    let entries = 0
    const enter = async (field: string, text: string) => {
      entries += 1
      const at = page.locator(`#f-${field}`)
      if ((await at.evaluate((one) => one.tagName)) === 'SELECT') await at.selectOption(text)
      else await at.fill(text)
    }
    await press(page.locator('nav a[href="/cases/new"]'))
    await enter('entity-code', known.entity.code)
    await enter('listType', 'work-safety-severe')
    const goOn = page.locator('main form button:has-text("保存并继续")')
    await press(goOn)
    expect(await page.inputValue('#f-entity-name')).toBe(known.entity.name)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      expect(await faultsOn(page)).toEqual([])
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await enter('underlyingDecision-docNo', '沪虚罚〔2026〕9001号')
    await enter('underlyingDecision-decidedOn', '2026-03-02')
    entries += 1
    await page.check('input[name="underlyingDecision.penaltyKinds"][value="罚款"]')
    await enter('underlyingDecision-content', '罚款人民币50万元（虚构）')
    await enter('legalBasis', '《中华人民共和国安全生产法》第九十七条')
    await enter('violation-type', '未培训从业人员')
    await enter('violation-facts', '未对从业人员进行安全生产教育培训（虚构）')
    await enter('evidence', '现场检查笔录（虚构）')
    await enter('measures-0-code', 'M09')
    await enter('rectification-requirements-0-text', '停止违法行为')
    await press(goOn)
    expect(await page.textContent('.letter')).toContain(known.entity.name)
    expect(await faultsOn(page)).toEqual([])
    note('propose by form, all right at once', 3, 'pages', seen.size)
    note('propose by form, all right at once', 12, 'entries, the code and what is not known', entries)
    await press(page.locator('button:has-text("提交复核")'))
    expect(await page.textContent('.banner-done')).toContain('列入建议已提交')
    note('propose by form, all right at once', 4, 'presses')
    const { rows } = await database.pool.query(
      `SELECT data -> 'measures' AS measures FROM ledger WHERE type = 'listing.proposed' ORDER BY seq DESC LIMIT 1`,
    )
    expect(rows).toEqual([{ measures: [{ code: 'M09', department: 'dept-inspection' }] }])
  }, 120_000)
})
