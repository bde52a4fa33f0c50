import type { OutgoingMessage } from '../record/outbox.ts'
import { webhookHeaders } from '../record/webhook-signature.ts'
import { isOfTheMessage } from './webhook.ts'

/** Takes messages out of the house; answers with a receipt and throws when the recipient has not taken them. */
export interface Sender {
  send(message: OutgoingMessage): Promise<string>
}

/** Thrown when a recipient has answered that it will never take this message; sent again it would say the same. */
export class RefusedForGood extends Error {}

const sendTimeoutMs = 10_000

/** Sends each message as a signed Standard Webhook; the receiver drops repeats by `webhook-id`. */
export function webhookSender(url: string, secret: string): Sender {
  return {
    async send(message) {
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
          ...webhookHeaders([secret], { id: message.key, body }),
        },
        body,
        signal: AbortSignal.timeout(sendTimeoutMs),
        // Messages go to the platform of the settings, not to where an answer points: a redirect is a refusal.
        redirect: 'manual',
      })
      // Only the status is asked for: however much comes with it, none of it is read.
      await response.body?.cancel()
      const said = `The platform answered ${response.status} to ${message.key}`
      if (isOfTheMessage(response.status)) throw new RefusedForGood(said)
      if (!response.ok) throw new Error(said)
      return `webhook ${response.status}`
    },
  }
}
