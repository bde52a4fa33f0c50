import { describe, expect, it } from 'vitest'
import type { Commands } from '../../domain/case.ts'
import type { Life } from '../support/life.ts'
import { approved, interviewed, interviewRecord, summoned } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// D19 and D25 (row 40): an excused absence is no no-show, the day of an interview has an upper bound, and the record holds
// who came, who wrote it and what was said (沪安监管监二〔2011〕38号 Art 8; 行政处罚法 Art 64(8) by analogy).
const { officer, reviewer, system } = people
const absent = { on: '2026-06-24', note: '法定代表人住院（虚构）', excused: true } as const
const officers = ['officer-lin', 'officer-gu']

const again = (life: Life, scheduledOn: string) =>
  life
    .do(officer, 'interview.arrange', { scheduledOn, place: '虚构路1号', officers })
    .do(reviewer, 'interview.approve', { comments: '同意' })
    .do(officer, 'interview.notify', { servedOn: life.today, method: 'direct', proof: '送达回证' })
    .on(scheduledOn)

describe('an excused absence', () => {
  it('is not counted, and the interview is arranged again within its term', () => {
    const life = summoned().on('2026-06-24').do(officer, 'interview.recordNoShow', absent)
    expect(life.now.interviews.at(-1)).toMatchObject({ status: 'opened', noShows: 0, excused: 1 })
    expect(life.now.deadlines['interview.1.arrange.2']).toMatchObject({ startsOn: '2026-06-24', dueOn: '2026-07-01' })
    again(life, '2026-07-03').do(officer, 'interview.recordNoShow', { on: '2026-07-03', note: '未到' })
    again(life, '2026-07-13')
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('interview.'))).toEqual([
      'interview.1.record.3',
    ])
    // Two without an excuse end it, whatever was excused between them.
    life.do(officer, 'interview.recordNoShow', { on: '2026-07-13', note: '又未到' })
    expect(life.now.interviews.at(-1)).toMatchObject({ status: 'missed', noShows: 2, excused: 1 })
    expect(codeOf(life.try(system, 'interview.open', { kind: 'warning' }))).toBe('done')
  })
})

describe('the day of an interview', () => {
  it('is at most twenty working days ahead, arranged or moved', () => {
    const plan = { place: '虚构路1号', officers }
    const life = interviewed()
    // From Wednesday 06-10 past 06-19 (端午) the twentieth working day is 07-09.
    expect(life.try(officer, 'interview.arrange', { ...plan, scheduledOn: '2026-07-10' })).toMatchObject({
      code: 'interview.tooFarAhead',
      params: { latest: '2026-07-09', scheduledOn: '2026-07-10' },
    })
    expect(codeOf(life.try(officer, 'interview.arrange', { ...plan, scheduledOn: '2026-07-09' }))).toBe('done')
    const moved = { scheduledOn: '2026-07-10', reason: '改期' }
    expect(codeOf(summoned().try(officer, 'interview.move', moved))).toBe('interview.tooFarAhead')
  })
})

describe('the record of an interview', () => {
  const { authorisation: _letter, ...plain } = interviewRecord
  const held = (changes: Partial<Commands['interview.hold']>) =>
    codeOf(
      summoned()
        .on('2026-06-24')
        .try(officer, 'interview.hold', { ...plain, ...changes }),
    )

  it('names who came for the entity, and by what authority where it is not its legal representative', () => {
    const life = summoned().on('2026-06-24')
    const representative = life.now.entity.legalRepresentative
    expect(representative).toBeDefined()
    const deputy = { interviewee: '王某（虚构）', position: '副总经理' }
    expect(held(deputy)).toBe('interview.noAuthorisation')
    expect(held({ ...deputy, authorisation: '授权委托书（虚构）' })).toBe('done')
    expect(held({ interviewee: representative!, position: '法定代表人' })).toBe('done')
  })

  it('names other officers than those of the notice only with the reason', () => {
    const others = ['officer-lin', 'officer-zhou']
    const own = { interviewee: summoned().now.entity.legalRepresentative! }
    expect(held({ ...own, officers: others })).toBe('interview.otherOfficers')
    expect(held({ ...own, officers: others, officersNote: '原约谈人员出差（虚构）' })).toBe('done')
    expect(held({ ...own, officers: officers.toReversed() })).toBe('done')
  })

  it('keeps what was said and who wrote it down', () => {
    const life = summoned().on('2026-06-24').do(officer, 'interview.hold', interviewRecord)
    expect(life.ledger.at(-1)?.data).toMatchObject({
      interviewee: '李某（虚构）',
      recorder: 'officer-zhao',
      statement: '对逾期的原因作了说明（虚构）',
    })
    expect(due(life, 'interview.1.report')).toBe('2026-07-09')
    expect(codeOf(approved().try(officer, 'interview.hold', interviewRecord))).toBe('interview.notNow')
  })
})
