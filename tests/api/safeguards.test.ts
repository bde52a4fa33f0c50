import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { refusals } from '../../domain/refusals/index.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { proposed } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const { officer, reviewer } = people
const agreed = { outcome: 'agreed', comments: '同意' } as const

const countCases = async () => (await database.pool.query('SELECT count(*)::int AS n FROM cases')).rows[0].n

describe('idempotency', () => {
  it('carries out once what is sent five times at once, and answers it five times alike', async () => {
    const before = await countCases()
    const key = randomUUID()
    const same = proposal()
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.as(officer).propose(same, { key })))
    expect(await countCases()).toBe(before + 1)
    const [first] = answers
    expect(first).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: `/api/v1/cases/${first?.body.caseNo}` },
    })
    for (const { status, body, headers } of answers) {
      expect({ status, body, etag: headers.etag, location: headers.location }).toEqual({
        status: 201,
        body: first?.body,
        etag: first?.headers.etag,
        location: first?.headers.location,
      })
    }
    expect(api.woken.filter((ref) => ref.caseNo === first?.body.caseNo)).toEqual([
      { caseNo: first?.body.caseNo, version: 1 },
    ])
  })

  it('answers a repeated command with its first answer after the case has gone on', async () => {
    const caseNo = await proposed(api)
    const giving = { key: randomUUID(), ifMatch: '"1"' }
    const first = await api.as(reviewer).give(caseNo, 'listing.review', agreed, giving)
    await api.as(officer).give(caseNo, 'listing.withdraw', { reason: '撤回' })
    expect(await api.as(reviewer).give(caseNo, 'listing.review', agreed, giving)).toMatchObject({
      status: 200,
      body: first.body,
    })
  })

  it('refuses a key that named another request, and a request without key', async () => {
    const caseNo = await proposed(api)
    const key = randomUUID()
    expect((await api.as(officer).give(caseNo, 'listing.revise', { legalBasis: '甲' }, { key })).status).toBe(200)
    const other = await api.as(officer).give(caseNo, 'listing.revise', { legalBasis: '乙' }, { key })
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.otherRequest' } })
    const url = `/api/v1/cases/${caseNo}/listing/revise`
    const without = await api
      .as(officer)
      .ask(url, { method: 'POST', body: { legalBasis: '丙' }, headers: { 'if-match': '*' } })
    expect(without).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ pointer: '#/idempotency-key' }] },
    })
    for (const odd of ['é', 'a\tb', '键'.repeat(3), 'a'.repeat(201)]) {
      const sent = Buffer.from(odd).toString('latin1')
      expect(
        await api.as(officer).give(caseNo, 'listing.revise', { legalBasis: '丁' }, { key: sent }),
        odd,
      ).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ pointer: '#/idempotency-key' }] },
      })
    }
  })
})

describe('versions', () => {
  it('needs to hear which version was seen', async () => {
    const caseNo = await proposed(api)
    for (const ifMatch of [null, '1', 'W/"1"', '"x"']) {
      const answer = await api.as(reviewer).give(caseNo, 'listing.review', agreed, { ifMatch })
      expect(answer, String(ifMatch)).toMatchObject({ status: 428, body: { code: 'version.needed' } })
    }
    expect((await api.as(reviewer).give(caseNo, 'listing.review', agreed, { ifMatch: '*' })).status).toBe(200)
  })

  it('refuses a stale version and tells the current one, which then is taken', async () => {
    const caseNo = await proposed(api)
    await api.as(officer).give(caseNo, 'listing.revise', { legalBasis: '甲' })
    const stale = await api.as(reviewer).give(caseNo, 'listing.review', agreed, { ifMatch: '"1"' })
    expect(stale).toMatchObject({
      status: 412,
      headers: { etag: '"2"' },
      body: { code: 'case.stale', params: { expected: 1, version: 2 } },
    })
    const fresh = await api.as(reviewer).give(caseNo, 'listing.review', agreed, { ifMatch: String(stale.headers.etag) })
    expect(fresh).toMatchObject({ status: 200, headers: { etag: '"3"' } })
    expect((await api.as(reviewer).ask(`/api/v1/cases/${caseNo}`)).headers.etag).toBe('"3"')
  })

  it('says of a case that does not exist that it does not, whatever version was named', async () => {
    for (const ifMatch of ['*', '"1"', '"0"']) {
      const answer = await api.as(reviewer).give('BH-2026-999999', 'listing.review', agreed, { ifMatch })
      expect(answer, ifMatch).toMatchObject({
        status: 404,
        body: { code: 'case.unknown', params: { caseNo: 'BH-2026-999999' } },
      })
    }
  })
})

