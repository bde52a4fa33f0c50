import { describe, expect, it } from 'vitest'
import { handedOver, heardOnBar, verified } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf } from './scenarios.ts'

const { officer, reviewer, secondReviewer, entity, system } = people
const evidence = [{ title: '鉴定意见（虚构）' }]
const application = { proof: evidence, commitment: '信用承诺' }
const false1 = { reasons: '材料虚假', evidence }

// Scenario 52: false material found before the grant. A right that is taken away for three years is taken like every other:
// told, heard, then decided by somebody else (行政处罚法 Arts 41, 44, 45); only then is there a bar.
describe('an application with false material that was refused', () => {
  const refused = () => verified().do(reviewer, 'repair.refuse', { reasons: '材料虚假' })

  it('bars nobody by itself, and may be followed by another', () => {
    const life = refused()
    expect(life.now.repairs[0]?.barredUntil).toBeUndefined()
    expect(codeOf(life.try(entity, 'repair.apply', application))).toBe('done')
  })

  it('leads to a bar after notice and defence, and not before', () => {
    const life = refused()
    expect(codeOf(life.try(officer, 'repair.proposeBar', { reasons: '虚假', evidence: [] }))).toBe('repair.noProof')
    life.do(officer, 'repair.proposeBar', false1)
    expect(codeOf(life.try(reviewer, 'repair.bar', { reasons: '查实' }))).toBe('repair.barNotServed')
    handedOver(handedOver(life))
    // From Thursday 15 April 2027: five working days to the 22nd, then as many for the decision.
    expect(life.now.deadlines['repair.1.barDefence']).toMatchObject({
      countsFrom: 'barNoticeServed',
      dueOn: '2027-04-22',
    })
    expect(life.now.deadlines['repair.1.bar']).toMatchObject({ countsFrom: 'barDefenceEnded', dueOn: '2027-04-29' })
    life.do(entity, 'repair.defendBar', { statement: '材料属实', evidence: [] })
    expect(codeOf(life.on('2027-04-22').try(reviewer, 'repair.bar', { reasons: '查实' }))).toBe('repair.barNotHeard')
    life.on('2027-04-23')
    expect(codeOf(life.try(entity, 'repair.defendBar', { statement: '再补充', evidence: [] }))).toBe(
      'repair.barDefenceTooLate',
    )
    expect(codeOf(life.try({ ...reviewer, id: officer.id }, 'repair.bar', { reasons: '查实' }))).toBe(
      'repair.sameBarrer',
    )
    life.do(reviewer, 'repair.bar', { reasons: '查实' })
    // Three years from the decision, and possible again from the day after.
    expect(life.now.repairs[0]).toMatchObject({ status: 'refused', barredUntil: '2030-04-24' })
    expect(life.now.repairs[0]?.bar).toBeUndefined()
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('repair.'))).toEqual([])
    expect(codeOf(life.on('2030-04-12').try(entity, 'repair.apply', application))).toBe('repair.barred')
    expect(codeOf(life.try(officer, 'repair.proposeBar', false1))).toBe('repair.nothingToBar')
  })

  it('leads to none where the material proves to be true, at any time and before the notice is served', () => {
    const life = refused().do(officer, 'repair.proposeBar', false1)
    life.do(reviewer, 'repair.refuseBar', { reasons: '材料属实' })
    expect(Object.values(life.now.service?.acts ?? {}).map(({ act }) => act)).toEqual(['repair.refused'])
    expect(codeOf(life.try(entity, 'repair.apply', application))).toBe('done')
    expect(codeOf(life.try(officer, 'repair.proposeBar', false1))).toBe('repair.nothingToBar')
  })

  it('keeps nobody from applying while it is decided, and no application is granted under a bar', () => {
    const life = handedOver(handedOver(refused().do(officer, 'repair.proposeBar', false1)))
    life.do(entity, 'repair.apply', application).do(officer, 'repair.accept', { comments: '' })
    life.do(officer, 'repair.verify', { findings: '属实' }).on('2027-04-23')
    life.do(reviewer, 'repair.bar', { reasons: '查实' })
    expect(life.now.repairs.map(({ status, barredUntil }) => [status, barredUntil])).toEqual([
      ['refused', '2030-04-24'],
      ['verified', undefined],
    ])
    expect(codeOf(life.try(reviewer, 'repair.grant', { reasons: '准予' }))).toBe('repair.barred')
    expect(codeOf(life.try(reviewer, 'repair.refuse', { reasons: '限制期内' }))).toBe('done')
  })

  it('may be defended on paper as of the day of receipt, and whoever entered it does not decide', () => {
    const life = heardOnBar()
    const paper = {
      statement: '材料属实',
      evidence: [],
      receivedOn: '2027-04-22',
      method: 'post',
      files: evidence,
    } as const
    life.do({ ...secondReviewer, role: 'caseOfficer' as const }, 'paper.defendBar', paper)
    expect(codeOf(life.try(secondReviewer, 'repair.bar', { reasons: '查实' }))).toBe('repair.sameBarrer')
    expect(codeOf(life.try(reviewer, 'repair.bar', { reasons: '查实' }))).toBe('done')
  })

  it('is barred no more when the sanction ends first', () => {
    const life = refused().do(officer, 'repair.proposeBar', false1)
    life.on('2029-04-16').do(system, 'publicity.expire', {})
    expect(life.now.repairs[0]?.bar).toBeUndefined()
    expect(Object.values(life.now.service?.acts ?? {}).map(({ act }) => act)).toEqual(['repair.refused'])
  })
})
