import * as oidc from 'openid-client'

/** Which door of the house a provider keeps: the city's for staff, the one-stop portal's (一网通办) for entities. */
export type Door = 'staff' | 'entity'

/** How an identity provider is reached, and which claim of its says who somebody is with us. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** For staff the name of the account, for entities the credit code. */
  readonly claim: string
  /** How strongly somebody must have signed in there, as the provider names it; whatever it asks when absent. */
  readonly acr?: string | undefined
}

export interface Visit {
  readonly address: URL
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
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
export function createProvider({ issuer, clientId, clientSecret, claim, acr }: ProviderSettings, returnTo: string) {
  const server = new URL(issuer)
  // Plain HTTP is for a provider on this machine, as tests have it; the settings allow it for no other.
  const insecure = server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  // By the keys that the provider's description names, and by no other that a token brings along.
  const options = { execute: [oidc.enableNonRepudiationChecks, ...insecure] }
  let known: Promise<oidc.Configuration> | undefined
  const configuration = async () => {
    known ??= oidc.discovery(server, clientId, clientSecret, undefined, options)
    try {
      return await known
    } catch (error) {
      known = undefined
      throw error
    }
  }
  return {
    /** Where to send the browser, with what must be kept until it comes back. */
    async begin(): Promise<Visit> {
      const [state, nonce, codeVerifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const address = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnTo,
        scope: 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(acr === undefined ? {} : { acr_values: acr }),
      })
      return { address, state, nonce, codeVerifier }
    },
    /** Who has come back. Throws when the provider did not send the browser so, or does not answer. */
    async finish(query: string, kept: Pick<Visit, 'state' | 'nonce' | 'codeVerifier'>): Promise<Person> {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), new URL(`${returnTo}?${query}`), {
        pkceCodeVerifier: kept.codeVerifier,
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The provider has sent no ID token')
      // A provider may let in people whom it could not ask for what was wished.
      if (acr !== undefined && claims.acr !== acr)
        throw new Error('The provider has not asked for the strength that is set')
      const { name, [claim]: named } = claims
      const texts = Array.isArray(named) ? named.filter((one) => typeof one === 'string') : undefined
      return {
        subject: `${claims.iss} ${claims.sub}`,
        claim: typeof named === 'string' ? named : texts,
        name: typeof name === 'string' ? name : undefined,
      }
    },
  }
}
