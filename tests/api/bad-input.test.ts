import { describe, expect, it } from 'vitest'
import { jsonLimits } from '../../http/bodies/json.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { temporaryStorage } from '../support/storage.ts'
import { proposed, published } from './lives.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const storage = temporaryStorage()
const api = withApi(database, '2026-04-07', async () => (await storage).storage)
const { officer, entity, reviewer, operator, city } = people
const json = { 'content-type': 'application/json' }

const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')

describe('a body that would cost more than it says', () => {
  const wide = `[${'{},'.repeat(jsonLimits.values)}{}]`
  it.each([
    ['200,000 nested arrays', '['.repeat(200_000) + ']'.repeat(200_000), 400],
    ['nested objects', '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), 400],
    ['nests that never end', '['.repeat(900_000), 400],
    ['more values than any content has', wide, 413],
    ['the same below a field', `{"evidence":${wide}}`, 413],
  ])('is refused before it is built: %s', async (_what, body, status) => {
    for (const [who, url] of [
      [operator, '/api/v1/what-if'],
      [operator, '/api/v1/rule-publications'],
      [officer, '/api/v1/cases'],
    ] as const) {
      const headers = { ...json, 'idempotency-key': 'deep' }
      const answer = await api.as(who).ask(url, { method: 'POST', body, headers })
      expect({ url, status: answer.status }).toEqual({ url, status })
      expect(answer.body).toMatchObject({ code: expect.stringMatching(/^request\.too/), detail: expect.any(String) })
    }
  })

  it('is taken up to the depth that there is, brackets in texts not counted', async () => {
    const body = { pack: { a: '['.repeat(1_000), b: '\\"'.repeat(9) }, reason: 'x' }
    const headers = { 'idempotency-key': 'flat' }
    const answer = await api.as(operator).ask('/api/v1/rule-publications', { method: 'POST', body, headers })
    expect(answer.body.code).not.toMatch(/^request\.too/)
  })
})

describe('an address that cannot be read', () => {
  it.each([
    ['longer than any name', `/api/v1/cases/${'x'.repeat(300)}`, 414],
    ['with half a percent sign', '/api/v1/cases/%E4%B', 400],
    ['with half a letter', '/api/v1/deadlines/%C3/explanation', 400],
  ])('is refused as a problem like all others: %s', async (_what, url, status) => {
    const answer = await api.as(officer).ask(url)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(answer.body).toMatchObject({
      status,
      code: expect.stringMatching(/^request\./),
      detail: '地址过长或写法有误，请核对。',
    })
  })
})

describe('a form with files', () => {
  const part = (head: string, value: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`
  const whole = part('name="file"; filename="a.txt"', '虚构的材料') + '--b--\r\n'
  const send = async (url: string, body: string, type = 'multipart/form-data; boundary=b') => {
    const headers = { 'content-type': type, 'idempotency-key': `form ${body.length}` }
    return await api.as(officer).ask(url, { method: 'POST', body: Buffer.from(body), headers })
  }
  const urls = async () => ['/api/v1/imports', `/api/v1/cases/${await proposed(api)}/evidence`]

  it('that is broken or cut short is a fault of the request', async () => {
    for (const url of await urls()) {
      expect((await send(url, whole, 'multipart/form-data')).status, 'no boundary').toBe(400)
      for (const length of [1, 20, 60, 80, whole.length - 6]) {
        const { status, body } = await send(url, whole.slice(0, length))
        expect({ url, length, status, code: body.code }).toMatchObject({ status: 400, code: 'request.broken' })
      }
    }
  })

  it('may hold no more beside its files than a form without', async () => {
    for (const url of await urls()) {
      const fields = Array.from({ length: 8 }, (_, n) => part(`name="f${n}"`, 'x'.repeat(200_000))).join('')
      expect((await send(url, fields + whole)).status).toBe(413)
      const many = Array.from({ length: 60 }, (_, n) => part(`name="f${n}"`, 'x')).join('')
      expect((await send(url, many + whole)).status).toBe(413)
    }
  })
})

describe('values that no column takes', () => {
  it.each([
    '/api/v1/deadlines?dueBefore=0000-01-01',
    '/api/v1/deadlines?dueBefore=1989-12-31',
    '/api/v1/deadlines?dueBefore=9999-12-31',
    '/api/v1/deadlines?owner=a%00',
    '/api/v1/cases?entityCode=%00',
    '/api/v1/cases/%00',
    '/api/v1/cases/BH-2026-000001/ledger/3000000000/proof',
    '/api/v1/cases/BH-2026-000001/ledger/1e300/proof',
    '/api/v1/log/consistency?older=99999999999999999999',
    `/api/v1/cases?cursor=${cursor(['\u0000'])}`,
    `/api/v1/cases?cursor=${cursor([1])}`,
    `/api/v1/deadlines?cursor=${cursor(['0000-01-01', 'x', 'y'])}`,
    `/api/v1/messages?cursor=${cursor([1e300])}`,
    '/api/v1/cases?cursor=not%20ours',
  ])('are a fault of the request: %s', async (url) => {
    const { status, body } = await api.as(city).ask(url)
    expect({ status, detail: body.detail }).toEqual({ status: 400, detail: expect.any(String) })
  })

  it('are refused as dates of acts and days of terms, and what was asked for stays as it was', async () => {
    const caseNo = await published(api)
    for (const days of [1e9, 20_000, 0, -1]) {
      const asked = await api.as(entity).give(caseNo, 'rectification.askExtension', { reason: '工程未完', days })
      expect(asked.status).toBe(400)
    }
    for (const annulledOn of ['0000-01-01', '1900-01-01', '9999-12-31']) {
      const payload = { document: '虚构', annulledBy: '虚构', annulledOn }
      const { status, body } = await api.as(officer).give(caseNo, 'annulment.record', payload)
      expect({ status, errors: body.errors }).toMatchObject({
        status: 400,
        errors: [{ pointer: '#/annulledOn', detail: expect.stringContaining('日期') }],
      })
    }
    expect((await api.as(reviewer).ask(`/api/v1/cases/${caseNo}`)).body.rectification.extension).toBeUndefined()
  })
})

describe('an address with another method', () => {
  it('names those that it takes', async () => {
    for (const [method, url, allow] of [
      ['DELETE', '/api/v1/cases/BH-2026-000001', 'GET, HEAD'],
      ['POST', '/livez', 'GET, HEAD'],
      ['GET', '/api/v1/imports', 'POST'],
    ] as const) {
      const { status, headers, body } = await api.nobody.ask(url, { method })
      expect({ status, allow: headers.allow, code: body.code }).toEqual({
        status: 405,
        allow,
        code: 'method.notAllowed',
      })
    }
    expect((await api.nobody.ask('/api/v1/nowhere', { method: 'DELETE' })).status).toBe(404)
  })
})
