import { createHash, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done } from '../support/world.ts'
import { password, withHouse } from './house.ts'

const database = withDatabase()
const house = withHouse(database)
const [warning, information] = [40, 30]
const propose = async () => (await done(house.record, undefined, people.officer, 'listing.propose', proposal())).caseNo

beforeEach(() => void house.noted())

/** A form of the review, as its page carries it for somebody. */
async function reviewForm(caseNo: string, cookies: { [name: string]: string }) {
  const { body } = await house.app.inject({ url: `/cases/${caseNo}/listing/review`, cookies })
  const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(body) ?? []
  return {
    _csrf: csrf,
    _by: people.reviewer.id,
    _key: randomUUID(),
    _version: '1',
    outcome: 'agreed',
    comments: '同意（虚构）',
  }
}

describe('signing in on the page', () => {
  it('is noted with account, door and address', async () => {
    await house.signIn('officer', { from: '192.0.2.4' })
    const { id } = people.officer
    expect(house.noted()).toEqual([
      {
        level: information,
        msg: 'signed in',
        account: id,
        door: 'password',
        from: '192.0.2.4',
        operation: '/sign-in',
        method: 'POST',
      },
    ])
  })

  it('is noted when it fails, without what was typed', async () => {
    await house.send('/sign-in', { account: 'my-password-in-the-wrong-field', password: 'another secret' })
    expect(house.text()).not.toMatch(/wrong-field|another secret/)
    expect(house.noted()).toEqual([
      {
        level: warning,
        msg: 'refused',
        status: 401,
        code: 'session.refused',
        operation: '/sign-in',
        method: 'POST',
        from: '127.0.0.1',
        name: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ])
  })

  it('tells by its lines from where one name is tried, and not which it is', async () => {
    const attempt = async (account: string, from: string) => {
      await house.send('/sign-in', { account, password: 'another secret' }, { from })
      return house.noted()[0] as { from?: string; name?: string }
    }
    const [one, again, other] = [
      await attempt('first-name', '192.0.2.20'),
      await attempt('first-name', '192.0.2.21'),
      await attempt('second-name', '192.0.2.20'),
    ]
    expect([one.from, again.from, other.from]).toEqual(['192.0.2.20', '192.0.2.21', '192.0.2.20'])
    expect(again.name).toBe(one.name)
    expect(other.name).not.toBe(one.name)
    // Whoever reads the log and knows the names of accounts cannot find them by hashing.
    expect(one.name).not.toBe(createHash('sha256').update('first-name').digest('hex').slice(0, 16))
  })

  it('a browser that knows its account is not locked out by failures from its own address', async () => {
    const from = '192.0.2.30'
    const cookies = await house.signIn('secondReviewer', { from })
    const { id } = people.secondReviewer
    const wrong = { account: id, password: 'another secret' }
    for (let n = 0; n < 6; n += 1) await house.send('/sign-in', wrong, { from })
    expect((await house.send('/sign-in', { account: id, password }, { from })).statusCode).toBe(401)
    const device = { 'bihuan-device': cookies['bihuan-device'] ?? '' }
    expect((await house.send('/sign-in', { account: id, password }, { from, cookies: device })).statusCode).toBe(303)
    const forged = { 'bihuan-device': `${device['bihuan-device']}x` }
    expect((await house.send('/sign-in', { account: id, password }, { from, cookies: forged })).statusCode).toBe(401)
    const ofOther = await house.send(
      '/sign-in',
      { account: people.secondOfficer.id, password: 'another secret' },
      { from, cookies: device },
    )
    expect(ofOther.statusCode).toBe(401)
    house.noted()
  })

  it('is noted by the API alike', async () => {
    const payload = { account: people.officer.id, password }
    await house.app.inject({ method: 'POST', url: '/api/v1/sessions', payload, remoteAddress: '192.0.2.5' })
    await house.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { ...payload, password: 'another secret' },
    })
    expect(house.noted()).toMatchObject([
      { msg: 'signed in', account: people.officer.id, door: 'password', from: '192.0.2.5', operation: 'signIn' },
      { msg: 'refused', status: 401, code: 'session.refused', operation: 'signIn' },
    ])
  })

  it('is slowed down by address whatever the names, in one count with the API', async () => {
    const from = '192.0.2.6'
    for (let n = 0; n < 60; n += 1) {
      expect((await house.send('/sign-in', { account: '' }, { from })).statusCode).toBe(401)
      const tried = await house.app.inject({
        method: 'POST',
        url: '/api/v1/sessions',
        payload: {},
        remoteAddress: from,
      })
      expect(tried.statusCode).toBe(400)
    }
    house.noted()
    expect((await house.send('/sign-in', { account: 'sprayed' }, { from })).statusCode).toBe(429)
    expect(
      (await house.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: {}, remoteAddress: from }))
        .statusCode,
    ).toBe(429)
    expect(house.noted()).toMatchObject([
      { level: warning, status: 429, operation: '/sign-in' },
      { level: warning, status: 429, operation: 'signIn' },
    ])
    expect((await house.send('/sign-in', { account: 'sprayed' })).statusCode).toBe(401)
  })

  it.each(['page', 'API'])('anew ends the session that the browser still carries: by the %s', async (way) => {
    const before = await house.signIn('officer')
    const open = async (cookies: { [name: string]: string }) =>
      (await house.app.inject({ url: '/api/v1/sessions', cookies })).statusCode
    expect(await open(before)).toBe(200)
    const payload = { account: people.secondOfficer.id, password }
    const after =
      way === 'page'
        ? await house.signIn('secondOfficer', { cookies: before })
        : {
            bihuan: String(
              (await house.app.inject({ method: 'POST', url: '/api/v1/sessions', payload, cookies: before })).json()
                .token,
            ),
          }
    expect(await open(after)).toBe(200)
    expect(await open(before)).toBe(401)
    const failed = await house.send('/sign-in', { account: people.officer.id, password: 'wrong' }, { cookies: after })
    expect(failed.statusCode).toBe(401)
    expect(await open(after)).toBe(200)
  })
})

