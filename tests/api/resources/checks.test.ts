import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { setCheckRight } from '../../../database/queries/check-rights.ts'
import type { Actor } from '../../../domain/actor.ts'
import { withDatabase } from '../../setup/database.ts'
import { question } from '../../support/checks.ts'
import { people } from '../../support/people.ts'
import { persons, personsIn } from '../../support/persons.ts'
import { annul } from '../../support/world.ts'
import { published } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
const api = withApi(database, undefined, undefined, { logLevel: 'trace' })
const ask = async (body: object = question(), actor: Actor = people.inspection, key: string = randomUUID()) =>
  await api.as(actor).ask('/api/v1/checks', { method: 'POST', body, headers: { 'idempotency-key': key } })
const read = async (checkNo: string, actor: Actor) => await api.as(actor).ask(`/api/v1/checks/${checkNo}`)
const counted = async () => Number((await database.owner.query('SELECT count(*) AS n FROM checks')).rows[0].n)
const secondEntity = { code: '91310115MA1FAKE605', kind: 'organisation', district: '310115' } as const
const thirdEntity = { ...secondEntity, code: '91310115MA1FAKE618' } as const

describe('a department that asks before it grants', () => {
  it('is told what bites in the matter, from which state of which case, and finds it again word for word', async () => {
    const caseNo = await published(api)
    const { status, headers, body } = await ask()
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body).toEqual({
      checkNo: expect.stringMatching(/^CK-2026-\d{8}$/),
      at: '2026-04-14T02:00:00.000Z',
      asOf: { position: expect.any(Number), day: '2026-04-14' },
      result: 'hit',
      nameDiffers: false,
      hits: [
        {
          caseNo,
          caseSeq: (await database.owner.query('SELECT version FROM cases WHERE case_no = $1', [caseNo])).rows[0]
            .version,
          listType: 'work-safety-severe',
          title: { zh: expect.stringContaining('安全生产'), en: expect.any(String) },
          tier: 'serious',
          agency: 'agency-pudong',
          from: expect.any(String),
          until: expect.any(String),
          contested: false,
          measures: [
            {
              code: 'M09',
              title: { zh: expect.any(String), en: expect.any(String) },
              kind: 'B',
              duty: 'must',
              bases: expect.arrayContaining([expect.objectContaining({ document: expect.stringContaining('条例') })]),
            },
          ],
        },
      ],
      text: { zh: expect.any(String), en: expect.any(String) },
    })
    expect(headers.location).toBe(`/api/v1/checks/${body.checkNo}`)
    expect((await read(body.checkNo, people.inspection)).body).toEqual(body)
    // It was asked for a matter: of the same record, another measure bites in another one, and none in a third.
    expect((await ask(question({ matter: 'publicFunds' }))).body.hits[0].measures).toMatchObject([
      { code: 'M06', duty: 'must' },
    ])
    expect((await ask(question({ matter: 'honours' }))).body.hits[0].measures).toMatchObject([
      { code: 'M07', duty: 'decide' },
    ])
    expect((await ask(question({ matter: 'finance' }))).body).toMatchObject({ result: 'none', hits: [] })
  })

  it('is told nothing of a record that has ended, and that this is no certificate', async () => {
    const subject = { kind: 'organisation', code: secondEntity.code } as const
    const caseNo = await published(api, { entity: { ...secondEntity, name: '上海虚构乙有限公司' } })
    expect((await ask(question({ subject: { ...subject, name: '上海虚构丙有限公司' } }))).body).toMatchObject({
      result: 'hit',
      nameDiffers: true,
    })
    await annul(api.record, caseNo, '2026-04-14')
    const { body } = await ask(question({ subject }))
    expect(body).toMatchObject({ result: 'none', hits: [], nameDiffers: false })
    expect(body.text.en).toContain('no certificate of good credit')
  })

  it('is answered once for a key: the same again, also at once, and never another question', async () => {
    const key = randomUUID()
    const before = await counted()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(async () => await ask(question(), people.inspection, key)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.checkNo)).size).toBe(1)
    expect(await counted()).toBe(before + 1)
    const changed = question({ reference: '沪虚申〔2026〕0002号' })
    expect((await ask(changed, people.inspection, key)).body).toMatchObject({
      status: 422,
      code: 'idempotency.otherRequest',
    })
    // A key of another account is another key.
    expect((await ask(changed, people.finance, key)).status).toBe(201)
  })

  it.each<[string, object, number, string, string]>([
    [
      'a wrong check character',
      { subject: { kind: 'organisation', code: '91310115MA1FAKE27P' } },
      422,
      'check.codeInvalid',
      '/subject/code',
    ],
    [
      'a code of another kind',
      { subject: { kind: 'soleTrader', code: '91310115MA1FAKE27N' } },
      422,
      'check.codeOfOtherKind',
      '/subject/code',
    ],
    ['an unknown matter', { matter: 'weather' }, 400, 'request.invalid', '/body/matter'],
    ['a department of its own', { department: 'dept-finance' }, 400, 'request.invalid', 'department'],
    ['no number of the application', { reference: ' ' }, 400, 'request.invalid', '/body/reference'],
  ])('is refused with the field, and no check is counted: %s', async (_what, changes, status, code, pointer) => {
    const before = await counted()
    const { body } = await ask({ ...question(), ...changes })
    expect(body).toMatchObject({ status, code })
    expect(JSON.stringify([body.params, body.errors])).toContain(pointer.replace('/body', ''))
    expect(await counted()).toBe(before)
  })

  it('has to name its request', async () => {
    const { body } = await api.as(people.inspection).ask('/api/v1/checks', { method: 'POST', body: question() })
    expect(body).toMatchObject({ status: 400, code: 'request.invalid' })
  })
})

