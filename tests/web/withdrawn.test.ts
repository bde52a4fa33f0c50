import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { desk, listCase } from '../support/house.ts'
import { people } from '../support/people.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)
const today = async () => '2026-04-07'
const records = { withdrawn: '', pending: '', keptOff: '' }
const reasons = '处罚决定认定的事实不清，证件号码310101190001010011（虚构）'

// 行政处罚法 Art 48: withdrawn within three days, and the reasons stated publicly.
beforeAll(async () => {
  const give = desk(pages.record, { progressed: () => undefined, close: async () => undefined })
  const annulling = async (changes: Parameters<typeof listCase>[2]) => {
    const caseNo = await listCase(give, today, changes)
    await give(caseNo, people.entity, 'publicity.waivePreview', { statement: '同意提前公示' })
    await give(caseNo, people.officer, 'publicity.publish', {})
    const annulment = { document: '沪虚复决〔2026〕1号', annulledBy: '虚构复议机关', annulledOn: await today() }
    await give(caseNo, people.officer, 'annulment.record', { ...annulment, outcome: 'unlawful' })
    return caseNo
  }
  records.pending = await annulling({})
  records.withdrawn = await annulling({})
  records.keptOff = await annulling({ listType: 'watch-list', tier: 'minor', measures: [] })
  for (const caseNo of [records.withdrawn, records.keptOff])
    await give(caseNo, people.reviewer, 'annulment.confirm', { comments: '属实', publicReasons: reasons })
}, 120_000)

describe('a record whose decision was annulled', () => {
  it('is withdrawn, and whoever looks it up reads why, without an identity number and without a name', async () => {
    const page = await pages.open()
    const answer = await page.goto(`/register/${records.withdrawn}`)
    expect(answer?.status()).toBe(410)
    const text = (await page.textContent('main')) ?? ''
    for (const said of ['沪虚复决〔2026〕1号', '虚构复议机关', '确认违法', '事实不清']) expect(text).toContain(said)
    expect(text).not.toContain('310101190001010011')
    expect(text).not.toContain('有限公司')
  })

  it('is not shown and not explained while it waits for the second person, nor where it was never public', async () => {
    const page = await pages.open()
    for (const caseNo of [records.pending, records.keptOff]) {
      expect((await page.goto(`/register/${caseNo}`))?.status()).toBe(404)
      expect(await page.textContent('main')).not.toContain('虚构复议机关')
    }
  })
})
