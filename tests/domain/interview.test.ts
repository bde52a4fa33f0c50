import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { evolve } from '../../domain/evolve.ts'
import { interviewRecord } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { listed } from '../support/life.ts'
import type { Life } from '../support/life.ts'

const { officer, reviewer, entity, system } = people
const items = ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已停止', evidence: [{ title: '照片' }] }))

describe('the ladder', () => {
  it('is climbed: reminder interview, warning interview, referral', () => {
    const life = listed()
    expect(life.try(system, 'rectification.markOverdue', {})?.code).toBe('deadline.notPassed')
    life.on('2026-06-20').do(system, 'rectification.markOverdue', {})
    expect(life.try(system, 'interview.open', { kind: 'warning' })?.code).toBe('interview.otherKindDue')
    life.do(system, 'interview.open', { kind: 'reminder' })
    interview(life, '2026-06-22', '2026-06-26')
    expect(life.try(system, 'interview.open', { kind: 'warning' })?.code).toBe('interview.notDue')
    life.on('2026-07-15').do(system, 'interview.open', { kind: 'warning' })
    arrange(life, '2026-07-15', '2026-07-21')
    life.on('2026-07-21').do(officer, 'interview.recordNoShow', { on: '2026-07-21', note: '未到' })
    expect(life.now.interviews[1]).toMatchObject({ status: 'opened', noShows: 1 })
    arrange(life, '2026-07-22', '2026-07-28')
    life.on('2026-07-28').do(officer, 'interview.recordNoShow', { on: '2026-07-28', note: '又未到' })
    expect(life.now.interviews[1]).toMatchObject({ status: 'missed', noShows: 2 })
    life.do(system, 'rectification.refer', {})
    expect(life.now.rectification?.referredOn).toBe('2026-07-28')
    expect(life.try(system, 'rectification.refer', {})?.code).toBe('rectification.notToBeReferred')
  })
})