describe('what only some accounts may know', () => {
  const person = persons[0]!
  const about = question({
    subject: { kind: 'naturalPerson', code: person.code, name: person.name },
    matter: 'personalConduct',
  })

  it('a natural person is asked about by those with a right to it, and leaves no trace in any log', async () => {
    const before = await counted()
    const { body } = await ask(about)
    expect(body).toMatchObject({ status: 403, code: 'check.personsNotAllowed' })
    expect(await counted()).toBe(before)
    await setCheckRight(database.pool, people.inspection.id, 'persons', '虚构法第一条')
    expect((await ask(about)).body).toMatchObject({ result: 'none' })
    expect(await counted()).toBe(before + 1)
    const slip = { ...about.subject, code: person.code.replace(/1$/, '2') }
    expect((await ask({ ...about, subject: slip })).body).toMatchObject({ status: 422, code: 'check.codeInvalid' })
    await setCheckRight(database.pool, people.inspection.id, 'persons', null)
    expect((await ask(about)).status).toBe(403)
    await ask({ ...about, matter: 'weather' })
    expect(api.log.length).toBeGreaterThan(3)
    expect(personsIn(api.log.join(''))).toEqual([])
    expect(api.log.join('')).not.toContain(person.code.slice(0, 17))
  })

  it('a record that is kept off the register is told to those with a right to it', async () => {
    const entity = { ...thirdEntity, name: '上海虚构丁有限公司' } as const
    const subject = { kind: 'organisation', code: entity.code } as const
    const caseNo = await published(api, {
      entity,
      tier: 'minor',
      listType: 'watch-list',
      measures: [{ code: 'M09', department: 'dept-inspection' }],
      tierReason: '情节轻微（虚构）',
    })
    const { body } = await ask(question({ subject }))
    expect(body).toMatchObject({ result: 'none', hits: [] })
    expect(body.text.zh).toContain('不在本次查询范围内')
    expect((await ask(question({ subject }), people.honours)).body).toMatchObject({ result: 'none' })
    await setCheckRight(database.pool, people.honours.id, 'minor', '虚构法第二条')
    expect((await ask(question({ subject }), people.honours)).body).toMatchObject({ result: 'hit', hits: [{ caseNo }] })
  })
})
