import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { elsewhere } from '../support/elsewhere.ts'
import { issueLetters } from '../support/issued.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { enter, withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)

const propose = async () => (await done(pages.record, undefined, people.officer, 'listing.propose', proposal())).caseNo
const reviewed = async () => {
  const caseNo = await propose()
  await done(pages.record, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
  await issueLetters(pages.record, database, caseNo)
  return caseNo
}
const eventsOf = async (caseNo: string) => {
  const { rows } = await database.owner.query('SELECT type, reason FROM ledger WHERE case_no = $1 ORDER BY case_seq', [
    caseNo,
  ])
  return rows.map(({ type }) => String(type))
}

describe('a form', () => {
  it('says at its fields what is wrong, and keeps what was typed', async () => {
    const page = await pages.signIn('officer')
    await page.goto(`/cases/${await reviewed()}/listing/serve-notice`)
    await page.fill('#f-proof', '   ')
    await page.fill('#f-servedOn', '2026-04-07')
    await page.check('input[value="post"]')
    await page.click('button:has-text("登记送达")')
    expect(await page.title()).toMatch(/^有误：/)
    expect(await page.locator('.faults').evaluate((element) => element === document.activeElement)).toBe(true)
    await page.click('.faults a')
    expect(page.url()).toContain('#f-proof')
    expect(await page.isChecked('input[value="post"]')).toBe(true)
    expect(await page.textContent('#f-proof-fault')).toContain('请填写“送达凭证”')
  })

  it('shows a refusal of the domain at the field it is about', async () => {
    const page = await pages.signIn('officer')
    await page.goto(`/cases/${await reviewed()}/listing/serve-notice?lang=en`)
    await page.fill('#f-proof', '回证（虚构）')
    await page.fill('#f-servedOn', '2026-05-01')
    await page.click('main button:has-text("Record the service")')
    expect(await page.textContent('#f-servedOn-fault')).toMatch(/lies after today/)
    expect(await page.inputValue('#f-proof')).toBe('回证（虚构）')
  })

  it('that is stale shows what has happened, loses nothing, and can be sent again', async () => {
    const caseNo = await propose()
    const page = await pages.signIn('officer')
    await page.goto(`/cases/${caseNo}/listing/withdraw`)
    await page.fill('#f-reason', '证据不足（虚构）')
    await done(pages.record, caseNo, people.secondOfficer, 'listing.revise', { legalBasis: '《虚构条例》第三条' })
    await page.click('button:has-text("撤回")')
    expect(await page.textContent('h1')).toBe('案件刚刚有变化')
    expect(await page.textContent('.timeline')).toContain('修改后重新提交')
    expect(await page.textContent('main')).toContain('证据不足（虚构）')
    expect(await eventsOf(caseNo)).not.toContain('listing.withdrawn')
    await page.click('button:has-text("看过了，仍然提交")')
    expect(await page.textContent('.banner-done')).toContain('已撤回')
    expect(await eventsOf(caseNo)).toContain('listing.withdrawn')
  })

  it('that is stale says so when what it asks is no longer possible', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer')
    await page.goto(`/cases/${caseNo}/listing/serve-notice`)
    await page.fill('#f-proof', '回证')
    await done(pages.record, caseNo, people.secondOfficer, 'listing.withdraw', { reason: '撤回' })
    await page.click('button:has-text("登记送达")')
    expect(await page.textContent('.banner-late')).toContain('已不能办理')
    expect(await page.locator('button:has-text("仍然提交")').count()).toBe(0)
  })

  it('that is sent twice, by a double click, is carried out once, and going back says that it is done', async () => {
    const caseNo = await propose()
    const page = await pages.signIn('reviewer', { javaScriptEnabled: false })
    await page.goto(`/cases/${caseNo}/listing/review`)
    await page.check('input[value="agreed"]')
    await page.dblclick('button:has-text("提交复核结果")')
    // The second click breaks off the navigation of the first, which waitForURL would tell as an error.
    await expect.poll(() => new URL(page.url()).pathname, { timeout: 15_000 }).toBe(`/cases/${caseNo}`)
    await page.waitForLoadState()
    await page.goBack()
    expect(await page.textContent('.banner-now')).toContain('现在不能办理')
    expect((await eventsOf(caseNo)).filter((type) => type === 'listing.reviewed')).toHaveLength(1)
  })

  it('sent after the session has ended is kept for its author, and for nobody else', async () => {
    const caseNo = await reviewed()
    const page = await pages.signIn('officer')
    await page.goto(`/cases/${caseNo}/listing/withdraw`)
    await page.fill('#f-reason', '写了很久的理由（虚构）')
    await page.context().clearCookies()
    await page.click('button:has-text("撤回")')
    expect(page.url()).toContain('/sign-in')
    expect(await page.textContent('.banner')).toContain('已为您保留')
    const back = page.url()
    await enter(page, 'officer')
    expect(await page.inputValue('#f-reason')).toBe('写了很久的理由（虚构）')
    expect(await eventsOf(caseNo)).not.toContain('listing.withdrawn')
    const other = await pages.open()
    await other.goto(back)
    await enter(other, 'secondOfficer')
    expect(await other.inputValue('#f-reason')).toBe('')
    await page.click('button:has-text("撤回")')
    expect(await eventsOf(caseNo)).not.toContain('listing.withdrawn')
    await page.click('button:has-text("撤回")')
    expect(await eventsOf(caseNo)).toContain('listing.withdrawn')
  })

  it('can be kept as a draft and sent later', async () => {
    const caseNo = await propose()
    const page = await pages.signIn('secondReviewer')
    await page.goto(`/cases/${caseNo}/listing/review`)
    await page.fill('#f-comments', '还要再看（虚构）')
    await page.click('button:has-text("保存草稿")')
    await page.goto('/work')
    await page.click(`a:has-text("${caseNo} 复核列入建议")`)
    expect(await page.inputValue('#f-comments')).toBe('还要再看（虚构）')
    await page.check('input[value="agreed"]')
    await page.click('button:has-text("提交复核结果")')
    expect(await page.textContent('.banner-done')).toContain('复核结果')
    await page.goto('/work')
    expect(await page.locator(`a:has-text("${caseNo} 复核列入建议")`).count()).toBe(0)
  })

  it('made by another site is refused, and so is one without the token of the session', async () => {
    const caseNo = await propose()
    const page = await pages.signIn('reviewer')
    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const body = new URLSearchParams({
      outcome: 'agreed',
      comments: '',
      _version: '1',
      _key: randomUUID(),
      _by: 'reviewer-shen',
    })
    const send = async (origin: string) =>
      await fetch(`${pages.address}/cases/${caseNo}/listing/review`, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { cookie: cookies, origin },
      })
    expect((await send('https://elsewhere.example')).status).toBe(403)
    const answer = await send(pages.address)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('没有保留')
    const { rows } = await database.owner.query('SELECT id FROM drafts WHERE path = $1', [
      `/cases/${caseNo}/listing/review`,
    ])
    expect(rows).toEqual([])
    expect(await eventsOf(caseNo)).toEqual(['listing.proposed'])
  })
})

