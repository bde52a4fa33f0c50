import { describe, expect, it } from 'vitest'
import { people } from '../support/people.ts'
import { notified, published } from '../support/life.ts'

const { officer, reviewer, entity, system } = people

describe('objection', () => {
  it('is marked, verified, and decided by a second person', () => {
    expect(notified().try(entity, 'objection.file', { grounds: '有误', evidence: [] })?.code).toBe(
      'objection.notListed',
    )
    const life = published().do(entity, 'objection.file', { grounds: '名称有误', evidence: [] })
    expect(life.now.deadlines['objection.1.mark']?.dueOn).toBe('2026-04-15')
    expect(life.try(entity, 'objection.file', { grounds: '又', evidence: [] })?.code).toBe('objection.alreadyOpen')
    life.do(system, 'objection.mark', {}).do(officer, 'objection.verify', { findings: '属实' })
    expect(life.now.publicity?.marked).toBe(true)
    const decision = { outcome: 'corrected', reasons: '更正' } as const
    expect(life.try(reviewer, 'objection.uphold', decision)?.code).toBe('objection.noCorrection')
    const right = { field: 'conductType', text: '更正后的文字' } as const
    life.do(officer, 'correction.propose', { ...right, reasons: '录入有误', evidence: [{ title: '决定书（虚构）' }] })
    expect(life.try({ ...reviewer, id: officer.id }, 'objection.uphold', decision)?.code).toBe('objection.sameDecider')
    life.do(reviewer, 'objection.uphold', decision)
    expect(life.now.publicity).toMatchObject({ status: 'published', marked: false })
    expect(life.now.listing.proposal.violation.type).toBe('更正后的文字')
  })

  it('removes everywhere when upheld so', () => {
    const life = published().do(entity, 'objection.file', { grounds: '主体错误', evidence: [] })
    life.do(system, 'objection.mark', {}).do(officer, 'objection.verify', { findings: '属实' })
    life.do(reviewer, 'objection.uphold', { outcome: 'removed', reasons: '主体错误' })
    expect(life.now.undoing?.reason).toBe('removed')
  })
})
