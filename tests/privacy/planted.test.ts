import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { webhookSender } from '../../activities/delivery.ts'
import type { Actor } from '../../domain/actor.ts'
import { registerPages } from '../../web/pages.ts'
import { conductorId } from '../../workflows/contract.ts'
import { must, published } from '../api/lives.ts'
import { withApi } from '../api/support.ts'
import { withDatabase } from '../setup/database.ts'
import { openHouse, workerLog } from '../support/house.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import { noticeCode } from '../support/notice-code.ts'
import { people } from '../support/people.ts'
import { leaksIn, plantedTexts, textsIn } from '../support/planted.ts'
import { proposal } from '../support/proposal.ts'
import { tablesWith } from '../support/search.ts'
import { startReceiver } from './receiver.ts'

const database = withDatabase()
const api = withApi(database, '2026-04-07', undefined, {
  logLevel: 'trace',
  publicReadsPerMinute: 100_000,
  pages: (app, deps, sessions) => registerPages(app, deps, { sessions, demo: false, providers: {} }),
})
const cases = 100
const planted = plantedTexts(cases)
const stranger: Actor = { id: 'entity-stranger', role: 'entityAgent', entityCode: '91310106MA1FAKE16Q' }
const proof = [{ title: '证明（虚构）' }]
let caseNos: string[] = []
let outside: Awaited<ReturnType<typeof conduct>>

/** Texts of a place, which must be about these cases and show nothing of what was planted. */
function expectClean(place: string, texts: readonly string[], marks: readonly string[]): void {
  const all = texts.join('\n')
  expect({ place, missing: marks.filter((mark) => !all.includes(mark)) }).toEqual({ place, missing: [] })
  expect({ place, leaks: leaksIn(all, planted) }).toEqual({ place, leaks: [] })
}

beforeAll(async () => {
  for (const { text, found } of planted) {
    const { violation, underlyingDecision } = proposal()
    const caseNo = await published(api, {
      violation: { ...violation, type: text, facts: text },
      legalBasis: `${text}第九十七条`,
      underlyingDecision: { ...underlyingDecision, content: text },
      contact: { name: '联系人（虚构）', phone: found.mobile },
    })
    await must(api, caseNo, people.entity, 'objection.file', { grounds: text, evidence: [] })
    await must(api, caseNo, people.officer, 'objection.verify', { findings: text })
    const right = { field: 'conductType', text: `更正：${text}` } as const
    await must(api, caseNo, people.officer, 'correction.propose', {
      ...right,
      reasons: text,
      evidence: [{ title: text }],
    })
    await must(api, caseNo, people.reviewer, 'objection.uphold', { outcome: 'corrected', reasons: text })
    caseNos = [...caseNos, caseNo]
  }
  outside = await conduct()
}, 400_000)

/** Lets a real worker conduct the cases and send their messages; answers with what left the house and what Temporal keeps. */
async function conduct() {
  const receiver = await startReceiver()
  const sender = webhookSender(receiver.url, 'a secret of the tests')
  const house = await openHouse(inject('temporalAddress'), api.record, sender)
  const stop = await house.start()
  for (const ref of new Map(api.woken.map((woken) => [woken.caseNo, woken])).values()) house.notifier.progressed(ref)
  const waiting = `SELECT count(*)::integer AS count FROM outbox WHERE recipient IN ('platform', 'users') AND delivered_at IS NULL`
  for (const end = Date.now() + 200_000; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    const { rows } = await database.pool.query<{ count: number }>(waiting)
    if (rows[0]?.count === 0) break
    if (Date.now() > end) throw new Error(`${rows[0]?.count} messages have not left the house`)
  }
  const histories = await Promise.all(
    caseNos.map(async (caseNo) => textsIn(await house.client.workflow.getHandle(conductorId(caseNo)).fetchHistory())),
  )
  await stop()
  await house.close()
  await receiver.close()
  return { bodies: receiver.bodies, histories }
}

const read = async (url: string, actor?: Actor) =>
  JSON.stringify((await (actor ? api.as(actor) : api.nobody).ask(url)).body)

