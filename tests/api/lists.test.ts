import { beforeAll, describe, expect, it } from 'vitest'
import { cursorOf } from '../../database/queries/page.ts'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { heard, proposed, published } from './lives.ts'
import type { Answer, Caller } from './support.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const { officer, finance, entity } = people
const city: Actor = { id: 'city', role: 'citySupervisor' }

/** The address of the next page as the Link header names it. */
const nextOf = ({ headers }: Answer) => /^<([^>]+)>; rel="next"$/.exec(String(headers.link))?.[1]

async function pages(caller: Pick<Caller, 'ask'>, first: string, between: () => Promise<unknown> = async () => {}): Promise<any[][]> {
  const found: any[][] = []
  for (let url: string | undefined = first; url !== undefined; ) {
    const answer = await caller.ask(url)
    expect(answer.status, url).toBe(200)
    found.push(answer.body.items)
    expect(answer.body.next === undefined).toBe(nextOf(answer) === undefined)
    url = nextOf(answer)
    await between()
  }
  return found
}

describe('paging', () => {
  const made: string[] = []
  beforeAll(async () => {
    for (let n = 0; n < 7; n += 1) made.push(await proposed(api))
  })

  it('shows each case once in its order, also while cases are added and changed', async () => {
    const later: string[] = []
    const found = await pages(api.as(officer), '/api/v1/cases?limit=2', async () => {
      if (later.length < 3) later.push(await proposed(api))
      await api.as(officer).give(made[0]!, 'listing.revise', { legalBasis: `《虚构条例》第${later.length}条` })
    })
    const seen = found.flat().map(({ caseNo }) => caseNo)
    expect(seen).toEqual([...made, ...later])
    expect(found.slice(0, -1).every((page) => page.length === 2)).toBe(true)
  })

  it('shows each open deadline once, the earliest first', async () => {
    const found = (await pages(api.as(officer), '/api/v1/deadlines?limit=3')).flat()
    const keys = found.map(({ dueOn, caseNo, key }) => `${dueOn} ${caseNo} ${key}`)
    expect(keys.length).toBeGreaterThanOrEqual(made.length)
    expect(keys).toEqual([...new Set(keys)].toSorted())
  })

  it('keeps the filter on the next page', async () => {
    const link = nextOf(await api.as(officer).ask('/api/v1/cases?limit=1&stage=inReview'))
    expect(link).toMatch(/^\/api\/v1\/cases\?limit=1&stage=inReview&cursor=[\w-]+$/)
  })

  it('refuses cursors that no list gave out, and limits and filters there are not', async () => {
    const wrong = ['x', cursorOf([]), cursorOf(['a', 'b', 'c', 'd']), cursorOf(['no date', 'x', 'y']), Buffer.from('{}').toString('base64url')]
    const lists = ['cases', 'deadlines', 'messages', 'register']
    for (const list of lists) {
      for (const cursor of [...wrong, cursorOf(['\u0000'])]) {
        const answer = await api.as(officer).ask(`/api/v1/${list}?cursor=${cursor}`)
        expect(answer.body, `${list} ${cursor}`).toMatchObject({ status: 400, code: 'cursor.invalid' })
      }
      for (const query of ['limit=0', 'limit=201', 'limit=x', 'page=2']) {
        const answer = await api.as(officer).ask(`/api/v1/${list}?${query}`)
        expect(answer.body, `${list} ${query}`).toMatchObject({ status: 400, code: 'request.invalid', errors: [expect.anything()] })
      }
    }
    expect((await api.as(officer).ask(`/api/v1/messages?cursor=${cursorOf(['no number'])}`)).status).toBe(400)
  })

  it('refuses null characters in an address', async () => {
    for (const url of ['/api/v1/register?search=%00%00', '/api/v1/register/%00', '/api/v1/cases/%00', '/api/v1/cases?entityCode=%00']) {
      expect((await api.as(officer).ask(url)).body, url).toMatchObject({ status: 400, code: 'request.invalid' })
    }
  })
})

describe('filters', () => {
  it('choose cases by stage, district, entity and overdue terms', async () => {
    const caseNo = await heard(api)
    const numbers = async (query: string) =>
      (await pages(api.as(city), `/api/v1/cases?limit=200&${query}`)).flat().map((row) => row.caseNo)
    expect(await numbers('stage=determination')).toEqual([caseNo])
    expect(await numbers('district=310106')).toEqual([])
    expect(await numbers('district=310115&stage=determination')).toEqual([caseNo])
    expect(await numbers('entityCode=91310106MA1FAKE16Q')).toEqual([])
    expect(await numbers(`entityCode=${entity.entityCode}&stage=determination`)).toEqual([caseNo])
    expect(await numbers('overdue=true')).toEqual([])
    api.clock.set('2026-04-15')
    const overdue = await numbers('overdue=true')
    expect(overdue.length).toBeGreaterThan(0)
    expect(overdue).not.toContain(caseNo)
    expect((await api.as(city).ask('/api/v1/cases?stage=nowhere')).status).toBe(400)
  })

  it('choose deadlines by owner and day', async () => {
    const caseNo = await published(api)
    const mine = (await api.as(finance).ask('/api/v1/deadlines?owner=dept-finance&limit=200')).body.items
    expect(mine.map((each: { key: string }) => each.key)).toEqual(['measure.M06.acknowledge'])
    const { dueOn } = mine[0]
    const before = async (day: string) =>
      (await api.as(finance).ask(`/api/v1/deadlines?owner=dept-finance&dueBefore=${day}`)).body.items.length
    expect([await before(dueOn), await before('2026-12-31')]).toEqual([0, 1])
    expect(mine[0]).toMatchObject({ caseNo, topic: 'measure.acknowledge', closedOn: null })
  })
})

