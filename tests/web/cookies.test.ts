import { describe, expect, it } from 'vitest'
import { withDatabase } from '../setup/database.ts'
import { withHouse } from './house.ts'

const plain = withHouse(withDatabase())
const behindTls = withHouse(withDatabase(), { secureCookies: true })

describe('every cookie of the pages', () => {
  it('is sent by TLS and to this host only, where there is TLS', async () => {
    const cookies = await behindTls.signIn('officer')
    const out = await behindTls.app.inject({ url: '/work?lang=en', cookies })
    const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(out.body) ?? []
    const gone = await behindTls.send('/sign-out', { _csrf: csrf }, { cookies })
    const set = [...out.cookies, ...gone.cookies]
    expect(set.map(({ name }) => name).toSorted()).toEqual([
      '__Host-bihuan',
      '__Host-bihuan-signed-out',
      '__Host-flash',
      '__Host-lang',
    ])
    for (const cookie of set) {
      expect(cookie, cookie.name).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' })
      expect(cookie, cookie.name).not.toHaveProperty('domain')
    }
    const asked = Object.fromEntries(set.map(({ name, value }) => [name, value]))
    const next = await behindTls.app.inject({ url: '/sign-in', cookies: asked })
    expect(next.body).toContain('You have signed out.')
    expect(next.cookies).toMatchObject([{ name: '__Host-flash', value: '', secure: true }])
  })

  it('needs no TLS where there is none, and then carries no prefix that browsers would refuse', async () => {
    const { cookies } = await plain.app.inject({ url: '/sign-in?lang=en' })
    expect(cookies).toMatchObject([{ name: 'lang', value: 'en', httpOnly: true, sameSite: 'Lax' }])
    expect(cookies[0]).not.toHaveProperty('secure')
  })
})
