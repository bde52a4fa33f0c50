import { beforeAll, expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { withPages } from '../support.ts'
import type { Town } from '../town.ts'
import { buildTown } from '../town.ts'

const database = withDatabase()
const pages = withPages(database)

let town: Town
beforeAll(async () => {
  town = await buildTown(pages)
}, 120_000)

it('an officer enters a defence that came by post, and the entity sees it as entered for it and what to do if it is wrong', async () => {
  const caseNo = town.answering
  const officer = await pages.signIn('officer')
  await officer.goto(`/cases/${caseNo}`)
  await officer.click('summary:has-text("登记当事人的书面来件")')
  await officer.click('a:has-text("登记书面来件：提出陈述申辩")')
  const send = 'main form:has([name="_version"]) .buttons button:not([name])'
  await officer.fill('[name="grounds.0.text"]', '来信所写的理由（虚构）')
  await officer.locator('input[name="method"][value="post"]').check()
  await officer.click(send)
  // Without its scan nothing is entered, and what was typed stays.
  expect(await officer.textContent('.faults')).toContain('扫描件')
  expect(await officer.inputValue('[name="grounds.0.text"]')).toBe('来信所写的理由（虚构）')
  await officer.fill('[name="files"]', '来信扫描件（虚构）')
  await officer.click(send)
  expect(await officer.textContent('.banner-done')).toContain('已告知当事人')

  const entity = await pages.signIn('entity')
  await entity.goto(`/matters/${caseNo}`)
  const told = await entity.textContent('section[aria-labelledby="on-paper"]')
  expect(told).toContain('认定单位代您登记的书面来件')
  expect(told).toContain('书面告知认定单位')
  expect(await entity.textContent('section[aria-labelledby="timeline"]')).toContain('由认定单位代当事人登记的书面来件')
  const { rows } = await database.owner.query<{ kind: string; body: { onPaper: boolean } }>(
    `SELECT kind, body FROM outbox WHERE case_no = $1 AND recipient LIKE 'entity:%' AND kind = 'listing.defended'`,
    [caseNo],
  )
  expect(rows).toMatchObject([{ kind: 'listing.defended', body: { onPaper: true } }])
})