describe('interview', () => {
  const overdue = () =>
    listed()
      .on('2026-06-20')
      .do(system, 'rectification.markOverdue', {})
      .do(system, 'interview.open', { kind: 'reminder' })

  it('needs another approver, enough notice, two officers and a signature or a note', () => {
    const life = overdue()
    const plan = { scheduledOn: '2026-06-29', place: '会议室', officers: ['officer-lin', 'officer-gu'] }
    expect(life.try(officer, 'interview.arrange', { ...plan, officers: ['officer-lin'] })?.code).toBe(
      'interview.tooFewOfficers',
    )
    life.do(officer, 'interview.arrange', plan)
    expect(life.try({ ...reviewer, id: officer.id }, 'interview.approve', { comments: '' })?.code).toBe(
      'interview.sameApprover',
    )
    life.do(reviewer, 'interview.approve', { comments: '同意' })
    life.on('2026-06-26')
    expect(life.try(officer, 'interview.notify', { servedOn: '2026-06-26', method: 'direct', proof: 'x' })?.code).toBe(
      'interview.noticeTooShort',
    )
    life.do(officer, 'interview.notify', { servedOn: '2026-06-22', method: 'direct', proof: '回证' })
    expect(life.try(officer, 'interview.hold', record('2026-06-26'))?.code).toBe('interview.notYet')
    life.on('2026-06-29')
    expect(life.try(officer, 'interview.hold', { ...record('2026-06-29'), signature: 'refused' })?.code).toBe(
      'interview.refusalNotNoted',
    )
    life.do(officer, 'interview.hold', { ...record('2026-06-29'), signature: 'refused', refusalNote: '拒签' })
    // 15 days from 29 June.
    expect(life.now.deadlines['interview.1.report']?.dueOn).toBe('2026-07-14')
  })

  it('is sent back with reasons by another person, arranged anew within the same term, and approved by none of its writers', () => {
    const plan = { scheduledOn: '2026-06-29', place: '会议室', officers: ['officer-lin', 'officer-gu'] }
    const reasons = '地点离企业太远，请改在区政府（虚构）'
    const life = overdue()
    expect(life.try(reviewer, 'interview.return', { reasons })?.code).toBe('interview.notNow')
    life.do(officer, 'interview.arrange', plan)
    const due = life.now.deadlines['interview.1.arrange']?.dueOn
    expect(life.try({ ...reviewer, id: officer.id }, 'interview.return', { reasons })?.code).toBe(
      'interview.sameApprover',
    )
    expect(life.try(officer, 'interview.return', { reasons })?.code).toBe('role.notAllowed')
    life.do(reviewer, 'interview.return', { reasons })
    expect(life.now.interviews[0]).toMatchObject({ status: 'returned' })
    expect(life.try(reviewer, 'interview.approve', { comments: '' })?.code).toBe('interview.notNow')
    expect(
      life.try(officer, 'interview.notify', { servedOn: '2026-06-20', method: 'direct', proof: '回证' })?.code,
    ).toBe('interview.notNow')
    expect(life.now.deadlines['interview.1.arrange']?.dueOn).toBe(due)
    life.do(people.secondOfficer, 'interview.arrange', { ...plan, place: '区政府（虚构）' })
    // Who had arranged it first has a part in what is approved now.
    for (const { id } of [officer, people.secondOfficer])
      expect(life.try({ ...reviewer, id }, 'interview.approve', { comments: '' })?.code).toBe('interview.sameApprover')
    life.do(reviewer, 'interview.approve', { comments: '同意' })
    expect(life.now.interviews[0]).toMatchObject({ status: 'approved' })
  })

  it('is neither arranged nor approved for a day before which no notice can be given, and arranged anew instead', () => {
    // Three working days of notice, the day of service left out: from Thursday 24 December the earliest is the 29th.
    const plan = (scheduledOn: string) => ({ scheduledOn, place: '会议室', officers: ['officer-lin', 'officer-gu'] })
    const life = overdue().on('2026-12-24')
    const tooShort = { code: 'interview.noticeTooShort', params: { scheduledOn: '2026-12-28', earliest: '2026-12-29' } }
    expect(life.try(officer, 'interview.arrange', plan('2026-12-28'))).toMatchObject(tooShort)
    life.do(officer, 'interview.arrange', plan('2026-12-29')).on('2026-12-25')
    expect(life.try(reviewer, 'interview.approve', { comments: '' })?.code).toBe('interview.noticeTooShort')
    life.do(officer, 'interview.arrange', plan('2026-12-30')).do(reviewer, 'interview.approve', { comments: '同意' })
    // A week later nobody has served the notice.
    life.on('2026-12-31')
    const notice = { servedOn: '2026-12-31', method: 'direct', proof: '回证' } as const
    expect(life.try(officer, 'interview.notify', notice)?.code).toBe('interview.noticeTooShort')
    life.do(people.secondOfficer, 'interview.arrange', plan('2027-01-08'))
    expect(life.try(officer, 'interview.notify', notice)?.code).toBe('interview.notNow')
    expect(life.try({ ...reviewer, id: officer.id }, 'interview.approve', { comments: '' })?.code).toBe(
      'interview.sameApprover',
    )
    life.do(reviewer, 'interview.approve', { comments: '同意' }).do(officer, 'interview.notify', notice)
    expect(life.now.deadlines['interview.1.record']?.startsOn).toBe('2027-01-08')
  })

  it('has on every later day an act that leads on and rests on nothing untrue', () => {
    fc.assert(
      fc.property(
        // Nobody arranges it further ahead than the rule allows.
        fc.integer({ min: 0, max: 18 }),
        fc.integer({ min: 0, max: 400 }),
        fc.boolean(),
        (ahead, later, ok) => {
          const life = overdue()
          const officers = ['officer-lin', 'officer-gu']
          const plan = { scheduledOn: addDays('2026-06-29', ahead), place: '会议室', officers }
          life.do(officer, 'interview.arrange', plan)
          if (ok) life.do(reviewer, 'interview.approve', { comments: '同意' })
          life.on(addDays(life.today, later))
          const served = { servedOn: life.today, method: 'direct', proof: '回证' } as const
          const ways = [
            () => life.try(reviewer, 'interview.approve', { comments: '同意' }),
            () => life.try(officer, 'interview.notify', served),
            () => life.try(officer, 'interview.arrange', { ...plan, scheduledOn: addDays(life.today, 21) }),
          ]
          expect(ways.some((way) => way() === undefined)).toBe(true)
          // And so on to the notice.
          life.try(reviewer, 'interview.approve', { comments: '同意' })
          if (life.now.interviews[0]?.status === 'approved') life.do(officer, 'interview.notify', served)
          expect(life.now.interviews[0]?.status).toBe('notified')
        },
      ),
      { numRuns: 200 },
    )
  })

  it('keeps its day until a second person has agreed to another, which is notified anew', () => {
    const life = overdue()
    arrange(life, '2026-06-22', '2026-06-29')
    const told = life.now.deadlines['interview.1.record']!.dueOn
    const other = { scheduledOn: '2026-07-03', reason: '法定代表人住院' }
    life.do(officer, 'interview.move', other)
    expect(life.now.interviews[0]).toMatchObject({ status: 'notified', scheduledOn: '2026-06-29', moves: 0 })
    expect(life.now.deadlines['interview.1.record']?.dueOn).toBe(told)
    expect(life.try({ ...reviewer, id: officer.id }, 'interview.approve', { comments: '' })?.code).toBe(
      'interview.sameApprover',
    )
    life.do(reviewer, 'interview.return', { reasons: '理由不足' })
    expect(life.now.interviews[0]).toMatchObject({ status: 'notified', scheduledOn: '2026-06-29', moves: 0 })
    life.do(officer, 'interview.move', other).do(reviewer, 'interview.approve', { comments: '同意' })
    expect(life.now.interviews[0]).toMatchObject({ status: 'approved', scheduledOn: '2026-07-03', moves: 1 })
    expect(life.on('2026-07-03').try(officer, 'interview.hold', record('2026-07-03'))?.code).toBe('interview.notNow')
    expect(life.now.interviews[0]?.move).toBeUndefined()
  })

  it('was moved at once by one person in earlier releases, and their ledgers still say so', () => {
    const life = overdue()
    arrange(life, '2026-06-22', '2026-06-29')
    const moved = { scheduledOn: '2026-07-03', reason: '住院' }
    const earlier = { type: 'interview.moved', data: moved, on: life.today, by: officer.id } as const
    const after = evolve(life.now, life.now.caseNo, earlier)
    expect(after.interviews[0]).toMatchObject({ status: 'notified', scheduledOn: '2026-07-03', moves: 1 })
  })

  it('moves once, and falls away when the rectification is accepted', () => {
    const life = overdue()
    arrange(life, '2026-06-22', '2026-06-29')
    life.do(officer, 'interview.move', { scheduledOn: '2026-07-03', reason: '法定代表人住院' })
    life.do(reviewer, 'interview.approve', { comments: '同意' })
    life.do(officer, 'interview.notify', { servedOn: life.today, method: 'direct', proof: '送达回证' })
    expect(life.try(officer, 'interview.move', { scheduledOn: '2026-07-10', reason: '又改' })?.code).toBe(
      'interview.movedBefore',
    )
    life
      .do(entity, 'rectification.commit', { commitment: '承诺' })
      .do(entity, 'rectification.submitEvidence', { items })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(false)
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('interview'))).toEqual([])
    expect(life.on('2026-07-03').try(officer, 'interview.hold', record('2026-07-03'))?.code).toBe('interview.notNeeded')
  })
})

function record(heldOn: string) {
  const officers = ['officer-lin', 'officer-gu']
  return { ...interviewRecord, heldOn, officers } as const
}

function arrange(life: Life, today: string, scheduledOn: string) {
  const officers = ['officer-lin', 'officer-gu']
  life.on(today).do(officer, 'interview.arrange', { scheduledOn, place: '会议室', officers })
  life.do(reviewer, 'interview.approve', { comments: '同意' })
  life.do(officer, 'interview.notify', { servedOn: today, method: 'direct', proof: '回证' })
}

function interview(life: Life, today: string, scheduledOn: string) {
  arrange(life, today, scheduledOn)
  life.on(scheduledOn).do(officer, 'interview.hold', record(scheduledOn))
}
