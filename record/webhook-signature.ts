import { createHmac } from 'node:crypto'

/** What is signed of a webhook: its id, when it was sent in seconds of Unix time, and its body as sent. */
export interface SignedContent {
  readonly id: string
  readonly timestamp: string
  readonly body: string
}

/**
 * The signature of a webhook by Standard Webhooks 1.0. What follows `whsec_` in a secret is the key in base64, as the standard
 * and its libraries have it; any other secret is the key itself.
 */
export function webhookSignature(secret: string, { id, timestamp, body }: SignedContent): string {
  const key = secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), 'base64') : secret
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

const prefix = 'whsec_'

/** The headers of a webhook that is sent now, with a signature by each of the secrets. */
export function webhookHeaders(secrets: readonly string[], { id, body }: Omit<SignedContent, 'timestamp'>) {
  const timestamp = String(Math.floor(Date.now() / 1_000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => webhookSignature(secret, { id, timestamp, body })).join(' '),
  }
}
