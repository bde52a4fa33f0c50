import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { withHouse } from './house.ts'

const database = withDatabase()
const house = withHouse(database)
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'accept-language': 'en' }

describe('what cannot be answered', () => {
  it.each([
    ['/no-such-page', 404, '没有这个页面'],
    ['/api/v1/no-such-thing', 404, '没有这个页面'],
    ['/%zz', 400, '请求有误'],
    ['/api/v1/cases?limit=wrong', 400, '请求有误'],
    ['/api/v1/letters/BH-2026-999999.listing.notice', 404, '<h1>'],
  ])('is a page with a way on for a browser at %s, and a problem for a program', async (url, status, words) => {
    const cookies = await house.signIn('officer')
    const page = await house.app.inject({ url, cookies, headers: browser })
    expect([page.statusCode, page.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8'])
    expect(page.body).toContain(words)
    expect(page.body).toContain('<a href="/">')
    expect(page.body).toContain('lang="zh-CN"')
    const english = await house.app.inject({ url, cookies: { ...cookies, lang: 'en' }, headers: browser })
    if (url !== '/%zz') expect(english.body).toContain('<html lang="en">')
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
      const problem = await house.app.inject({ url, cookies, headers })
      expect([problem.statusCode, problem.headers['content-type']]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ])
    }
    const withToken = { ...browser, authorization: `Bearer ${cookies['bihuan']}` }
    const token = await house.app.inject({ url, headers: withToken })
    expect(token.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  it('leads to signing in and back, where a link of a page is followed after the session', async () => {
    const url = '/api/v1/letters/BH-2026-000001.listing.notice'
    const link = await house.app.inject({ url, headers: browser })
    expect([link.statusCode, link.headers.location]).toEqual([303, `/sign-in?to=${encodeURIComponent(url)}`])
    expect((await house.app.inject({ url })).statusCode).toBe(401)
  })

  it('is a page for a form that came from elsewhere or to no address', async () => {
    const cookies = await house.signIn('officer')
    const elsewhere = { ...browser, origin: 'https://elsewhere.example' }
    const forged = await house.send('/delegations', {}, { cookies, headers: elsewhere })
    expect([forged.statusCode, forged.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8'])
    expect(forged.body).toContain('请刷新页面后重新提交')
    const nowhere = await house.send('/no-such-form', {}, { cookies, headers: browser })
    expect(nowhere.headers['content-type']).toBe('text/html; charset=utf-8')
  })
})