describe('a page', () => {
  it('of a case is shown only to those who may see it', async () => {
    const caseNo = await propose()
    for (const who of ['otherReviewer', 'entity'] as const) {
      const page = await pages.signIn(who)
      for (const path of ['', '/listing/review', '/why/listing.review']) {
        const answer = await page.goto(`/cases/${caseNo}${path}`)
        expect(answer?.status(), `${who} ${path}`).toBe(404)
      }
    }
  })

  it('asks a stranger to sign in and then goes on', async () => {
    const page = await pages.open()
    await page.goto('/work/team')
    expect(page.url()).toContain('/sign-in')
    await enter(page, 'officer')
    expect(new URL(page.url()).pathname).toBe('/work/team')
    await page.click('button:has-text("退出登录")')
    await page.goto('/work')
    expect(page.url()).toContain('/sign-in')
  })

  it('never leads to another site after signing in', async () => {
    const page = await pages.open()
    // The policy of the page would hold the form; without it nothing but the address itself does.
    await page.route('**/sign-in*', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 })
      const { 'content-security-policy': _held, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    })
    for (const to of elsewhere) {
      await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
      await enter(page, 'officer')
      expect(page.url(), JSON.stringify(to)).toBe(`${pages.address}/work`)
    }
  }, 180_000)

  it('sends no form of its own to another site, however its address is spelt', async () => {
    for (const path of ['/sign-in/%2e%2e//elsewhere.example', '//elsewhere.example/sign-in', '/.//elsewhere.example']) {
      const answer = await fetch(`${pages.address}${path}`, { redirect: 'manual' })
      expect(await answer.text(), path).not.toMatch(/(action|href)="\/\//)
      expect(answer.headers.get('location') ?? '/', path).toMatch(/^\/(?!\/)/)
    }
  })

  it('runs nothing that somebody typed', async () => {
    const page = await pages.signIn('reviewer')
    const caseNo = await propose()
    const script = `<script>document.title='hacked'</script><img src=x onerror="document.title='hacked'">`
    await done(pages.record, caseNo, people.reviewer, 'listing.review', { outcome: 'returned', comments: script })
    await page.goto(`/cases/${caseNo}`)
    await page.click('summary:has-text("查看内容")')
    expect(await page.textContent('.timeline')).toContain(script)
    expect(await page.title()).not.toBe('hacked')
  })
})
