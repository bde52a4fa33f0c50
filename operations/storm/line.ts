import { setTimeout as wait } from 'node:timers/promises'
import { Agent } from 'undici'

/** What one request came to: the last answer, and how often it was sent. */
interface Outcome {
  readonly status: number
  readonly body: unknown
  readonly attempts: number
}

interface Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly token: string
  readonly key?: string
  readonly version?: number | undefined
  readonly body?: unknown
}

/** The way of clients to the APIs. */
export interface Line {
  /** Sends a request until it has an answer that is one: with the same key, by one API after the other. */
  send(request: Request): Promise<Outcome>
  /** How often each status was answered; 0 stands for no answer. */
  readonly statuses: ReadonlyMap<number, number>
  close(): Promise<void>
}

// Shorter than some pauses, so that commands whose first attempt is still under way are sent a second time.
const attemptMs = 6_000
const longestRestMs = 3_000
const mostRequests = 48

// Everything else is an answer; these say that there is none yet. 401 is one by a session that could not be read.
const isNone = (status: number) => status === 0 || status >= 500 || status === 429

/** Opens the way to APIs at addresses. Throws from `send` when nobody has answered for `patienceMs`, or when told to end. */
export function openLine(addresses: readonly string[], patienceMs: number, signal: AbortSignal): Line {
  const agent = new Agent({ connections: mostRequests, pipelining: 1 })
  const statuses = new Map<number, number>()
  let turn = 0
  let busy = 0
  const waiting: (() => void)[] = []

  async function once(request: Request): Promise<{ status: number; body: unknown; restMs: number }> {
    const origin = addresses[turn++ % addresses.length] as string
    try {
      const response = await agent.request({
        origin,
        path: `/api/v1${request.path}`,
        method: request.method,
        headers: {
          authorization: `Bearer ${request.token}`,
          ...(request.key === undefined ? {} : { 'idempotency-key': request.key }),
          ...(request.method === 'GET'
            ? {}
            : { 'if-match': request.version === undefined ? '*' : `"${request.version}"` }),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]),
      })
      const body: unknown = await response.body.json()
      return { status: response.statusCode, body, restMs: Number(response.headers['retry-after'] ?? 0) * 1_000 }
    } catch {
      return { status: 0, body: undefined, restMs: 0 }
    }
  }

  return {
    statuses,
    async send(request) {
      while (busy >= mostRequests) await new Promise<void>((go) => waiting.push(go))
      busy += 1
      try {
        const until = Date.now() + patienceMs
        for (let attempts = 1; ; attempts += 1) {
          const { status, body, restMs } = await once(request)
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          if (!isNone(status)) return { status, body, attempts }
          signal.throwIfAborted()
          if (Date.now() > until) throw new Error(`${request.path}: nobody has answered for ${patienceMs / 1000} s`)
          await wait(Math.min(longestRestMs, Math.max(restMs, 100 * 2 ** Math.min(attempts, 5))))
        }
      } finally {
        busy -= 1
        waiting.shift()?.()
      }
    },
    close: async () => await agent.destroy(),
  }
}
