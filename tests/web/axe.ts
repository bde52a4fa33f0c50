import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** An office screen and a small phone, in CSS pixels. */
export const widths = [1280, 360] as const

/** What keeps people from using the page that is open: violations of WCAG 2.2 AA, and scrolling sideways. */
export async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const brief = `violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | '))`
  const violations = await page.evaluate<string[]>(
    `axe.run({ runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => ${brief})`,
  )
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return tooWide > 0 ? [...violations, `${tooWide} px too wide`] : violations
}
