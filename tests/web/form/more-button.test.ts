import { expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { withPages } from '../support.ts'

const database = withDatabase()
const pages = withPages(database)

it('Enter in a field sends the form, also where a button in it shows more of it', async () => {
  const page = await pages.signIn('officer')
  await page.goto('/cases/new')
  await page.fill('#f-entity-code', '91310115MA1FAKE27N')
  await page.selectOption('#f-listType', 'work-safety-severe')
  await page.click('button:has-text("保存并继续")')
  const rows = page.locator('[id^="f-rectification-requirements-"][id$="-text"]')
  await page.fill('#f-entity-name', '上海虚构示例有限公司（虚构）')
  await Promise.all([page.waitForNavigation(), page.press('#f-entity-name', 'Enter')])
  // Sent as it is it is told what is lacking; asked for more it would show more rows and say nothing.
  expect(await page.locator('.faults').count()).toBe(1)
  const before = await rows.count()
  expect(await page.inputValue('#f-entity-name')).toBe('上海虚构示例有限公司（虚构）')
  await page.click('button[name="_more"][value="rectification.requirements"]')
  expect(await rows.count()).toBeGreaterThan(before)
})