describe('a page that is refused', () => {
  it('for want of a right, of the case or of a session leaves a line that names nobody but the account', async () => {
    const caseNo = await propose()
    const officer = await house.signIn('officer')
    const stranger = await house.signIn('otherReviewer')
    house.noted()
    const get = async (url: string, cookies = {}) => (await house.app.inject({ url, cookies })).statusCode
    expect(await get('/matters', officer)).toBe(403)
    expect(await get(`/cases/${caseNo}`, stranger)).toBe(404)
    expect(await get('/work')).toBe(303)
    expect(await get('/register/BH-2026-999999')).toBe(404)
    expect(house.text()).not.toContain(caseNo)
    expect(house.noted()).toMatchObject([
      {
        level: warning,
        msg: 'refused',
        status: 403,
        code: 'role.notAllowed',
        account: people.officer.id,
        operation: '/matters',
        method: 'GET',
      },
      { level: warning, msg: 'refused', status: 404, account: people.otherReviewer.id, operation: '/cases/:caseNo' },
      { level: warning, msg: 'refused', status: 401, code: 'session.needed', operation: '/work' },
      { level: warning, msg: 'refused', status: 404, operation: '/register/:caseNo' },
    ])
  })

  it('for want of the CSRF token leaves one too', async () => {
    const caseNo = await propose()
    const cookies = await house.signIn('reviewer')
    const form = await reviewForm(caseNo, cookies)
    house.noted()
    const url = `/cases/${caseNo}/listing/review`
    await house.send(url, { ...form, _csrf: 'forged' }, { cookies })
    await house.send(url, form)
    await house.send(url, form, { cookies, headers: { origin: 'https://elsewhere.example' } })
    expect(house.text()).not.toMatch(/同意|elsewhere/)
    expect(house.noted()).toMatchObject([
      { level: warning, status: 403, code: 'csrf.refused', account: people.reviewer.id, method: 'POST' },
      { level: warning, status: 401, code: 'session.needed' },
      { level: warning, status: 403, code: 'csrf.refused' },
    ])
  })
})

describe('what fits no schema, or what the case does not allow', () => {
  it('leaves one line with code, operation and account by the API', async () => {
    const caseNo = await propose()
    const { bihuan = '' } = await house.signIn('reviewer')
    house.noted()
    const give = async (verb: string, payload: object) =>
      await house.app.inject({
        method: 'POST',
        url: `/api/v1/cases/${caseNo}/${verb}`,
        payload,
        headers: { authorization: `Bearer ${bihuan}`, 'if-match': '*', 'idempotency-key': randomUUID() },
      })
    expect((await give('listing/review', { outcome: 'maybe', comments: '李某某（虚构）' })).statusCode).toBe(400)
    expect((await give('repair/grant', { reasons: '李某某（虚构）' })).statusCode).toBe(409)
    expect(house.text()).not.toMatch(/李某某|BH-2026/)
    const by = { level: information, msg: 'not taken', account: people.reviewer.id, method: 'POST' }
    expect(house.noted()).toEqual([
      { ...by, status: 400, code: 'request.invalid', operation: 'listing.review' },
      { ...by, status: 409, code: expect.stringMatching(/^repair\./), operation: 'repair.grant' },
    ])
  })

  it('leaves one line by the page, with the code of the refusal', async () => {
    const caseNo = await propose()
    const cookies = await house.signIn('reviewer')
    const form = await reviewForm(caseNo, cookies)
    house.noted()
    const url = `/cases/${caseNo}/listing/review`
    expect((await house.send(url, { ...form, outcome: 'maybe' }, { cookies })).statusCode).toBe(422)
    expect((await house.send(url, form, { cookies })).statusCode).toBe(303)
    expect((await house.send(url, { ...form, _key: randomUUID() }, { cookies })).statusCode).toBe(412)
    expect(house.text()).not.toMatch(/同意|BH-2026/)
    const by = { level: information, msg: 'not taken', account: people.reviewer.id, method: 'POST' }
    expect(house.noted()).toEqual([
      { ...by, status: 422, code: 'form.invalid', operation: '/cases/:caseNo/:track/:verb' },
      { ...by, status: 412, code: 'case.stale', operation: 'listing.review' },
    ])
  })
})
