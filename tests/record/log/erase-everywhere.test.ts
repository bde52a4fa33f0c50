import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataSubjects, erasedText } from '../../../domain/personal.ts'
import type { Actor } from '../../../domain/actor.ts'
import { s3Store } from '../../../evidence/store/s3.ts'
import { checkProof } from '../../../operations/proof/check-proof.mjs'
import { isRefusal } from '../../../domain/refusal.ts'
import { proveEntry } from '../../../record/log/proofs.ts'
import { hashOf, withSending } from '../../api/evidence-sending.ts'
import { proposed } from '../../api/lives.ts'
import { pdf } from '../../evidence/good-files.ts'
import type { S3Server } from '../../evidence/s3-server.ts'
import { startS3 } from '../../evidence/s3-server.ts'
import { withDatabase } from '../../setup/database.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { textOfPdf } from '../../support/pdf-text.ts'
import { people } from '../../support/people.ts'
import { filesWith, tablesWith } from '../../support/search.ts'
import { eventful, planted } from './eventful.ts'
import { withKeeper } from './house.ts'
import { eraseOrdered } from './ordered.ts'

const database = withDatabase()
const keeper = withKeeper(database)
checkEveryCase(database)
const sending = withSending(database)
const { api } = sending
let s3: S3Server
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(async () => await s3.close())

const order = {
  subjects: dataSubjects,
  actor: 'operator-1',
  reason: '保存期限已满',
  legalBasis: '《个人信息保护法》第四十七条',
}
const auditor: Actor = { id: 'auditor-of-erasures', role: 'auditor' }

async function lettersOf(caseNo: string): Promise<{ id: string; number: string; text: string }[]> {
  const { body } = await api.as(people.officer).ask(`/api/v1/cases/${caseNo}/letters`)
  const letters: { id: string; number: string; text: string }[] = []
  for (const { id, number } of body.items as { id: string; number: string }[]) {
    const printed = await api.as(people.officer).ask(`/api/v1/letters/${id}`)
    expect(printed.status, id).toBe(200)
    letters.push({ id, number, text: textOfPdf(Buffer.from(printed.body)).replaceAll('\n', '') })
  }
  return letters
}

const inLetters = (letters: readonly { text: string }[], text: string) =>
  letters.filter((letter) => letter.text.includes(text)).length
const inObjects = (text: string) => [...s3.objects.values()].filter((content) => content.includes(text)).length

describe.each(['on disk', 'in an object store'])('an erasure of everybody in a case, its evidence %s', (where) => {
  const file = Buffer.concat([pdf, Buffer.from(`% ${planted.fileText}，存放${where}\n`)])
  const shared = Buffer.concat([pdf, Buffer.from(`% 两案共用的材料（虚构），存放${where}\n`)])

  it('leaves none of the values in the database, the evidence or the letters, and every proof as it was', async () => {
    const { storage } = sending
    if (where === 'in an object store') storage.store = s3Store(s3.settings)
    const { caseNo, code } = await eventful(sending, database, [
      { name: `${planted.fileName}.pdf`, content: file },
      { name: '共用.pdf', content: shared },
    ])
    const personal = Object.entries({ ...planted, code })
    const other = await proposed(api)
    await sending.send(other, people.officer, { name: '共用.pdf', content: shared })
    const before = await lettersOf(caseNo)
    await keeper.sign()
    const proofs = await proofsOf(caseNo)

    for (const [name, text] of personal) {
      const places = [...(await tablesWith(database.owner, text)), ...filesWith(sending.folder, text)]
      expect(places.length + inLetters(before, text) + inObjects(text), name).toBeGreaterThan(0)
    }
    expect(await tablesWith(database.owner, code)).toEqual([
      'accounts',
      'cases',
      'deadlines',
      'drafts',
      'import_refusals',
      'import_rows',
      'invitations',
      'ledger',
      'letters',
      'outbox',
    ])
    expect(filesWith(sending.folder, planted.fileText).length + inObjects(planted.fileText)).toBe(1)
    for (const text of [planted.name, planted.representative, planted.phone, planted.facts])
      expect(inLetters(before, text), text).toBeGreaterThan(0)

    const done = await eraseOrdered(database, storage.store, { caseNo, ...order })
    expect(done).toMatchObject({ files: 2 })
    for (const [name, text] of personal) {
      expect([name, await tablesWith(database.owner, text), filesWith(sending.folder, text), inObjects(text)]).toEqual([
        name,
        [],
        [],
        0,
      ])
      expect(filesWith(keeper.folder, text), name).toEqual([])
    }
    const after = await lettersOf(caseNo)
    for (const [name, text] of personal) expect(inLetters(after, text), name).toBe(0)
    expect(after.map(({ id, number }) => ({ id, number }))).toEqual(before.map(({ id, number }) => ({ id, number })))
    expect(inLetters(after, erasedText)).toBe(after.length)
    expect(inLetters(after, '安全生产严重失信主体名单')).toBe(inLetters(before, '安全生产严重失信主体名单'))

    const download = (no: string, content: Buffer) =>
      api.as(people.officer).ask(`/api/v1/cases/${no}/evidence/${hashOf(content)}`)
    expect((await download(caseNo, file)).body).toMatchObject({ status: 404, code: 'evidence.unknown' })
    expect((await download(other, shared)).status).toBe(200)
    await keeper.sign()
    expect(await keeper.verify()).toMatchObject({ good: true, faults: [] })
    for (const proof of proofs) expect(checkProof(proof, keeper.publicKey)).toMatch(/^entry /)
    for (const proof of await proofsOf(caseNo)) expect(checkProof(proof, keeper.publicKey)).toMatch(/^entry /)
  }, 180_000)

  it('changes nothing in the database when the store does not answer, and is complete when asked for again', async () => {
    const { store } = sending.storage
    const { caseNo } = await eventful(sending, database, [{ name: `${planted.fileName}.pdf`, content: file }])
    const down = { remove: async () => await Promise.reject(new Error('The store is down')) }
    await expect(eraseOrdered(database, down, { caseNo, ...order })).rejects.toThrow('The store is down')
    expect(await tablesWith(database.owner, planted.phone)).toContain('ledger')
    expect(await eraseOrdered(database, store, { caseNo, ...order })).toMatchObject({ files: 1 })
    expect([
      await tablesWith(database.owner, planted.phone),
      inObjects(planted.fileText),
      filesWith(sending.folder, planted.fileText),
    ]).toEqual([[], 0, []])
  })
})

