import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIncoming } from '../../evidence/incoming.ts'
import { diskStore } from '../../evidence/store/disk.ts'
import { s3Store } from '../../evidence/store/s3.ts'
import { AlteredContent, countAltered } from '../../evidence/store/checked.ts'
import type { EvidenceStore } from '../../evidence/store/store.ts'
import { placeOf } from '../../evidence/store/store.ts'
import type { S3Server } from './s3-server.ts'
import { startS3 } from './s3-server.ts'

let folder = ''
let s3: S3Server
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-test-store-'))
  s3 = await startS3()
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

const content = Buffer.from('整改报告（虚构）'.repeat(20_000))
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const saved = (bytes: Buffer) => {
  const path = join(folder, 'saved')
  writeFileSync(path, bytes)
  return path
}
const put = (store: EvidenceStore, bytes: Buffer) => store.put(hashOf(bytes), saved(bytes), bytes.length)

describe.each([
  [
    'on disk',
    () => diskStore(join(folder, 'objects')),
    (hash: string, bytes: Buffer) => writeFileSync(join(folder, 'objects', placeOf(hash)), bytes),
  ],
  [
    'in an object store',
    () => s3Store(s3.settings),
    (hash: string, bytes: Buffer) => s3.objects.set(`/evidence/${placeOf(hash)}`, bytes),
  ],
])('a store %s', (_, make, replace) => {
  it.each(['a byte', 'the end', 'everything'])(
    'gives nothing out of a small content of which %s is another',
    async (what) => {
      const store = make()
      const bytes = Buffer.from(`a small content, ${what}`)
      await put(store, bytes)
      const other = Buffer.from(bytes)
      other.writeUInt8(other.readUInt8(3) ^ 1, 3)
      replace(hashOf(bytes), { 'a byte': other, 'the end': bytes.subarray(0, -1), everything: Buffer.alloc(0) }[what]!)
      const before = countAltered()
      await expect(store.open(hashOf(bytes))).rejects.toThrow(AlteredContent)
      expect(countAltered()).toBe(before + 1)
    },
  )

  it.each([0, 2_500_000, 4_999_999])('never gives a large content whole of which byte %i is another', async (at) => {
    const store = make()
    const bytes = Buffer.alloc(5_000_000, `large ${at}`)
    await put(store, bytes)
    const whole = await buffer((await store.open(hashOf(bytes)))!)
    expect(whole.equals(bytes)).toBe(true)
    const other = Buffer.from(bytes)
    other.writeUInt8(other.readUInt8(at) ^ 1, at)
    replace(hashOf(bytes), other)
    const opened = (await store.open(hashOf(bytes)))!
    let given = 0
    const all = async () => {
      for await (const piece of opened) given += (piece as Buffer).length
    }
    await expect(all()).rejects.toThrow(AlteredContent)
    expect(given).toBeLessThan(bytes.length)
  })

  it('gives back what it was given, once for all who give it', async () => {
    const store = make()
    await Promise.all([put(store, content), put(store, content), put(store, content)])
    await put(store, content)
    const opened = await store.open(hashOf(content))
    expect(hashOf(await buffer(opened!))).toBe(hashOf(content))
  })

  it('says that it has nothing under another hash', async () => {
    expect(await make().open(hashOf(Buffer.from('another')))).toBeUndefined()
  })

  it('has nothing any more of what was taken away, which may be done twice', async () => {
    const store = make()
    const bytes = Buffer.from('to be erased')
    await put(store, bytes)
    await put(store, content)
    await store.remove(hashOf(bytes))
    await store.remove(hashOf(bytes))
    expect(await store.open(hashOf(bytes))).toBeUndefined()
    expect(await store.open(hashOf(content)).then(async (stream) => (await buffer(stream!)).equals(content))).toBe(true)
  })

  it('takes nothing that is no hash for a place', async () => {
    await expect(make().open('../../etc/passwd')).rejects.toThrow('Not a SHA-256')
    await expect(make().put('a/b', saved(content), content.length)).rejects.toThrow('Not a SHA-256')
  })
})

describe('a store on disk', () => {
  it('keeps one file for a content', async () => {
    const root = join(folder, 'one')
    const store = diskStore(root)
    await put(store, content)
    await put(store, content)
    const hash = hashOf(content)
    expect(new Set(readdirSync(root, { recursive: true, encoding: 'utf8' }))).toEqual(
      new Set([
        hash.slice(0, 2),
        `${hash.slice(0, 2)}/${hash.slice(2, 4)}`,
        `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`,
      ]),
    )
  })
})

describe('a store of objects', () => {
  it('is asked again after a fault of its own, and not for ever', async () => {
    const bytes = Buffer.from('patience')
    s3.faults.push(503, 500)
    await put(s3Store(s3.settings), bytes)
    expect([...s3.objects.values()].some((kept) => kept.equals(bytes))).toBe(true)
    s3.faults.push(503, 503, 503)
    await expect(put(s3Store(s3.settings), bytes)).rejects.toThrow('answered 503 to PUT')
    expect(s3.faults).toEqual([])
  })

  it('takes nothing that is not signed with the key, or was changed on the way', async () => {
    const before = s3.objects.size
    const stranger = s3Store({ ...s3.settings, secretKey: 'wrong' })
    await expect(put(stranger, Buffer.from('unsigned'))).rejects.toThrow('answered 403')
    const bytes = Buffer.from('changed')
    await expect(s3Store(s3.settings).put(hashOf(Buffer.from('other')), saved(bytes), bytes.length)).rejects.toThrow(
      'answered 400',
    )
    await expect(stranger.open(hashOf(content))).rejects.toThrow('answered 403 to GET')
    await expect(stranger.remove(hashOf(content))).rejects.toThrow('answered 403 to DELETE')
    expect(s3.objects.size).toBe(before)
  })

  it('says so when nobody listens', async () => {
    const nobody = s3Store({ ...s3.settings, endpoint: 'http://127.0.0.1:9' })
    await expect(nobody.open(hashOf(content))).rejects.toThrow('ECONNREFUSED')
    await expect(put(nobody, content)).rejects.toThrow(/ECONNREFUSED/)
  })
})

describe('incoming files', () => {
  it('are hashed and counted, and leave nothing once dropped or broken off', async () => {
    const room = join(folder, 'incoming')
    const incoming = await openIncoming(room)
    const file = await incoming.receive(Readable.from([content.subarray(0, 1000), content.subarray(1000)]))
    expect(file).toMatchObject({ sha256: hashOf(content), bytes: content.length })
    expect(readdirSync(room)).toHaveLength(1)
    await incoming.drop([file])
    const broken = new PassThrough()
    const receiving = incoming.receive(broken)
    broken.write(content)
    setTimeout(() => broken.destroy(new Error('gone')), 50)
    await expect(receiving).rejects.toThrow('gone')
    expect(readdirSync(room)).toEqual([])
  })

  it('that a killed process left a day ago are cleared, and no fresher ones', async () => {
    const room = join(folder, 'left')
    mkdirSync(room)
    const old = Date.now() / 1000 - 25 * 3_600
    for (const name of ['old', 'fresh']) writeFileSync(join(room, name), 'x')
    utimesSync(join(room, 'old'), old, old)
    await openIncoming(room)
    expect(readdirSync(room)).toEqual(['fresh'])
  })
})
