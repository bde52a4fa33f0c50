import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkConsistency } from '../../../operations/proof/check-proof.mjs'
import { beginCopy } from '../../../record/log/begin-copy.ts'
import { compareWithCopy } from '../../../record/log/compare.ts'
import { notesIn } from '../../../record/log/compared.ts'
import { CopyLost } from '../../../record/log/copy.ts'
import { isSigned, readCheckpoint } from '../../../record/log/note.ts'
import { checkpointsOf, readOutside } from '../../../record/log/outside.ts'
import { listCheckpoints } from '../../../record/log/proofs.ts'
import { checkpointFile, checkpointWebhook, handOut } from '../../../record/log/second-place.ts'
import { readLogStanding } from '../../../record/log/watch.ts'
import { witnessPlace } from '../../../record/log/witness.ts'
import { withDatabase } from '../../setup/database.ts'
import { itemsOf, liveCases, withKeeper } from './house.ts'

vi.setConfig({ testTimeout: 120_000 })

const database = withDatabase()
const keeper = withKeeper(database)
/** How many items there were when it was signed, each time. */
const sizes: number[] = []
beforeAll(async () => {
  for (let round = 0; round < 2; round += 1) {
    await liveCases(database, 4)
    await keeper.sign()
    sizes.push(await itemsOf(database))
  }
})

const compare = async () => await compareWithCopy({ pool: database.pool, folder: keeper.folder, restsPerWork: 0 })
const standing = async () => await readLogStanding(database.pool)
const alterLeaf = async (position: number) => {
  const { rows } = await database.owner.query<{ hash: Buffer }>(
    `UPDATE log_leaves SET hash = sha256(hash) WHERE position = $1 RETURNING hash`,
    [position],
  )
  return rows[0]!.hash
}
const putLeaf = async (position: number, hash: Buffer) =>
  await database.owner.query('UPDATE log_leaves SET hash = $2 WHERE position = $1', [position, hash])
const leafAt = async (position: number) =>
  (await database.pool.query<{ hash: Buffer }>('SELECT hash FROM log_leaves WHERE position = $1', [position])).rows[0]!
    .hash

