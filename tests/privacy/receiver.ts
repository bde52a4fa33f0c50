import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** The outside platform as far as messages need one: keeps what it is sent, and refuses five of them once. */
export async function startReceiver() {
  const bodies: string[] = []
  let asked = 0
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request)
      asked += 1
      if (asked % 7 === 0 && asked <= 35) return response.writeHead(503).end()
      bodies.push(`${JSON.stringify(request.headers)}\n${body}`)
      return response.writeHead(204).end()
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    bodies,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
