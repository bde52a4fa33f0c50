import { beforeAll, describe, expect, it } from 'vitest'
import { readSheet } from 'read-excel-file/node'
import { countFound, listFound } from '../../../database/queries/found-cases.ts'
import { readerOn } from '../../../database/reading.ts'
import { visibleCases } from '../../../identity/rights.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { bringTo } from '../../support/world.ts'
import { withHouse } from '../house.ts'

const database = withDatabase()
const house = withHouse(database)
let review = ''
let notified = ''
let published = ''

beforeAll(async () => {
  review = await bringTo(house.record, 'inReview')
  notified = await bringTo(house.record, 'notified')
  published = await bringTo(house.record, 'published')
}, 120_000)

const visit = async (url: string, who: 'officer' | 'reviewer' = 'officer') =>
  (await house.app.inject({ url, cookies: await house.signIn(who) })).body
const numbers = (body: string) => [...body.matchAll(/<a href="\/cases\/(BH-\d{4}-\d{6})">/g)].map(([, one]) => one)

describe('the list of cases', () => {
  it('says how many there are, the newest first, or the oldest', async () => {
    const newest = await visit('/cases')
    expect(newest).toContain('共 3 件')
    expect(numbers(newest)).toEqual([published, notified, review])
    expect(numbers(await visit('/cases?order=oldest'))).toEqual([review, notified, published])
  })

  it('is narrowed by stage, tier, list and district, each of which can be taken back', async () => {
    const body = await visit('/cases?stage=inReview&tier=serious&list=work-safety-severe&district=310115')
    expect(numbers(body)).toEqual([review])
    expect(body).toContain('href="/cases?list=work-safety-severe&amp;tier=serious&amp;district=310115"')
    expect(numbers(await visit('/cases?tier=minor'))).toEqual([])
    // What no filter knows is left out, as if nobody had asked.
    expect(numbers(await visit('/cases?stage=nowhere&tier=x&list=x&district=0&due=x&order=x'))).toHaveLength(3)
  })

  it('is narrowed by and put in the order of what somebody owes first', async () => {
    const { rows } = await database.owner.query<{ case_no: string; due: string }>(
      `SELECT case_no, min(due_on)::text AS due FROM deadlines WHERE closed_on IS NULL
         AND on_pass IN ('remindThenReport', 'escalate') GROUP BY case_no ORDER BY 2, 1`,
    )
    const ordered = rows.map((row) => row.case_no)
    const all = numbers(await visit('/cases?order=due'))
    expect(all.slice(0, ordered.length)).toEqual(ordered)
    const today = '2026-04-07'
    for (const [due, meant] of [
      ['late', (day: string) => day < today],
      ['today', (day: string) => day === today],
      ['soon', (day: string) => day > today && day <= '2026-04-10'],
      ['later', (day: string) => day > '2026-04-10'],
    ] as const) {
      const expected = rows.filter(({ due: day }) => meant(day)).map((row) => row.case_no)
      expect(numbers(await visit(`/cases?due=${due}&order=due`)), due).toEqual(expected)
    }
  })

  it.each(['newest', 'oldest', 'due'] as const)('goes on page after page without a gap: %s', async (order) => {
    const db = readerOn(database.reading)(people.officer)
    const visible = visibleCases(people.officer, 1)
    const asked = { choosing: {}, order, today: '2026-04-07', limit: 1 }
    const seen: string[] = []
    let after: readonly (string | number)[] | undefined
    for (let n = 0; n < 5; n += 1) {
      const page = await listFound(db, visible, { ...asked, after })
      seen.push(...page.items.map(({ caseNo }) => caseNo))
      if (page.next === undefined) break
      after = JSON.parse(Buffer.from(page.next, 'base64url').toString()) as (string | number)[]
    }
    const whole = await listFound(db, visible, { ...asked, limit: 10 })
    expect(seen).toEqual(whole.items.map(({ caseNo }) => caseNo))
    expect(await countFound(db, visible, asked)).toBe(3)
  })

  it('is taken along as a workbook and as CSV, with what was asked for and no more', async () => {
    const cookies = await house.signIn('officer')
    const sheet = await house.app.inject({ url: '/cases.xlsx?stage=inReview', cookies })
    const rows = await readSheet(sheet.rawPayload)
    expect(rows.slice(1).map(([caseNo]) => caseNo)).toEqual([review])
    const csv = await house.app.inject({ url: '/cases.csv?order=oldest', cookies })
    expect(csv.headers['content-disposition']).toMatch(/^attachment/)
    expect([...csv.body.matchAll(/BH-\d{4}-\d{6}/g)].map(([one]) => one)).toEqual([review, notified, published])
    const theirs = await house.app.inject({ url: '/cases.csv', cookies: await house.signIn('otherReviewer') })
    expect(theirs.body).not.toContain('BH-')
    expect((await house.app.inject({ url: '/cases.csv', cookies: await house.signIn('entity') })).statusCode).toBe(403)
  })
})

describe('the tiles of the desk', () => {
  it('lead to what they count, and back to everything', async () => {
    const desk = await visit('/work', 'reviewer')
    const counts = [...desk.matchAll(/href="\/work\?due=(\w+)"[^>]*><span class="quiet">[^<]*<\/span> (\d+)</g)]
    expect(counts.length).toBeGreaterThan(0)
    for (const [, due, count] of counts) {
      const body = await visit(`/work?due=${due}`, 'reviewer')
      expect(body).toContain('href="/work">显示全部')
      const table = body.slice(body.indexOf('<dl class="strip"'))
      expect(table.match(/<span class="hint code">BH-/g)?.length, due).toBe(Number(count))
    }
  })
})

describe('the cases of a team', () => {
  it('are narrowed by stage', async () => {
    const chosen = (body: string) => [...body.matchAll(/name="case" value="(BH-[^"]+)"/g)].map(([, one]) => one)
    expect(chosen(await visit('/work/team'))).toEqual([review, notified, published])
    expect(chosen(await visit('/work/team?stage=published'))).toEqual([published])
    expect(chosen(await visit('/work/team?stage=nowhere'))).toHaveLength(3)
  })
})
