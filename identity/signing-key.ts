import type { webcrypto } from 'node:crypto'
import { createPrivateKey, subtle } from 'node:crypto'

// As keys name their curves, and as the signatures of JSON Web Tokens name them (RFC 7518, section 3.4).
const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384' }

/** A private key in PEM as tokens are signed with it: by RS256, or by the algorithm of its curve. */
export async function signingKey(pem: string): Promise<webcrypto.CryptoKey> {
  const key = createPrivateKey(pem)
  const { asymmetricKeyDetails: { namedCurve = '' } = {} } = key
  const algorithm = curves[namedCurve]
    ? { name: 'ECDSA', namedCurve: curves[namedCurve] }
    : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return await subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), algorithm, false, ['sign'])
}
