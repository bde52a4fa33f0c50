import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Provider } from '../../identity/provider.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { fixture } from '../support/uploads.ts'
import { done } from '../support/world.ts'
import { faultsOn, widths } from './axe.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const nobody = async () => await Promise.reject(new Error('Nobody goes through this door here'))
const door: Provider = { begin: nobody, finish: nobody }
const pages = withPages(database, '2026-04-07', { staff: door, entity: door })

/** What keeps people from using the page that is open, in both languages and widths. */
async function faultsEverywhere(page: Page): Promise<string[]> {
  const here = new URL(page.url())
  const found: string[] = []
  for (const lang of ['en', 'zh']) {
    here.searchParams.set('lang', lang)
    await page.goto(here.href)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      for (const fault of await faultsOn(page)) found.push(`${lang}, ${width} px: ${fault}`)
    }
  }
  return found
}

it('the page for signing in can be used with the buttons of identity providers', async () => {
  const page = await pages.open()
  await page.goto('/sign-in')
  expect(await page.locator('form[action^="/sign-in/"] button').count()).toBe(2)
  expect(await faultsEverywhere(page)).toEqual([])
})

it('a page can be used with the banner of who stands in', async () => {
  await database.owner.query(
    `INSERT INTO delegations (delegator, delegate, from_on, until_on, reason, created_by)
     VALUES ($1, $2, '2026-04-07', '2026-04-10', '年休假', $1)`,
    [people.reviewer.id, people.secondOfficer.id],
  )
  const page = await pages.signIn('secondOfficer')
  await page.goto('/delegations')
  await page.click('.cover-row button')
  await page.goto('/work')
  expect(await page.locator('.covering').count()).toBe(1)
  expect(await faultsEverywhere(page)).toEqual([])
})

it('the page of an import can be used', async () => {
  const page = await pages.signIn('officer')
  await page.goto('/imports')
  await page.setInputFiles('#f-file', {
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: fixture('listing-import.gb18030.csv'),
  })
  await page.click('button:has-text("上传")')
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  expect(await faultsEverywhere(page)).toEqual([])
})

it('the page of a supervision note can be used by who asks and by who answers', async () => {
  const { caseNo } = await done(pages.record, undefined, people.officer, 'listing.propose', proposal())
  const page = await pages.signIn('city')
  await page.goto(`/supervision/notes/new?case=${caseNo}`)
  await page.fill('[name="text"]', '请于期限内办结（虚构）')
  await page.fill('[name="answerBy"]', '2026-04-20')
  await page.fill('[name="legalBasis"]', '沪府办规〔2020〕9号')
  await page.click('main form button:not([name])')
  const { rows } = await database.owner.query<{ id: string }>('SELECT id FROM supervision_notes')
  expect(rows).toHaveLength(1)
  for (const who of ['city', 'officer'] as const) {
    const reading = await pages.signIn(who)
    await reading.goto(`/supervision/notes/${rows[0]!.id}`)
    expect(await reading.textContent('main')).toContain('请于期限内办结（虚构）')
    expect(await faultsEverywhere(reading)).toEqual([])
  }
})

it('the page of a publication can be used by who decides on it', async () => {
  const page = await pages.signIn('operator')
  await page.goto('/rules/what-if?rule=operator-defaults+OD-rectification-term&count=90')
  await page.fill('[name="reason"]', '减轻基层负担（虚构）')
  await page.click('main form[method="post"] button')
  await page.waitForURL(/\/rules\/publications\//)
  expect(await faultsEverywhere(page)).toEqual([])
})
