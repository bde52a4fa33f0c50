import { describe, expect, it } from 'vitest'
import { repairEligibility } from '../../domain/repair/eligibility.ts'
import { people } from '../support/people.ts'
import { published } from '../support/life.ts'
import { granted, rectified, undone, handedOver } from '../support/later-life.ts'

const { officer, reviewer, entity, system } = people
const proof = [{ title: '整改证明（虚构）' }]

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
    handedOver(life.do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] }))
    expect(life.try(officer, 'repair.accept', { comments: '' })?.code).toBe('repair.notNow')
    life.on('2027-04-20').do(entity, 'repair.supplement', { proof })
    expect(life.try(officer, 'repair.nameGaps', { gaps: ['还缺'] })?.code).toBe('repair.gapsAlreadyTold')
    const other = rectified().on('2027-04-15').do(entity, 'repair.apply', { proof, commitment: '承诺' })
    handedOver(other.do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] }))
      .on('2027-05-31')
      .do(system, 'repair.lapse', {})
    expect(other.now.repairs).toMatchObject([{ status: 'lapsed' }])
  })

  it('is revoked by two people when it rested on false material, even after closing', () => {
    const life = undone(granted())
    handedOver(life.on('2027-09-01').do(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence: proof }))
    life.on('2027-09-09')
    expect(life.try({ ...reviewer, id: officer.id }, 'repair.revoke', { reasons: '撤销' })?.code).toBe(
      'repair.sameRevoker',
    )
    life.do(reviewer, 'repair.revoke', { reasons: '撤销' })
    expect(life.now).toMatchObject({
      publicity: { status: 'published', from: '2027-09-09' },
      repairs: [{ status: 'revoked' }],
    })
    expect(life.now.closedOn).toBeUndefined()
    expect(life.now.measures['M06']).toMatchObject({ status: 'determined', round: 2 })
    life.do(system, 'measure.dispatch', { measure: 'M06' })
    expect(life.now.deadlines['measure.M06.acknowledge.2']).toBeDefined()
  })
})
