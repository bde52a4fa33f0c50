import { beforeEach, expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { bringTo, done } from '../../support/world.ts'
import { withReadPages } from './supervision/house.ts'

const database = withDatabase()
const house = withReadPages(database, '2026-04-07')
let caseNo = ''

beforeEach(async () => {
  caseNo = await bringTo(house.record, 'published')
  const by = { document: '复议决定', annulledBy: '虚构机关', annulledOn: '2026-04-07' }
  await done(house.record, caseNo, people.officer, 'annulment.record', by)
  await done(house.record, caseNo, people.reviewer, 'annulment.confirm', { comments: '属实' })
})

/** The rows of a page that say how it stands with the platform and with users. */
async function rows(receipt: (act: string) => string, of: 'entity' | 'officer') {
  for (const act of ['sharing', 'use'] as const)
    await done(house.record, caseNo, people.system, 'undoing.confirm', { act, receipt: receipt(act) })
  const url = of === 'entity' ? `/matters/${caseNo}/taken-down` : `/cases/${caseNo}/repair`
  const { status, text } = await house.read(people[of], url)
  expect(status).toBe(200)
  const found = [...text.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row.replace(/<[^>]*>/g, ' '))
  return found.filter((row) => /市公共信用信息平台|使用信息的各单位/.test(row))
}

it.each(['entity', 'officer'] as const)('says to the %s that nobody was told where nobody was', async (of) => {
  const found = await rows(() => 'shared with nobody', of)
  expect(found).toHaveLength(2)
  for (const row of found) expect(row).toMatch(/未曾共享给任何单位/)
})

it.each(['entity', 'officer'] as const)('says to the %s that a message was taken, and no more', async (of) => {
  const found = await rows(() => 'message taken', of)
  expect(found).toHaveLength(2)
  for (const row of found) expect(row).toMatch(/已于 2026-04-07 通知，对方系统已接收；是否已停用，以对方为准/)
})

it.each(['entity', 'officer'] as const)('says to the %s of earlier cases that nobody has answered', async (of) => {
  const found = await rows((act) => `${act} ended`, of)
  expect(found).toHaveLength(2)
  for (const row of found) expect(row).toMatch(/系统自记，无对方回执/)
})

it('says that something is done where somebody has confirmed it, and shows staff by what', async () => {
  const found = await rows(() => '第 31 号回执（虚构）', 'officer')
  for (const row of found) expect(row).toMatch(/已于 2026-04-07 完成.*第 31 号回执/s)
  const { text } = await house.read(people.entity, `/matters/${caseNo}/taken-down`)
  expect(text).not.toContain('第 31 号回执')
  // Its measures still run.
  expect(text).not.toContain('各处均已撤下')
})
