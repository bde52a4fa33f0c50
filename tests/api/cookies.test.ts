import Fastify from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureTestAccounts } from '../support/accounts.ts'
import { guardAccess } from '../../http/access.ts'
import { closeCookieSession, csrfToken, guardCookies, openCookieSession } from '../../http/cookies.ts'
import { openSession, sessionReader } from '../../identity/sessions.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'

const database = withDatabase()

/** A server with the pages' way of signing in, as the pages use it. */
async function pages(
  secure = false,
  { publicUrl, trustProxy = false }: { publicUrl?: string; trustProxy?: boolean } = {},
) {
  const app = Fastify({ trustProxy })
  await guardCookies(app, secure, publicUrl)
  guardAccess(app, sessionReader(database.pool))
  app.post('/in', { config: { access: 'public' } }, async (_request, reply) => {
    openCookieSession(reply, await openSession(database.pool, people.officer.id))
    return await reply.send({})
  })
  app.post('/out', { config: { access: ['caseOfficer'] } }, async (_request, reply) => {
    closeCookieSession(reply)
    return await reply.send({})
  })
  app.get('/form', { config: { access: ['caseOfficer'] } }, async (request) => ({
    csrf: csrfToken(request),
    name: request.account.name,
  }))
  app.get('/open', { config: { access: 'public', recognises: true } }, async (request) => ({
    name: request.signedIn?.account.name ?? 'nobody',
  }))
  app.post('/act', { config: { access: ['caseOfficer'] } }, async (request) => ({
    body: request.body,
    by: request.actor.id,
  }))
  const signedIn = await app.inject({ method: 'POST', url: '/in' })
  const [cookie] = signedIn.cookies
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` }
  const form = await app.inject({ url: '/form', headers })
  return { app, cookie, headers, form: form.json() as { csrf: string; name: string } }
}

beforeAll(
  async () => await ensureTestAccounts(database.pool, [{ ...people.officer, name: '林' }], 'a password of the tests'),
)

describe('a session in a cookie', () => {
  it('is out of reach of scripts and other sites, and behind TLS of plain connections and other hosts', async () => {
    const plain = await pages()
    expect(plain.cookie).toMatchObject({ name: 'bihuan', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(plain.cookie?.secure).toBeUndefined()
    const tls = await pages(true)
    expect(tls.cookie).toMatchObject({
      name: '__Host-bihuan',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: true,
    })
    expect(tls.cookie?.domain).toBeUndefined()
  })

  it('says who is there, also on a public page that recognises', async () => {
    const { app, headers, form } = await pages()
    expect(form.name).toBe('林')
    expect((await app.inject({ url: '/open', headers })).json()).toEqual({ name: '林' })
    expect((await app.inject({ url: '/open' })).json()).toEqual({ name: 'nobody' })
  })

  it('acts only with its own CSRF token, in the form or in a header', async () => {
    const { app, headers, form } = await pages()
    const other = await pages()
    const act = async (body: object, more: object = {}) =>
      await app.inject({ method: 'POST', url: '/act', payload: body, headers: { ...headers, ...more } })
    for (const _csrf of [undefined, '', 'x', `${form.csrf}x`, other.form.csrf, [form.csrf]]) {
      const refused = await act({ _csrf, n: 1 })
      expect({ status: refused.statusCode, code: refused.json().code }).toEqual({ status: 403, code: 'csrf.refused' })
    }
    expect((await act({ _csrf: form.csrf, n: 1 })).json()).toEqual({ body: { n: 1 }, by: people.officer.id })
    expect((await act({ n: 2 }, { 'x-csrf-token': form.csrf })).json()).toMatchObject({ body: { n: 2 } })
  })

  it('is not needed by a bearer token, which no browser sends by itself', async () => {
    const { app, headers } = await pages()
    const { token } = await openSession(database.pool, people.officer.id)
    const sent = { ...headers, authorization: `Bearer ${token}` }
    expect((await app.inject({ method: 'POST', url: '/act', payload: {}, headers: sent })).statusCode).toBe(200)
  })

  it('takes nothing from another site, signing in included', async () => {
    const { app, headers, form } = await pages()
    for (const from of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const act = { method: 'POST' as const, payload: { _csrf: form.csrf }, headers: { ...headers, ...from } }
      expect((await app.inject({ ...act, url: '/act' })).json()).toMatchObject({ code: 'csrf.refused' })
      expect((await app.inject({ ...act, url: '/in' })).json()).toMatchObject({ code: 'csrf.refused' })
    }
    const own = { ...headers, origin: 'http://localhost', host: 'localhost', 'sec-fetch-site': 'same-origin' }
    expect(
      (await app.inject({ method: 'POST', url: '/act', payload: { _csrf: form.csrf }, headers: own })).statusCode,
    ).toBe(200)
  })

  it('takes nothing from where the system is not reached, whatever host a proxy forwards', async () => {
    const { app, headers, form } = await pages(false, { publicUrl: 'https://bihuan.example/', trustProxy: true })
    const send = async (origin: string, forwarded: string) =>
      await app.inject({
        method: 'POST',
        url: '/act',
        payload: { _csrf: form.csrf },
        headers: { ...headers, origin, host: 'internal', 'x-forwarded-host': forwarded },
      })
    for (const origin of ['https://elsewhere.example', 'http://bihuan.example', 'https://bihuan.example:8443'])
      expect((await send(origin, new URL(origin).host)).json(), origin).toMatchObject({ code: 'csrf.refused' })
    expect((await send('https://bihuan.example', 'whatever.example')).statusCode).toBe(200)
  })

  it('takes the names of one machine for one, since each of them leads only to oneself', async () => {
    const { app, headers, form } = await pages(false, { publicUrl: 'http://localhost:8080' })
    const send = async (origin: string) => {
      const asked = { method: 'POST' as const, url: '/act', payload: { _csrf: form.csrf } }
      return (await app.inject({ ...asked, headers: { ...headers, origin } })).statusCode
    }
    for (const origin of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])
      expect(await send(origin), origin).toBe(200)
    for (const origin of ['http://localhost:8081', 'https://127.0.0.1:8080', 'http://localhost.example:8080'])
      expect(await send(origin), origin).toBe(403)
  })

  it('ends when it is taken back', async () => {
    const { app, headers, form } = await pages()
    const out = await app.inject({ method: 'POST', url: '/out', payload: { _csrf: form.csrf }, headers })
    expect(out.cookies[0]).toMatchObject({ name: 'bihuan', value: '' })
  })
})
