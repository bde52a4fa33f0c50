import type { webcrypto } from 'node:crypto'
import { createPrivateKey, subtle } from 'node:crypto'

/**
 * A private key in PEM as tokens are signed with it: RSA by RS256, P-256 by ES256 (RFC 7518, section 3.1), which providers
 * take in their standard settings.
 */
export async function signingKey(pem: string): Promise<webcrypto.CryptoKey> {
  const key = createPrivateKey(pem)
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return await subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), algorithm, false, ['sign'])
}
