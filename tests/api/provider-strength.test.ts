import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProvider } from '../../identity/provider.ts'
import type { IdentityProvider } from '../support/identity-provider.ts'
import { client, startIdentityProvider } from '../support/identity-provider.ts'

const returnTo = 'http://bihuan.example/oidc/staff/return'
let city: IdentityProvider
beforeAll(
  async () => void (city = await startIdentityProvider([returnTo], { 'city-1': { preferred_username: 'officer-li' } })),
)
afterAll(async () => await city.close())

/** Signs in with a provider that says this of how it was done; answers with whom it names. */
async function signIn(wanted: string | undefined, said: string | undefined) {
  const settings = {
    issuer: city.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    claim: 'preferred_username',
    acr: wanted,
  }
  const provider = createProvider(settings, returnTo)
  const visit = await provider.begin()
  expect(visit.address.searchParams.get('acr_values')).toBe(wanted ?? null)
  const back = await city.signIn(visit.address.href, 'city-1')
  if (said !== undefined) city.forge(async (token) => city.signed(token, { acr: said }))
  return await provider.finish(back.search.slice(1), { ...visit, within: null })
}

it('who must have signed in strongly is asked for it, and not let in when the provider does not say so', async () => {
  expect(await signIn('two-factors', 'two-factors')).toMatchObject({ claim: 'officer-li' })
  for (const said of [undefined, 'password', 'two-factors-or-less']) {
    await expect(signIn('two-factors', said), said).rejects.toThrow('has not asked for the strength')
  }
})

it('where no strength is set, whatever the provider asks is enough', async () => {
  expect(await signIn(undefined, undefined)).toMatchObject({ claim: 'officer-li' })
  expect(await signIn(undefined, 'password')).toMatchObject({ claim: 'officer-li' })
})
