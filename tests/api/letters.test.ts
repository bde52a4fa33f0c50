import { letterNumbers } from '../../fictitious/letter-numbers.ts'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { shanghaiDate } from '../../record/clock.ts'
import { withDatabase } from '../setup/database.ts'
import { checkEveryCase } from '../support/fold-check.ts'
import { letterhead } from '../support/letterhead.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { people } from '../support/people.ts'
import { heard, must, proposed, published } from './lives.ts'
import { repaired as repairedOn } from './repaired.ts'
import type { Answer } from './support.ts'
import { withApi } from './support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const auditor: Actor = { id: 'auditor', role: 'auditor' }
const stranger: Actor = { id: 'entity-stranger', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' }
const proof = [{ title: '证明（虚构）' }]

const repaired = async () => await repairedOn(api)

const list = async (caseNo: string, actor: Actor) => {
  const { status, body } = await api.as(actor).ask(`/api/v1/cases/${caseNo}/letters`)
  expect(status).toBe(200)
  return body.items as {
    id: string
    occasion: string
    number: string | null
    status: string
    service: unknown
    address: string
    addressee: object
  }[]
}
const occasions = async (caseNo: string, actor: Actor) => (await list(caseNo, actor)).map(({ occasion }) => occasion)
const drawUp = (caseNo: string, occasion: string, actor: Actor = people.officer) =>
  api.as(actor).ask(`/api/v1/cases/${caseNo}/letters`, { method: 'POST', body: { occasion } })
const pdf = async (id: string, actor: Actor): Promise<Answer> => await api.as(actor).ask(`/api/v1/letters/${id}`)
const textOf = async (id: string, actor: Actor) =>
  textOfPdf(Buffer.from((await pdf(id, actor)).body)).replaceAll('\n', '')
const downloads = async (caseNo: string) =>
  (await database.pool.query('SELECT item, actor FROM downloads WHERE case_no = $1 ORDER BY id', [caseNo])).rows

describe('letters over HTTP', () => {
  it('show the agency what is to be served, and the entity only what has been', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await proposed(api)
    expect(await list(caseNo, people.officer)).toEqual([])
    await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    for (const actor of [people.officer, people.reviewer]) {
      expect(await list(caseNo, actor)).toMatchObject([
        { occasion: 'listing.notice', status: 'draft', number: null, service: null },
      ])
    }
    expect(await list(caseNo, auditor)).toEqual([])
    expect((await pdf(`${caseNo}.listing.notice`, people.entity)).body).toMatchObject({
      status: 404,
      code: 'letter.unknown',
    })
    const draft = await pdf(`${caseNo}.listing.notice`, people.officer)
    expect(draft.body.slice(0, 5)).toBe('%PDF-')

    await must(api, caseNo, people.officer, 'listing.serveNotice', {
      method: 'post',
      sentOn: '2026-04-07',
      servedOn: '2026-04-07',
      proof: '挂号信7',
    })
    const [served] = await list(caseNo, people.entity)
    expect(served).toMatchObject({
      status: 'served',
      number: expect.stringMatching(/^沪浦虚认告〔2026〕\d+号$/),
      service: {
        method: 'post',
        servedOn: '2026-04-07',
        recipient: expect.stringContaining('虚构'),
        proof: '挂号信7',
        caseSeq: 3,
      },
    })
    const read = await pdf(`${caseNo}.listing.notice`, people.entity)
    expect(read.status).toBe(200)
    expect(read.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    expect(read.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8''%E6/)
    expect(await downloads(caseNo)).toEqual([
      { item: 'letter/listing.notice', actor: people.officer.id },
      { item: 'letter/listing.notice', actor: people.entity.id },
    ])
  })

  it('have the same bytes whenever and by whomever they are read', async () => {
    const caseNo = await published(api)
    const ids = [`${caseNo}.listing.notice`, `${caseNo}.listing.decision`]
    const readers = [
      [people.officer, people.entity],
      [auditor, people.officer, people.entity],
    ]
    const read = async () =>
      await Promise.all(
        ids.map((id, at) => Promise.all(readers[at]!.map(async (actor) => (await pdf(id, actor)).headers.etag))),
      )
    const first = await read()
    api.clock.set('2027-01-04')
    expect(await read()).toEqual(first)
    expect(first.map((etags) => new Set(etags).size)).toEqual([1, 1])
    expect(first[0]?.[0]).not.toBe(first[1]?.[0])
  })

  it('give decision and guidance their numbers before both are served by one act', async () => {
    const caseNo = await heard(api)
    api.clock.set('2026-04-10')
    await must(api, caseNo, people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
    const wanted = ['listing.decision', 'listing.repairGuidance', 'rectification.order']
    expect((await occasions(caseNo, people.officer)).slice(1)).toEqual(wanted)
    expect((await drawUp(caseNo, 'repair.1.grant')).body).toMatchObject({ status: 409, code: 'letter.notNow' })
    const decision = await drawUp(caseNo, 'listing.decision')
    expect(decision).toMatchObject({ status: 201, body: { number: expect.stringMatching(/^沪浦虚认〔2026〕\d+号$/) } })
    expect((await drawUp(caseNo, 'listing.decision')).body).toEqual(decision.body)
    const guidance = await drawUp(caseNo, 'listing.repairGuidance')
    expect((await list(caseNo, people.officer))[1]).toMatchObject({ status: 'drawnUp', number: decision.body.number })
    await must(api, caseNo, people.officer, 'listing.serveDecision', {
      method: 'direct',
      servedOn: '2026-04-10',
      proof: '送达回证2',
      decisionDocNo: decision.body.number,
      repairGuidanceDocNo: guidance.body.number,
    })
    const letters = (await list(caseNo, people.entity)).slice(1)
    expect(letters.map(({ occasion, status, number }) => ({ occasion, status, number }))).toEqual([
      { occasion: 'listing.decision', status: 'served', number: decision.body.number },
      { occasion: 'listing.repairGuidance', status: 'served', number: guidance.body.number },
      { occasion: 'rectification.order', status: 'served', number: expect.stringContaining('限改') },
    ])
    const { rows } = await database.pool.query(`SELECT template FROM letters WHERE case_no = $1`, [caseNo])
    expect(rows.map(({ template }) => template).toSorted((a, b) => a - b)).toEqual([1, 2, 2, 4])
  })

  it('are served under the number that they have, and under none of a series that is numbered here', async () => {
    const caseNo = await heard(api)
    api.clock.set('2026-04-10')
    await must(api, caseNo, people.reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
    const serve = async (decisionDocNo: string, repairGuidanceDocNo: string) =>
      await api.as(people.officer).give(caseNo, 'listing.serveDecision', {
        method: 'direct',
        servedOn: '2026-04-10',
        proof: '送达回证2',
        decisionDocNo,
        repairGuidanceDocNo,
      })
    const { number } = (await drawUp(caseNo, 'listing.decision')).body
    const before = await list(caseNo, people.officer)
    for (const other of ['乱写第9号', '沪虚认〔2026〕77号', number.replace('号', '1号')]) {
      const { status, body } = await serve(other, '沪虚修〔2026〕77号')
      expect([status, body.code]).toEqual([409, 'letter.otherNumber'])
      expect(body.detail).toContain(number)
    }
    const series = await serve(number, '沪浦虚修告[2026]901号')
    expect([series.status, series.body.code]).toEqual([409, 'letter.ownSeries'])
    expect(await list(caseNo, people.officer)).toEqual(before)
    expect((await serve(number, '沪虚修〔2026〕77号')).status).toBe(200)
    const served = (await list(caseNo, auditor)).map((letter) => letter.number)
    expect(served).toEqual(expect.arrayContaining([number, '沪虚修〔2026〕77号']))
  })

  it('take the number under which a paper was really served', async () => {
    const caseNo = await published(api)
    const decision = (await list(caseNo, auditor)).find(({ occasion }) => occasion === 'listing.decision')
    expect(decision?.number).toBe(letterNumbers(caseNo).decisionDocNo)
  })

  it('are read by a department only when they are for it, and by no stranger', async () => {
    const caseNo = await repaired()
    expect(await occasions(caseNo, people.finance)).toEqual(['listing.decision', 'measure.M06.liftOrder'])
    expect((await pdf(`${caseNo}.measure.M07.liftOrder`, people.finance)).status).toBe(404)
    expect((await pdf(`${caseNo}.measure.M06.liftOrder`, people.finance)).status).toBe(200)
    expect(await occasions(caseNo, people.entity)).not.toContain('measure.M06.liftOrder')
    expect((await api.as(stranger).ask(`/api/v1/cases/${caseNo}/letters`)).status).toBe(404)
    expect((await pdf(`${caseNo}.listing.decision`, stranger)).status).toBe(404)
    expect((await pdf('nonsense', auditor)).status).toBe(404)
    expect((await drawUp(caseNo, 'listing.decision', people.entity)).status).toBe(403)
  })
})

describe('the invitation in a notice', () => {
  const codeIn = (text: string) => /邀请码 ([A-Z2-8]{4}(?:-[A-Z2-8]{4}){3})，/.exec(text)?.[1]

  it('stands on the paper that is to be served, leads to its page, and binds an account to the entity once', async () => {
    api.clock.set('2026-04-07')
    const caseNo = await proposed(api)
    const id = `${caseNo}.listing.notice`
    await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    expect(await textOf(id, people.officer)).not.toContain('邀请码')
    await drawUp(caseNo, 'listing.notice')
    const text = await textOf(id, people.officer)
    expect(text).toContain(`打开 ${letterhead.publicAddress}/invitation ，填写统一社会信用代码`)
    const code = codeIn(text)!
    const { rows } = await database.owner.query('SELECT invitations::text AS row FROM invitations WHERE case_no = $1', [
      caseNo,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].row.replaceAll('-', '')).not.toContain(code.replaceAll('-', ''))
    await must(api, caseNo, people.officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '回证',
    })
    expect(codeIn(await textOf(id, people.officer))).toBe(code)
    const accept = (account: string) =>
      api.nobody.ask('/api/v1/entity-accounts', {
        method: 'POST',
        body: { code, account, name: '经办人（虚构）', password: 'a quiet harbour' },
      })
    expect((await accept('by-the-notice')).body).toEqual({
      account: 'entity-by-the-notice',
      entityCode: people.entity.entityCode,
    })
    expect((await accept('by-its-copy')).body.code).toBe('invitation.unknown')
    expect(codeIn(await textOf(id, people.officer))).toBe(code)
  })

  it('is covered for all but who serves it and on whom it is served', async () => {
    const caseNo = await proposed(api)
    const id = `${caseNo}.listing.notice`
    await must(api, caseNo, people.reviewer, 'listing.review', { outcome: 'agreed', comments: '同意' })
    await drawUp(caseNo, 'listing.notice')
    await must(api, caseNo, people.officer, 'listing.serveNotice', {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '回证',
    })
    for (const actor of [people.reviewer, auditor]) {
      const text = await textOf(id, actor)
      expect(text).toContain('邀请码 ****-****-****-****，')
      expect(codeIn(text)).toBeUndefined()
    }
    expect(codeIn(await textOf(id, people.entity))).toBeDefined()
    expect(await textOf(`${caseNo}.listing.notice`, people.entity)).not.toContain('****')
  })
})

describe('a certificate of repair', () => {
  it('can be checked by anybody, who learns whom it names only with its code', async () => {
    const caseNo = await repaired()
    const { number } = (await list(caseNo, people.entity)).find(({ occasion }) => occasion === 'repair.1.certificate')!
    const check = (text: string, code?: string) =>
      api.nobody.ask(
        `/api/v1/register/certificates/${encodeURIComponent(text)}${code === undefined ? '' : `?code=${code}`}`,
      )
    const { body } = await check(number!)
    expect(body).toMatchObject({ number, status: 'genuine', entity: null, supersededOn: null })
    expect(JSON.stringify(body)).not.toContain(people.entity.entityCode)
    const { rows } = await database.pool.query('SELECT check_code FROM letters WHERE number = $1', [number])
    const code: string = rows[0].check_code
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)
    const paper = await textOf(`${caseNo}.repair.1.certificate`, people.entity)
    expect(paper).toContain(`打开 ${letterhead.publicAddress}/verify ，填写编号 ${number} 和核验码 ${code}，`)
    expect((await check(number!, code)).body.entity).toMatchObject({ code: people.entity.entityCode })
    expect((await check(number!.replace('〔', '[').replace('〕', ']'), code.toLowerCase())).body).toMatchObject({
      number,
    })
    for (const wrong of [
      await check(number!, 'AAAA-AAAA-AAAA'),
      await check('沪浦虚修证〔2026〕999号'),
      await check('x'),
    ]) {
      expect(wrong.body).toMatchObject({ status: 404, code: 'certificate.unknown' })
    }

    await must(api, caseNo, people.officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence: proof })
    const byTheDay = {
      method: 'direct',
      servedOn: shanghaiDate(await api.clock.now()),
      proof: '送达回证（虚构）',
    } as const
    await must(api, caseNo, people.officer, 'service.serve', byTheDay)
    api.clock.set('2027-12-01')
    await must(api, caseNo, people.reviewer, 'repair.revoke', { reasons: '查实' })
    const { body: after } = await check(number!, code)
    expect(after).toMatchObject({ status: 'superseded', supersededOn: expect.stringMatching(/^2027-/) })
    expect(after.text.zh).toContain('不再有效')
  })
})
