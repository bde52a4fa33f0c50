import { describe, expect, it } from 'vitest'
import { people } from '../support/people.ts'
import { published } from '../support/life.ts'

const { finance, honours } = people

describe('measures', () => {
  it('are answered step by step by their own department', () => {
    const life = published()
    const carried = { measure: 'M06', on: '2026-04-14', basis: '条例第三十条' }
    expect(life.try(honours, 'measure.acknowledge', { measure: 'M06' })?.code).toBe('role.otherDepartment')
    expect(life.try(finance, 'measure.carryOut', carried)?.code).toBe('measure.noneNow')
    life.do(finance, 'measure.acknowledge', { measure: 'M06' })
    const result = { measure: 'M06', result: 'executed', basis: '条例', on: '2026-04-14', proof: '回执' } as const
    expect(life.try(finance, 'measure.feedBack', result)?.code).toBe('measure.notCarriedOut')
    life.do(finance, 'measure.carryOut', carried).do(finance, 'measure.feedBack', result)
    expect(life.now.measures['M06']).toMatchObject({ status: 'fedBack', result: 'executed' })
  })

  it('may be reported as not applicable without being carried out', () => {
    const life = published().do(honours, 'measure.acknowledge', { measure: 'M07' })
    life.do(honours, 'measure.feedBack', {
      measure: 'M07',
      result: 'notApplicable',
      basis: '未参评',
      on: '2026-04-14',
      proof: '说明',
    })
    expect(life.now.measures['M07']?.status).toBe('fedBack')
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('measure.M07'))).toEqual([])
  })
})