it('an erasure of one person leaves the others, and takes the files that are named', async () => {
  const content = Buffer.concat([pdf, Buffer.from('% 联系人的身份证复印件（虚构）\n')])
  const kept = Buffer.concat([pdf, Buffer.from('% 别的材料（虚构）\n')])
  const { caseNo } = await eventful(sending, database, [
    { name: 'a.pdf', content },
    { name: 'b.pdf', content: kept },
  ])
  await lettersOf(caseNo)
  // A proposal that is being written holds the other file too.
  await database.owner.query(
    `WITH draft AS (INSERT INTO drafts (account, path, fields, claimed) VALUES ('officer-lin', '/listings/new', '{}', true) RETURNING id)
     INSERT INTO draft_files (draft, sha256, name, type, bytes) SELECT id, $1, 'b.pdf', 'application/pdf', 1 FROM draft`,
    [hashOf(kept)],
  )
  const one = { caseNo, ...order, subjects: ['contact'] as const, files: [hashOf(content)] }
  expect(await eraseOrdered(database, sending.storage.store, one)).toEqual({ erased: 2, files: 1 })
  const left = await lettersOf(caseNo)
  expect([planted.contact, planted.phone].map((text) => inLetters(left, text))).toEqual([0, 0])
  expect(inLetters(left, planted.name)).toBe(left.length)
  expect((await sending.list(caseNo)).map(({ sha256 }) => sha256)).toEqual([hashOf(kept)])
  await eraseOrdered(database, sending.storage.store, { ...one, files: [hashOf(kept)] })
  expect([await sending.list(caseNo), await sending.storage.store.open(hashOf(content))]).toEqual([[], undefined])
  expect(await sending.storage.store.open(hashOf(kept)).then((stream) => stream?.destroy())).toBeDefined()
  expect((await api.as(auditor).ask(`/api/v1/letters/${caseNo}.listing.notice`)).status).toBe(200)
})

async function proofsOf(caseNo: string) {
  const { body } = await api.as(people.officer).ask(`/api/v1/cases/${caseNo}`)
  const proofs: Exclude<Awaited<ReturnType<typeof proveEntry>>, { refused: true }>[] = []
  for (let seq = 1; seq <= body.version; seq += 1) {
    const proof = await proveEntry(database.pool, caseNo, seq)
    if (isRefusal(proof)) throw new Error(proof.code)
    proofs.push(proof)
  }
  return proofs
}
