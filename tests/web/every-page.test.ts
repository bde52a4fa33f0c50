import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { addresses } from './addresses.ts'
import { faultsOn, widths } from './axe.ts'
import { shrink } from './small-png.ts'
import { withPages } from './support.ts'
import type { Person } from './support.ts'
import type { Town } from './town.ts'
import { buildTown } from './town.ts'

const database = withDatabase()
const pages = withPages(database)
// Where screenshots go, if they are asked for: npm run screens.
const screens = process.env['SCREENS']

let town: Town
beforeAll(async () => {
  town = await buildTown(pages)
  if (screens !== undefined) await mkdir(screens, { recursive: true })
}, 120_000)

const windows = new Map<string, Promise<Page>>()
const windowOf = (who: Person | 'nobody'): Promise<Page> => {
  const opened = windows.get(who) ?? (who === 'nobody' ? pages.open() : pages.signIn(who))
  windows.set(who, opened)
  return opened
}

// Texts of our own. What people have written stays in their language and says that it is fictitious, as do documents.
async function chineseOn(page: Page): Promise<string[]> {
  const own = await page
    .locator('header, nav, h1, h2, label, legend, button, th, caption, .hint, .tag')
    .allTextContents()
  return own.filter((text) => /\p{Script=Han}/u.test(text.replaceAll('中文', '')) && !/虚|《|〔/.test(text))
}

const keep = async (page: Page, path: string) =>
  await writeFile(path, shrink(await page.screenshot({ fullPage: true })))

describe.each(addresses)('$name', ({ name, who, path }) => {
  it.each(['en', 'zh'])('can be used by everybody at every width, in %s', async (lang) => {
    const page = await windowOf(who)
    const address = path(town)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`)
    expect(await page.locator('h1').count()).toBe(1)
    if (lang === 'en') expect(await chineseOn(page)).toEqual([])
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      expect(await faultsOn(page), `at ${width} px`).toEqual([])
      if (screens !== undefined && lang === 'zh') await keep(page, join(screens, `${name}-${width}.png`))
    }
  })
})
