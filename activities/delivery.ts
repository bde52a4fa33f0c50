import type { OutgoingMessage } from '../record/outbox.ts'
import { webhookSignature } from '../record/webhook-signature.ts'

/** Takes messages out of the house; answers with a receipt and throws when the recipient has not taken them. */
export interface Sender {
  send(message: OutgoingMessage): Promise<string>
}

/** Thrown when a recipient has answered that it will never take this message; sent again it would say the same. */
export class RefusedForGood extends Error {}

// What says nothing of the message: the key (401, 403, 407) and the address (404, 405, 421) are of the settings and are
// put right there, and it came too late (408), too early (425) or too often (429), or while something was locked (423).
const saysNothingOfIt = [401, 403, 404, 405, 407, 408, 421, 423, 425, 429]
const isRefusedForGood = (status: number) => status >= 400 && status < 500 && !saysNothingOfIt.includes(status)

const sendTimeoutMs = 10_000

/** Sends each message as a signed Standard Webhook; the receiver drops repeats by `webhook-id`. */
export function webhookSender(url: string, secret: string): Sender {
  return {
    async send(message) {
      const timestamp = String(Math.floor(Date.now() / 1000))
      const body = JSON.stringify({
        type: message.kind,
        subject: message.caseNo,
        sequence: message.caseSeq,
        recipient: message.recipient,
        data: message.body,
      })
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': message.key,
          'webhook-timestamp': timestamp,
          'webhook-signature': webhookSignature(secret, { id: message.key, timestamp, body }),
        },
        body,
        signal: AbortSignal.timeout(sendTimeoutMs),
        // Messages go to the platform of the settings, not to where an answer points: a redirect is a refusal.
        redirect: 'manual',
      })
      // Only the status is asked for: however much comes with it, none of it is read.
      await response.body?.cancel()
      const said = `The platform answered ${response.status} to ${message.key}`
      if (isRefusedForGood(response.status)) throw new RefusedForGood(said)
      if (!response.ok) throw new Error(said)
      return `webhook ${response.status}`
    },
  }
}
