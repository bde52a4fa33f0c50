import * as oidc from 'openid-client'
import { signingKey } from './signing-key.ts'

/** Which door of the house a provider keeps: the city's for staff, the one-stop portal's (一网通办) for entities. */
export type Door = 'staff' | 'entity'

/** How an identity provider is reached, and which claim of its says who somebody is with us. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  /** What we show there: a secret, or a signature by a private key in PEM. */
  readonly clientSecret?: string | undefined
  readonly clientKey?: string | undefined
  /** For staff the name of the account, for entities the credit code. */
  readonly claim: string
  /** How strongly somebody must have signed in there, as the provider names it; whatever it asks when absent. */
  readonly acr?: string | undefined
  /** How we are registered to show the secret; by the provider's description when absent. */
  readonly clientAuth?: ClientAuthMethod | undefined
}

const ways = {
  client_secret_basic: oidc.ClientSecretBasic,
  client_secret_post: oidc.ClientSecretPost,
  client_secret_jwt: oidc.ClientSecretJwt,
} as const

/** How a client shows its secret (OpenID Connect Core 1.0, section 9). */
export type ClientAuthMethod = keyof typeof ways

// Of several that a provider takes the first here.
const clientAuthMethods = Object.keys(ways) as readonly ClientAuthMethod[]

export interface Visit {
  readonly address: URL
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** Whether the provider was told to ask, whoever is signed in there. */
  readonly anew: boolean
}

/** What must be known of a visit at its end. */
export interface Kept extends Pick<Visit, 'state' | 'nonce' | 'codeVerifier'> {
  /** Within how many seconds before its end somebody must have signed in there; null where any time will do. */
  readonly within: number | null
}

/** What a provider says of a person. */
export interface Person {
  /** Issuer and subject, which together never name another. */
  readonly subject: string
  /** Of a person who stands for several entities, each of their codes. */
  readonly claim: string | readonly string[] | undefined
  readonly name: string | undefined
}

export type Provider = ReturnType<typeof createProvider>

/**
 * A provider by OpenID Connect: the code flow with PKCE, state and nonce, and signed ID tokens. Its description is read
 * when first needed.
 */
export function createProvider({ issuer, clientId, claim, acr, ...shown }: ProviderSettings, returnTo: string) {
  const server = new URL(issuer)
  // Plain HTTP is for a provider on this machine, as tests have it; the settings allow it for no other.
  const insecure = server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  // By the keys that the provider's description names, and by no other that a token brings along.
  const options = { execute: [oidc.enableNonRepudiationChecks, ...insecure], [oidc.customFetch]: boundedFetch }
  let known: Promise<oidc.Configuration> | undefined
  const configuration = async () => {
    known ??= showing(shown).then(async (way) => await oidc.discovery(server, clientId, undefined, way, options))
    try {
      return await known
    } catch (error) {
      known = undefined
      throw error
    }
  }
  return {
    /**
     * Where to send the browser, with what must be kept until it comes back. `anew`: the provider lets nobody in without
     * asking, whoever is signed in there.
     */
    async begin({ anew = false } = {}): Promise<Visit> {
      const [state, nonce, codeVerifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const address = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnTo,
        scope: 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(acr === undefined ? {} : { acr_values: acr }),
        ...(anew ? { prompt: 'login', max_age: '0' } : {}),
      })
      return { address, state, nonce, codeVerifier, anew }
    },
    /**
     * Who has come back. Throws when the provider did not send the browser so, does not answer, or does not say that they
     * have signed in there within the time that is asked for (`auth_time`, OpenID Connect Core 1.0, 3.1.2.1 and 3.1.3.7).
     */
    async finish(query: string, kept: Kept): Promise<Person> {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), new URL(`${returnTo}?${query}`), {
        pkceCodeVerifier: kept.codeVerifier,
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        idTokenExpected: true,
        ...(kept.within === null ? {} : { maxAge: kept.within }),
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The provider has sent no ID token')
      // A provider may let in people whom it could not ask for what was wished.
      if (acr !== undefined && claims.acr !== acr)
        throw new Error('The provider has not asked for the strength that is set')
      if (!isSubject(claims.sub)) throw new Error('The provider names somebody by what cannot be written')
      const { name, [claim]: named } = await withUserInfo(await configuration(), tokens.access_token, claims, claim)
      return {
        subject: `${claims.iss} ${claims.sub}`,
        claim: Array.isArray(named) ? named.filter(isKeepable) : isKeepable(named) ? named : undefined,
        name: typeof name === 'string' ? name : undefined,
      }
    },
  }
}

/**
 * Shows who we are: by a signature of our key (`private_key_jwt`), or our secret as the provider's description asks; one
 * that names nothing takes `client_secret_basic` (OpenID Connect Discovery 1.0, section 3).
 */
async function showing({
  clientSecret: secret = '',
  clientKey,
  clientAuth: set,
}: Pick<ProviderSettings, 'clientSecret' | 'clientKey' | 'clientAuth'>): Promise<oidc.ClientAuth> {
  if (clientKey !== undefined) return oidc.PrivateKeyJwt(await signingKey(clientKey))
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const method = set ?? clientAuthMethods.find((one) => taken.includes(one))
    if (method === undefined) throw new Error(`The provider takes no secret of a client, only ${taken.join(', ')}`)
    return ways[method](secret)(server, client, body, headers)
  }
}

/**
 * What an ID token says, and beside it what the provider says at its userinfo: there stand the claims of the scope profile in
 * the code flow (OpenID Connect Core 1.0, section 5.4). Throws when that does not answer, or speaks of somebody else.
 */
async function withUserInfo(
  configuration: oidc.Configuration,
  accessToken: string,
  claims: oidc.IDToken,
  claim: string,
): Promise<Readonly<Record<string, unknown>>> {
  const isSaid = claims[claim] !== undefined && claims['name'] !== undefined
  if (isSaid || configuration.serverMetadata().userinfo_endpoint === undefined) return claims
  return { ...(await oidc.fetchUserInfo(configuration, accessToken, claims.sub)), ...claims }
}

// OpenID Connect Core 1.0, section 2: at most 255 ASCII characters. Control characters would be read by nobody.
const isSubject = (sub: unknown): sub is string => typeof sub === 'string' && /^[\x20-\x7e]{1,255}$/.test(sub)

// Descriptions, keys and tokens are some kilobytes; what is longer would fill the memory.
const mostOfAnswer = 1024 * 1024

/** As `fetch`, but throws when an answer is longer than a provider has a reason for. */
async function boundedFetch(url: string, options: oidc.CustomFetchOptions): Promise<Response> {
  const { body, signal = null, ...rest } = options
  const response = await fetch(url, { ...rest, signal, ...(body === undefined ? {} : { body: body as BodyInit }) })
  if (!response.body) return response
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body) {
    length += part.byteLength
    // Leaving the loop ends the connection.
    if (length > mostOfAnswer) throw new Error('The provider has sent more than it may')
    parts.push(part)
  }
  return new Response(Buffer.concat(parts), { status: response.status, headers: response.headers })
}

const isKeepable = (named: unknown): named is string =>
  typeof named === 'string' && !/[\p{Cc}\p{Surrogate}]/u.test(named)
