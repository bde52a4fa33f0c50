import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RefusedForGood, webhookSender } from '../../activities/delivery.ts'
import type { OutgoingMessage } from '../../record/outbox.ts'
import { checkpointWebhook } from '../../record/log/second-place.ts'
import { webhookSignature } from '../../record/webhook-signature.ts'

interface Received {
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const secret = 'a secret of the tests'
const message: OutgoingMessage = {
  id: 1,
  key: 'BH-2026-000123/17/platform',
  caseNo: 'BH-2026-000123',
  caseSeq: 17,
  recipient: 'platform',
  kind: 'publicity.published',
  body: { entityName: '上海虚构贸易有限公司' },
  createdAt: new Date('2026-04-07T01:00:00Z'),
}
const received: Received[] = []
let platform: Server
let elsewhere: Server
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

/** Answers with the status that the address names; a redirect leads to the other server. */
async function listen(): Promise<Server> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = request.url ?? ''
      received.push({ url, headers: request.headers, body: Buffer.concat(parts).toString() })
      const status = Number(/\d{3}/.exec(url)?.[0] ?? 200)
      response
        .writeHead(status, status >= 300 && status < 400 ? { location: `${addressOf(elsewhere)}/stolen` } : {})
        .end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

beforeAll(async () => void ([platform, elsewhere] = await Promise.all([listen(), listen()])))
beforeEach(() => void received.splice(0))
afterAll(async () => {
  for (const server of [platform, elsewhere]) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

describe('the signature of a webhook', () => {
  const reference = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

  it('is the one of the reference vector of Standard Webhooks', () => {
    const content = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: '1614265330',
      body: '{"test": 2432232314}',
    }
    expect(webhookSignature(reference, content)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it.each([
    ['a message', (url: string) => webhookSender(url, reference).send(message)],
    [
      'a checkpoint',
      (url: string) => checkpointWebhook(url, reference).take({ size: 4, note: 'note', at: new Date(0) }),
    ],
  ])('of %s is made with the key that the libraries of receivers decode', async (_what, send) => {
    await send(`${addressOf(platform)}/in`)
    const { headers, body } = received[0]!
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    const right = createHmac('sha256', key).update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${right}`)
  })
})

describe('a message to the platform', () => {
  it('is signed over its key, its time and its body', async () => {
    expect(await webhookSender(`${addressOf(platform)}/in`, secret).send(message)).toBe('webhook 200')
    expect(received).toHaveLength(1)
    const { headers, body } = received[0]!
    const signed = `${message.key}.${String(headers['webhook-timestamp'])}.${body}`
    expect(headers).toMatchObject({
      'webhook-id': message.key,
      'webhook-signature': `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`,
    })
    expect(JSON.parse(body)).toMatchObject({
      type: message.kind,
      subject: message.caseNo,
      sequence: 17,
      data: message.body,
    })
  })

  it('is taken by its status, however much the answer brings', async () => {
    let [written, isClosed] = [0, false]
    const flood = createServer((_request, response) => {
      const part = Buffer.alloc(65_536)
      response.on('close', () => (isClosed = true)).writeHead(200)
      const pour = () => {
        while (!isClosed && written < 1e9) {
          written += part.length
          if (!response.write(part)) return void response.once('drain', pour)
        }
      }
      pour()
    })
    await new Promise<void>((resolve) => flood.listen(0, '127.0.0.1', resolve))
    try {
      expect(await webhookSender(addressOf(flood), secret).send(message)).toBe('webhook 200')
      await expect.poll(() => isClosed).toBe(true)
      expect(written).toBeLessThan(50_000_000)
    } finally {
      flood.closeAllConnections()
      flood.close()
    }
  })

  it.each([400, 406, 409, 410, 413, 415, 422])('is refused for good by %i', async (status) => {
    const sending = webhookSender(`${addressOf(platform)}/${status}`, secret).send(message)
    await expect(sending).rejects.toBeInstanceOf(RefusedForGood)
  })

  it.each([401, 403, 404, 405, 407, 408, 421, 423, 425, 429, 500, 502, 503])(
    'may be taken later after %i',
    async (status) => {
      const error = await webhookSender(`${addressOf(platform)}/${status}`, secret)
        .send(message)
        .catch((refused: unknown) => refused)
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(RefusedForGood)
    },
  )

  it.each([301, 302, 303, 307, 308])('goes nowhere else when the platform answers %i', async (status) => {
    const sending = webhookSender(`${addressOf(platform)}/${status}`, secret).send(message)
    await expect(sending).rejects.toThrow(`The platform answered ${status}`)
    expect(received.map(({ url }) => url)).toEqual([`/${status}`])
  })

  it.each([400, 500])('is not taken when the platform answers %i', async (status) => {
    await expect(webhookSender(`${addressOf(platform)}/${status}`, secret).send(message)).rejects.toThrow(
      String(status),
    )
  })
})
