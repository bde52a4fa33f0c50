import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../../setup/database.ts'
import { withHouse } from '../../house.ts'

const database = withDatabase()
const address = new URL('https://portal.example/auth?client_id=bihuan&state=s')
const portal = {
  begin: async () => ({
    address,
    state: `state-${Math.random()}`,
    nonce: 'nonce',
    codeVerifier: 'verifier',
    anew: false,
  }),
  finish: async () => ({ subject: 'portal nobody', claim: undefined, name: undefined }),
}
const house = withHouse(database, { providers: { entity: portal } })
const kept = async () =>
  (await database.pool.query('SELECT return_to, invitation FROM provider_visits ORDER BY expires_at')).rows

describe('going to an identity provider from the page', () => {
  it('leads there by a page of ours, keeps where to return to, and works without script', async () => {
    const answer = await house.send(
      '/sign-in/entity',
      { to: '/matters', invitation: 'ABCD-EFGH' },
      { headers: { origin: 'http://localhost', host: 'localhost' } },
    )
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { refresh: `0; url=${address.href}`, 'cache-control': 'no-store' },
    })
    expect(answer.body).toContain(`href="${address.href.replaceAll('&', '&amp;')}"`)
    expect(answer.cookies).toMatchObject([{ name: 'bihuan-visit', httpOnly: true, sameSite: 'Lax' }])
    expect(await kept()).toEqual([{ return_to: '/matters', invitation: 'ABCD-EFGH' }])
  })

  it('begins by no link and by no form of another site', async () => {
    const before = await kept()
    expect((await house.app.inject({ url: '/sign-in/entity?to=/matters' })).statusCode).toBe(405)
    const forged = await house.send('/sign-in/entity', {}, { headers: { origin: 'https://elsewhere.example' } })
    expect(forged.json()).toMatchObject({ status: 403, code: 'csrf.refused' })
    expect(await kept()).toEqual(before)
  })

  it('returns to no other site', async () => {
    await house.send('/sign-in/entity', { to: '//elsewhere.example' })
    expect((await kept()).at(-1)).toEqual({ return_to: '/', invitation: null })
  })

  it('says on the page that there is none', async () => {
    const answer = await house.send('/sign-in/staff', {})
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('class="faults')
  })
})
