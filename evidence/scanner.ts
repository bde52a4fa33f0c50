import { createReadStream } from 'node:fs'
import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'

/** Looks for known harmful content. */
export interface Scanner {
  /** The name of what was found, or nothing. Throws when the scanner cannot say. */
  scan(path: string): Promise<string | undefined>
}

const timeoutMs = 60_000

/** A ClamAV daemon at `host:port`, asked by its INSTREAM command over TCP. */
export function clamavScanner(address: string): Scanner {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '')
  const port = Number(address.slice(colon + 1))
  return {
    async scan(path) {
      const socket = createConnection({ host, port })
      try {
        return verdict(await ask(socket, path))
      } finally {
        socket.destroy()
      }
    },
  }
}

async function ask(socket: Socket, path: string): Promise<string> {
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`The scanner did not answer in ${timeoutMs} ms`)))
  const answer = read(socket)
  // What goes wrong with sending closes the socket, and a daemon that has seen enough answers before it has read all: in
  // both cases it is the answer that tells.
  pipeline(inStream(path), socket, { end: false }).catch(() => undefined)
  return await answer
}

async function* inStream(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of createReadStream(path)) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE((piece as Buffer).length)
    yield length
    yield piece as Buffer
  }
  yield Buffer.alloc(4)
}

async function read(socket: Socket): Promise<string> {
  return await new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (piece) => {
      text += piece.toString('latin1')
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')))
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The scanner hung up without an answer')))
  })
}

function verdict(answer: string): string | undefined {
  const found = /^stream: (.+) FOUND$/.exec(answer)
  if (found) return found[1]
  if (answer === 'stream: OK') return undefined
  throw new Error(`The scanner answered: ${answer.slice(0, 200)}`)
}