describe('other places', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-places-'))
  const servers: Server[] = []
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    for (const server of servers) server.close()
  })
  const serve = async (answer: (body: string, request: IncomingMessage, response: ServerResponse) => void) => {
    const server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => answer(Buffer.concat(parts).toString(), request, response))
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('get the newest checkpoint once, and again when it was signed again; a refusal is told', async () => {
    const got: string[] = []
    let status = 204
    const url = await serve((body, _request, response) => {
      got.push(body)
      response.writeHead(status).end()
    })
    const file = join(folder, 'there', 'checkpoints')
    const hand = handOut(database.pool, [checkpointFile(file), checkpointWebhook(url, 'a secret of the tests')])
    expect([await hand(), await hand()]).toEqual([[], []])
    expect(got.map((body) => JSON.parse(body).size)).toEqual([sizes[1]])
    const again = await keeper.openWith({ signAgainEveryMs: 0 })
    await again.catchUp()
    status = 500
    expect(await hand()).toEqual(['The webhook has not taken the checkpoint of the log: it answered 500'])
    expect(await hand()).toEqual([])
    expect(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => readCheckpoint(JSON.parse(line).note)?.size),
    ).toEqual([sizes[1], sizes[1]])
    expect(await standing()).toMatchObject({
      state: 'notHanded',
      notHanded: [{ place: 'webhook', failure: 'it answered 500' }],
    })
    status = 204
    expect(await handOut(database.pool, [checkpointWebhook(url, 'a secret of the tests')])()).toEqual([])
    expect((await standing()).state).toBe('follows')
  })

  it('cosign as C2SP tlog-witness says, when the log has only grown', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const tagged = Buffer.concat([Buffer.from([4]), publicKey.export({ type: 'spki', format: 'der' }).subarray(12)])
    const name = 'witness.example/w1'
    const id = createHash('sha256').update(`${name}\n`).update(tagged).digest().subarray(0, 4)
    // A witness written from the text of the specification: it remembers one checkpoint of the log.
    let seen: { size: number; root: Buffer } | undefined
    const statuses: number[] = []
    const url = await serve((body, request, response) => {
      const end = (status: number, text = '', type = 'text/plain') => {
        statuses.push(status)
        response.writeHead(status, { 'content-type': type }).end(text)
      }
      if (request.method !== 'POST' || request.url !== '/add-checkpoint') return end(404)
      const [head = '', ...rest] = body.split('\n\n')
      const note = rest.join('\n\n')
      const [first = '', ...proof] = head.split('\n')
      const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? NaN)
      const { size, root } = readCheckpoint(note)!
      if (Number.isNaN(old) || old > size) return end(400)
      if (old !== (seen?.size ?? 0)) return end(409, `${seen?.size ?? 0}\n`, 'text/x.tlog.size')
      if (seen && old === size && !seen.root.equals(root)) return end(409)
      if (seen && old !== size) {
        try {
          checkConsistency(
            seen,
            { size, root },
            proof.map((line) => Buffer.from(line, 'base64')),
          )
        } catch {
          return end(422)
        }
      }
      seen = { size, root }
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(1_800_000_000n)
      const text = `cosignature/v1\ntime 1800000000\n${note.slice(0, note.lastIndexOf('\n\n') + 1)}`
      const bytes = Buffer.concat([id, time, sign(null, Buffer.from(text), privateKey)])
      end(200, `— ${name} ${bytes.toString('base64')}\n`)
    })
    const key = `${name}+${id.toString('hex')}+${tagged.toString('base64')}`
    expect(await handOut(database.pool, [witnessPlace(database.pool, url, key)])()).toEqual([])
    await liveCases(database, 2)
    await keeper.sign()
    sizes.push(await itemsOf(database))
    expect(await handOut(database.pool, [witnessPlace(database.pool, url, key)])()).toEqual([])
    // Who has lost what the witness has signed asks it for the size that it knows.
    await database.owner.query('DELETE FROM log_cosignatures WHERE size > $1', [sizes[1]])
    expect(await handOut(database.pool, [witnessPlace(database.pool, url, key)])()).toEqual([])
    expect(statuses).toEqual([200, 200, 409, 200])
    // A keeper that stood still hands on late what others have gone beyond: the log was not cut.
    const [older] = (await listCheckpoints(database.pool, undefined, 2)).slice(1)
    await witnessPlace(database.pool, url, key).take({ size: older!.size, note: older!.note, at: new Date() })
    expect(statuses.at(-1)).toBe(409)
    const { rows } = await database.pool.query<{ size: number; line: string }>(
      'SELECT size, line FROM log_cosignatures ORDER BY size',
    )
    expect(rows.map(({ size }) => size)).toEqual(sizes.slice(1))
    // Served with the checkpoint, as a signed note with two signatures that still reads as one of ours.
    const published = await listCheckpoints(database.pool, undefined, 2)
    for (const [n, { note }] of published.toReversed().entries()) {
      expect(note.endsWith(`\n${rows[n]!.line}\n`)).toBe(true)
      expect(note.match(/^— /gm)).toHaveLength(2)
      expect(isSigned(note, [keeper.publicKey])).toBe(true)
      expect(notesIn(note)).toEqual([note])
    }
    seen = { size: sizes[1]!, root: Buffer.alloc(32, 7) }
    expect(await handOut(database.pool, [witnessPlace(database.pool, url, key)])()).toEqual([
      expect.stringContaining('does not continue what it has seen (422)'),
    ])
    const other = `${name}+${id.toString('hex').replace(/^./, (digit) => (digit === 'f' ? '0' : 'f'))}+${tagged.toString('base64')}`
    expect(() => witnessPlace(database.pool, url, other)).toThrow('verifier key of type 4')
  })
})

describe('a copy that is lost', () => {
  it('is not begun anew by itself, and by the operator with a reason, without alarm and without hiding an attack', async () => {
    const away = `${keeper.folder}-away`
    const leaves = join(keeper.folder, 'leaves')
    renameSync(keeper.folder, away)
    await expect(keeper.open()).rejects.toThrow(CopyLost)
    const order = { folder: keeper.folder, by: 'operator', reason: '磁盘损坏（虚构）' }
    // Rewritten meanwhile: the checkpoints that are still there do not fit.
    const kept = await leafAt(3)
    await alterLeaf(3)
    expect(await beginCopy(database.owner, order)).toMatchObject({
      refused: expect.stringContaining(`checkpoint of ${sizes[0]}`),
    })
    await putLeaf(3, kept)
    await expect(beginCopy(database.pool, order)).rejects.toThrow(/permission denied/)
    await expect(keeper.open()).rejects.toThrow(CopyLost)
    expect(await beginCopy(database.owner, order)).toMatchObject({
      size: sizes[2],
      checkpoints: 3,
      keys: [keeper.publicKey],
    })
    expect(await beginCopy(database.owner, order)).toMatchObject({
      refused: expect.stringContaining('There is a copy'),
    })
    // The key was lost with the copy: a new one signs, the old one still counts for what it has signed.
    const again = await keeper.open()
    expect(again.publicKey).not.toBe(keeper.publicKey)
    await liveCases(database, 1)
    await again.catchUp({ now: true })
    expect(readFileSync(leaves)).toHaveLength((await itemsOf(database)) * 32)
    expect([...checkpointsOf(keeper.folder)].map(({ note }) => readCheckpoint(note)?.size)).toEqual([
      ...sizes,
      await itemsOf(database),
    ])
    expect(readOutside(keeper.folder)?.begun).toMatchObject([{ size: sizes[2], by: 'operator', reason: order.reason }])
    expect(await compare()).toEqual({ size: await itemsOf(database) })
    expect((await keeper.verify()).faults).toEqual([])
    rmSync(away, { recursive: true, force: true })
  })
})
