import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../setup/database.ts'
import { checkEveryCase } from '../../support/fold-check.ts'
import { people } from '../../support/people.ts'
import { carriers, heard, must, published } from '../lives.ts'
import { withApi } from '../support.ts'

const database = withDatabase()
checkEveryCase(database)
const api = withApi(database)
const { officer, reviewer, secondReviewer, entity } = people

const read = async (caseNo: string, part = '') => (await api.as(officer).ask(`/api/v1/cases/${caseNo}${part}`)).body

describe('whole lives over HTTP', () => {
  it('carries the shortest life: heard, and not listed', async () => {
    const caseNo = await heard(api)
    await must(api, caseNo, reviewer, 'listing.determine', {
      outcome: 'notList',
      reasons: '情节轻微，予以训诫（虚构）',
    })
    expect(await read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'notListed',
      closedOn: '2026-04-09',
      lawful: [],
    })
    const { items } = await read(caseNo, '/ledger')
    expect(items.map((entry: { type: string; actor: string }) => [entry.type, entry.actor])).toEqual([
      ['listing.proposed', officer.id],
      ['listing.reviewed', reviewer.id],
      ['listing.noticeServed', officer.id],
      ['listing.defenceWaived', entity.id],
      ['listing.hearingWaived', entity.id],
      ['listing.notListed', reviewer.id],
      ['case.closed', reviewer.id],
    ])
    const deadlines = (await read(caseNo, '/deadlines')).items
    expect(deadlines.filter((each: { closedOn: string | null }) => each.closedOn === null)).toEqual([])
    expect(api.woken.filter((ref) => ref.caseNo === caseNo).map((ref) => ref.version)).toEqual([1, 2, 3, 4, 5, 7])
  })

  it('carries the whole closed loop with three measures to its end', async () => {
    const caseNo = await published(api)
    for (const { measure, by } of carriers) {
      await must(api, caseNo, by, 'measure.acknowledge', { measure })
      await must(api, caseNo, by, 'measure.carryOut', { measure, on: '2026-04-14', basis: '虚构依据' })
      await must(api, caseNo, by, 'measure.feedBack', {
        measure,
        result: 'executed',
        basis: '虚构依据',
        on: '2026-04-14',
        proof: '反馈单',
      })
    }
    await must(api, caseNo, entity, 'rectification.commit', { commitment: '承诺改正' })
    const items = ['r1', 'r2'].map((requirement) => ({
      requirement,
      statement: '已改正',
      evidence: [{ title: '照片（虚构）' }],
    }))
    await must(api, caseNo, entity, 'rectification.submitEvidence', { items })
    await must(api, caseNo, reviewer, 'rectification.accept', { findings: '整改到位' })

    const early = await api.as(entity).ask(`/api/v1/cases/${caseNo}/repair-eligibility`)
    expect(early.body).toMatchObject({ eligible: false, reasons: [{ code: 'repair.tooEarly' }] })
    api.clock.set(early.body.earliestOn)
    expect((await api.as(entity).ask(`/api/v1/cases/${caseNo}/repair-eligibility`)).body).toMatchObject({
      eligible: true,
      reasons: [],
    })

    await must(api, caseNo, entity, 'repair.apply', { proof: [{ title: '整改报告（虚构）' }], commitment: '信用承诺' })
    await must(api, caseNo, officer, 'repair.accept', { comments: '材料齐全' })
    await must(api, caseNo, officer, 'repair.verify', { findings: '属实' })
    expect((await api.nobody.ask(`/api/v1/register/${caseNo}`)).status).toBe(200)
    await must(api, caseNo, secondReviewer, 'repair.grant', { reasons: '符合条件' })
    expect((await api.nobody.ask(`/api/v1/register/${caseNo}`)).status).toBe(404)
    expect(await read(caseNo)).toMatchObject({ stage: 'undoing' })

    const { body } = await api.as(carriers[0].by).ask(`/api/v1/cases/${caseNo}`)
    expect(body.lawful).toEqual(['measure.confirmLift'])
    for (const { measure, by } of carriers) {
      await must(api, caseNo, by, 'measure.confirmLift', { measure, on: early.body.earliestOn, proof: '解除凭证' })
    }
    expect(await read(caseNo)).toMatchObject({ stage: 'undoing' })
    for (const act of ['sharing', 'use'] as const) await api.system(caseNo, 'undoing.confirm', { act, receipt: '回执' })
    const closed = await read(caseNo)
    expect(closed).toMatchObject({
      stage: 'closed',
      outcome: 'repaired',
      deadlines: {},
      lawful: [
        'repair.proposeRevocation',
        'paper.fileObjection',
        'paper.consent',
        'annulment.record',
        'correction.propose',
      ],
    })
    expect((await read(caseNo, '/ledger')).items).toHaveLength(closed.version)
  })

  it('keeps reason and legal basis with the entry, and says at once why a second pair of eyes is needed', async () => {
    const caseNo = await heard(api)
    const justification = { reason: '证据充分', legalBasis: '《虚构办法》' }
    const payload = { outcome: 'list', reasons: '事实清楚', justification } as const
    expect((await api.as(reviewer).give(caseNo, 'listing.determine', payload)).status).toBe(200)
    const { items } = await read(caseNo, '/ledger')
    expect(items.at(-1)).toMatchObject({ type: 'listing.determined', ...justification, role: 'reviewer' })
    const { lawful } = await read(caseNo)
    expect(lawful).toContain('listing.serveDecision')
    expect(lawful).not.toContain('listing.determine')
  })
})