describe(`what was planted in ${cases} cases`, () => {
  it('stands in the record, where staff reads it', async () => {
    const { residentId, card, withheld } = planted[0]!.found
    for (const value of [residentId, card, withheld])
      expect(await tablesWith(database.owner, value)).toEqual(['cases', 'ledger', 'letters'])
    expect(leaksIn(await read(`/api/v1/cases/${caseNos[0]}`, people.officer), planted).length).toBeGreaterThan(5)
  })

  it('is in no public answer of the API and on no public page', async () => {
    const addresses = caseNos.flatMap((no) => [`/api/v1/register/${no}`, `/register/${no}`, `/register/${no}?lang=en`])
    const lists = [
      '/api/v1/register?limit=100',
      '/register',
      `/register?search=${encodeURIComponent('虚构')}`,
      '/register?lang=en',
      '/statistics',
      '/statistics/data.csv',
    ]
    const texts = await Promise.all([...addresses, ...lists].map((url) => read(url)))
    expectClean('public', texts, [...caseNos, '当事人', '公示'])
    expect(texts.filter((text) => text.includes('（不公开）')).length).toBeGreaterThan(cases)
  })

  it('is in no answer that refuses, whoever asks', async () => {
    const [first = ''] = caseNos
    const refusals = [
      ...caseNos
        .flatMap((no) => [
          `/api/v1/cases/${no}`,
          `/api/v1/letters/${no}.listing.decision`,
          `/api/v1/cases/${no}/evidence`,
        ])
        .map((url) => read(url, stranger)),
      ...caseNos.map((no) => read(`/api/v1/letters/${no}.listing.decision`)),
      ...caseNos.map(async (no) =>
        JSON.stringify((await api.as(people.officer).give(no, 'publicity.publish', {})).body),
      ),
      ...caseNos.map(async (no) =>
        JSON.stringify((await api.as(people.officer).give(no, 'publicity.publish', {}, { ifMatch: '"1"' })).body),
      ),
      read(`/cases/${first}`),
      read(`/verify?number=${encodeURIComponent('沪浦虚修证〔2026〕1号')}`),
    ]
    expectClean('refusals', await Promise.all(refusals), ['case.unknown', 'letter', 'case.stale', 'session'])
  })

  it('is in no message that leaves the house', () => {
    expectClean('messages', outside.bodies, [...caseNos, 'publicity.published', 'correction.confirmed', '虚构'])
  })

  it('is in nothing that Temporal keeps', () => {
    expectClean('histories', outside.histories, [...caseNos, 'sanctionCase'])
  })

  it('is in no certificate, nor on the page that checks it', async () => {
    const caseNo = caseNos[0] ?? ''
    const number = await isRepaired(caseNo)
    const { body } = await api.as(people.entity).ask(`/api/v1/letters/${caseNo}.repair.1.certificate`)
    const { rows } = await database.pool.query<{ code: string }>(
      'SELECT check_code AS code FROM letters WHERE number = $1',
      [number],
    )
    const query = new URLSearchParams({ number, code: rows[0]?.code ?? '' }).toString()
    const texts = [
      textOfPdf(Buffer.from(body)).replaceAll('\n', ''),
      await read(`/verify?${query}`),
      await read(`/api/v1/register/certificates/${encodeURIComponent(number)}?code=${rows[0]?.code}`),
    ]
    expectClean('certificate', texts, [number, '信用修复证明', people.entity.entityCode])
  })

  it('is in no figure and no line of a log, not even when something breaks over it', async () => {
    const { text, found } = planted[0]!
    // PostgreSQL quotes rows that a constraint refuses, where no policy on rows keeps it from that.
    await database.owner.query(`ALTER TABLE ledger ADD CONSTRAINT broken CHECK (type <> 'objection.filed') NOT VALID`)
    await database.owner.query(
      `ALTER TABLE accounts ADD CONSTRAINT also_broken CHECK (role <> 'entityAgent') NOT VALID`,
    )
    const broken = await api.as(people.entity).give(caseNos[1] ?? '', 'objection.file', { grounds: text, evidence: [] })
    const code = await noticeCode(database.pool, caseNos[1] ?? '', people.entity.entityCode)
    const account = {
      code,
      entityCode: people.entity.entityCode,
      account: 'never-made',
      name: found.residentId,
      password: 'a quiet harbour',
    }
    const alsoBroken = await api.nobody.ask('/api/v1/entity-accounts', { method: 'POST', body: account })
    await database.owner.query('ALTER TABLE ledger DROP CONSTRAINT broken')
    await database.owner.query('ALTER TABLE accounts DROP CONSTRAINT also_broken')
    for (const { body } of [broken, alsoBroken]) expect(body).toMatchObject({ status: 500, code: 'system.fault' })
    // What somebody types into addresses and fields that do not exist.
    await read(`/api/v1/register?search=${encodeURIComponent(text)}`)
    await read(`/nowhere/${encodeURIComponent(text)}`)
    await api.as(people.officer).propose({ ...proposal(), [text]: text } as never)
    expectClean('answers', [JSON.stringify([broken.body, alsoBroken.body])], ['system.fault'])
    expectClean('log of the API', api.log, ['refused', 'request failed', 'broken', 'also_broken'])
    expectClean('log of the worker', workerLog, ['The platform answered 503'])
    expectClean('figures', [await read('/metrics')], ['bihuan_requests_total'])
  })
})

async function isRepaired(caseNo: string): Promise<string> {
  const { text } = planted[0]!
  await must(api, caseNo, people.entity, 'rectification.commit', { commitment: text })
  const { body } = await api.as(people.entity).ask(`/api/v1/cases/${caseNo}`)
  const items = body.rectification.requirements.map(({ id }: { id: string }) => ({
    requirement: id,
    statement: text,
    evidence: proof,
  }))
  await must(api, caseNo, people.entity, 'rectification.submitEvidence', { items })
  await must(api, caseNo, people.reviewer, 'rectification.accept', { findings: text })
  api.clock.set(body.publicity.repairFrom)
  await must(api, caseNo, people.entity, 'repair.apply', { proof, commitment: text })
  await must(api, caseNo, people.officer, 'repair.accept', { comments: '' })
  await must(api, caseNo, people.officer, 'repair.verify', { findings: text })
  await must(api, caseNo, people.reviewer, 'repair.grant', { reasons: text })
  const letters = await api.as(people.entity).ask(`/api/v1/cases/${caseNo}/letters`)
  return letters.body.items.find(({ occasion }: { occasion: string }) => occasion === 'repair.1.certificate').number
}

afterAll(() => expect(caseNos).toHaveLength(cases))
