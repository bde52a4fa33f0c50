import type { KeyObject } from 'node:crypto'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Provider } from '../../identity/provider.ts'
import { createProvider } from '../../identity/provider.ts'
import type { IdentityProvider } from '../support/identity-provider.ts'
import { client, startIdentityProvider } from '../support/identity-provider.ts'

const returnTo = 'http://bihuan.example/oidc/staff/return'
const claims = { preferred_username: 'officer-li', name: '李（虚构）' }
let city: IdentityProvider
let provider: Provider

beforeAll(async () => {
  city = await startIdentityProvider([returnTo], { 'city-1': claims })
  const settings = {
    issuer: city.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    claim: 'preferred_username',
  }
  provider = createProvider(settings, returnTo)
})
afterAll(async () => await city.close())

/** Goes there and comes back, with what the provider's signed token says changed, and the answer's address. */
async function visit(
  said: { readonly [claim: string]: unknown } = {},
  address = (back: URL) => back,
  within: number | null = null,
) {
  const begun = await provider.begin({ anew: within !== null })
  city.forge(async (token) => city.signed(token, said))
  const back = address(await city.signIn(begun.address.href, 'city-1'))
  return await provider.finish(back.search.slice(1), { ...begun, within })
}

it('a provider may be half a minute ahead of this machine, and no more', async () => {
  const ahead = (seconds: number) => {
    const now = Math.floor(Date.now() / 1000) + seconds
    return { iat: now, nbf: now, auth_time: now }
  }
  expect(await visit(ahead(25))).toMatchObject({ claim: 'officer-li' })
  await expect(visit(ahead(120))).rejects.toThrow()
})

