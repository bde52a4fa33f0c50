import { describe, expect, it } from 'vitest'
import type { Life } from '../support/life.ts'
import { heardOnBar, heardOnRevocation } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

const { officer, reviewer, entity } = people
const files = [{ title: '来件（虚构）' }]

// Decision 0044: the day of a service is corrected like other typed days. By the right one the term was not over.
describe('a notice that was served later than was typed', () => {
  const correctedTo = (life: Life, act: string, on: string) => {
    life.do(officer, 'correction.propose', { field: 'actServedOn', act, on, reasons: '录入有误', evidence: files })
    return life.do(reviewer, 'correction.confirm', { comments: '属实' })
  }
  const proposal = ({ ledger }: Life, notice: string) => {
    const entry = ledger.findLast(({ type, data }) => type === 'service.served' && data.act === notice)
    return (entry!.data as { key: string }).key
  }

  it('reopens a bar that was decided within its term', () => {
    const life = heardOnBar()
    const key = proposal(life, 'repair.barProposed')
    life.do(reviewer, 'repair.bar', { reasons: '查实' })
    correctedTo(life, key, '2027-04-16')
    expect(life.now.repairs[0]?.barredUntil).toBeUndefined()
    expect(life.now.repairs[0]?.bar?.defence).toEqual({ from: '2027-04-16', until: '2027-04-23' })
    expect(due(life, 'repair.1.barDefence')).toBe('2027-04-23')
    expect(codeOf(life.try(entity, 'repair.defendBar', { statement: '属实', evidence: [] }))).toBe('done')
    expect(codeOf(life.on('2027-04-24').try(reviewer, 'repair.bar', { reasons: '查实' }))).toBe('done')
  })

  it('reopens a revocation that was decided within its term, and neither by a day that leaves it over', () => {
    const life = heardOnRevocation()
    const key = proposal(life, 'repair.revocationProposed')
    life.do(reviewer, 'repair.revoke', { reasons: '查实' }).on('2027-05-10')
    correctedTo(life, key, '2027-04-16')
    expect(life.now.repairs[0]).toMatchObject({ status: 'granted' })
    expect(life.now.undoing).toMatchObject({ reason: 'repaired' })
    // Its day has passed meanwhile, so that only the decision is owed.
    expect(due(life, 'repair.1.revocationDefence')).toBeUndefined()
    expect(due(life, 'repair.1.revocation')).toBe('2027-05-17')
    expect(codeOf(life.try(reviewer, 'repair.revoke', { reasons: '查实' }))).toBe('done')

    const other = heardOnRevocation().on('2027-04-26').do(reviewer, 'repair.revoke', { reasons: '查实' })
    correctedTo(other, key, '2027-04-16')
    expect(other.now.repairs[0]).toMatchObject({ status: 'revoked' })
  })
})
