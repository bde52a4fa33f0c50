import { beforeAll, describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { bringTo, done } from '../support/world.ts'
import { withHouse } from './house.ts'
import type { Person } from './support.ts'

const database = withDatabase()
const house = withHouse(database)

// What a browser is sent of one page at most, whatever lists others have filled.
const mostBytes = 400_000
const cookies = new Map<Person, { [name: string]: string }>()

async function page(who: Person, url: string, typed?: { readonly [name: string]: string }) {
  const by = cookies.get(who)!
  const answer = typed
    ? await house.send(url, typed, { cookies: by })
    : await house.app.inject({ url, cookies: by, headers: { 'accept-language': 'zh' } })
  return { status: answer.statusCode, body: answer.body, bytes: Buffer.byteLength(answer.body) }
}

/** The hidden values of a page, those of its rows as well. */
const hiddenOf = (body: string): { [name: string]: string } =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )

const countOf = (body: string, of: RegExp) => [...body.matchAll(of)].length

const groundsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `g${from + n}`, text: `理由之${from + n}（虚构）` }))

beforeAll(async () => {
  for (const who of ['officer', 'reviewer', 'entity'] as const) cookies.set(who, await house.signIn(who))
}, 120_000)

describe('a defence of more grounds than one form takes', () => {
  it('is answered by the page, in parts, until nothing is left', async () => {
    const caseNo = await bringTo(house.record, 'notified')
    for (const from of [0, 51]) {
      await done(house.record, caseNo, people.entity, 'listing.defend', { grounds: groundsOf(from, 51), evidence: [] })
    }
    const url = `/cases/${caseNo}/listing/answer-grounds`
    const rounds: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const { body } = await page('officer', url)
      const hidden = hiddenOf(body)
      const rows = Object.keys(hidden).flatMap((name) => /^answers\.\d+(?=\.ground$)/.exec(name)?.[0] ?? [])
      rounds.push(rows.length)
      const typed = Object.fromEntries(
        rows.flatMap((row) => [
          [`${row}.accepted`, 'no'],
          [`${row}.answer`, '不影响认定（虚构）'],
        ]),
      )
      // Sent with a blank it comes back as it was, with the same rows.
      const blank = await page('officer', url, { ...hidden, ...typed, [`${rows[0]}.answer`]: '' })
      expect(blank.status).toBe(422)
      const again = hiddenOf(blank.body)
      expect(rows.map((row) => again[`${row}.ground`])).toEqual(rows.map((row) => hidden[`${row}.ground`]))
      expect((await page('officer', url, { ...hidden, ...typed })).status).toBe(303)
    }
    expect(rounds).toEqual([50, 50, 50])
    const { rows } = await database.owner.query<{ answered: number }>(
      `SELECT count(DISTINCT answer ->> 'ground')::integer AS answered
       FROM cases, jsonb_array_elements(state #> '{listing,answers}') AS answer WHERE case_no = $1`,
      [caseNo],
    )
    // The first round and the second have a hundred of them, the third the last two and some anew.
    expect(rows[0]?.answered).toBe(102)
  }, 120_000)

  it('is drawn by pages no further than they read, whatever stands in a case of an earlier release', async () => {
    const caseNo = await bringTo(house.record, 'notified')
    await done(house.record, caseNo, people.entity, 'listing.defend', { grounds: groundsOf(0, 1), evidence: [] })
    const grounds = groundsOf(0, 9_000)
    const answers = grounds.slice(0, 8_000).map(({ id }) => ({ ground: id, answer: '不影响认定', accepted: false }))
    await database.owner.query(
      `UPDATE cases SET state = jsonb_set(jsonb_set(state, '{listing,grounds}', $2), '{listing,answers}', $3)
       WHERE case_no = $1`,
      [caseNo, JSON.stringify(grounds), JSON.stringify(answers)],
    )
    const form = await page('officer', `/cases/${caseNo}/listing/answer-grounds`)
    expect(countOf(form.body, /name="answers\.\d+\.ground"/g)).toBe(50)
    expect(form.body).toContain('理由之8000')
    expect(form.bytes).toBeLessThan(mostBytes)
    const decision = await page('reviewer', `/cases/${caseNo}/listing/determine`)
    expect(countOf(decision.body, /理由之/g)).toBe(200)
    expect(decision.bytes).toBeLessThan(mostBytes)
    const notice = await page('entity', `/matters/${caseNo}/notice`)
    expect(countOf(notice.body, /理由之/g)).toBe(200)
    expect(notice.bytes).toBeLessThan(mostBytes)
  }, 120_000)
})

describe('a case with as many files as its parties may bring', () => {
  const files = 850
  const requirements = Array.from({ length: 50 }, (_, n) => ({ id: `r${n + 1}`, text: `要求${n + 1}（虚构）` }))
  let caseNo = ''
  beforeAll(async () => {
    const changes = { rectification: { ...proposal().rectification, requirements } }
    caseNo = await bringTo(house.record, 'published', { changes })
    await done(house.record, caseNo, people.entity, 'rectification.commit', { commitment: '按期整改（虚构）' })
    await database.owner.query(
      `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, scanned,
         request_id)
       SELECT $1, lpad(n::text, 64, '0'), '材料' || n || '.txt', 'text/plain', 30, 'entity', 'entityAgent',
         '2026-04-07T00:00:00Z'::timestamptz + n * interval '1 second', true, 'r' FROM generate_series(1, $2) AS n`,
      [caseNo, files],
    )
  })
  const url = () => `/matters/${caseNo}/evidence`
  const boxes = (body: string) => countOf(body, /type="checkbox"/g)
  const link = /href="\/api\/v1\/cases\/[^"]*\/evidence\/\d/g

  it('draws a box for the newest of them at each requirement, and not for each at each', async () => {
    const { body, bytes } = await page('entity', url())
    expect(boxes(body)).toBe(requirements.length * 10)
    expect(bytes).toBeLessThan(mostBytes)
    expect(countOf(body, link)).toBe(100)
    const last = await page('entity', `${url()}?files=9`)
    expect(countOf(last.body, link)).toBe(50)
  })

  it('leads to every other file of a requirement, and keeps what is ticked', async () => {
    const first = await page('entity', url())
    const ticked = `${'850'.padStart(64, '0')} 材料850.txt`
    let typed: { [name: string]: string } = {
      ...hiddenOf(first.body),
      'items.3.statement': '已整改（虚构）',
      'items.3.evidence.kept': ticked,
    }
    const seen = new Set<string>()
    for (let at = 0; at < 9; at += 1) {
      const { body, status } = await page('entity', url(), { ...typed, _more: `items.3.evidence.kept.${at}` })
      expect(status).toBe(200)
      expect(boxes(body)).toBeLessThanOrEqual(requirements.length * 10 + 101)
      expect(body).toMatch(new RegExp(`checked[^>]*value="${ticked}"|value="${ticked}"[^>]*checked`))
      for (const [, sha = ''] of body.matchAll(/name="items\.3\.evidence\.kept" value="(\d{64}) /g)) seen.add(sha)
      typed = { ...typed, ...hiddenOf(body) }
    }
    expect(seen.size).toBe(files)
  })
})
