import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { pdf } from '../evidence/good-files.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { form, hashOf, unique, withSending } from './evidence-sending.ts'
import { proposed } from './lives.ts'

const database = withDatabase()
checkEveryCase(database)
const sending = withSending(database)
const { api, list, kept, tokenOf } = sending

describe('an upload over the network', () => {
  it('leaves nothing when it breaks off in the middle, even of files that had come whole', async () => {
    const caseNo = await proposed(api)
    const before = kept().length
    const upload = await open(caseNo)
    const broken = new Promise((resolve) => upload.on('error', resolve))
    upload.write(form.head('whole.pdf'))
    upload.write(unique())
    upload.write(`\r\n${form.head('half.pdf')}`)
    upload.write(Buffer.concat([pdf, Buffer.alloc(2_000_000)]))
    await until(() => readdirSync(join(sending.folder, 'incoming')).length === 2)
    upload.destroy()
    await broken
    await until(() => readdirSync(join(sending.folder, 'incoming')).length === 0)
    expect(await list(caseNo)).toEqual([])
    expect(kept()).toHaveLength(before)
  })

  it('of 50 MB each passes through with little memory', async () => {
    const caseNo = await proposed(api)
    const piece = Buffer.alloc(65_536, 'evidence ')
    const upload = await open(caseNo)
    const answered = new Promise<string>((resolve, reject) =>
      upload.on('error', reject).on('response', (answer) => {
        let text = ''
        answer.on('data', (part: Buffer) => (text += part.toString())).on('end', () => resolve(text))
      }),
    )
    const before = used()
    let most = 0
    for (let file = 0; file < 4; file += 1) {
      upload.write(`${file > 0 ? '\r\n' : ''}${form.head(`large-${file}.pdf`)}%PDF-1.4 ${file} `)
      for (let at = 0; at < 799; at += 1) {
        if (!upload.write(piece)) await new Promise((resolve) => upload.once('drain', resolve))
        most = Math.max(most, used() - before)
      }
    }
    upload.end(`\r\n${form.end}`)
    const { items } = JSON.parse(await answered)
    expect(items).toHaveLength(4)
    for (const { bytes, sha256 } of items) {
      expect(bytes).toBeGreaterThan(52_000_000)
      expect(
        hashOf(readFileSync(join(sending.folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256))),
      ).toBe(sha256)
    }
    // Of 210 MB that were sent; what has not been collected yet and the sender's own pieces count too.
    expect(most).toBeLessThan(90_000_000)
  })
})

const used = () => {
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

async function open(caseNo: string) {
  if (!api.app.server.listening) await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = api.app.server.address() as AddressInfo
  const headers = { 'content-type': form.type, authorization: `Bearer ${await tokenOf(people.officer)}` }
  return request({ host: '127.0.0.1', port, path: `/api/v1/cases/${caseNo}/evidence`, method: 'POST', headers })
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); await wait(20)) {
    if (Date.now() > end) throw new Error('It did not come to pass within ten seconds')
  }
}