it('an answer of a provider is read so far as it may be long', async () => {
  const answers = { pad: '' }
  const server = createServer((_request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ issuer, authorization_endpoint: `${issuer}/authorize`, ...answers }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const begin = async () =>
    await createProvider({ issuer, clientId: 'c', clientSecret: 's', claim: 'name' }, returnTo).begin()
  try {
    expect((await begin()).address.pathname).toBe('/authorize')
    answers.pad = 'x'.repeat(2 * 1024 * 1024)
    await expect(begin()).rejects.toThrow()
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

// OpenID Connect Core 1.0, section 9, and Discovery 1.0, section 3: what a provider names none for is client_secret_basic.
describe('a provider is shown our secret as it asks', () => {
  it.each([
    { clientAuth: 'client_secret_basic' },
    { clientAuth: 'client_secret_post' },
    { clientAuth: 'client_secret_jwt' },
    { clientAuth: 'client_secret_basic', namesIt: false },
    { clientAuth: 'client_secret_post', namesIt: false, set: 'client_secret_post' },
  ] as const)('%j', async ({ clientAuth, set, ...more }) => {
    const strict = await startIdentityProvider([returnTo], { 'city-1': claims }, { clientAuth, ...more })
    try {
      const { issuer } = strict
      const ours = { issuer, clientId: client.id, clientSecret: client.secret, claim: 'preferred_username' }
      const to = createProvider({ ...ours, clientAuth: set }, returnTo)
      const begun = await to.begin()
      const back = await strict.signIn(begun.address.href, 'city-1')
      expect(await to.finish(back.search.slice(1), { ...begun, within: null })).toMatchObject({ claim: 'officer-li' })
    } finally {
      await strict.close()
    }
  })

  // RFC 7523, section 2.2: the provider knows the public key alone.
  it.each([
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ])('or knows us by a key of ours (%s), and nobody by another', async (_, { publicKey, privateKey }) => {
    const strict = await startIdentityProvider(
      [returnTo],
      { 'city-1': claims },
      { clientAuth: 'private_key_jwt', publicKey },
    )
    const visitWith = async (key: KeyObject) => {
      const clientKey = key.export({ type: 'pkcs8', format: 'pem' }).toString()
      const ours = { issuer: strict.issuer, clientId: client.id, clientKey, claim: 'preferred_username' }
      const to = createProvider(ours, returnTo)
      const begun = await to.begin()
      const back = await strict.signIn(begun.address.href, 'city-1')
      return await to.finish(back.search.slice(1), { ...begun, within: null })
    }
    try {
      expect(await visitWith(privateKey)).toMatchObject({ claim: 'officer-li' })
      const { asymmetricKeyType: type, asymmetricKeyDetails: { namedCurve = '' } = {} } = privateKey
      const other =
        type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve })
      await expect(visitWith(other.privateKey)).rejects.toThrow()
    } finally {
      await strict.close()
    }
  })

  it('or is told apart from one that takes none', async () => {
    const strict = await startIdentityProvider([returnTo], {}, { clientAuth: 'private_key_jwt' })
    try {
      const ours = { issuer: strict.issuer, clientId: client.id, clientSecret: client.secret, claim: 'name' }
      const to = createProvider(ours, returnTo)
      const begun = await to.begin()
      await expect(
        to.finish(`code=any&state=${begun.state}&iss=${strict.issuer}`, { ...begun, within: null }),
      ).rejects.toThrow()
    } finally {
      await strict.close()
    }
  })
})

// OpenID Connect Core 1.0, section 5.4: in the code flow the claims of a scope stand at userinfo.
describe('what the ID token leaves out', () => {
  it('is read at userinfo, and the token’s own word goes before it', async () => {
    const begun = await provider.begin()
    let token = ''
    city.forge(async (signed) => (token = signed))
    const back = await city.signIn(begun.address.href, 'city-1')
    expect(await provider.finish(back.search.slice(1), { ...begun, within: null })).toMatchObject({
      claim: 'officer-li',
      name: '李（虚构）',
    })
    const said = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as object
    expect(Object.keys(said)).not.toContain('preferred_username')
    expect(await visit({ preferred_username: 'officer-wang' })).toMatchObject({ claim: 'officer-wang' })
  })

  it('is not believed where it speaks of somebody else', async () => {
    await expect(visit({ sub: 'city-2' })).rejects.toThrow()
  })
})

// OpenID Connect Core 1.0, 3.1.3.7: what a client must check of an ID token, its signature being the provider's own.
describe('a token that the provider itself has signed', () => {
  const now = () => Math.floor(Date.now() / 1_000)

  it('says who has come', async () => {
    expect(await visit()).toEqual({ subject: `${city.issuer} city-1`, claim: 'officer-li', name: '李（虚构）' })
  })

  it.each([
    ['of another visit', { nonce: 'of another visit' }],
    ['of no visit', { nonce: undefined }],
    ['for another site', { aud: 'another site' }],
    ['for another site too, and given to that', { aud: [client.id, 'another site'], azp: 'another site' }],
    ['for nobody', { aud: undefined }],
    ['of another provider', { iss: 'https://another.example' }],
    ['of no provider', { iss: undefined }],
    ['about nobody', { sub: undefined }],
    ['about an empty name', { sub: '' }],
    ['about a name of 256 letters', { sub: 'a'.repeat(256) }],
    ['about a name that turns the direction of writing', { sub: 'city-\u202e1' }],
    ['about a number', { sub: 7 }],
    ['about a name that cannot be kept', { sub: 'city\u00001' }],
    ['about half a sign', { sub: 'city\ud800' }],
    ['that is over', { exp: now() - 3_600 }],
    ['without an end', { exp: undefined }],
    ['that has not begun', { nbf: now() + 3_600 }],
    ['from no time', { iat: undefined }],
  ])('opens nothing when it is %s', async (_how, said) => {
    await expect(visit(said)).rejects.toThrow()
  })

  it.each([
    [
      ['officer-li', 7, 'a\u0000b', 'officer-zhou'],
      ['officer-li', 'officer-zhou'],
    ],
    [7, undefined],
    [{ a: 'officer-li' }, undefined],
    ['a\u0000b', undefined],
    [null, undefined],
  ])('names an account by texts that can be kept only: %j', async (preferred_username, claim) => {
    expect((await visit({ preferred_username })).claim).toEqual(claim)
  })
})

// OpenID Connect Core 1.0, 3.1.2.1: with `max_age` a provider says when it has asked, and 3.1.3.7 (13) has that checked.
describe('who must sign in there anew', () => {
  const ago = (seconds: number) => ({ auth_time: Math.floor(Date.now() / 1_000) - seconds })
  const asIs = (back: URL) => back

  it('comes in after having been asked', async () => {
    expect(await visit({}, asIs, 60)).toMatchObject({ claim: 'officer-li' })
  })

  it.each([
    ['was asked before the visit', ago(600)],
    ['was asked at no time that is told', { auth_time: undefined }],
    ['was asked at what is no time', { auth_time: 'now' }],
  ])('does not come in when they say that the person %s', async (_how, said) => {
    await expect(visit(said, asIs, 60)).rejects.toThrow()
  })

  it('is let in by an earlier asking where they need not be asked', async () => {
    expect(await visit(ago(600))).toMatchObject({ claim: 'officer-li' })
  })
})

// RFC 9207, 2.4: so that the answer of one provider is not taken to another.
it('An answer that says to come from another provider is not taken to this one', async () => {
  const from = (issuer: string) => (back: URL) => {
    back.searchParams.set('iss', issuer)
    return back
  }
  await expect(visit({}, from('https://another.example'))).rejects.toThrow()
  expect(await visit({}, from(city.issuer))).toMatchObject({ claim: 'officer-li' })
})
