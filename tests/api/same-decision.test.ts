import { describe, expect, it } from 'vitest'
import { onNewDecision } from '../../fictitious/proposal.ts'
import type { Commands } from '../../domain/case.ts'
import { otherCases } from '../../record/same-decision.ts'
import { withDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { withApi } from './support.ts'

const database = withDatabase()
const api = withApi(database)
const { officer, reviewer } = people

const on = (docNo: string, changes: Parameters<typeof proposal>[0] = {}): Commands['listing.propose'] => {
  const { underlyingDecision, ...rest } = proposal(changes)
  return { ...rest, underlyingDecision: { ...underlyingDecision, docNo } }
}
const watch = { listType: 'watch-list', tier: 'general', measures: [] } as const
const propose = async (payload: Commands['listing.propose']) => await api.as(officer).propose(payload)
const refused = (caseNo: string) => ({
  status: 409,
  body: { code: 'listing.sameDecision', params: { caseNo, cases: [caseNo] } },
})

// Issue 15, section 1, and field case 45: three public records of one decision.
describe('one decision of an agency on one entity', () => {
  it.each([
    ['as it was', '沪虚罚〔2026〕11号', '沪虚罚〔2026〕11号', {}],
    ['in other brackets', '沪虚罚〔2026〕12号', '沪虚罚[2026]12号', {}],
    ['in full width, with 第 and zeros', '沪虚罚〔2026〕13号', '沪虚罚（２０２６）第００13号', {}],
    ['in a shape of its own', '虚罚决字第A—14号', '虚罚决字 第Ａ-14号', {}],
    ['for another list', '沪虚罚〔2026〕15号', '沪虚罚〔2026〕15号', watch],
    ['with the code in groups', '沪虚罚〔2026〕16号', '沪虚罚〔2026〕16号', { code: '9131 0115 ma1f ake2 7n' }],
  ] as const)('is one case, proposed again %s', async (_, docNo, again, changes) => {
    const first = await propose(on(docNo))
    expect(first.status).toBe(201)
    const { entity } = proposal()
    const second = on(again, 'code' in changes ? { entity: { ...entity, ...changes } } : changes)
    expect(await propose(second)).toMatchObject(refused(first.body.caseNo))
  })

  it('is another case for a reason that the review confirms expressly', async () => {
    const first = await propose(on('沪虚罚〔2026〕21号'))
    const repeatReason = '同一决定认定两项违法行为，分别列入（虚构）'
    const second = await propose(on('沪虚罚〔2026〕21号', { ...watch, repeatReason }))
    expect(second.status).toBe(201)
    const { caseNo } = second.body
    const state = (await api.as(reviewer).ask(`/api/v1/cases/${caseNo}`)).body
    expect(state.listing).toMatchObject({ repeats: [first.body.caseNo], proposal: { repeatReason } })
    const agreed = { outcome: 'agreed', comments: '' } as const
    expect((await api.as(reviewer).give(caseNo, 'listing.review', agreed)).body).toMatchObject({
      code: 'listing.notConfirmed',
      params: { points: ['sameDecision'] },
    })
    const confirmed = { ...agreed, confirmed: ['sameDecision'] } as const
    expect((await api.as(reviewer).give(caseNo, 'listing.review', confirmed)).status).toBe(200)
  })

  it('is opened once when ten propose it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => propose(on('沪虚罚〔2026〕31号'))))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
    const others = answers.filter(({ status }) => status === 409).map(({ body }) => body.code)
    expect(new Set(others)).toEqual(new Set(['listing.sameDecision']))
  })

  it('is the same request again when its key is', async () => {
    const payload = on('沪虚罚〔2026〕32号')
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.as(officer).propose(payload, { key: 'one-request-of-five' })),
    )
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.caseNo}`)).size).toBe(1)
  })

  it('is not come by through a revision', async () => {
    const first = await propose(on('沪虚罚〔2026〕41号'))
    const other = await propose(on('沪虚罚〔2026〕42号'))
    const { underlyingDecision } = on('沪虚罚[2026]41号')
    const revise = async (payload: Commands['listing.revise']) =>
      await api.as(officer).give(other.body.caseNo, 'listing.revise', payload)
    expect(await revise({ underlyingDecision })).toMatchObject(refused(first.body.caseNo))
    // Its own decision is no other's.
    expect((await revise({ underlyingDecision: on('沪虚罚〔2026〕42号').underlyingDecision })).status).toBe(200)
    expect((await revise({ underlyingDecision, repeatReason: '另有违法行为（虚构）' })).status).toBe(200)
    const { listing } = (await api.as(officer).ask(`/api/v1/cases/${other.body.caseNo}`)).body
    expect(listing.repeats).toEqual([first.body.caseNo])
    expect((await revise({ legalBasis: '《虚构条例》第九条' })).status).toBe(200)
    expect((await api.as(officer).ask(`/api/v1/cases/${other.body.caseNo}`)).body.listing.repeats).toEqual([
      first.body.caseNo,
    ])
  })

  it('is one when two are revised to it at once, and another is proposed', async () => {
    const cases = await Promise.all(
      ['沪虚罚〔2026〕43号', '沪虚罚〔2026〕44号', '沪虚罚〔2026〕45号'].map(async (docNo) => {
        return (await propose(on(docNo))).body.caseNo as string
      }),
    )
    const { underlyingDecision } = on('沪虚罚〔2026〕46号')
    const answers = await Promise.all([
      ...cases.map(async (caseNo) => await api.as(officer).give(caseNo, 'listing.revise', { underlyingDecision })),
      propose(on('沪虚罚[2026]第046号')),
    ])
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
    const others = answers.filter(({ status }) => status >= 300)
    expect(new Set(others.map(({ body }) => body.code))).toEqual(new Set(['listing.sameDecision']))
  })

  it('may be proposed anew when the proposal was withdrawn', async () => {
    const first = await propose(on('沪虚罚〔2026〕51号'))
    await api.as(officer).give(first.body.caseNo, 'listing.withdraw', { reason: '主体有误' })
    expect((await propose(on('沪虚罚〔2026〕51号'))).status).toBe(201)
  })

  it('is another one of another entity, and of another agency', async () => {
    const docNo = '沪虚罚〔2026〕61号'
    const { entity } = proposal()
    expect((await propose(on(docNo))).status).toBe(201)
    const other = { ...entity, code: '91310107MA80002470' }
    expect((await propose(on(docNo, { entity: other }))).status).toBe(201)
    const elsewhere = { id: 'officer-jing', role: 'caseOfficer', agency: 'agency-jingan', district: '310106' } as const
    const theirs = on(docNo, { agency: elsewhere.agency, district: elsewhere.district })
    expect((await api.as(elsewhere).propose(theirs)).status).toBe(201)
  })
})

it('is looked for in the index of decisions, not in every case of the entity or of the city', async () => {
  const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN ${otherCases.replace(/\$\d/g, (place) => (place === '$5' ? '20' : `'${place}'`))}`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toMatch(/Index Cond: .*agency = .*entity_code_form = .*decision_form = /)
})

it('a fictitious proposal on a new decision is on no other', () => {
  const numbers = Array.from({ length: 100 }, () => onNewDecision().underlyingDecision.docNo)
  expect(new Set(numbers).size).toBe(100)
})
