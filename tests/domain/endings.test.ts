import { describe, expect, it } from 'vitest'
import { repairEligibility } from '../../domain/repair/eligibility.ts'
import { people } from '../support/people.ts'
import { listed, published } from '../support/life.ts'
import type { Life } from '../support/life.ts'

const { officer, reviewer, finance, honours, inspection, entity, system } = people
const proof = [{ title: '整改证明（虚构）' }]

describe('objection', () => {
  it('is marked, verified, and decided by a second person', () => {
    expect(listed().try(entity, 'objection.file', { grounds: '有误', evidence: [] })?.code).toBe(
      'objection.notPublished',
    )
    const life = published().do(entity, 'objection.file', { grounds: '名称有误', evidence: [] })
    expect(life.now.deadlines['objection.1.mark']?.dueOn).toBe('2026-04-15')
    expect(life.try(entity, 'objection.file', { grounds: '又', evidence: [] })?.code).toBe('objection.alreadyOpen')
    life.do(system, 'objection.mark', {}).do(officer, 'objection.verify', { findings: '属实' })
    expect(life.now.publicity?.marked).toBe(true)
    const decision = { outcome: 'corrected', reasons: '更正', correction: '更正后的文字' } as const
    expect(life.try({ ...reviewer, id: officer.id }, 'objection.uphold', decision)?.code).toBe('objection.sameDecider')
    life.do(reviewer, 'objection.uphold', decision)
    expect(life.now.publicity).toMatchObject({ status: 'published', marked: false, correction: '更正后的文字' })
  })

  it('removes everywhere when upheld so', () => {
    const life = published().do(entity, 'objection.file', { grounds: '主体错误', evidence: [] })
    life.do(system, 'objection.mark', {}).do(officer, 'objection.verify', { findings: '属实' })
    life.do(reviewer, 'objection.uphold', { outcome: 'removed', reasons: '主体错误' })
    expect(life.now.undoing?.reason).toBe('removed')
  })
})

describe('repair', () => {
  it('says why not and from when', () => {
    expect(repairEligibility(published().now, '2026-05-01')).toMatchObject({
      eligible: false,
      earliestOn: '2027-04-15',
      reasons: [{ code: 'repair.tooEarly' }, { code: 'repair.notRectified' }],
    })
  })

  it('tells gaps once and lapses when they are not filled', () => {
    const life = rectified().on('2027-04-15').do(entity, 'repair.apply', { proof, commitment: '承诺' })
    life.do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] })
    expect(life.try(officer, 'repair.accept', { comments: '' })?.code).toBe('repair.notNow')
    life.on('2027-04-20').do(entity, 'repair.supplement', { proof })
    expect(life.try(officer, 'repair.nameGaps', { gaps: ['还缺'] })?.code).toBe('repair.gapsAlreadyTold')
    const other = rectified().on('2027-04-15').do(entity, 'repair.apply', { proof, commitment: '承诺' })
    other
      .do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] })
      .on('2027-05-31')
      .do(system, 'repair.lapse', {})
    expect(other.now.repairs).toMatchObject([{ status: 'lapsed' }])
  })

  it('ends only when the four acts are confirmed, measure by measure', () => {
    const life = repaired()
    expect(life.now.undoing).toMatchObject({ reason: 'repaired', confirmed: {} })
    for (const measure of ['M06', 'M07', 'M09']) life.do(system, 'measure.orderLift', { measure })
    for (const act of ['publication', 'sharing', 'use'] as const)
      life.do(system, 'undoing.confirm', { act, receipt: '回执' })
    life.do(finance, 'measure.confirmLift', { measure: 'M06', on: life.today, proof: '解除' })
    life.do(honours, 'measure.confirmLift', { measure: 'M07', on: life.today, proof: '解除' })
    expect(life.now.closedOn).toBeUndefined()
    life.do(inspection, 'measure.confirmLift', { measure: 'M09', on: life.today, proof: '解除' })
    expect(life.now).toMatchObject({ outcome: 'repaired', closedOn: life.today, deadlines: {} })
  })

  it('is revoked by two people when it rested on false material, even after closing', () => {
    const life = closed(repaired())
    life.on('2027-09-01').do(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence: proof })
    expect(life.try({ ...reviewer, id: officer.id }, 'repair.revoke', { reasons: '撤销' })?.code).toBe(
      'repair.sameRevoker',
    )
    life.do(reviewer, 'repair.revoke', { reasons: '撤销' })
    expect(life.now).toMatchObject({
      publicity: { status: 'published', from: '2027-09-01' },
      repairs: [{ status: 'revoked' }],
    })
    expect(life.now.closedOn).toBeUndefined()
    expect(life.now.measures['M06']).toMatchObject({ status: 'determined', round: 2 })
    life.do(system, 'measure.dispatch', { measure: 'M06' })
    expect(life.now.deadlines['measure.M06.acknowledge.2']).toBeDefined()
    expect(life.on('2029-01-01').try(entity, 'repair.apply', { proof, commitment: '承诺' })?.code).toBe('repair.barred')
  })
})

