// A process of the storm: takes messages as the platform outside would, and keeps an account of what it has taken.
import { createHmac } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { isSame } from '../../identity/secrets.ts'
import { diceOf } from '../../fictitious/random-lives.ts'

/** One message as a receiver has taken it: `at` counts nanoseconds on a clock that all processes share. */
export interface Receipt {
  readonly id: string
  readonly body: string
  readonly at: string
}

interface Settings {
  readonly port: number
  readonly secret: string
  /** Where it keeps its account; it survives the process. */
  readonly file: string
  /** While this file is there every message is taken well. */
  readonly calmFile: string
  readonly seed: number
}

// Longer than a sender waits.
const hangMs = 15_000

function isSigned(secret: string, id: string, timestamp: string, body: string, given: string): boolean {
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return isSame(given, `v1,${signature}`)
}

/** Serves until it is ended. Of 20 messages one is refused with 500, one with 503, one hangs, two break off. */
function serve({ port, secret, file, calmFile, seed }: Settings): void {
  const dice = diceOf(seed + (existsSync(file) ? readFileSync(file).length : 0))
  const take = (receipt: Receipt) => appendFileSync(file, `${JSON.stringify(receipt)}\n`)
  const answer = (response: ServerResponse, status: number) => response.writeHead(status).end()
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request)
      const header = (name: string) => String(request.headers[name] ?? '')
      const id = header('webhook-id')
      if (!isSigned(secret, id, header('webhook-timestamp'), body, header('webhook-signature')))
        return answer(response, 401)
      const mood = existsSync(calmFile) ? 19 : dice(20)
      if (mood === 0) return answer(response, 500)
      if (mood === 1) return answer(response, 503)
      if (mood === 2) return setTimeout(() => response.destroy(), hangMs)
      if (mood === 3) return request.socket.destroy()
      take({ id, body, at: String(process.hrtime.bigint()) })
      // It has taken the message, and the sender does not hear of it.
      if (mood === 4) return request.socket.destroy()
      return answer(response, 204)
    })().catch(() => response.destroy())
  })
  server.listen({ port, host: '127.0.0.1' })
  process.once('SIGTERM', () => process.exit(0))
}

const settings = process.argv[2]
if (settings !== undefined) serve(JSON.parse(settings) as Settings)
