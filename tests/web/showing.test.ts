import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseState, Commands } from '../../domain/case.ts'
import { withDatabase } from '../setup/database.ts'
import { desk, listCase } from '../support/house.ts'
import { people } from '../support/people.ts'
import { withPages } from './support.ts'

const database = withDatabase()
const pages = withPages(database)

// What says of a record that the public sees it.
const saysPublic = /公示中|正在公示|起公示|公示与惩戒|公众现在看到|Public now|public since/i

const minor = { listType: 'watch-list', tier: 'minor', measures: [] } as const
const records: Record<'seen' | 'keptOff' | 'toCome' | 'neverToCome', string> = {
  seen: '',
  keptOff: '',
  toCome: '',
  neverToCome: '',
}
const today = async () => '2026-04-07'

beforeAll(async () => {
  const give = desk(pages.record, { progressed: () => undefined, close: async () => undefined })
  const publish = async (changes: Partial<Commands['listing.propose']>) => {
    const caseNo = await listCase(give, today, changes)
    await give(caseNo, people.entity, 'publicity.waivePreview', { statement: '同意提前公示' })
    await give(caseNo, people.officer, 'publicity.publish', {})
    return caseNo
  }
  records.seen = await publish({})
  records.keptOff = await publish(minor)
  records.toCome = await listCase(give, today, {})
  records.neverToCome = await listCase(give, today, minor)
}, 120_000)

const ofEntity = (caseNo: string) => [`/matters/${caseNo}`, `/matters/${caseNo}/public`]
const ofStaff = (caseNo: string) => [`/cases/${caseNo}`]

async function textOf(who: 'entity' | 'officer', addresses: readonly string[]): Promise<string> {
  const page = await pages.signIn(who)
  let text = ''
  for (const address of addresses) {
    const answer = await page.goto(address)
    expect([address, answer?.status()]).toEqual([address, 200])
    text += (await page.textContent('main')) ?? ''
  }
  return text
}

describe('whether a record is public', () => {
  it('is said alike on the pages of those who see the case, of what is public and of what is not', async () => {
    for (const [who, addresses] of [
      ['entity', ofEntity],
      ['officer', ofStaff],
    ] as const) {
      expect(await textOf(who, addresses(records.seen)), who).toMatch(saysPublic)
      const kept = await textOf(who, addresses(records.keptOff))
      expect(kept, who).not.toMatch(saysPublic)
      expect(kept, who).toContain('只共享')
    }
  })

  it('is said of one that is not published yet where its entity consents to that', async () => {
    const { rows } = await database.pool.query<{ entity_name: string }>(
      'SELECT entity_name FROM cases WHERE case_no = $1',
      [records.toCome],
    )
    const page = await pages.signIn('entity')
    await page.goto(`/cases/${records.toCome}/publicity/waive-preview`)
    const shown = await page.textContent('.public-card')
    expect(shown).toContain(rows[0]!.entity_name)
    expect(shown).not.toContain('不在公众网站显示')
    await page.goto(`/cases/${records.neverToCome}/publicity/waive-preview`)
    expect(await page.textContent('.public-card')).toContain('不在公众网站显示')
  })

  it('is said of each of several records in the list of an entity', async () => {
    const page = await pages.signIn('entity')
    await page.goto('/matters')
    const said = await page
      .locator('[aria-label*="申请修复"]')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-label') ?? ''))
    expect(new Set(said.map((words) => words.split('（')[0]))).toEqual(new Set(['不公示，只共享', '公示中']))
    expect(said).toHaveLength(2)
    // Neither is rectified, so no day is promised on which repair can be applied for.
    expect(said.filter((words) => !words.includes('所缺条件补齐后才可以申请修复'))).toEqual([])
    expect(await page.locator('.matters circle.axis-repair').count()).toBe(0)
  })

  it('is said by the API and to those who share the record', async () => {
    const page = await pages.signIn('officer')
    for (const [caseNo, showing] of [
      [records.seen, 'public'],
      [records.keptOff, 'sharedOnly'],
    ]) {
      const answer = await page.request.get(`/api/v1/cases/${caseNo}`)
      expect((await answer.json()) as CaseState).toMatchObject({ stage: 'published', showing })
      const { rows } = await database.owner.query<{ recipient: string; showing: string }>(
        `SELECT recipient, body ->> 'showing' AS showing FROM outbox
         WHERE case_no = $1 AND kind = 'publicity.published' AND recipient IN ('platform', 'users') ORDER BY 1`,
        [caseNo],
      )
      expect(rows).toEqual([
        { recipient: 'platform', showing },
        { recipient: 'users', showing },
      ])
    }
  })

  it('counts in the figures for the public only what the public has seen', async () => {
    const page = await pages.open()
    const data = await (await page.request.get('/statistics/data.csv')).text()
    expect(data).toContain('新公示,2026-04,1,published\r\n')
  })
})
