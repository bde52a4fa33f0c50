import { describe, expect, it } from 'vitest'
import { nextEscalation } from '../../domain/interview/escalation.ts'
import type { Life } from '../support/life.ts'
import { published } from '../support/life.ts'
import { approved, handedOver, interviewed, interviewRecord, items, overdue, summoned } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// The day of receipt decides (decision 0032), and days that the agency spends are not the entity's (D10, D11 of issue 14): what
// was taken for late, and proves not to be, has led to no interview, no absence and no referral.
const { officer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const onPaper = (receivedOn: string) => ({ receivedOn, method: 'post', files }) as const
const gaps = [{ requirement: 'r2', text: '缺整改报告' }]
const interviewsOf = ({ now }: Life) => Object.keys(now.deadlines).filter((key) => key.startsWith('interview.'))

describe('a request for more time that came in time and is entered late', () => {
  const asked = (life: Life) =>
    life.do(officer, 'paper.askExtension', { reason: '设备到货晚', days: 10, ...onPaper('2026-06-09') })

  it('holds the interviews as it holds the clock', () => {
    for (const life of [interviewed(), approved(), summoned()]) {
      asked(life)
      expect(life.now.interviews.at(-1)?.status).toBe('overtaken')
      expect(interviewsOf(life)).toEqual([])
      expect(life.lawful(officer).filter((type) => type.startsWith('interview.'))).toEqual([])
      expect(nextEscalation(life.now, '2026-06-24')).toBe('none')
    }
  })

  it('lets the ladder begin with its first rung when it is refused and the term passes again', () => {
    const life = asked(summoned()).on('2026-06-15').do(reviewer, 'rectification.refuseExtension', { reasons: '无' })
    handedOver(life)
    expect(due(life, 'rectification.due')).toBe('2026-06-15')
    life.on('2026-06-16').do(system, 'rectification.markOverdue', {})
    expect(codeOf(life.try(system, 'interview.open', { kind: 'warning' }))).toBe('interview.otherKindDue')
    expect(codeOf(life.try(system, 'interview.open', { kind: 'reminder' }))).toBe('done')
  })
})

describe('evidence that came in time and is entered after a referral', () => {
  const missedTwice = (life: Life) => {
    for (const days of [14, 28]) {
      const scheduledOn = new Date(Date.parse(life.today) + days * 86_400_000).toISOString().slice(0, 10)
      life.do(officer, 'interview.arrange', {
        scheduledOn,
        place: '虚构路1号',
        officers: ['officer-lin', 'officer-gu'],
      })
      life.do(reviewer, 'interview.approve', { comments: '同意' })
      life.do(officer, 'interview.notify', { method: 'direct', servedOn: life.today, proof: '送达回证' })
      life.on(scheduledOn).do(officer, 'interview.recordNoShow', { on: scheduledOn, note: '未到' })
    }
    return life
  }

  it('takes the referral back, and no absence counts for a later one', () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' }).on('2026-06-10')
    life.do(system, 'rectification.markOverdue', {}).do(system, 'interview.open', { kind: 'reminder' })
    missedTwice(life).do(system, 'interview.open', { kind: 'warning' })
    missedTwice(life).do(system, 'rectification.refer', {})
    life.do(officer, 'paper.submitEvidence', { items, ...onPaper('2026-06-09') })
    expect(life.now.rectification?.referredOn).toBeUndefined()
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    life.do(officer, 'rectification.returnEvidence', { gaps })
    handedOver(life).on('2027-03-01').do(system, 'rectification.markOverdue', {})
    expect(nextEscalation(life.now, life.today)).toBe('reminder')
  })
})

describe('evidence on the last day of the report after an interview', () => {
  it('is in time: sent back, the days until the entity is told are added, and only then the next step follows', () => {
    const life = summoned().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-24').do(officer, 'interview.hold', interviewRecord)
    expect(due(life, 'interview.1.report')).toBe('2026-07-09')
    life.on('2026-07-09').do(entity, 'rectification.submitEvidence', { items })
    life.on('2026-07-14').do(officer, 'rectification.returnEvidence', { gaps })
    handedOver(life.on('2026-07-16'))
    expect(due(life, 'interview.1.report')).toBe('2026-07-16')
    expect(codeOf(life.try(system, 'interview.open', { kind: 'warning' }))).toBe('interview.notDue')
    expect(codeOf(life.on('2026-07-17').try(system, 'interview.open', { kind: 'warning' }))).toBe('done')
  })

  it('a day later is not', () => {
    const life = summoned().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-24').do(officer, 'interview.hold', interviewRecord)
    life.on('2026-07-10').do(entity, 'rectification.submitEvidence', { items })
    handedOver(life.on('2026-07-14').do(officer, 'rectification.returnEvidence', { gaps }))
    expect(due(life, 'interview.1.report')).toBe('2026-07-09')
    expect(codeOf(life.try(system, 'interview.open', { kind: 'warning' }))).toBe('done')
  })
})

describe('what is late', () => {
  it('stays late by evidence of that day', () => {
    const life = overdue().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.do(system, 'interview.open', { kind: 'reminder' }).do(entity, 'rectification.submitEvidence', { items })
    expect(life.now.rectification?.overdueOn).toBe('2026-06-10')
  })
})
