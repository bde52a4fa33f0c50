import { describe, expect, it } from 'vitest'
import { people } from '../support/people.ts'
import { listed, published } from '../support/life.ts'

const { system } = people

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
