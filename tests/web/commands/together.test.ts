import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CaseState, Commands } from '../../../domain/case.ts'
import { withDatabase } from '../../setup/database.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import { bringTo, done } from '../../support/world.ts'
import { withHouse } from '../house.ts'
import type { Person } from '../support.ts'

const database = withDatabase()
const house = withHouse(database)
const { officer } = people

let n = 0
async function propose(changes: Partial<Commands['listing.propose']> = {}): Promise<string> {
  n += 1
  const { underlyingDecision } = proposal()
  const decided = { underlyingDecision: { ...underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` } }
  return (await done(house.record, undefined, officer, 'listing.propose', proposal({ ...decided, ...changes }))).caseNo
}

const visit = async (who: Person, url: string) => await house.app.inject({ url, cookies: await house.signIn(who) })
const boxes = (body: string) =>
  [...body.matchAll(/<input type="checkbox"[^>]*name="row" value="([^"]+)"([^>]*)>/g)].map(
    ([, value = '', rest = '']) => ({ value, isTicked: rest.includes('checked') }),
  )
const rowOf = (body: string, caseNo: string) => boxes(body).find(({ value }) => value.startsWith(`${caseNo}/`))!.value

/** Sends the page's form, with a value for each row, and its question when it asks. */
async function send(who: Person, url: string, rows: readonly string[], typed: { [name: string]: string } = {}) {
  const cookies = await house.signIn(who)
  const unseen = await house.unseen(url, cookies)
  const post = async (fields: { [name: string]: string }) => {
    const payload = [...Object.entries({ ...unseen, ...fields }), ...rows.map((row) => ['row', row] as const)]
    return await house.app.inject({
      method: 'POST',
      url,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(payload as [string, string][]).toString(),
    })
  }
  // Results are a page of their own, to which the form leads.
  const confirm = async (more: { [name: string]: string } = {}) => {
    const sent = await post({ ...typed, ...more, _sure: 'yes' })
    const location = String(sent.headers['location'] ?? '')
    return location === '' ? sent : Object.assign(await house.app.inject({ url: location, cookies }), { location })
  }
  return { asked: await post(typed), confirm }
}

const typesOf = async (caseNo: string) =>
  (await database.pool.query<{ type: string }>('SELECT type FROM ledger WHERE case_no = $1', [caseNo])).rows.map(
    ({ type }) => type,
  )

const review = '/work/together/listing/review'

describe('several of one kind are done together', () => {
  it('reviews: none is chosen from the start, each chosen one is agreed to, and the others are left', async () => {
    const cases = [await propose(), await propose(), await propose()] as const
    const desk = await visit('reviewer', '/work')
    expect(desk.body).toContain(`href="${review}"`)
    const page = await visit('reviewer', review)
    expect(boxes(page.body).filter(({ isTicked }) => isTicked)).toEqual([])
    const rows = cases.slice(0, 2).map((caseNo) => rowOf(page.body, caseNo))
    const { asked, confirm } = await send('reviewer', review, rows)
    expect(asked.body).toContain(cases[0])
    expect(asked.body).not.toContain(cases[2])
    expect(await typesOf(cases[0])).not.toContain('listing.reviewed')
    const results = await confirm()
    expect(results.body).toContain('2 件均已办理')
    for (const caseNo of cases.slice(0, 2)) expect(await typesOf(caseNo)).toContain('listing.reviewed')
    expect(await typesOf(cases[2])).not.toContain('listing.reviewed')
    // Sent again, as by the browser's reload, nothing is done twice and the same is said.
    expect((await confirm()).body).toContain('2 件均已办理')
    expect((await typesOf(cases[0])).filter((type) => type === 'listing.reviewed')).toHaveLength(1)
  })

  it('a proposal that is against a rule and gives a reason is reviewed in its own case', async () => {
    const underlyingDecision = { ...proposal().underlyingDecision, docNo: '沪虚罚〔2026〕同一号' }
    const caseNo = await propose({ underlyingDecision })
    const again = await propose({ underlyingDecision, repeatReason: '另案事实（虚构）' })
    const { body } = await visit('reviewer', review)
    expect(boxes(body).some(({ value }) => value.startsWith(`${caseNo}/`))).toBe(true)
    expect(boxes(body).some(({ value }) => value.startsWith(`${again}/`))).toBe(false)
    expect(body).toContain('另有 1 件须在案件中单独办理')
  })

  it('one that has changed since it was seen is not done, and says so beside those that are', async () => {
    const [first, second] = [await propose(), await propose()]
    const page = await visit('reviewer', review)
    const rows = [first, second].map((caseNo) => rowOf(page.body, caseNo))
    await done(house.record, second, officer, 'listing.revise', { legalBasis: `《虚构条例》${randomUUID()}` })
    const { confirm } = await send('reviewer', review, rows)
    const { body } = await confirm()
    expect(body).toContain('已办理 1 件，1 件没有办理')
    expect(body).toContain('您打开页面后，案件有了变化')
    expect(await typesOf(first)).toContain('listing.reviewed')
    expect(await typesOf(second)).not.toContain('listing.reviewed')
  })

  it('measures: all that wait are chosen, also two of one case, and acknowledged with one press and one confirmation', async () => {
    const cases = [await published(), await published()]
    const url = '/work/together/measure/acknowledge'
    const desk = await visit('finance', '/work')
    expect(desk.body).toContain(`href="${url}"`)
    const page = await visit('finance', url)
    const rows = boxes(page.body)
    expect(rows.every(({ isTicked }) => isTicked)).toBe(true)
    const own = rows.map(({ value }) => value).filter((value) => cases.some((one) => value.startsWith(one)))
    expect(own.length).toBeGreaterThanOrEqual(2)
    const { confirm } = await send('finance', url, own)
    expect((await confirm()).body).toContain(`${own.length} 件均已办理`)
    for (const caseNo of cases) expect(await typesOf(caseNo)).toContain('measure.acknowledged')
    const after = await visit('finance', url)
    expect(boxes(after.body).filter(({ value }) => cases.some((one) => value.startsWith(one)))).toEqual([])
  })

  it('results are a page: loaded again, in the other language, and by nobody else', async () => {
    const cases = [await propose(), await propose()] as const
    const rows = cases.map((caseNo) => `${caseNo}/1/`)
    await done(house.record, cases[1], officer, 'listing.revise', { legalBasis: `《虚构条例》${randomUUID()}` })
    const { confirm } = await send('reviewer', review, rows)
    const results = await confirm()
    const { location } = results as unknown as { readonly location: string }
    expect(location).toMatch(/^\/work\/together\/listing\/review\?results=/)
    expect((await visit('reviewer', location)).body).toContain('已办理 1 件，1 件没有办理')
    const english = await visit('reviewer', `${location}&lang=en`)
    expect(english.body).toContain('1 are done, 1 are not')
    expect(english.body).toContain('The case has changed since you opened the page')
    for (const who of ['secondReviewer'] as const) {
      const other = await visit(who, location)
      expect([other.statusCode, other.headers['location']]).toEqual([303, review])
    }
    expect((await typesOf(cases[0])).filter((type) => type === 'listing.reviewed')).toHaveLength(1)
  })

  it('the question is asked again in the other language, with all that was chosen and typed, and nothing is done', async () => {
    const cases = [await propose(), await propose()] as const
    const { confirm } = await send(
      'reviewer',
      review,
      cases.map((caseNo) => `${caseNo}/1/`),
      { comments: '已逐件核对（虚构）' },
    )
    const turned = await confirm({ _question: 'yes', _lang: 'en' })
    expect(turned.statusCode).toBe(200)
    expect(turned.body).toContain('Look at it once more')
    for (const carried of [...cases.map((caseNo) => `${caseNo}/1/`), '已逐件核对（虚构）'])
      expect(turned.body).toContain(`value="${carried}"`)
    for (const caseNo of cases) expect(await typesOf(caseNo)).not.toContain('listing.reviewed')
    await confirm()
    for (const caseNo of cases) expect(await typesOf(caseNo)).toContain('listing.reviewed')
  })

  it('says what is wrong for all before it asks, at its field', async () => {
    const cases = [await published(), await published()]
    const acknowledge = '/work/together/measure/acknowledge'
    const own = (body: string) =>
      boxes(body).flatMap(({ value }) => (cases.some((one) => value.startsWith(one)) ? [value] : []))
    await (await send('finance', acknowledge, own((await visit('finance', acknowledge)).body))).confirm()
    const url = '/work/together/measure/carry-out'
    const rows = own((await visit('finance', url)).body)
    expect(rows.length).toBeGreaterThanOrEqual(2)
    const { asked } = await send('finance', url, rows, { on: '2099-01-01', basis: '清单 M06（虚构）' })
    expect(asked.statusCode).toBe(409)
    expect(asked.body).not.toContain('请再核对一次')
    expect(asked.body).toMatch(/class="faults"[\s\S]*href="#f-on"/)
    expect(asked.body).toContain('value="2099-01-01"')
  })

  it('finds those that may be done together beyond all that may not, and offers them on the desk', async () => {
    const waits = boxes((await visit('reviewer', review)).body).map(({ value }) => value)
    for (const row of waits) await (await send('reviewer', review, [row])).confirm()
    const underlyingDecision = { ...proposal().underlyingDecision, docNo: '沪虚罚〔2026〕又一号' }
    for (let at = 0; at < 53; at += 1)
      await propose({ underlyingDecision, ...(at === 0 ? {} : { repeatReason: '另案事实（虚构）' }) })
    const [first, second] = [await propose(), await propose()]
    const desk = await visit('reviewer', '/work')
    expect(desk.body).toContain(`href="${review}"`)
    const { body } = await visit('reviewer', review)
    for (const caseNo of [first, second]) expect(boxes(body).some(({ value }) => value.startsWith(caseNo))).toBe(true)
  }, 60_000)

  it('what was ticked and typed is kept when the session has ended, and comes back as it was', async () => {
    const cases = [await propose(), await propose(), await propose()] as const
    const page = await visit('reviewer', review)
    const rows = cases.slice(0, 2).map((caseNo) => rowOf(page.body, caseNo))
    const cookies = await house.signIn('reviewer')
    const unseen = await house.unseen(review, cookies)
    await house.send('/sign-out', unseen, { cookies })
    const payload = [
      ...Object.entries({ ...unseen, comments: '已逐件核对（虚构）' }),
      ...rows.map((row) => ['row', row]),
    ]
    const kept = await house.app.inject({
      method: 'POST',
      url: review,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(payload as [string, string][]).toString(),
    })
    const to = new URL(String(kept.headers['location']), 'http://here').searchParams.get('to')
    expect(to).toMatch(/draft=/)
    const { body } = await visit('reviewer', to!)
    const ticked = boxes(body).filter(({ isTicked }) => isTicked)
    expect(ticked.map(({ value }) => value).toSorted()).toEqual(rows.toSorted())
    expect(body).toContain('已逐件核对（虚构）')
  })

  it('says how many of the chosen are done by others meanwhile, before anything is given', async () => {
    const cases = [await propose(), await propose()] as const
    const page = await visit('reviewer', review)
    const rows = cases.map((caseNo) => rowOf(page.body, caseNo))
    await done(house.record, cases[1], people.reviewer, 'listing.review', { outcome: 'agreed', comments: '' })
    const { asked, confirm } = await send('reviewer', review, rows)
    expect(asked.body).toContain('选中的各件（1）')
    expect(asked.body).toContain('1 件已由他人办理或者案件有了变化')
    const { body } = await confirm()
    expect(body).toContain('已办理 1 件，1 件没有办理')
    // Whom it is about stands beside what came of it.
    expect(body.split('<tbody>')[1]).toContain(proposal().entity.name)
  })

  it('asks for what all need, at its field, and for at least one', async () => {
    await propose()
    const none = await send('reviewer', review, [])
    expect(none.asked.body).toContain('请至少选择一件')
    const many = Array.from({ length: 60 }, (_, at) => `BH-2026-${String(at + 1).padStart(6, '0')}/1/`)
    expect((await send('reviewer', review, many)).asked.body).toContain('每次最多选择 50 件')
  })

  it.each(['listing/determine', 'repair/grant', 'no/act'])('is no page for %s', async (path) => {
    expect((await visit('reviewer', `/work/together/${path}`)).statusCode).toBe(404)
  })

  it('does nothing for who may not: neither in another agency nor by another role', async () => {
    const caseNo = await propose()
    const page = await visit('reviewer', review)
    const { confirm } = await send('reviewer', review, [rowOf(page.body, caseNo)])
    for (const who of ['officer', 'finance', 'entity'] as const) {
      const other = await send(who, review, [rowOf(page.body, caseNo)])
      await other.confirm()
      expect(await typesOf(caseNo)).not.toContain('listing.reviewed')
    }
    await confirm()
    expect(await typesOf(caseNo)).toContain('listing.reviewed')
  })

  it('asks about each that waits, however many wait before it, and carries on only those that it names', async () => {
    const cases: string[] = []
    for (let at = 0; at < 52; at += 1) cases.push(await propose())
    const last = cases.at(-1)!
    expect(boxes((await visit('reviewer', review)).body).some(({ value }) => value.startsWith(last))).toBe(false)
    const underlyingDecision = { ...proposal().underlyingDecision, docNo: '沪虚罚〔2026〕另一号' }
    await propose({ underlyingDecision })
    const apart = await propose({ underlyingDecision, repeatReason: '另案事实（虚构）' })
    const { asked } = await send('reviewer', review, [`${last}/1/`, `${apart}/1/`, `${cases[0]}/1/M99`])
    expect(asked.body).toContain('选中的各件（1）')
    expect(asked.body).toContain('1 件已由他人办理或者案件有了变化')
    expect([...asked.body.matchAll(/name="row" value="([^"]*)"/g)].map(([, value]) => value)).toEqual([`${last}/1/`])
  })
})

async function published(): Promise<string> {
  n += 1
  const underlyingDecision = { ...proposal().underlyingDecision, docNo: `沪虚罚〔2026〕${n}号` }
  const caseNo = await bringTo(house.record, 'published', { changes: { underlyingDecision } })
  const { rows } = await database.pool.query<{ state: CaseState }>('SELECT state FROM cases WHERE case_no = $1', [
    caseNo,
  ])
  // What is dispatched with the publication waits for its departments.
  expect(Object.values(rows[0]!.state.measures).map(({ department }) => department)).toContain('dept-finance')
  return caseNo
}
