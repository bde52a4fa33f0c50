import { chmodSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { openEvidenceStorage } from '../../evidence/storage.ts'
import { judgeContent } from '../../evidence/store/judge.ts'
import { placeOf } from '../../evidence/store/store.ts'
import { badFiles, putRight } from '../evidence/bad-files.ts'
import { startClamd } from '../evidence/clamd.ts'
import { goodFiles, pdf } from '../evidence/good-files.ts'
import { verifyRecord } from '../../record/log/verify.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { hashOf, unique, withSending } from './evidence-sending.ts'
import { must, proposed, published } from './lives.ts'

const database = withDatabase()
checkEveryCase(database)
const sending = withSending(database)
const { api, storage, send, list, kept, tokenOf } = sending

describe('files of evidence', () => {
  it('are taken, listed and given back byte for byte as a download that renders nowhere', async () => {
    const caseNo = await published(api)
    const files = Object.entries(goodFiles).filter(([extension]) => extension !== 'jpeg')
    const answer = await send(
      caseNo,
      people.entity,
      ...files.map(([extension, content]) => ({ name: `整改报告.${extension}`, content })),
    )
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201, body: { refused: [] } })
    expect(await list(caseNo)).toHaveLength(files.length)
    const hash = hashOf(pdf)
    const got = await api.app.inject({
      url: `/api/v1/cases/${caseNo}/evidence/${hash}`,
      headers: { authorization: `Bearer ${await tokenOf(people.officer)}` },
    })
    expect(got.rawPayload.equals(pdf)).toBe(true)
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="_.pdf"; filename*=UTF-8''${encodeURIComponent('整改报告.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      etag: `"${hash}"`,
    })
    const { rows } = await database.pool.query('SELECT item, actor, role FROM downloads WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([{ item: `evidence/${hash}`, actor: people.officer.id, role: 'caseOfficer' }])
  })

  it('are noted once an hour for each who takes them out, however often', async () => {
    const caseNo = await published(api)
    const content = unique()
    await send(caseNo, people.officer, { name: 'a.pdf', content })
    const url = `/api/v1/cases/${caseNo}/evidence/${hashOf(content)}`
    const noted = async () =>
      (await database.pool.query('SELECT actor FROM downloads WHERE case_no = $1 ORDER BY id', [caseNo])).rows
    for (const actor of [people.officer, people.officer, people.entity, people.officer])
      expect((await api.as(actor).ask(url)).status).toBe(200)
    expect(await noted()).toEqual([{ actor: people.officer.id }, { actor: people.entity.id }])
    await database.owner.query(`UPDATE downloads SET at = at - interval '61 minutes' WHERE case_no = $1`, [caseNo])
    for (let n = 0; n < 2; n += 1) await api.as(people.entity).ask(url)
    expect(await noted()).toHaveLength(3)
  })

  it('are not given out once their content is another than was sent', async () => {
    const caseNo = await published(api)
    const content = unique()
    await send(caseNo, people.officer, { name: 'a.pdf', content })
    const hash = hashOf(content)
    const place = join(sending.folder, 'objects', placeOf(hash))
    const other = Buffer.from(content)
    other.writeUInt8(other.readUInt8(20) ^ 1, 20)
    chmodSync(place, 0o600)
    writeFileSync(place, other)
    const answer = await api.as(people.officer).ask(`/api/v1/cases/${caseNo}/evidence/${hash}`)
    expect(answer).toMatchObject({ status: 503, body: { code: 'evidence.altered' } })
    const { rows } = await database.pool.query('SELECT FROM downloads WHERE case_no = $1', [caseNo])
    expect(rows).toEqual([])
    const { faults } = await verifyRecord({
      pool: database.pool,
      graceMs: 0,
      judgeContent: async (sha256) => await judgeContent(storage.store, sha256),
    })
    expect(faults.filter(({ code }) => code.startsWith('content.'))).toMatchObject([
      { code: 'content.changed', caseNo, name: hash },
    ])
    unlinkSync(place)
    expect(await judgeContent(storage.store, hash)).toBe('content.missing')
    writeFileSync(place, content)
    expect(await judgeContent(storage.store, hash)).toBeUndefined()
    expect((await api.nobody.ask('/metrics')).body).toMatch(/^bihuan_evidence_altered [1-9]/m)
  })

  it('are one object and one file of the case however often they are sent', async () => {
    const caseNo = await proposed(api)
    const content = unique()
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(caseNo, people.officer, { name: 'a.pdf', content })))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const again = await send(caseNo, people.reviewer, { name: 'b.pdf', content })
    expect(again.body.items).toMatchObject([
      { scanned: false, sha256: hashOf(content), name: 'a.pdf', uploadedBy: people.officer.id },
    ])
    expect(await list(caseNo)).toHaveLength(1)
    expect(kept().filter((path) => path.includes(hashOf(content)))).toHaveLength(1)
  })

  it.each(Object.entries(putRight).filter(([name]) => !name.includes('"')))(
    'are kept under a name that every system can write where %s is sent',
    async (name, kept) => {
      const caseNo = await proposed(api)
      await send(caseNo, people.officer, { name, content: unique() })
      expect(await list(caseNo)).toMatchObject([{ name: kept }])
    },
  )

  it('are refused in every one of more than 400 bad cases, and nothing of them stays', async () => {
    const caseNo = await proposed(api)
    // A form carries no quotes and no ends of line in a name; those are tried without one.
    const files = badFiles().filter(({ name }) => !/["\r\n]/.test(name) && !(name in putRight))
    expect(files.length).toBeGreaterThan(400)
    const before = kept().length
    let refused = 0
    for (let at = 0; at < files.length; at += 10) {
      const some = files.slice(at, at + 10)
      const { status, body } = await send(caseNo, people.officer, ...some)
      expect(status, some.map(({ about }) => about).join('; ')).toBe(422)
      refused += body.errors?.length ?? 1
    }
    expect(refused).toBe(files.length)
    expect(await list(caseNo)).toEqual([])
    expect(kept()).toHaveLength(before)
  }, 180_000)

  it('are taken beside others that are refused, and each is told apart', async () => {
    const caseNo = await proposed(api)
    const { status, body } = await send(
      caseNo,
      people.officer,
      { name: 'good.pdf', content: unique() },
      { name: 'bad.pdf', content: goodFiles['png']! },
    )
    expect(status).toBe(201)
    expect(body.items).toMatchObject([{ name: 'good.pdf' }])
    expect(body.refused).toMatchObject([
      { name: 'bad.pdf', code: 'evidence.typeMismatch', detail: expect.stringContaining('bad.pdf') },
    ])
  })

  it('of one party leave room for the others, and what finds none is kept nowhere', async () => {
    const caseNo = await published(api)
    const fill = async (by: Actor, files: number) =>
      await database.owner.query(
        `INSERT INTO evidence_files SELECT $1, md5($2 || n), 'a.pdf', 'application/pdf', 1, $2, $3, now(), 'x' FROM generate_series(1, $4) AS n`,
        [caseNo, by.id, by.role, files],
      )
    const one = () => ({ name: 'a.pdf', content: unique() })
    for (const by of [people.entity, people.finance]) expect((await send(caseNo, by, one())).status).toBe(201)
    await fill(people.entity, 249)
    await fill(people.finance, 99)
    const before = kept()
    for (const by of [people.entity, people.finance]) {
      const refused = await send(caseNo, by, one(), one())
      expect(refused.body, by.id).toMatchObject({ status: 422, code: 'evidence.caseFull' })
    }
    expect(kept()).toEqual(before)
    for (const by of [people.officer, people.honours]) expect((await send(caseNo, by, one())).status, by.id).toBe(201)
  })

  it('are sent by one account so often in a minute, whatever the case', async () => {
    const caseNo = await published(api)
    const statuses: number[] = []
    for (let n = 0; n < 242; n += 1) statuses.push((await send(caseNo, people.secondOfficer)).status)
    expect(new Set(statuses.slice(0, 240))).toEqual(new Set([422]))
    expect(statuses.slice(240)).toEqual([429, 429])
    expect((await send(caseNo, people.reviewer, { name: 'a.pdf', content: unique() })).status).toBe(201)
  })

  it('are limited in size, in number and for the case', async () => {
    const caseNo = await proposed(api)
    const large = Buffer.concat([pdf, Buffer.alloc(50 * 1_048_576)])
    expect((await send(caseNo, people.officer, { name: 'a.pdf', content: large })).body).toMatchObject({
      status: 413,
      code: 'evidence.tooLarge',
    })
    const many = Array.from({ length: 21 }, () => ({ name: 'a.pdf', content: unique() }))
    expect((await send(caseNo, people.officer, ...many)).body).toMatchObject({ status: 413, code: 'evidence.tooMany' })
    expect((await send(caseNo, people.officer)).body).toMatchObject({ status: 422, code: 'evidence.noFile' })
    const none = await api.as(people.officer).ask(`/api/v1/cases/${caseNo}/evidence`, { method: 'POST', body: {} })
    expect(none.body).toMatchObject({ code: 'evidence.noFile' })
    expect(await list(caseNo)).toEqual([])
    await database.owner.query(
      `INSERT INTO evidence_files SELECT $1, md5(n::text), 'a.pdf', 'application/pdf', 1, 'x', 'caseOfficer', now(), 'x' FROM generate_series(1, 500) AS n`,
      [caseNo],
    )
    expect((await send(caseNo, people.officer, { name: 'a.pdf', content: unique() })).body).toMatchObject({
      status: 422,
      code: 'evidence.caseFull',
    })
  })

  it('are neither taken from nor shown to those without the right to the case', async () => {
    const caseNo = await published(api)
    const content = unique()
    await send(caseNo, people.entity, { name: 'a.pdf', content })
    const stranger: Actor = { id: 'entity-stranger', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' }
    for (const actor of [stranger, people.otherReviewer]) {
      expect((await send(caseNo, actor, { name: 'b.pdf', content: unique() })).status).toBe(404)
      for (const path of ['', `/${hashOf(content)}`]) {
        expect((await api.as(actor).ask(`/api/v1/cases/${caseNo}/evidence${path}`)).body).toMatchObject({
          status: 404,
          code: 'case.unknown',
        })
      }
    }
    const auditor: Actor = { id: 'auditor', role: 'auditor' }
    expect((await send(caseNo, auditor, { name: 'b.pdf', content: unique() })).status).toBe(403)
    expect(await list(caseNo, auditor)).toHaveLength(1)
    const other = await proposed(api)
    expect((await api.as(people.officer).ask(`/api/v1/cases/${other}/evidence/${hashOf(content)}`)).body).toMatchObject(
      { status: 404, code: 'evidence.unknown' },
    )
    expect((await api.as(people.officer).ask(`/api/v1/cases/${other}/evidence/..%2f..%2fetc`)).status).toBe(400)
  })

  it('can be named by commands of their case, and no other file can', async () => {
    const caseNo = await published(api)
    const content = unique()
    const evidence = [{ title: '整改报告', file: hashOf(content) }]
    const early = await api.as(people.entity).give(caseNo, 'objection.file', { grounds: '信息有误', evidence })
    expect(early.body).toMatchObject({ status: 422, code: 'evidence.notOfCase', params: { files: [hashOf(content)] } })
    await send(caseNo, people.entity, { name: 'a.pdf', content })
    await must(api, caseNo, people.entity, 'objection.file', { grounds: '信息有误', evidence })
    const proposing = await api.as(people.officer).propose(proposal({ evidence }))
    expect(proposing.body).toMatchObject({ status: 422, code: 'evidence.notOfCase' })
    const stranger: Actor = { id: 'entity-stranger', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' }
    const probing = await api
      .as(stranger)
      .give(caseNo, 'objection.file', { grounds: '猜测', evidence: [{ title: 'x', file: 'f'.repeat(64) }] })
    expect(probing.status).toBe(404)
  })
})

describe('a storage with a scanner', () => {
  it('takes what the scanner passes, refuses what it finds, and nothing while it is down', async () => {
    const caseNo = await proposed(api)
    const clamd = await startClamd()
    storage.scanner = (
      await openEvidenceStorage({ folder: join(sending.folder, 'scanned'), clamav: clamd.address })
    ).scanner!
    const clean = unique()
    expect((await send(caseNo, people.officer, { name: 'a.pdf', content: clean })).status).toBe(201)
    expect(await list(caseNo)).toMatchObject([{ name: 'a.pdf', scanned: true }])
    expect(clamd.scanned.some((scanned) => scanned.equals(clean))).toBe(true)
    const harmful = Buffer.concat([pdf, Buffer.from('Harmful')])
    expect((await send(caseNo, people.officer, { name: 'b.pdf', content: harmful })).body).toMatchObject({
      status: 422,
      code: 'evidence.infected',
      params: { signature: 'Test.Harmful' },
    })
    await new Promise((resolve) => clamd.server.close(resolve))
    const before = kept().length
    const down = await send(caseNo, people.officer, { name: 'c.pdf', content: unique() })
    expect(down).toMatchObject({
      status: 503,
      headers: { 'retry-after': '30' },
      body: { code: 'evidence.scannerDown', detail: expect.stringContaining('try again later') },
    })
    expect(kept()).toHaveLength(before)
    delete (storage as { scanner?: unknown }).scanner
    expect(await list(caseNo)).toHaveLength(1)
  })
})
