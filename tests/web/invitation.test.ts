import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { noticeCode } from '../support/notice-code.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)
const { entity } = proposal()
let code: string
let caseNo: string

beforeAll(async () => {
  const { record } = pages
  caseNo = (await done(record, undefined, people.officer, 'listing.propose', proposal())).caseNo
  await done(record, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
  const served = { method: 'direct', servedOn: '2026-04-07', proof: '送达回证（虚构）' } as const
  await done(record, caseNo, people.officer, 'listing.serveNotice', served)
  code = await noticeCode(database.pool, caseNo, entity.code)
})

const typed = (more: object = {}) => ({
  entityCode: entity.code,
  code,
  name: '王某（虚构）',
  account: 'wang.xu',
  password: 'quiet harbour lantern',
  ...more,
})
async function send(page: Page, values: object): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`#f-${name}`, String(value))
  await page.click('main button')
}

describe('the page for a code on paper', () => {
  it('says at each field what is missing, and keeps what was typed but the password', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto('/sign-in')
    await page.click('a[href="/invitation"]')
    await send(page, typed({ entityCode: '', account: 'a b' }))
    expect(await page.textContent('#f-entityCode-fault')).toContain('请填写')
    expect(await page.textContent('#f-account-fault')).toContain('3 至 50 个字母')
    expect(await page.inputValue('#f-code')).toBe(code)
    expect(await page.inputValue('#f-password')).toBe('')
    expect(page.url()).not.toContain('?')
  })

  it('does not take a code for another entity, a poor password, or a name that is taken', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto('/invitation?lang=en')
    await send(page, typed({ entityCode: '91310115MA1FAKE19X' }))
    expect(await page.textContent('#f-code-fault')).toContain('do not belong together')
    await send(page, typed({ password: 'password2026' }))
    expect(await page.locator('#f-password-fault').count()).toBe(1)
    await send(page, typed({ account: people.entity.id }))
    expect(await page.locator('#f-account-fault').count()).toBe(1)
  })

  it('opens the account and leads its owner, signed in, to the matters of the entity, once', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto('/guide')
    await page.click('a[href="/invitation"]')
    await send(
      page,
      typed({ code: ` ${code.toLowerCase().replaceAll('-', ' ')}`, entityCode: entity.code.toLowerCase() }),
    )
    expect(new URL(page.url()).pathname).toBe('/matters')
    expect(await page.textContent('.banner-done')).toContain('您的账号是 entity-wang.xu')
    expect(await page.textContent('main')).toContain(caseNo)
    await page.goto('/sessions')
    expect(await page.textContent('tbody')).toContain('邀请码')

    const other = await pages.open()
    await other.goto('/invitation')
    await send(other, typed({ account: 'another.one' }))
    expect(await other.textContent('.faults')).toContain('已使用')
  })
})
