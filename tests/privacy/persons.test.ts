import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { registerPages } from '../../web/pages.ts'
import { must, published } from '../api/lives.ts'
import { withApi } from '../api/support.ts'
import { withDatabase } from '../setup/database.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { people } from '../support/people.ts'
import { persons, personsIn } from '../support/persons.ts'

const database = withDatabase()
const api = withApi(database, '2026-04-07', undefined, {
  logLevel: 'trace',
  publicReadsPerMinute: 100_000,
  pages: (app, deps, sessions) => registerPages(app, deps, { sessions, demo: false, providers: {} }),
})
const [first] = persons
const agent: Actor = { id: 'entity-of-a-person', role: 'entityAgent', entityCode: first!.code }
const proof = [{ title: '证明（虚构）' }]
let caseNos: string[] = []

beforeAll(async () => {
  for (const entity of persons) caseNos = [...caseNos, await published(api, { entity, measures: [] })]
}, 200_000)

const read = async (url: string, actor?: Actor) => {
  const { body } = await (actor ? api.as(actor) : api.nobody).ask(url)
  return typeof body === 'string' ? body : JSON.stringify(body)
}

describe('who a natural person is', () => {
  it('staff reads, with the kind of the document', async () => {
    for (const [at, { code, codeKind, name }] of persons.entries()) {
      expect((await api.as(people.officer).ask(`/api/v1/cases/${caseNos[at]}`)).body.entity).toMatchObject({
        code,
        codeKind,
        name,
      })
      expect((await api.as(people.officer).ask(`/api/v1/cases?entityCode=${code}`)).body.items).toHaveLength(1)
    }
    expect(await read(`/cases/${caseNos[5]}`, people.officer)).toContain('护照')
  })

  it('nobody reads in public, not even who knows the number or the name', async () => {
    const addresses = [
      ...caseNos.flatMap((no) => [`/api/v1/register/${no}`, `/register/${no}`]),
      ...persons.flatMap(({ code }) => [`/api/v1/register?entityCode=${code}`, `/api/v1/cases?entityCode=${code}`]),
      '/api/v1/register?limit=100',
      '/register',
      '/api/v1/feed',
      '/api/v1/register/snapshot',
      '/statistics',
      '/statistics/data.csv',
      '/metrics',
    ]
    const texts = (await Promise.all(addresses.map((url) => read(url)))).join('\n')
    expect(personsIn(texts.replaceAll(/entityCode=[0-9A-Z]+/g, ''))).toEqual([])
  })

  it('leaves the house in no message', async () => {
    const { rows } = await database.owner.query<{ recipient: string; body: unknown }>(
      `SELECT recipient, body FROM outbox WHERE recipient IN ('platform', 'users')`,
    )
    expect(rows.map(({ recipient }) => recipient)).toEqual(persons.map(() => 'platform'))
    expect(personsIn(JSON.stringify(rows))).toEqual([])
  })

  it('stands in no line of the log', () => {
    expect(api.log.length).toBeGreaterThan(persons.length)
    expect(personsIn(api.log.join('\n').replaceAll(/entityCode=[0-9A-Z]+/g, ''))).toEqual([])
  })

  it('whoever checks a certificate is shown enough to compare it, and no more', async () => {
    const caseNo = caseNos[0] ?? ''
    await isRepaired(caseNo)
    const { rows } = await database.owner.query<{ number: string; code: string }>(
      `SELECT number, check_code AS code FROM letters WHERE case_no = $1 AND kind = 'repairCertificate'`,
      [caseNo],
    )
    const { number = '', code = '' } = rows[0] ?? {}
    const answer = await read(`/api/v1/register/certificates/${encodeURIComponent(number)}?code=${code}`)
    const page = await read(`/verify?${new URLSearchParams({ number, code }).toString()}`)
    for (const text of [answer, page]) {
      expect(text).toContain('**************0011')
      expect(text).toContain('欧**')
      expect(personsIn(text)).toEqual([])
    }
    // The certificate itself is handed to the person.
    const own = await api.as(agent).ask(`/api/v1/letters/${caseNo}.repair.1.certificate`)
    expect(textOfPdf(Buffer.from(own.body)).replaceAll('\n', '')).toContain('310101190001010011（居民身份证）')
  })
})

async function isRepaired(caseNo: string): Promise<void> {
  await must(api, caseNo, agent, 'rectification.commit', { commitment: '承诺整改' })
  const { body } = await api.as(agent).ask(`/api/v1/cases/${caseNo}`)
  const items = body.rectification.requirements.map(({ id }: { id: string }) => ({
    requirement: id,
    statement: '已整改',
    evidence: proof,
  }))
  await must(api, caseNo, agent, 'rectification.submitEvidence', { items })
  await must(api, caseNo, people.reviewer, 'rectification.accept', { findings: '属实' })
  api.clock.set(body.publicity.repairFrom)
  await must(api, caseNo, agent, 'repair.apply', { proof, commitment: '承诺' })
  await must(api, caseNo, people.officer, 'repair.accept', { comments: '' })
  await must(api, caseNo, people.officer, 'repair.verify', { findings: '属实' })
  await must(api, caseNo, people.reviewer, 'repair.grant', { reasons: '符合条件' })
}
