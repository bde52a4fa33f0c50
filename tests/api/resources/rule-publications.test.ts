import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/actor.ts'
import { publicationSteps } from '../../../record/publication/step.ts'
import { withDatabase } from '../../setup/database.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { calendarOf2027, periodPack } from '../../support/new-law.ts'
import { people } from '../../support/people.ts'
import { published } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const operator: Actor = { id: 'operator-a', role: 'operator' }
const city: Actor = { id: 'city', role: 'citySupervisor' }
const pudong: Actor = { id: 'pudong', role: 'districtSupervisor', district: '310115' }
const jingan: Actor = { id: 'jingan', role: 'districtSupervisor', district: '310106' }
const url = '/api/v1/rule-publications'
const reason = '国家新规施行（虚构）'

const post = (actor: Actor, path: string, body: object, headers = {}) =>
  api.as(actor).ask(path, { method: 'POST', body, headers: { 'idempotency-key': randomUUID(), ...headers } })

async function takeSteps(id: string): Promise<void> {
  const step = publicationSteps(api.record)
  for (;;) {
    const { next, waitMs } = await step(id)
    if (next === 'over' || waitMs > 0) return
  }
}

describe('publications of rules', () => {
  it('are proposed, tried, approved by another person and followed over HTTP', async () => {
    const caseNo = await published(api)
    api.clock.set('2026-06-01')
    const made = await post(operator, url, { pack: periodPack(), reason })
    expect(made).toMatchObject({
      status: 201,
      body: { kind: 'pack', version: 'fictitious-period@1', stage: 'counting', proposedBy: 'operator-a' },
    })
    const { id } = made.body
    expect(made.headers.location).toBe(`${url}/${id}`)
    await takeSteps(id)

    const moves = async (query: string) => (await api.as(city).ask(`${url}/${id}/moves?${query}`)).body.items
    expect(await moves('limit=200')).toHaveLength(2)
    expect(await moves('earlier=true')).toMatchObject([
      {
        caseNo,
        key: 'publicity.min',
        from: '2027-04-14',
        to: '2026-10-14',
        days: -182,
        earlier: true,
        reason: { zh: expect.stringContaining('改依规则') },
      },
    ])
    const own = await post(
      operator,
      `${url}/${id}/approve`,
      { earlier: 'approve', comments: '' },
      { 'accept-language': 'en' },
    )
    expect(own.body).toMatchObject({
      status: 403,
      code: 'publication.samePerson',
      detail: expect.stringContaining('second person'),
    })
    const approved = await post(city, `${url}/${id}/approve`, { earlier: 'approve', comments: '同意' })
    expect(approved).toMatchObject({ status: 200, body: { stage: 'moving', decidedBy: 'city', earlierApproved: true } })
    await takeSteps(id)
    const { body } = await api.as(city).ask(`${url}/${id}`)
    expect(body).toMatchObject({ stage: 'settling', casesDone: 1, casesTotal: 1, moved: 2, heldBack: 0 })
    expect((await api.as(city).ask(url)).body.items).toMatchObject([{ id }])

    const { body: explained } = await api
      .as(people.officer)
      .ask(`/api/v1/deadlines/${caseNo}.publicity.max/explanation`)
    expect(explained).toMatchObject({ status: 409, code: 'deadline.ruleUnknown' })
    const { body: eligibility } = await api.as(people.entity).ask(`/api/v1/cases/${caseNo}/repair-eligibility`)
    expect(eligibility.earliestOn).toBe('2026-10-15')
  })

  it('are refused with each place and reason, in the language of the request', async () => {
    const { rules, ...rest } = periodPack()
    const broken = { ...rest, rules: [{ ...rules[0], term: { count: -1, unit: 'months' } }] }
    const asked = async (language: string) =>
      (await post(operator, url, { pack: broken, reason }, { 'accept-language': language })).body
    expect(await asked('en')).toMatchObject({
      status: 422,
      code: 'rules.invalid',
      errors: [{ pointer: '#/pack/rules/0/term/count', detail: expect.stringContaining('expected number to be >=0') }],
    })
    expect((await asked('zh')).errors[0].detail).toMatch(/数值过小/)
    const calendar = { ...calendarOf2027, entries: [] }
    expect((await post(operator, url, { calendar, reason })).body.errors[0].pointer).toBe('#/calendar/entries')
    expect((await post(operator, url, { reason })).body).toMatchObject({ status: 422, code: 'rules.oneNeeded' })
    expect((await post(operator, url, { released: 'nothing@1', reason })).body).toMatchObject({
      status: 422,
      code: 'rules.notReleased',
    })
    const unkeepable = { pack: { ...periodPack(), id: 'a\u0000' }, reason }
    expect((await post(operator, url, unkeepable)).body).toMatchObject({ status: 400, errors: [{ pointer: '#/pack' }] })
  })

  it('are withdrawn by their proposer, and unknown ones are not found', async () => {
    const { body } = await post(operator, url, { calendar: calendarOf2027, reason })
    const withdrawn = await post(operator, `${url}/${body.id}/reject`, { comments: '通知有误' })
    expect(withdrawn.body).toMatchObject({ stage: 'rejected', comments: '通知有误' })
    const late = await post(city, `${url}/${body.id}/approve`, { earlier: 'hold', comments: '' })
    expect(late.body).toMatchObject({ status: 409, code: 'publication.notNow' })
    for (const path of ['', '/moves']) {
      expect((await api.as(city).ask(`${url}/${randomUUID()}${path}`)).body).toMatchObject({
        status: 404,
        code: 'publication.unknown',
      })
    }
  })

  it('are proposed by operators only, and read by those who answer for the rules', async () => {
    expect((await post(city, url, { pack: periodPack(), reason })).status).toBe(403)
    for (const actor of [people.officer, people.entity, pudong]) expect((await api.as(actor).ask(url)).status).toBe(403)
  })
})

describe('what if', () => {
  it('answers supervisors over the cases that they may see, and writes nothing', async () => {
    await published(api)
    api.clock.set('2026-06-01')
    const counts = async () =>
      (
        await database.pool.query(
          'SELECT (SELECT count(*) FROM ledger) AS l, (SELECT count(*) FROM rule_publications) AS p',
        )
      ).rows
    const before = await counts()
    const pack = { ...periodPack({ min: 3 }), id: 'fictitious-question' }
    const { status, body } = await post(pudong, '/api/v1/what-if', pack)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { pack: 'fictitious-question@1', on: '2026-06-01', repairableNow: { before: 0, after: 0 } },
    })
    expect(body.byTopic.map(({ topic }: { topic: string }) => topic)).toContain('publicity.min')
    expect(body.cases.length).toBe(body.openCases)
    expect((await post(jingan, '/api/v1/what-if', pack)).body).toMatchObject({ openCases: 0, cases: [] })
    expect((await post(people.officer, '/api/v1/what-if', pack)).status).toBe(403)
    expect((await post(pudong, '/api/v1/what-if', { ...pack, rules: 3 })).body).toMatchObject({
      code: 'rules.invalid',
      errors: [{ pointer: '#/rules' }],
    })
    expect(await counts()).toEqual(before)
  })
})