describe('problems', () => {
  it('are told in the language asked for, with code, parameters, rule and request', async () => {
    const caseNo = await proposed(api)
    const late = { method: 'direct', servedOn: '2026-04-08', proof: '回证' } as const
    await api.as(reviewer).give(caseNo, 'listing.review', agreed)
    const zh = await api.as(officer).give(caseNo, 'listing.serveNotice', late)
    const en = await api
      .as(officer)
      .give(caseNo, 'listing.serveNotice', late, { headers: { 'accept-language': 'en-GB,zh;q=0.5' } })
    for (const answer of [zh, en]) {
      expect(answer).toMatchObject({
        status: 409,
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
        body: {
          type: '/problems/date.inFuture',
          status: 409,
          code: 'date.inFuture',
          params: { field: 'servedOn', date: '2026-04-08', today: '2026-04-07' },
          instance: `/api/v1/cases/${caseNo}/listing/serve-notice`,
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      })
    }
    expect(zh.body.title + zh.body.detail).toMatch(/[一-龥]/)
    expect(en.body.title + en.body.detail).toMatch(/^[^一-龥]+$/)
    expect(zh.body.detail).toContain('2026-04-08')
    expect(en.body.detail).toContain('2026-04-08')
    expect(zh.body.requestId).not.toBe(en.body.requestId)
  })

  it('names each field that is unknown, missing or wrong by its pointer', async () => {
    const before = await countCases()
    const { tier: _left, ...rest } = proposal()
    const body = { ...rest, surprise: 1, entity: { ...rest.entity, owner: '某人' }, evidence: [{ title: '' }] }
    const answer = await api.as(officer).propose(body as never)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
    const faults = answer.body.errors.map(
      ({ pointer, detail }: { pointer: string; detail: string }) => `${pointer} ${detail}`,
    )
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^#\/tier /),
        expect.stringMatching(/^#\/evidence\/0\/title /),
        expect.stringMatching(/^#\/entity .*owner/),
        expect.stringMatching(/^# .*surprise/),
      ]),
    )
    expect(await countCases()).toBe(before)
  })

  it('says of each field what it needs in the language asked for', async () => {
    const { entity, ...rest } = proposal()
    const body = {
      ...rest,
      entity: { ...entity, kind: 'ghost', district: '31', surprise: 1 },
      tier: 3,
      evidence: {},
      underlyingDecision: {
        ...rest.underlyingDecision,
        decidedOn: '2026-02-30',
        fineWanYuan: -1,
        content: 'x'.repeat(10_001),
      },
      violation: { type: '', facts: 7 },
    }
    for (const [language, ours] of [
      ['zh', /^[^a-z]*[一-龥]/],
      ['en', /^[^一-龥]+$/],
    ] as const) {
      const answer = await api.as(officer).propose(body as never, { headers: { 'accept-language': language } })
      const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)
      expect(pointers.toSorted()).toEqual([
        '#/entity',
        '#/entity/district',
        '#/entity/kind',
        '#/evidence',
        '#/tier',
        '#/underlyingDecision/content',
        '#/underlyingDecision/decidedOn',
        '#/underlyingDecision/fineWanYuan',
        '#/violation/facts',
        '#/violation/type',
      ])
      for (const { pointer, detail } of answer.body.errors) expect(detail, pointer).toMatch(ours)
    }
  })

  it('refuses text that cannot be kept, and bodies that are no JSON, as faults of the request', async () => {
    for (const facts of ['空\u0000字符', '半个\ud800字符']) {
      const answer = await api.as(officer).propose(proposal({ violation: { type: '安全生产', facts } }))
      expect(answer, JSON.stringify(facts)).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
    }
  })

  it('say in both languages what is wrong with a body or an address', async () => {
    const bodies = [
      { status: 400, type: 'application/json', body: '{"agency":' },
      { status: 415, type: 'application/x-yaml', body: 'agency: x' },
      { status: 413, type: 'application/json', body: JSON.stringify('长'.repeat(400_000)) },
    ]
    for (const language of ['zh', 'en']) {
      const ours = language === 'zh' ? /[一-龥]/ : /^[^一-龥]+$/
      for (const { status, type, body } of bodies) {
        const headers = { 'idempotency-key': randomUUID(), 'content-type': type, 'accept-language': language }
        const answer = await api.as(officer).ask('/api/v1/cases', { method: 'POST', body, headers })
        expect(answer.body).toMatchObject({
          status,
          title: expect.stringMatching(ours),
          detail: expect.stringMatching(ours),
        })
      }
      const nowhere = await api.as(officer).ask('/api/v1/nowhere', { headers: { 'accept-language': language } })
      expect(nowhere.body).toMatchObject({ status: 404, code: 'address.unknown', detail: expect.stringMatching(ours) })
    }
  })

  it('slow down who guesses addresses', async () => {
    for (let n = 0; n < 100; n += 1) await api.nobody.ask(`/guess/${n}`)
    const { body, headers } = await api.nobody.ask('/guess/again')
    expect(body).toMatchObject({ status: 429, title: '请求过于频繁', detail: expect.stringContaining('一分钟后') })
    expect(headers['retry-after']).toBeDefined()
  })

  it('lead to a page that explains each refusal in both languages', async () => {
    for (const code of Object.keys(refusals)) {
      const { status, body } = await api.nobody.ask(`/problems/${code}`)
      expect({ status, code: body.code }).toEqual({ status: 200, code })
      expect(body.zh, code).toMatch(/[一-龥]/)
      expect(body.en, code).toMatch(/^[^一-龥]+$/)
      expect(body.zh + body.en, code).not.toMatch(/undefined|\{|\[object/)
    }
    for (const code of ['version.needed', 'request.invalid', 'cursor.invalid', 'session.needed', 'database.down']) {
      expect((await api.nobody.ask(`/problems/${code}`)).status, code).toBe(200)
    }
    expect((await api.nobody.ask('/problems/nothing')).body).toMatchObject({ status: 404, code: 'problem.unknown' })
  })
})
