import { expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done } from '../support/world.ts'
import { faultsOn, widths } from './axe.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)

let n = 0
const numbered = () => {
  n += 1
  return { underlyingDecision: { ...proposal().underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` } }
}

/** What is pressed on the way, as by somebody who has just signed in. */
async function pressing() {
  let presses = 0
  return {
    count: () => presses,
    press: async (target: { click: () => Promise<void> }) => {
      presses += 1
      await target.click()
    },
  }
}

// The figures are those that the users of the product were promised: 33 measures with 6 presses, 40 reviews with 45.
it('33 measures are acknowledged with three presses, and each case shows it', async () => {
  const cases = []
  for (let at = 0; at < 33; at += 1) cases.push(await bringTo(pages.record, 'published', { changes: numbered() }))
  const page = await pages.signIn('finance')
  await page.goto('/work')
  const { press, count } = await pressing()
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
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect(await faultsOn(page)).toEqual([])
  }
  expect(count()).toBe(3)
  const { rows } = await database.pool.query(
    `SELECT count(DISTINCT case_no)::integer AS cases FROM ledger WHERE type = 'measure.acknowledged' AND case_no = ANY($1)`,
    [cases],
  )
  expect(rows).toEqual([{ cases: 33 }])
}, 240_000)

it('40 proposals are agreed to with a tick for each and three presses more', async () => {
  for (let at = 0; at < 40; at += 1)
    await done(pages.record, undefined, people.officer, 'listing.propose', proposal(numbered()))
  const page = await pages.signIn('reviewer')
  await page.goto('/work')
  const { press, count } = await pressing()
  await press(page.locator('a[href="/work/together/listing/review"]'))
  for (const box of await page.locator('input[name="row"]').all()) await press(box)
  await press(page.locator('main form[method="post"] .buttons button').first())
  await press(page.locator('main form[method="post"] .buttons button.button-danger'))
  expect(await page.locator('main').innerText()).toContain('40 件均已办理')
  expect(count()).toBe(43)
}, 240_000)
