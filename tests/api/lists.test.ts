import { beforeAll, describe, expect, it } from 'vitest'
import { cursorOf } from '../../database/queries/page.ts'
import type { Actor } from '../../domain/actor.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { heard, proposed, published } from './lives.ts'
import { nextOf, pages } from './pages.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const { officer, finance, entity } = people
const city: Actor = { id: 'city', role: 'citySupervisor' }

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
    const wrong = [
      'x',
      cursorOf([]),
      cursorOf(['a', 'b', 'c', 'd']),
      cursorOf(['no date', 'x', 'y']),
      Buffer.from('{}').toString('base64url'),
    ]
    const lists = ['cases', 'deadlines', 'messages', 'register']
    for (const list of lists) {
      for (const cursor of [...wrong, cursorOf(['\u0000'])]) {
        const answer = await api.as(officer).ask(`/api/v1/${list}?cursor=${cursor}`)
        expect(answer.body, `${list} ${cursor}`).toMatchObject({ status: 400, code: 'cursor.invalid' })
      }
      for (const query of ['limit=0', 'limit=201', 'limit=x', 'page=2']) {
        const answer = await api.as(officer).ask(`/api/v1/${list}?${query}`)
        expect(answer.body, `${list} ${query}`).toMatchObject({
          status: 400,
          code: 'request.invalid',
          errors: [expect.anything()],
        })
      }
    }
    expect((await api.as(officer).ask(`/api/v1/messages?cursor=${cursorOf(['no number'])}`)).status).toBe(400)
  })

  it('refuses null characters in an address', async () => {
    for (const url of [
      '/api/v1/register?search=%00%00',
      '/api/v1/register/%00',
      '/api/v1/cases/%00',
      '/api/v1/cases?entityCode=%00',
    ]) {
      expect((await api.as(officer).ask(url)).body, url).toMatchObject({ status: 400, code: 'request.invalid' })
    }
  })
})

describe('filters', () => {
  it('choose cases by stage, agency, district, entity and overdue terms', async () => {
    const caseNo = await heard(api)
    const numbers = async (query: string) =>
      (await pages(api.as(city), `/api/v1/cases?limit=200&${query}`)).flat().map((row) => row.caseNo)
    expect(await numbers('stage=determination')).toEqual([caseNo])
    expect(await numbers('agency=agency-pudong&stage=determination')).toEqual([caseNo])
    expect(await numbers('agency=agency-jingan')).toEqual([])
    expect(await numbers('district=310106')).toEqual([])
    expect(await numbers('district=310115&stage=determination')).toEqual([caseNo])
    expect(await numbers('entityCode=91310106MA1FAKE16Q')).toEqual([])
    expect(await numbers(`entityCode=${entity.entityCode}&stage=determination`)).toEqual([caseNo])
    expect(await numbers('overdue=true')).toEqual([])
    api.clock.set('2026-04-15')
    const overdue = await numbers('overdue=true')
    expect(overdue.length).toBeGreaterThan(0)
    expect(overdue).not.toContain(caseNo)
    const { body: figures } = await api.nobody.ask('/metrics')
    expect(figures).toMatch(/^bihuan_overdue_deadlines\{stage="inReview",topic="[\w.]+"\} [1-9]\d*$/m)
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
