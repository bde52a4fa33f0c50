import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { heard, published } from './lives.ts'
import { pages } from './pages.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const { officer, finance, entity } = people
const city: Actor = { id: 'city', role: 'citySupervisor' }

describe('the register', () => {
  it('finds an entity by its name and code however they are typed, and says so of a damaged code', async () => {
    const { entity: usual } = proposal()
    const name = '上海虚构（集团）海棠·𬱟野有限公司（虚构）'
    const { code } = usual
    const caseNo = await published(api, { entity: { ...usual, name, code: ' 91310115 ma1fa ke27ｎ' } })
    const ask = async (search: string) =>
      (await api.nobody.ask(`/api/v1/register?search=${encodeURIComponent(search)}`)).body
    const typed = [
      '上海虚构(集团)海棠',
      '上海虚构 （集团） 海棠',
      '【集团】海棠',
      '海棠•𬱟野',
      '海棠．𬱟',
      '\u200B海\uFEFF棠',
      '91310115 MA1FA KE27N',
      '91310115ma1fake27n',
      '９１３１０１１５ＭＡ１ＦＡＫＥ２７Ｎ',
      `${code}\u200B`,
      '91310115-MA1FAKE27-N',
      `${code}。`,
      `代码：${code}`,
      `统一社会信用代码${code}，`,
      `“${name}”`,
      `名称：${name}。`,
      `《上海虚构{集团}海棠》`,
      `${name}（${code}）`,
    ]
    for (const search of typed)
      expect((await ask(search)).items, search).toContainEqual(
        expect.objectContaining({ caseNo, entityName: name, entityCode: code }),
      )
    for (const search of ['上海虚构集团海棠', '海棠吉野', '\u200B\u200B'])
      expect(await ask(search), search).toEqual({ items: [] })
    expect(await ask(code.slice(1))).toMatchObject({ items: [], doubt: { code: 'bad_length' } })
    expect(await ask('91310115MA1FAKE28N')).toMatchObject({ items: [], doubt: { code: 'check_digit' } })
    expect(await ask(`代码：${code.slice(1)}。`)).toMatchObject({ items: [], doubt: { code: 'bad_length' } })
    const ofStaff = async (filter: string) =>
      (await api.as(officer).ask(`/api/v1/cases?entityCode=${encodeURIComponent(filter)}`)).body
    for (const filter of ['91310115 ma1fa ke27n', `代码：${code}。`])
      expect((await ofStaff(filter)).items).toContainEqual(expect.objectContaining({ caseNo }))
    expect(await ofStaff(`代码：${code.slice(1)}`)).toMatchObject({ items: [], doubt: { code: 'bad_length' } })
  })

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
    expect((await api.nobody.ask('/api/v1/register/BH-2026-999999')).body).toMatchObject({
      status: 404,
      code: 'register.unknown',
    })
    expect((await api.nobody.ask('/api/v1/register?search=x')).status).toBe(400)
    const all = (await pages(api.nobody, '/api/v1/register?limit=1')).flat()
    expect(all.map((entry) => entry.caseNo)).toEqual(await found('虚构'))
  })
})

describe('deadlines', () => {
  it('are calculated for anybody: seven working days over the Spring Festival', async () => {
    const url = '/api/v1/deadline-calculator?start=2026-02-12&count=7&unit=workingDays'
    const { status, body } = await api.nobody.ask(url)
    expect({ status, due: body.due, provisional: body.provisional }).toEqual({
      status: 200,
      due: '2026-02-28',
      provisional: false,
    })
    expect(body.days.at(-1)).toMatchObject({ date: '2026-02-28' })
    const refused = async (query: string) => (await api.nobody.ask(`/api/v1/deadline-calculator?${query}`)).body
    expect(await refused('start=2026-02-30&count=1&unit=days')).toMatchObject({ status: 400 })
    expect(await refused('start=2026-02-12&count=1&unit=weeks')).toMatchObject({ status: 400 })
    expect(await refused('start=1990-01-01&count=1&unit=days')).toMatchObject({
      status: 422,
      code: 'date.outsideCalendar',
    })
    expect(await refused('start=2026-02-12&count=99999&unit=days')).toMatchObject({
      status: 422,
      code: 'term.notCountable',
    })
  })

  it('explain themselves with rule, pack and each day', async () => {
    const caseNo = await published(api)
    const { items } = (await api.as(officer).ask(`/api/v1/cases/${caseNo}/deadlines`)).body
    expect(items.length).toBeGreaterThan(8)
    for (const { key, dueOn, ruleId, pack } of items) {
      const id = `${caseNo}.${key}`
      const { status, body } = await api.as(officer).ask(`/api/v1/deadlines/${id}/explanation`)
      expect({ status, body }, id).toMatchObject({
        status: 200,
        body: { id, dueOn, rule: { id: ruleId }, pack: { id: pack } },
      })
      expect(body.text.zh, id).toContain(`届满：${dueOn}`)
      expect(body.text.en, id).toMatch(/^Why this pack: /m)
      expect(body.recounted, id).toBeUndefined()
    }
    const unknown = await api.as(officer).ask(`/api/v1/deadlines/${caseNo}.nothing/explanation`)
    expect(unknown.body).toMatchObject({ status: 404, code: 'deadline.unknown' })
  })
})

describe('eligibility for repair', () => {
  it('says why not and from when, in the language asked for', async () => {
    const ask = async (caseNo: string) =>
      (await api.as(entity).ask(`/api/v1/cases/${caseNo}/repair-eligibility`, { headers: { 'accept-language': 'en' } }))
        .body
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
    const [count] = (await database.pool.query(`SELECT count(*)::int AS n FROM cases WHERE state ? 'rectification'`))
      .rows
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        target: expect.any(Number),
        items: [{ district: '310115', ordered: count.n, running: count.n, overdue: 0, rate: null }],
      },
    })
    expect((await api.as(officer).ask('/api/v1/districts/rates')).body).toMatchObject({
      status: 403,
      code: 'role.notAllowed',
    })
  })

  it('gives each recipient the own messages, the newest first', async () => {
    const caseNo = await published(api)
    const messages = async (actor: Actor) => (await pages(api.as(actor), '/api/v1/messages?limit=2')).flat()
    const toFinance = await messages(finance)
    expect(toFinance[0]).toMatchObject({ caseNo })
    const ids = toFinance.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a))
    const rows = await database.pool.query(
      `SELECT count(*)::int AS n FROM outbox WHERE recipient = 'department:dept-finance'`,
    )
    expect(ids).toHaveLength(rows.rows[0].n)
    expect((await messages(entity)).length).toBeGreaterThan(0)
    expect(await messages({ id: 'entity-2', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' })).toEqual([])
    expect(await messages(city)).toEqual([])
  })
})
