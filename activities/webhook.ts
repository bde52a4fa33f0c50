import { Agent, request as plainRequest } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { guardedLookup, refuseInside } from '../record/subscribers/reach.ts'
import { webhookHeaders } from '../record/webhook-signature.ts'

/** What is sent: a body under an id that is the same however often it is sent. */
export interface Webhook {
  readonly id: string
  readonly contentType: string
  readonly body: string
}

/** What a recipient has answered. */
export interface WebhookAnswer {
  readonly status: number
  /** The seconds that it asks to be left alone for. */
  readonly retryAfter: number | undefined
  /** The beginning of what it says. */
  readonly text: string
}

/** How things are sent: to which hosts inside they may go, and how long an answer may take. */
export interface WebhookSender {
  send(url: string, secrets: readonly string[], webhook: Webhook): Promise<WebhookAnswer>
  close(): void
}

// What says nothing of the message: the key (401, 403, 407) and the address (404, 405, 421) are of the settings and are
// put right there, and it came too late (408), too early (425) or too often (429), or while something was locked (423).
const saysNothingOfIt = [401, 403, 404, 405, 407, 408, 421, 423, 425, 429]

/** Whether a status refuses the message itself, so that it would be refused again. */
export const isOfTheMessage = (status: number): boolean =>
  status >= 400 && status < 500 && !saysNothingOfIt.includes(status)

// More is not read of any answer.
const answerMostBytes = 65_536

/**
 * Sends signed Standard Webhooks, with a signature by each secret that holds, over connections that are kept. Nothing goes
 * inside unless `named` says so, nor where an answer points. Throws where no answer has come within the time.
 */
export function openSender(named: ReadonlySet<string>, answerMs: number): WebhookSender {
  const lookup = guardedLookup(named)
  const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) }
  return {
    async send(address, secrets, { id, contentType, body }) {
      const url = new URL(address)
      refuseInside(url, named)
      const options: RequestOptions = {
        method: 'POST',
        agent: agents[url.protocol as keyof typeof agents],
        lookup: lookup as NonNullable<RequestOptions['lookup']>,
        signal: AbortSignal.timeout(answerMs),
        headers: {
          'content-type': contentType,
          'content-length': Buffer.byteLength(body),
          ...webhookHeaders(secrets, { id, body }),
        },
      }
      return await post(url, options, body)
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

async function post(url: URL, options: RequestOptions, body: string, isSecondTry = false): Promise<WebhookAnswer> {
  const begin = url.protocol === 'https:' ? secureRequest : plainRequest
  return await new Promise((resolve, reject) => {
    const sent = begin(url, options, (answer) => void readAnswer(answer).then(resolve, reject))
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The other end has closed a kept connection while this was on its way: nothing was heard there.
      if (sent.reusedSocket && error.code === 'ECONNRESET' && !isSecondTry) resolve(post(url, options, body, true))
      else reject(error)
    })
    sent.end(body)
  })
}

// Its status says whether it was taken, whatever becomes of the rest.
async function readAnswer(answer: IncomingMessage): Promise<WebhookAnswer> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part)
      bytes += part.length
      if (bytes >= answerMostBytes) break
    }
  } catch (error) {
    if (!answer.errored && !answer.aborted) throw error
  } finally {
    if (!answer.complete) answer.destroy()
  }
  return {
    status: answer.statusCode ?? 0,
    retryAfter: secondsOf(answer.headers['retry-after']),
    text: Buffer.concat(parts).subarray(0, answerMostBytes).toString('utf8'),
  }
}

/** The seconds of a Retry-After (RFC 9110, 10.2.3), given as such or as a date. */
function secondsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(given.trim()) ? Number(given) : (Date.parse(given) - Date.now()) / 1_000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}
