import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clamavScanner } from '../../evidence/scanner.ts'
import { startClamd } from './clamd.ts'

let folder = ''
const servers: Server[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-test-scanner-'))
})
afterEach(() => servers.splice(0).forEach((server) => server.close()))
afterAll(() => rmSync(folder, { recursive: true }))

const saved = (content: Buffer | string) => {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return path
}

async function listen(serve: (socket: Socket) => void): Promise<string> {
  const server = createServer(serve)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the scanner', () => {
  it('sends a file as the daemon reads it, and takes its word', async () => {
    const clamd = await startClamd()
    servers.push(clamd.server)
    const scanner = clamavScanner(clamd.address)
    const large = Buffer.alloc(3_000_000, 'b')
    expect(await scanner.scan(saved(large))).toBeUndefined()
    expect(clamd.scanned.at(-1)?.equals(large)).toBe(true)
    expect(await scanner.scan(saved('a Harmful word'))).toBe('Test.Harmful')
  })

  it('says what it found when the daemon hangs up early', async () => {
    const address = await listen((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end('stream: Early.Bird FOUND\0'))
    })
    expect(await clamavScanner(address).scan(saved(Buffer.alloc(300_000)))).toBe('Early.Bird')
  })

  it.each([
    ['is too large for it', 'INSTREAM size limit exceeded. ERROR\0', 'size limit exceeded'],
    ['hangs up', '', 'hung up'],
  ])('cannot say when the daemon %s', async (_, answer, message) => {
    const address = await listen((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(answer))
    })
    await expect(clamavScanner(address).scan(saved('a'))).rejects.toThrow(message)
  })

  it('cannot say when nobody listens', async () => {
    await expect(clamavScanner('127.0.0.1:9').scan(saved('a'))).rejects.toThrow('ECONNREFUSED')
    await expect(clamavScanner('[::1]:9').scan(saved('a'))).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL/)
  })
})
