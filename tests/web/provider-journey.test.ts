import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Provider } from '../../identity/provider.ts'
import { createProvider } from '../../identity/provider.ts'
import { bindStaff } from '../../database/queries/provider-accounts.ts'
import { withDatabase } from '../setup/database.ts'
import type { IdentityProvider } from '../support/identity-provider.ts'
import { client, startIdentityProvider } from '../support/identity-provider.ts'
import { noticeCode } from '../support/notice-code.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const known = new Map<string, Provider>()
// The provider must know where the pages are, and the pages the provider.
const doorTo = (door: string): Provider => ({
  begin: async (how) => await known.get(door)!.begin(how),
  finish: async (query, visit) => await known.get(door)!.finish(query, visit),
})
const pages = withPages(database, '2026-04-07', { staff: doorTo('staff'), entity: doorTo('entity') })
let city: IdentityProvider

beforeAll(async () => {
  const back = (door: string) => `${pages.address}/oidc/${door}/return`
  city = await startIdentityProvider([back('staff'), back('entity')], {
    'city-1': { preferred_username: people.officer.id },
    'firm-1': { name: '赵（虚构）' },
  })
  for (const [door, claim] of [
    ['staff', 'preferred_username'],
    ['entity', 'uscc'],
  ] as const) {
    known.set(
      door,
      createProvider({ issuer: city.issuer, clientId: client.id, clientSecret: client.secret, claim }, back(door)),
    )
  }
})
afterAll(async () => await city.close())

/** Goes through the provider's own pages as the person of a login. */
async function throughProvider(page: Page, login: string): Promise<void> {
  await page.waitForURL(`${city.issuer}/**`)
  await page.fill('input[name="login"]', login)
  await page.fill('input[name="password"]', 'any')
  await page.click('button[type="submit"]')
  // Whoever has agreed before is not asked again.
  if (page.url().startsWith(city.issuer)) await page.click('button[type="submit"]')
  await page.waitForURL(`${pages.address}/**`)
}

describe('the doors on the page for signing in', () => {
  it('let staff in by the city’s provider, to where they were going, without a script of ours', async () => {
    const first = await pages.open({ javaScriptEnabled: false })
    await first.goto('/work/team')
    await first.click('form[action="/sign-in/staff"] button')
    await throughProvider(first, 'city-1')
    expect(await first.textContent('.faults')).toContain('还没有绑定本系统的账号')
    expect(await bindStaff(database.pool, people.officer.id, `${city.issuer} city-1`)).toBe(true)

    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto('/work/team')
    await page.click('form[action="/sign-in/staff"] button')
    await throughProvider(page, 'city-1')
    expect(new URL(page.url()).pathname).toBe('/work/team')
    await page.goto('/sessions')
    expect(await page.textContent('tbody')).toContain('市统一身份认证')
  })

  it('say on the page why an entity is not let in, and let it in with the code of its notice', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto('/sign-in?to=/matters&lang=en')
    await page.click('form[action="/sign-in/entity"] button')
    await throughProvider(page, 'firm-1')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await page.textContent('.faults')).toContain('no account here belongs to it')

    const { caseNo } = await done(pages.record, undefined, people.officer, 'listing.propose', proposal())
    const code = await noticeCode(database.pool, caseNo, proposal().entity.code)
    const other = await pages.open({ javaScriptEnabled: false })
    await other.goto('/sign-in?to=/matters')
    await other.fill('#f-invitation', code)
    await other.click('form[action="/sign-in/entity"] button')
    await throughProvider(other, 'firm-1')
    expect(new URL(other.url()).pathname).toBe('/matters')
  })

  it('ask again after somebody has signed out, though the provider still knows that person', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    const goIn = async () => {
      await page.goto('/sign-in?to=/work/team')
      await page.click('form[action="/sign-in/staff"] button')
    }
    await goIn()
    await throughProvider(page, 'city-1')
    expect(new URL(page.url()).pathname).toBe('/work/team')
    // Whose session has only ended goes on without a password: the provider knows the browser.
    await page.context().clearCookies({ name: 'bihuan' })
    await goIn()
    await page.waitForURL(`${pages.address}/work/team`)
    await page.click('form[action="/sign-out"] button')
    await goIn()
    await page.waitForURL(`${city.issuer}/**`)
    expect(await page.locator('input[name="password"]').count()).toBe(1)
    await throughProvider(page, 'city-1')
    expect(new URL(page.url()).pathname).toBe('/work/team')
    await page.context().clearCookies({ name: 'bihuan' })
    await goIn()
    await page.waitForURL(`${pages.address}/work/team`)
  })

  it('are told apart from a made-up reason', async () => {
    const page = await pages.open()
    await page.goto('/sign-in?refused=<b>trust me</b>')
    expect(await page.locator('.faults').count()).toBe(0)
    expect(await page.textContent('main')).not.toContain('trust me')
  })
})
