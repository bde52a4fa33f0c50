import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { checkProof } from '../../operations/proof/check-proof.mjs'
import { answerVerification } from '../../record/log/asked.ts'
import { itemsOf, liveCases, withKeeper } from '../record/log/house.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const keeper = withKeeper(database)
const api = withApi(database)
const auditor: Actor = { id: 'auditor-of-the-log', role: 'auditor' }
const script = fileURLToPath(new URL('../../operations/proof/check-proof.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bihuan-proof-'))
let caseNos: string[] = []
/** How many items there were when it was signed, each time. */
const sizes: number[] = []

beforeAll(async () => {
  for (let round = 0; round < 3; round += 1) {
    caseNos = [...caseNos, ...(await liveCases(database, 30))]
    await keeper.sign()
    sizes.push(await itemsOf(database))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const proofOf = async (caseNo: string, caseSeq: number, actor: Actor = auditor) =>
  await api.as(actor).ask(`/api/v1/cases/${caseNo}/ledger/${caseSeq}/proof`)

/** Runs the script as somebody outside would: with a copy of it, the key and the proofs in files. */
function runScript(proofs: readonly object[]): { readonly lines: string[]; readonly status: number } {
  const copy = join(folder, 'check.mjs')
  writeFileSync(copy, execFileSync('cat', [script]))
  writeFileSync(join(folder, 'key'), `${keeper.publicKey}\n`)
  const files = proofs.map((proof, n) => {
    writeFileSync(join(folder, `${n}.json`), JSON.stringify(proof))
    return `${n}.json`
  })
  try {
    return {
      lines: execFileSync(process.execPath, [copy, 'key', ...files], { cwd: folder, encoding: 'utf8' })
        .trim()
        .split('\n'),
      status: 0,
    }
  } catch (error) {
    const { stdout, status } = error as { stdout: string; status: number }
    return { lines: stdout.trim().split('\n'), status }
  }
}

describe('the log over HTTP', () => {
  it('gives anybody keys, checkpoints and the proof that one continues the other', async () => {
    const { body: note, headers } = await api.nobody.ask('/api/v1/log/checkpoint')
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(note.split('\n')[1]).toBe(String(sizes[2]))
    expect((await api.nobody.ask('/api/v1/log/keys')).body).toEqual({
      items: [{ key: keeper.publicKey, since: expect.stringMatching(/^\d{4}-.*Z$/), fromSize: sizes[0] }],
    })
    const { body: first } = await api.nobody.ask('/api/v1/log/checkpoints?limit=2')
    const { body: rest } = await api.nobody.ask(`/api/v1/log/checkpoints?limit=2&cursor=${first.next}`)
    expect([...first.items, ...rest.items].map(({ size }) => size)).toEqual(sizes.toReversed())
    const { body: proof } = await api.nobody.ask(`/api/v1/log/consistency?older=${sizes[0]}`)
    expect(checkProof(proof, keeper.publicKey)).toBe(`the log of ${sizes[2]} entries continues that of ${sizes[0]}`)
    const { body: between } = await api.nobody.ask(`/api/v1/log/consistency?older=${sizes[0]}&newer=${sizes[1]}`)
    expect(runScript([proof, between, { ...proof, path: between.path }])).toMatchObject({
      status: 1,
      lines: [expect.stringMatching(/^GOOD 0/), expect.stringMatching(/^GOOD 1/), expect.stringMatching(/^BAD {2}2/)],
    })
    expect((await api.nobody.ask(`/api/v1/log/consistency?older=${sizes[0]! - 1}`)).body).toMatchObject({
      status: 404,
      code: 'log.noCheckpoint',
    })
  })

  it('proves every entry of a case to those who may see it, with its values, and to nobody else', async () => {
    const [caseNo = ''] = caseNos
    const proofs = await Promise.all([1, 2, 3, 4, 5, 6].map(async (caseSeq) => (await proofOf(caseNo, caseSeq)).body))
    expect(runScript(proofs)).toEqual({
      status: 0,
      lines: proofs.map((_, n) =>
        expect.stringContaining(`GOOD ${n}.json: entry ${n + 1} of ${caseNo} is number ${n + 1} of the ${sizes[2]}`),
      ),
    })
    expect(proofs[0].disclosed['/data/entity/name'].value).toBe('上海虚构示例有限公司（虚构）')
    expect(JSON.stringify(proofs[0].entry)).not.toContain('虚构示例')
    expect((await proofOf(caseNo, 1, people.otherReviewer)).body).toMatchObject({ status: 404, code: 'case.unknown' })
    expect((await proofOf(caseNo, 1, people.officer)).status).toBe(200)
    expect((await proofOf(caseNo, 99)).body).toMatchObject({ status: 404, code: 'log.entryUnknown' })
  })

  it('gives proofs that hold for none but what they say', async () => {
    const { body: proof } = await proofOf(caseNos[40] ?? '', 2)
    const other = (await proofOf(caseNos[41] ?? '', 2)).body
    const pointer = Object.keys(proof.disclosed)[0] ?? ''
    const damaged = [
      { ...proof, entry: { ...proof.entry, actor: 'somebody' } },
      { ...proof, entry: other.entry },
      { ...proof, position: proof.position + 1 },
      { ...proof, path: proof.path.slice(1) },
      { ...proof, checkpoint: proof.checkpoint.replace(`\n${sizes[2]}\n`, `\n${sizes[2]! - 2}\n`) },
      { ...proof, disclosed: { ...proof.disclosed, [pointer]: { ...proof.disclosed[pointer], value: '另一句话' } } },
      { ...proof, disclosed: { '/data/nothing': { ...proof.disclosed[pointer] } } },
    ]
    expect(runScript([proof, ...damaged]).lines.map((line) => line.split(' ')[0])).toEqual([
      'GOOD',
      ...damaged.map(() => 'BAD'),
    ])
  })

  it('says that an entry is not signed yet', async () => {
    const [caseNo = ''] = await liveCases(database, 1)
    expect((await proofOf(caseNo, 1)).body).toMatchObject({ status: 409, code: 'log.notYetSigned' })
    await keeper.sign()
    expect((await proofOf(caseNo, 1)).status).toBe(200)
  })

  it('lets an auditor ask for a verification, once at a time, and read what it found', async () => {
    const ask = async () => await api.as(auditor).ask('/api/v1/log/verifications', { method: 'POST' })
    const { status, body } = await ask()
    expect({ status, body }).toMatchObject({
      status: 202,
      body: { askedBy: auditor.id, finishedAt: null, result: null },
    })
    expect((await ask()).body.id).toBe(body.id)
    await answerVerification({ pool: database.pool, folder: keeper.folder })
    const { body: list } = await api.as(auditor).ask('/api/v1/log/verifications')
    expect(list.items, JSON.stringify(list)).toMatchObject([
      { id: body.id, result: { good: true, size: await itemsOf(database), cases: 91, faults: [] } },
    ])
    expect((await api.as(people.officer).ask('/api/v1/log/verifications', { method: 'POST' })).status).toBe(403)
  })
})
