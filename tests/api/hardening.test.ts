import { describe, expect, it } from 'vitest'
import { passwordRefusal } from '../../identity/password-policy.ts'
import { withDatabase } from '../setup/database.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const auditor = { id: 'hardening-auditor', role: 'auditor' } as const

// An answer of each kind: JSON, a problem, figures.
const addresses = [
  '/livez',
  '/openapi.json',
  '/metrics',
  '/nowhere',
  '/api/v1/cases',
  '/api/v1/register',
  '/problems/case.stale',
]

describe('every answer', () => {
  it.each(addresses)('%s tells browsers to be careful', async (url) => {
    const { headers } = await api.app.inject({ url, headers: { origin: 'https://elsewhere.example' } })
    const [, seconds] = /^max-age=(\d+); includeSubDomains$/.exec(String(headers['strict-transport-security'])) ?? []
    expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 86_400)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    const policy = String(headers['content-security-policy'])
    for (const part of [
      "object-src 'none'",
      "script-src 'self'",
      "script-src-attr 'none'",
      "frame-ancestors 'self'",
      "base-uri 'none'",
    ]) {
      expect(policy.split(';')).toContain(part)
    }
    expect(headers['content-type']).toMatch(/charset=utf-8/)
    // What the public register shows may be kept for a minute, by everybody alike.
    expect(headers['cache-control']).toBe(url === '/api/v1/register' ? 'public, max-age=60' : 'no-store')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  it('to TRACE is that there is nothing', async () => {
    for (const url of addresses) {
      const { statusCode, body } = await api.app.inject({
        method: 'TRACE' as never,
        url,
        headers: { cookie: 'secret=1' },
      })
      expect({ url, statusCode }).toEqual({ url, statusCode: 404 })
      expect(body).not.toContain('secret')
    }
  })
})

it('what the signed-in ask is kept nowhere on the way, whatever its answer', async () => {
  for (const url of [
    '/api/v1/cases',
    '/api/v1/sessions',
    '/api/v1/cases/BH-2026-999999',
    '/api/v1/imports',
    '/api/v1/log/entries/x',
  ]) {
    expect((await api.as(auditor).ask(url)).headers['cache-control'], url).toBe('no-store')
  }
})

it('who reads the register and the calculator without end is slowed down, in one count', async () => {
  const ask = async (url: string) =>
    (await api.app.inject({ url: `/api/v1${url}`, remoteAddress: '192.0.2.10' })).statusCode
  const calculator = '/deadline-calculator?start=2026-04-07&count=7&unit=workingDays'
  for (let n = 0; n < 200; n += 1) {
    expect([await ask('/register?search=xx'), await ask('/register/BH-2026-999999'), await ask(calculator)]).toEqual([
      200, 404, 200,
    ])
  }
  expect([await ask('/register?search=xx'), await ask('/register/BH-2026-999999'), await ask(calculator)]).toEqual([
    429, 429, 429,
  ])
  expect((await api.app.inject({ url: '/api/v1/register', remoteAddress: '192.0.2.11' })).statusCode).toBe(200)
})

it('who writes another address into the headers is slowed down all the same', async () => {
  const guess = async (n: number) =>
    await api.app.inject({
      url: `/guess/${n}`,
      remoteAddress: '192.0.2.9',
      headers: { 'x-forwarded-for': `198.51.100.${n}` },
    })
  for (let n = 0; n < 100; n += 1) expect((await guess(n)).statusCode).toBe(404)
  expect((await guess(100)).statusCode).toBe(429)
})

it('a session ends after twelve hours, however it is used', async () => {
  const caller = api.as(auditor)
  expect((await caller.ask('/api/v1/sessions')).body.items).toHaveLength(1)
  const { rows } = await database.owner.query<{ hours: number }>(
    `UPDATE sessions SET expires_at = now() WHERE account = $1
     RETURNING extract(epoch FROM old.expires_at - opened_at)::float / 3600 AS hours`,
    [auditor.id],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.hours).toBeCloseTo(12, 2)
  // A session that was just read is remembered for a few seconds.
  await expect
    .poll(async () => (await caller.ask('/api/v1/sessions')).status, { timeout: 10_000, interval: 500 })
    .toBe(401)
})

describe('a password', () => {
  it.each([
    'onlysmallletterswithoutend',
    '7302958146',
    '潮水退去以后的月亮和船',
    '  two spaces  and more ',
    'ü'.repeat(3) + 'wanderkarte',
    'long and quiet '.repeat(13).slice(0, 190),
  ])('may be "%s"', (password) => {
    expect(passwordRefusal(password, ['officer-li', '李某'])).toBeUndefined()
  })

  it('has 10 characters or more and 200 at most, counted as people count', () => {
    expect(passwordRefusal('九个字的密码不够长', [])).toMatchObject({ code: 'password.tooShort' })
    expect(passwordRefusal('🌊🌙🚢🎣🐟🦀🐚🌧⛵', [])).toMatchObject({ code: 'password.tooShort' })
    expect(passwordRefusal('quiet harbour '.repeat(15), [])).toMatchObject({ code: 'password.tooLong' })
  })
})
