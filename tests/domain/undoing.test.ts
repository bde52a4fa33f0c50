import { describe, expect, it } from 'vitest'
import { people } from '../support/people.ts'
import { annul, granted, undone } from '../support/later-life.ts'

const { finance, honours, inspection, system } = people

describe('undoing', () => {
  it('ends only when the four acts are confirmed, measure by measure', () => {
    const life = granted()
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

  it('begins again when the decision of a case is annulled that was repaired and closed', () => {
    const life = annul(undone(granted()), '2027-10-11')
    expect(life.now.closedOn).toBeUndefined()
    for (const act of ['publication', 'sharing', 'use'] as const)
      life.do(system, 'undoing.confirm', { act, receipt: '回执' })
    expect(life.now).toMatchObject({ outcome: 'annulled', closedOn: '2027-10-11' })
  })
})