describe('the register', () => {
  it('is searched by code or part of a name and shows what may be public, no person’s name among it', async () => {
    const named = proposal()
    const caseNo = await published(api, { entity: { ...named.entity, name: '上海虚构百分号100%有限公司（虚构）' } })
    const found = async (search: string) => {
      const { body } = await api.nobody.ask(`/api/v1/register?limit=200&search=${encodeURIComponent(search)}`)
      return body.items.map((entry: { caseNo: string }) => entry.caseNo)
    }
    expect(await found('百分号100%')).toEqual([caseNo])
    expect(await found('%%')).toEqual([])
    expect(await found(named.entity.code)).toContain(caseNo)
    expect(await found(named.entity.code.slice(0, 10))).toEqual([])
    const { status, body } = await api.nobody.ask(`/api/v1/register/${caseNo}`)
    expect({ status, body }).toMatchObject({ status: 200, body: { caseNo, marked: false, publishedOn: '2026-04-14' } })
    expect(JSON.stringify(body)).not.toContain(named.entity.legalRepresentative)
    expect((await api.nobody.ask('/api/v1/register/BH-2026-999999')).body).toMatchObject({ status: 404, code: 'register.unknown' })
    expect((await api.nobody.ask('/api/v1/register?search=x')).status).toBe(400)
    const all = (await pages(api.nobody, '/api/v1/register?limit=1')).flat()
    expect(all.map((entry) => entry.caseNo)).toEqual(await found('虚构'))
  })
})

describe('deadlines', () => {
  it('are calculated for anybody: seven working days over the Spring Festival', async () => {
    const url = '/api/v1/deadline-calculator?start=2026-02-12&count=7&unit=workingDays'
    const { status, body } = await api.nobody.ask(url)
    expect({ status, due: body.due, provisional: body.provisional }).toEqual({ status: 200, due: '2026-02-28', provisional: false })
    expect(body.days.at(-1)).toMatchObject({ date: '2026-02-28' })
    const refused = async (query: string) => (await api.nobody.ask(`/api/v1/deadline-calculator?${query}`)).body
    expect(await refused('start=2026-02-30&count=1&unit=days')).toMatchObject({ status: 400 })
    expect(await refused('start=2026-02-12&count=1&unit=weeks')).toMatchObject({ status: 400 })
    expect(await refused('start=1990-01-01&count=1&unit=days')).toMatchObject({ status: 422, code: 'date.outsideCalendar' })
    expect(await refused('start=2026-02-12&count=99999&unit=days')).toMatchObject({ status: 422, code: 'term.notCountable' })
  })

  it('explain themselves with rule, pack and each day', async () => {
    const caseNo = await published(api)
    const { items } = (await api.as(officer).ask(`/api/v1/cases/${caseNo}/deadlines`)).body
    expect(items.length).toBeGreaterThan(8)
    for (const { key, dueOn, ruleId, pack } of items) {
      const id = `${caseNo}.${key}`
      const { status, body } = await api.as(officer).ask(`/api/v1/deadlines/${id}/explanation`)
      expect({ status, body }, id).toMatchObject({ status: 200, body: { id, dueOn, rule: { id: ruleId }, pack: { id: pack } } })
      expect(body.text.zh, id).toContain(`届满：${dueOn}`)
    }
    const unknown = await api.as(officer).ask(`/api/v1/deadlines/${caseNo}.nothing/explanation`)
    expect(unknown.body).toMatchObject({ status: 404, code: 'deadline.unknown' })
  })
})

describe('eligibility for repair', () => {
  it('says why not and from when, in the language asked for', async () => {
    const ask = async (caseNo: string) =>
      (await api.as(entity).ask(`/api/v1/cases/${caseNo}/repair-eligibility`, { headers: { 'accept-language': 'en' } })).body
    expect(await ask(await heard(api))).toMatchObject({ eligible: false, reasons: [{ code: 'repair.notPublished' }] })
    const { eligible, earliestOn, reasons } = await ask(await published(api))
    expect(eligible).toBe(false)
    expect(earliestOn > '2026-04-14').toBe(true)
    expect(reasons.map(({ code }: { code: string }) => code)).toEqual(['repair.tooEarly', 'repair.notRectified'])
    expect(reasons[0].text).toContain(earliestOn)
    expect(reasons[0].text).toMatch(/^[^一-龥]+$/)
  })
})

describe('supervision', () => {
  it('shows rates by district against the line of the policy, to supervisors only', async () => {
    await published(api)
    const { status, body } = await api.as(city).ask('/api/v1/districts/rates')
    const [count] = (await database.pool.query(`SELECT count(*)::int AS n FROM cases WHERE state ? 'rectification'`)).rows
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { target: expect.any(Number), items: [{ district: '310115', ordered: count.n, running: count.n, overdue: 0, rate: null }] },
    })
    expect((await api.as(officer).ask('/api/v1/districts/rates')).body).toMatchObject({ status: 403, code: 'role.notAllowed' })
  })

  it('gives each recipient the own messages, the newest first', async () => {
    const caseNo = await published(api)
    const messages = async (actor: Actor) => (await pages(api.as(actor), '/api/v1/messages?limit=2')).flat()
    const toFinance = await messages(finance)
    expect(toFinance[0]).toMatchObject({ caseNo })
    const ids = toFinance.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a))
    const rows = await database.pool.query(`SELECT count(*)::int AS n FROM outbox WHERE recipient = 'department:dept-finance'`)
    expect(ids).toHaveLength(rows.rows[0].n)
    expect((await messages(entity)).length).toBeGreaterThan(0)
    expect(await messages({ id: 'entity-2', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' })).toEqual([])
    expect(await messages(city)).toEqual([])
  })
})
