import type { AddressInfo, Server } from 'node:net'
import { createServer } from 'node:net'

/** A ClamAV daemon as far as its INSTREAM command goes: it finds the word `Harmful`. */
export interface Clamd {
  readonly server: Server
  readonly address: string
  readonly scanned: Buffer[]
}

export async function startClamd(): Promise<Clamd> {
  const scanned: Buffer[] = []
  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece])
      const content = contentOf(received)
      if (content === undefined) return
      scanned.push(content)
      socket.end(content.includes('Harmful') ? 'stream: Test.Harmful FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}`, scanned }
}

// zINSTREAM\0, then pieces with their lengths, then a length of zero.
function contentOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (received.subarray(0, command.length).toString('latin1') !== command) return undefined
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
