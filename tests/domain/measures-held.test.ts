import { describe, expect, it } from 'vitest'
import { consequences } from '../../domain/consequences.ts'
import type { Life } from '../support/life.ts'
import { notified, published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { toldIn } from '../support/told.ts'
import { codeOf, due, ground, list } from './scenarios.ts'

// 行政处罚法 (2021) Arts 48, 61, 62: what rests on a decision that is annulled, was not served or was made unheard is not to burden
// the entity. While that is being decided no department begins a measure or goes on with one, and none is pressed to; what
// one has carried out is suspended, not lifted, so that nothing is undone twice. Afterwards each term begins anew, since the
// days between are not the department's.
const { officer, secondOfficer, reviewer, finance, honours, system } = people
const annulment = { document: '复议决定（虚构）', annulledBy: '虚构机关', annulledOn: '2026-04-15' } as const
const service = { method: 'direct', servedOn: '2026-04-15', proof: '送达回证（虚构）' } as const
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
const follow = (life: Life) => {
  for (const { type, payload } of consequences(life.now)) life.do(system, type, payload as never)
  return life
}
const ofMeasures = ({ now }: Life) => Object.keys(now.deadlines).filter((key) => key.startsWith('measure.'))

/** M06 is acknowledged, M07 carried out, M09 untouched. */
function begun(): Life {
  const life = published().do(finance, 'measure.acknowledge', { measure: 'M06' })
  life.do(honours, 'measure.acknowledge', { measure: 'M07' })
  return life.do(honours, 'measure.carryOut', { measure: 'M07', on: '2026-04-14', basis: '条例' }).on('2026-04-15')
}
const held = () => follow(begun().do(officer, 'annulment.record', annulment))

describe('measures while what ordered them has no force', () => {
  it('are neither acknowledged nor carried out, and no term presses for it', () => {
    const life = held()
    expect(codeOf(life.try(people.inspection, 'measure.acknowledge', { measure: 'M09' }))).toBe('measure.held')
    const carriedOut = { measure: 'M06', on: '2026-04-15', basis: '条例' }
    expect(codeOf(life.try(finance, 'measure.carryOut', carriedOut))).toBe('measure.held')
    // What was carried out before is still reported.
    expect(ofMeasures(life)).toEqual(['measure.M07.feedBack'])
    const report = { measure: 'M07', result: 'executed', basis: '条例', on: '2026-04-15', proof: '反馈单' } as const
    expect(codeOf(life.try(honours, 'measure.feedBack', report))).toBe('done')
  })

  it('are refused to a department at once, before anything has followed', () => {
    const life = begun().do(officer, 'annulment.record', annulment)
    expect(codeOf(life.try(people.inspection, 'measure.acknowledge', { measure: 'M09' }))).toBe('measure.held')
  })

  it('are told to each department, also to one that has carried its measure out', () => {
    const told = (life: Life, kind: string) =>
      toldIn(life).flatMap(({ event, messages }) =>
        event.type === kind ? messages.map(({ recipient }) => recipient) : [],
      )
    const departments = ['department:dept-finance', 'department:dept-honours', 'department:dept-inspection']
    const life = held()
    expect(told(life, 'measure.held').toSorted()).toEqual(departments)
    expect(consequences(life.now)).toEqual([])
    follow(life.do(reviewer, 'annulment.refuse', { reasons: '不属实' }))
    expect(told(life, 'measure.released').toSorted()).toEqual(departments)
    expect(consequences(life.now)).toEqual([])
  })

  it('go on when it is over, with their whole terms from that day', () => {
    const life = held().on('2026-04-20').do(reviewer, 'annulment.refuse', { reasons: '不属实' })
    follow(life)
    // Three working days to acknowledge, ten to carry out (rules.md 8.1): eight to 30 April, then 6 and 7 May after the holiday.
    expect(due(life, 'measure.M09.acknowledge')).toBe('2026-04-23')
    expect(due(life, 'measure.M06.carryOut')).toBe('2026-05-07')
    life.do(people.inspection, 'measure.acknowledge', { measure: 'M09' })
    expect(codeOf(life.try(finance, 'measure.carryOut', { measure: 'M06', on: '2026-04-20', basis: '条例' }))).toBe(
      'done',
    )
  })

  it('are lifted with the end as any other', () => {
    const life = follow(held().do(reviewer, 'annulment.confirm', { comments: '属实' }))
    expect(Object.values(life.now.measures).map(({ status, held: isHeld }) => [status, isHeld])).toEqual([
      ['liftOrdered', undefined],
      ['liftOrdered', undefined],
      ['liftOrdered', undefined],
    ])
  })

  it('handed over meanwhile are acknowledged by the successor once they are released', () => {
    const life = published({ measures: [{ code: 'M08', department: 'dept-finance' }] }).on('2026-04-15')
    follow(life.do(officer, 'annulment.record', annulment))
    const to = { department: 'dept-honours', document: '机构改革方案（虚构）', reason: '职责划转' }
    life.do(officer, 'measure.handOver', { measure: 'M08', ...to })
    expect(ofMeasures(life)).toEqual([])
    follow(life.do(reviewer, 'annulment.refuse', { reasons: '不属实' }))
    expect(life.now.deadlines['measure.M08.acknowledge']).toMatchObject({ owner: 'dept-honours', dueOn: '2026-04-20' })
  })

  it('are held while a defence that came in time is looked at, and released when the determination stands', () => {
    const life = notified().on('2026-04-15').do(system, 'listing.closeDefence', {})
    life.do(reviewer, 'listing.determine', list).do(officer, 'listing.serveDecision', { ...service, ...numbers })
    follow(life.on('2026-04-22').do(system, 'publicity.publish', {}))
    const paper = { receivedOn: '2026-04-14', method: 'post', files: [{ title: '来件（虚构）' }] } as const
    follow(life.do(officer, 'paper.defend', { ...ground('g1'), ...paper }))
    expect(ofMeasures(life)).toEqual([])
    life.do(secondOfficer, 'listing.answerGrounds', { answers: [{ ground: 'g1', answer: '不成立', accepted: false }] })
    follow(life.do(reviewer, 'listing.refuseRevocation', { reasons: '申辩不成立' }))
    expect(ofMeasures(life)).toEqual(['measure.M06.acknowledge', 'measure.M07.acknowledge', 'measure.M09.acknowledge'])
  })
})