describe('annulment', () => {
  it('closes a case that was never published', () => {
    const life = annul(listed(), '2026-04-11')
    expect(life.now).toMatchObject({ outcome: 'annulled', closedOn: '2026-04-11', deadlines: {} })
  })

  it('needs two people, ends publicity and lifts the measures', () => {
    const life = published()
    life.do(officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构复议机关', annulledOn: '2026-04-14' })
    expect(life.try({ ...reviewer, id: officer.id }, 'annulment.confirm', { comments: '' })?.code).toBe(
      'annulment.sameConfirmer',
    )
    life.do(reviewer, 'annulment.confirm', { comments: '属实' })
    expect(life.now.undoing?.reason).toBe('annulled')
    expect(life.now.deadlines['undoing.publication']).toMatchObject({
      topic: 'annulment.withdraw',
      dueOn: '2026-04-17',
    })
    expect(life.try(officer, 'rectification.accept', { findings: '' })?.code).toBe('case.ending')
  })

  it('reaches a case that was repaired and closed', () => {
    const life = annul(closed(repaired()), '2027-10-11')
    expect(life.now.closedOn).toBeUndefined()
    for (const act of ['publication', 'sharing', 'use'] as const)
      life.do(system, 'undoing.confirm', { act, receipt: '回执' })
    expect(life.now).toMatchObject({ outcome: 'annulled', closedOn: '2027-10-11' })
  })
})

describe('chasing', () => {
  it('reminds late duties once, then reports them', () => {
    const life = published().on('2026-04-18')
    const key = 'measure.M06.acknowledge'
    expect(life.now.deadlines[key]?.dueOn).toBe('2026-04-17')
    life.do(system, 'deadline.remind', { key })
    expect(life.now.chase[key]).toMatchObject({ lateReminded: true, reported: false })
    expect(life.try(system, 'deadline.report', { key })?.code).toBe('deadline.reportNotDue')
    life.on('2026-04-28').do(system, 'deadline.report', { key })
    const length = life.ledger.length
    life.do(system, 'deadline.report', { key }).do(system, 'deadline.remind', { key })
    expect(life.ledger).toHaveLength(length)
  })

  it('reminds the entity before its term passes: half, four fifths, three working days', () => {
    const life = listed()
    const { remindOn, dueOn } = life.now.deadlines['rectification.due']!
    expect({ remindOn, dueOn }).toEqual({ remindOn: ['2026-05-10', '2026-05-28', '2026-06-04'], dueOn: '2026-06-09' })
    life.on('2026-05-29').do(system, 'deadline.remind', { key: 'rectification.due' })
    expect(life.now.chase['rectification.due']?.reminders).toBe(2)
  })
})

function rectified(): Life {
  const life = published().do(entity, 'rectification.commit', { commitment: '承诺' })
  life.do(entity, 'rectification.submitEvidence', {
    items: [{ requirement: 'r1', statement: '已改', evidence: proof }],
  })
  return life.do(officer, 'rectification.accept', { findings: '属实' })
}

function repaired(): Life {
  const life = rectified().on('2027-04-15').do(entity, 'repair.apply', { proof, commitment: '承诺' })
  life.do(officer, 'repair.accept', { comments: '受理' }).do(officer, 'repair.verify', { findings: '属实' })
  expect(life.try({ ...reviewer, id: officer.id }, 'repair.grant', { reasons: '准予' })?.code).toBe(
    'repair.sameDecider',
  )
  return life.do(reviewer, 'repair.grant', { reasons: '准予' })
}

function closed(life: Life): Life {
  const departments = { M06: finance, M07: honours, M09: inspection }
  for (const measure of ['M06', 'M07', 'M09'] as const) {
    life.do(system, 'measure.orderLift', { measure })
    life.do(departments[measure], 'measure.confirmLift', { measure, on: life.today, proof: '解除' })
  }
  for (const act of ['publication', 'sharing', 'use'] as const)
    life.do(system, 'undoing.confirm', { act, receipt: '回执' })
  expect(life.now.outcome).toBe('repaired')
  return life
}

function annul(life: Life, today: string): Life {
  life
    .on(today)
    .do(officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构复议机关', annulledOn: today })
  return life.do(reviewer, 'annulment.confirm', { comments: '属实' })
}
