import { beforeAll, describe, expect, it } from 'vitest'
import { room } from '../../record/room.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done } from '../support/world.ts'
import { withHouse } from './house.ts'
import type { Person } from './support.ts'

const database = withDatabase()
const house = withHouse(database)

// What a browser is sent of one case at most, however much its parties have written into it.
const mostBytes = 300_000
// Each of these becomes five on a page.
const long = (n: number) => `${n}${'&'.repeat(9_980)}`
const many = Math.floor(room.characters / 10_060)
const cookies = new Map<Person, { [name: string]: string }>()
let full = ''
let proposed = ''

/** A page as somebody sees it. */
async function page(who: Person, url: string) {
  const answer = await house.app.inject({ url, cookies: cookies.get(who)!, headers: { 'accept-language': 'zh' } })
  return { status: answer.statusCode, body: answer.body, bytes: Buffer.byteLength(answer.body) }
}

beforeAll(async () => {
  for (const who of ['officer', 'reviewer', 'entity'] as const) cookies.set(who, await house.signIn(who))
  const evidence = Array.from({ length: many - 3 }, (_, n) => ({ title: long(n) }))
  proposed = (await done(house.record, undefined, people.officer, 'listing.propose', proposal({ evidence }))).caseNo
  full = await bringTo(house.record, 'notified', { changes: { evidence } })
  const grounds = Array.from({ length: many }, (_, n) => ({ id: `g${n}`, text: long(n) }))
  await done(house.record, full, people.entity, 'listing.defend', { grounds, evidence: [] })
}, 120_000)

describe('pages of a case whose parties have written as much as they may', () => {
  it.each<[Person, (caseNo: string) => string]>([
    ['officer', (no) => `/cases/${no}`],
    ['reviewer', (no) => `/cases/${no}?track=listing`],
    ['entity', (no) => `/matters/${no}`],
    ['entity', (no) => `/matters/${no}/notice`],
    ['entity', (no) => `/matters/${no}/public`],
    ['entity', (no) => `/matters/${no}/plan`],
    ['officer', (no) => `/cases/${no}/listing/answer-grounds`],
    ['reviewer', (no) => `/cases/${no}/listing/determine`],
    ['officer', (no) => `/cases/${no}/measures`],
    ['officer', (no) => `/cases/${no}/repair`],
    ['officer', (no) => `/cases/${no}/texts`],
    ['officer', () => '/work'],
    ['officer', () => '/cases?search=虚构'],
  ])('are small: %s %s', async (who, at) => {
    const { status, bytes } = await page(who, at(full))
    expect({ status, isSmall: bytes < mostBytes, bytes }).toEqual({ status, isSmall: true, bytes })
    expect(status).toBe(200)
  })

  it('are small while a proposal is reviewed and revised', async () => {
    for (const [who, path] of [
      ['reviewer', 'review'],
      ['officer', 'withdraw'],
    ] as const) {
      const { status, bytes } = await page(who, `/cases/${proposed}/listing/${path}`)
      expect({ path, status, isSmall: bytes < mostBytes }).toEqual({ path, status: 200, isSmall: true })
    }
  })

  it('lead to the whole of every text, in pages as small', async () => {
    const first = await page('officer', `/cases/${full}/listing/answer-grounds`)
    const [, way] = /<a href="([^"]*\/texts[^"]*)">查看全文/.exec(first.body) ?? []
    expect(way).toBeDefined()
    let read = ''
    for (let at: string | undefined = way!.replaceAll('&amp;', '&'), n = 0; at !== undefined && n < 60; n += 1) {
      const { body, bytes } = await page('entity', at)
      expect(bytes).toBeLessThan(mostBytes)
      read += /<div class="said">(.*?)<\/div>/s.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
      at = /<a href="([^"]*\/texts[^"]*)" rel="next">/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    }
    for (let n = 0; n < many; n += 1) expect(read.includes(long(n))).toBe(true)
  }, 60_000)

  it('show the entries of a case with many acts in pages, each once', async () => {
    const caseNo = await bringTo(house.record, 'notified')
    for (let n = 0; n < 45; n += 1)
      await done(house.record, caseNo, people.entity, 'listing.defend', {
        grounds: [{ id: `m${n}`, text: `理由${n}（虚构）` }],
        evidence: [],
      })
    const seen: string[] = []
    let pages = 0
    for (let at: string | undefined = `/matters/${caseNo}`; at !== undefined; pages += 1) {
      const { body } = await page('entity', at)
      seen.push(...[...body.matchAll(/<li id="entry-(\d+)"/g)].map(([, seq]) => seq!))
      at = /<a href="([^"#]*)#timeline" rel="next">/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    }
    const { rows } = await database.pool.query(
      'SELECT case_seq FROM ledger WHERE case_no = $1 ORDER BY case_seq DESC',
      [caseNo],
    )
    expect(seen).toEqual(rows.map((row: { case_seq: number }) => String(row.case_seq)))
    expect(pages).toBeGreaterThan(2)
  })
})

describe('lists of records that were entered before names were bounded', () => {
  it('cut them, for everybody who reads them', async () => {
    const name = '虚构'.repeat(4_990)
    await database.owner.query('UPDATE cases SET entity_name = $1 WHERE case_no = $2', [name, full])
    await database.owner.query(
      `INSERT INTO register (case_no, entity_code, entity_name, list_type, tier, violation, legal_basis, decision_doc_no,
         published_on, until, marked)
       VALUES ($1, '91310115MA1FAKE27N', $2, 'prodSafety', 'serious', $2, $2, $2, '2026-04-07', '2029-04-07', false)`,
      [full, name],
    )
    const cut = `${name.slice(0, 299)}…`
    const listed = await house.app.inject({ url: '/api/v1/register' })
    expect(listed.json().items[0]).toMatchObject({
      entityName: cut,
      violation: cut,
      legalBasis: cut,
      decisionDocNo: cut,
    })
    for (const url of ['/register?search=虚构', '/cases?search=虚构']) {
      const { body, bytes } = await page('officer', url)
      expect([body.includes(cut), body.includes(name), bytes < mostBytes]).toEqual([true, false, true])
    }
    const whole = await house.app.inject({ url: `/api/v1/register/${full}` })
    expect(whole.json().entityName).toBe(name)
  })
})
