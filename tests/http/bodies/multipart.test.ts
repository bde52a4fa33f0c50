import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf, receiveMultipart } from '../../../http/bodies/multipart.ts'

const mebibyte = 1_048_576
const sent = 24 * mebibyte
const app = Fastify()

beforeAll(async () => {
  await receiveMultipart(app)
  app.post('/form', async (request) => {
    for await (const part of partsOf(request, { files: 20, fileBytes: mebibyte, fields: 50 }))
      if (part.type === 'file') part.file.resume()
    return 'taken'
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => await app.close())

/** Sends so many bytes of one piece again and again; answers with what was heard, how much left and what it has cost. */
async function flood(piece: string, bytes: number) {
  const chunk = Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length)))
  const { port } = app.server.address() as AddressInfo
  const before = process.cpuUsage()
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  let left = 0
  await new Promise<void>((resolve) => {
    socket.on('data', (data: Buffer) => (heard += data.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    socket.write(
      `POST /form HTTP/1.1\r\nhost: here\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: ${bytes}\r\n\r\n`,
    )
    const go = () => {
      while (!socket.destroyed && left < bytes) {
        const now = chunk.subarray(0, Math.min(chunk.length, bytes - left))
        left += now.length
        if (!socket.write(now)) return socket.once('drain', go)
      }
      // Answered when all before it has been read.
      if (!socket.destroyed) socket.write('GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n')
      return undefined
    }
    go()
  })
  const { user, system } = process.cpuUsage(before)
  return { heard, left, cpuMs: (user + system) / 1_000 }
}

// Parsed to their end, these take 1 s of a processor for each mebibyte, 0.15 s for the others.
const pieces: readonly (readonly [string, string])[] = [
  ['of boundaries alone', '--x\r\n'],
  ['of more fields than it may have', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'],
  [
    'of more files than it may have',
    '--x\r\ncontent-disposition: form-data; name="a"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n1\r\n',
  ],
]

describe('a form with files', () => {
  it.each(pieces)('%s is refused and not parsed any further', async (_name, piece) => {
    const { heard, cpuMs } = await flood(piece, sent)
    expect(heard).toMatch(/^HTTP\/1\.1 (413|400)/)
    expect(cpuMs).toBeLessThan(1_500)
  })

  it('that has no end is heard out no longer than anybody needs to hear the answer', async () => {
    const { heard, left } = await flood('--x\r\n', 512 * mebibyte)
    expect(heard).toMatch(/^HTTP\/1\.1 (413|400)/)
    expect(left).toBeLessThan(128 * mebibyte)
  })
})
