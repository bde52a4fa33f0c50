import type { KeyObject } from 'node:crypto'
import { generateKeyPairSync, sign } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { ClientAuthMethod } from '../../identity/provider.ts'

export interface IdentityProvider {
  readonly issuer: string
  /** A token with other claims, signed by the provider's own key. */
  signed(token: string, claims: { readonly [claim: string]: unknown }): string
  /** Says what the provider's next ID token shall be in place of the one that it has signed. */
  forge(token: (signed: string) => Promise<string>): void
  /** Goes as a browser through the provider's own pages, as the person of a login; answers with where it is sent back. */
  signIn(address: string, login: string): Promise<URL>
  close(): Promise<void>
}

interface Strictness {
  readonly clientAuth?: ClientAuthMethod | 'private_key_jwt'
  readonly namesIt?: boolean
  readonly publicKey?: KeyObject
}

export const client = { id: 'bihuan', secret: 'a secret of the tests, long enough' }

/**
 * A real OpenID provider on this machine, in its standard settings: claims stand at userinfo, and it takes every way to show a
 * secret, or `clientAuth` alone, which its description says if it `namesIt`, and knows us by `publicKey` where it is given. Its people are fictitious and have the claims that are given by login.
 */
export async function startIdentityProvider(
  returnTo: readonly string[],
  people: { readonly [login: string]: { readonly [claim: string]: string | readonly string[] } },
  { clientAuth, namesIt = true, publicKey }: Strictness = {},
): Promise<IdentityProvider> {
  const listening = await listen()
  const issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'of-the-tests', use: 'sig', alg: 'RS256' }] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...returnTo],
        ...(clientAuth === undefined ? {} : { token_endpoint_auth_method: clientAuth }),
        ...(publicKey === undefined ? {} : { jwks: { keys: [publicKey.export({ format: 'jwk' })] } }),
      },
    ],
    ...(clientAuth === undefined ? {} : { clientAuthMethods: [clientAuth] }),
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'uscc'] },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the tests'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  })
  let forge: ((signed: string) => Promise<string>) | undefined
  provider.use(async (context, next) => {
    await next()
    if (!namesIt && context.path === '/.well-known/openid-configuration')
      delete (context.body as Record<string, unknown>)['token_endpoint_auth_methods_supported']
    const body = context.body as { id_token?: string } | undefined
    if (context.path !== '/token' || forge === undefined || body?.id_token === undefined) return
    context.body = { ...body, id_token: await forge(body.id_token) }
    forge = undefined
  })
  const answer = provider.callback()
  listening.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    signed(token, claims) {
      const [head = '', body = ''] = token.split('.')
      const said = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), ...claims }
      const parts = `${head}.${Buffer.from(JSON.stringify(said)).toString('base64url')}`
      return `${parts}.${sign('sha256', Buffer.from(parts), privateKey).toString('base64url')}`
    },
    forge: (token) => void (forge = token),
    signIn: async (address, login) => await browse(address, login, issuer),
    close: async () => await new Promise((resolve) => listening.close(() => resolve())),
  }
}

async function listen(): Promise<Server> {
  const { createServer } = await import('node:http')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function browse(address: string, login: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(address)
  for (let hop = 0; hop < 12; hop += 1) {
    if (next.origin !== issuer) return next
    const isForm = next.pathname.startsWith('/interaction/')
    const body = new URLSearchParams({ prompt: cookies.has('asked') ? 'consent' : 'login', login, password: 'any' })
    if (isForm) cookies.set('asked', '1')
    const response = await fetch(next, {
      method: isForm ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), connection: 'close' },
      ...(isForm ? { body } : {}),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null)
      throw new Error(`The provider answered ${response.status}: ${(await response.text()).slice(0, 500)}`)
    next = new URL(location, next)
  }
  throw new Error('The provider sends the browser around for ever')
}
