import { describe, expect, it } from 'vitest'
import { consequences } from '../../domain/consequences.ts'
import { explainInCase } from '../../domain/terms/case-explanation.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { measureRows } from '../../record/rows.ts'
import { ruleBook } from '../../rules/index.ts'
import { annul } from '../support/later-life.ts'
import type { Life } from '../support/life.ts'
import { published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'
import { toldLast } from '../support/told.ts'

// D21 (row 55): what was done in part is followed up, a result can be put right, a department is followed by its successor,
// and what was never applied is not lifted.
const { officer, finance, inspection, system } = people
const result = (word: 'executed' | 'partly' | 'notApplicable', on: string) =>
  ({ measure: 'M06', result: word, basis: '条例', on, proof: '回执（虚构）' }) as const

const done = (life: Life = published()) =>
  life
    .do(finance, 'measure.acknowledge', { measure: 'M06' })
    .on('2026-04-15')
    .do(finance, 'measure.carryOut', { measure: 'M06', on: '2026-04-15', basis: '条例' })

describe('a measure carried out in part', () => {
  it('leaves the rest to be carried out within the term, counted from the report', () => {
    const life = done().on('2026-04-17').do(finance, 'measure.feedBack', result('partly', '2026-04-16'))
    expect(life.now.deadlines['measure.M06.carryOut']).toMatchObject({
      startsOn: '2026-04-16',
      dueOn: '2026-04-30',
      owner: 'dept-finance',
    })
    expect(due(life, 'measure.M06.feedBack')).toBeUndefined()
    const explained = explainInCase(ruleBook, life.now, life.ledger, life.now.deadlines['measure.M06.carryOut']!)
    expect(isRefusal(explained) ? '' : explained.text.zh).toContain('反馈部分执行之日（2026-04-16）')
    expect(life.lawful(finance)).toEqual(['measure.feedBack'])
    life.on('2026-04-28').do(finance, 'measure.feedBack', result('executed', '2026-04-28'))
    expect(life.lawful(finance)).toEqual(['measure.feedBack'])
    expect(life.now.measures['M06']).toMatchObject({ status: 'fedBack', result: 'executed' })
    expect(due(life, 'measure.M06.carryOut')).toBeUndefined()
  })
})

describe('a result', () => {
  it('is put right by another report of the department, and the ledger keeps both', () => {
    const life = done().do(finance, 'measure.feedBack', result('executed', '2026-04-15'))
    life.on('2026-04-20').do(finance, 'measure.feedBack', result('notApplicable', '2026-04-20'))
    expect(life.now.measures['M06']).toMatchObject({ result: 'notApplicable', fedBackOn: '2026-04-20' })
    expect(life.ledger.filter(({ type }) => type === 'measure.fedBack')).toHaveLength(2)
  })

  it('that it does not apply, given of a measure that was carried out, takes nothing off: it is lifted with the end', () => {
    const life = done().do(finance, 'measure.feedBack', result('executed', '2026-04-15'))
    life.do(finance, 'measure.feedBack', result('notApplicable', '2026-04-15'))
    annul(life, '2026-04-16')
    expect(consequences(life.now)).toContainEqual({ type: 'measure.orderLift', payload: { measure: 'M06' } })
    life.do(system, 'measure.orderLift', { measure: 'M06' })
    expect(life.now.measures['M06']?.status).toBe('liftOrdered')
    expect(life.now.closedOn).toBeUndefined()
  })

  it('that the measure does not apply can turn out wrong: it is then carried out', () => {
    const life = published().do(finance, 'measure.acknowledge', { measure: 'M06' })
    life.do(finance, 'measure.feedBack', result('notApplicable', '2026-04-14'))
    expect(codeOf(life.try(finance, 'measure.feedBack', result('executed', '2026-04-14')))).toBe(
      'measure.notCarriedOut',
    )
    life.do(finance, 'measure.carryOut', { measure: 'M06', on: '2026-04-14', basis: '条例' })
    expect(due(life, 'measure.M06.feedBack')).toBe('2026-04-21')
  })

  it('that it does not apply leaves nothing to lift', () => {
    const life = published().do(finance, 'measure.acknowledge', { measure: 'M06' })
    life.do(finance, 'measure.feedBack', result('notApplicable', '2026-04-14'))
    annul(life, '2026-04-20')
    const lifts = consequences(life.now).filter(({ type }) => type === 'measure.orderLift')
    expect(lifts.map(({ payload }) => payload)).toEqual([{ measure: 'M07' }, { measure: 'M09' }])
    expect(codeOf(life.try(system, 'measure.orderLift', { measure: 'M06' }))).toBe('measure.notNow')
    for (const [measure, who] of [
      ['M07', people.honours],
      ['M09', inspection],
    ] as const) {
      life.do(system, 'measure.orderLift', { measure })
      life.do(who, 'measure.confirmLift', { measure, on: life.today, proof: '解除' })
    }
    for (const act of ['publication', 'sharing', 'use'] as const)
      life.do(system, 'undoing.confirm', { act, receipt: '回执' })
    expect(life.now.closedOn).toBeDefined()
  })
})

describe('a department', () => {
  const over = { measure: 'M09', department: 'dept-tendering', document: '机构改革方案（虚构）', reason: '职责划转' }
  // M08 is carried out by several.
  const lives = () => published({ measures: [{ code: 'M08', department: 'dept-honours' }] })
  const handOver = { ...over, measure: 'M08' }
  const acting = { ...people.honours, id: 'user-tendering', agency: 'dept-tendering' }

  it('is followed by one that carries the measure out, which has the whole term', () => {
    const life = lives().on('2026-04-17')
    expect(codeOf(life.try(officer, 'measure.handOver', { ...handOver, department: 'dept-court' }))).toBe(
      'listing.measureImplementerMismatch',
    )
    expect(codeOf(life.try(officer, 'measure.handOver', { ...handOver, department: 'dept-honours' }))).toBe(
      'measure.sameDepartment',
    )
    const before = life.now
    life.do(officer, 'measure.handOver', handOver)
    expect(life.now.measures['M08']).toMatchObject({ department: 'dept-tendering', status: 'dispatched' })
    expect(life.now.deadlines['measure.M08.acknowledge']).toMatchObject({
      startsOn: '2026-04-17',
      owner: 'dept-tendering',
    })
    expect(measureRows(before, life.now)).toMatchObject([{ code: 'M08', department: 'dept-tendering' }])
    expect(toldLast(life).map(({ recipient }) => recipient)).toEqual([
      'department:dept-tendering',
      'department:dept-honours',
    ])
    expect(codeOf(life.try(people.honours, 'measure.acknowledge', { measure: 'M08' }))).toBe('measure.noneNow')
    expect(codeOf(life.try(acting, 'measure.acknowledge', { measure: 'M08' }))).toBe('done')
  })

  it('that was carrying it out hands over what is carried out, to be acknowledged and reported', () => {
    const life = lives().do(people.honours, 'measure.acknowledge', { measure: 'M08' })
    life.do(people.honours, 'measure.carryOut', { measure: 'M08', on: '2026-04-14', basis: '条例' })
    life.on('2026-04-17').do(officer, 'measure.handOver', handOver)
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('measure.'))).toEqual([
      'measure.M08.acknowledge',
    ])
    life.do(acting, 'measure.acknowledge', { measure: 'M08' })
    expect(codeOf(life.try(acting, 'measure.feedBack', { ...result('executed', '2026-04-17'), measure: 'M08' }))).toBe(
      'done',
    )
  })

  it('that is gone leaves the lifting to its successor, so that the case can close', () => {
    const life = annul(lives(), '2026-04-20').do(system, 'measure.orderLift', { measure: 'M08' })
    life.on('2026-04-22').do(officer, 'measure.handOver', handOver)
    expect(life.now.measures['M08']).toMatchObject({ status: 'liftOrdered', department: 'dept-tendering' })
    expect(life.now.deadlines['measure.M08.lift']).toMatchObject({ startsOn: '2026-04-22', owner: 'dept-tendering' })
    expect(codeOf(life.try(acting, 'measure.confirmLift', { measure: 'M08', on: '2026-04-22', proof: '解除' }))).toBe(
      'done',
    )
  })
})
