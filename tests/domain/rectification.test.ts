import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { explainInCase } from '../../domain/terms/case-explanation.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { viewOf } from '../../domain/view.ts'
import { ruleBook } from '../../rules/index.ts'
import type { Life } from '../support/life.ts'
import { published } from '../support/life.ts'
import { handedOver } from '../support/later-life.ts'
import { people } from '../support/people.ts'

const { officer, reviewer, entity, system } = people
const evidence = [{ title: '照片（虚构）' }]
const items = ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已改', evidence }))
const gaps = [{ requirement: 'r2', text: '缺整改报告' }]
const committed = () => published().do(entity, 'rectification.commit', { commitment: '承诺' })
const due = (life: Life) => life.now.deadlines['rectification.due']?.dueOn

describe('an extension asked for in time', () => {
  it('holds the clock until it is answered, within a term of the agency', () => {
    const life = committed().on('2026-06-09')
    life.do(entity, 'rectification.askExtension', { reason: '设备晚到', days: 20 })
    expect(life.now.deadlines['rectification.extension']).toMatchObject({
      party: 'caseAgency',
      startsOn: '2026-06-09',
      dueOn: '2026-06-16',
      onPass: 'remindThenReport',
    })
    life.on('2026-06-10')
    expect(life.try(system, 'rectification.markOverdue', {})?.code).toBe('rectification.extensionPending')
    expect(life.try(system, 'interview.open', { kind: 'reminder' })?.code).toBe('interview.notDue')
    expect(viewOf(life.now, life.today, () => 0)).toMatchObject({
      escalation: 'none',
      rectification: { inCheck: true },
    })
    life.on('2026-06-12').do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    expect(due(life)).toBe('2026-06-29')
    expect(Object.keys(life.now.deadlines).filter((key) => /^(rectification.ext|interview)/.test(key))).toEqual([])
  })

  it('leaves the entity late when it is refused after the term, and can be asked for again before', () => {
    const life = committed().on('2026-06-05').do(entity, 'rectification.askExtension', { reason: '一', days: 20 })
    handedOver(life.do(reviewer, 'rectification.refuseExtension', { reasons: '不足' }))
    life.on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '二', days: 10 })
    expect(Object.keys(life.now.deadlines)).toContain('rectification.extension.2')
    handedOver(life.on('2026-06-12').do(reviewer, 'rectification.refuseExtension', { reasons: '不足' }))
    // The day on which it hears of it is not over yet.
    life.on('2026-06-13').do(system, 'rectification.markOverdue', {})
    expect(life.now.rectification?.overdueOn).toBe('2026-06-13')
  })

  it('has a ceiling from the rule, and ends with publicity at the latest', () => {
    const life = committed().on('2026-06-09')
    const ask = (days: number) => life.try(entity, 'rectification.askExtension', { reason: '工程', days })
    expect(ask(181)).toMatchObject({ code: 'rectification.extensionDaysInvalid', params: { most: 180 } })
    const short = published({ listType: 'watch-list', tier: 'minor', measures: [] }).on('2026-06-09')
    expect(short.now.publicity?.until).toBe('2026-07-14')
    const beyond = short.try(entity, 'rectification.askExtension', { reason: '工程', days: 36 })
    expect(beyond).toMatchObject({ code: 'rectification.extensionBeyondPublicity', params: { until: '2026-07-14' } })
    short.do(entity, 'rectification.askExtension', { reason: '工程', days: 35 })
  })

  it('falls away when the evidence is accepted meanwhile', () => {
    const life = committed().on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '设备', days: 20 })
    life
      .do(entity, 'rectification.submitEvidence', { items })
      .do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('rectification'))).toEqual([])
  })
})

describe('evidence that is sent back', () => {
  it('on the last day leaves time to supply what is missing', () => {
    const life = committed().on('2026-06-09').do(entity, 'rectification.submitEvidence', { items }).on('2026-06-16')
    handedOver(life.do(officer, 'rectification.returnEvidence', { gaps }))
    // Ten working days from the return; 19 June is a holiday.
    expect(due(life)).toBe('2026-07-01')
    expect(life.now.rectification?.dueOn).toBe('2026-07-01')
    expect(life.try(system, 'rectification.markOverdue', {})?.code).toBe('deadline.notPassed')
    const explained = explainInCase(ruleBook, life.now, life.ledger, life.now.deadlines['rectification.due']!)
    expect(isRefusal(explained) ? '' : explained.text.zh).toContain('自一次性告知补正之日（2026-06-16）起10个工作日')
    life.on('2026-07-02').do(system, 'rectification.markOverdue', {})
  })

  it('is in time when what was told is filled in that time', () => {
    const life = committed().on('2026-06-05').do(entity, 'rectification.submitEvidence', { items }).on('2026-06-12')
    handedOver(life.do(officer, 'rectification.returnEvidence', { gaps }))
    life.do(entity, 'rectification.submitEvidence', { items: [{ requirement: 'r2', statement: '报告', evidence }] })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: true })
  })

  it('does not lose the days on which the agency checked, however often it sends back', () => {
    const life = committed().on('2026-04-20').do(entity, 'rectification.submitEvidence', { items }).on('2026-05-10')
    handedOver(life.do(officer, 'rectification.returnEvidence', { gaps }))
    // 20 days of checking behind 9 June, which is later than ten working days from 10 May.
    expect(due(life)).toBe('2026-06-29')
    life.on('2026-06-29').do(entity, 'rectification.submitEvidence', { items }).on('2026-07-02')
    handedOver(life.do(officer, 'rectification.returnEvidence', { gaps }))
    expect(due(life)).toBe('2026-07-02')
  })

  it('gives no new time when it came late', () => {
    const life = committed().on('2026-06-10').do(system, 'rectification.markOverdue', {})
    life.do(entity, 'rectification.submitEvidence', { items }).on('2026-06-12')
    handedOver(life.do(officer, 'rectification.returnEvidence', { gaps }))
    expect(due(life)).toBe('2026-06-09')
  })
})

describe('rectification', () => {
  it('asks for the commitment first, returns once with all gaps, and keeps whether it was in time', () => {
    const life = published()
    expect(life.try(entity, 'rectification.submitEvidence', { items })?.code).toBe('rectification.noCommitment')
    life
      .do(entity, 'rectification.commit', { commitment: '承诺整改' })
      .do(entity, 'rectification.submitEvidence', { items })
    life.do(officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r2', text: '缺报告' }] })
    life.on('2026-05-06').do(entity, 'rectification.submitEvidence', { items })
    expect(life.try(officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r1', text: '新' }] })?.code).toBe(
      'rectification.gapNotToldBefore',
    )
    life.on('2026-07-30').do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: true, acceptedOn: '2026-07-30' })
  })

  it('extends once with a second person and moves the deadline', () => {
    const life = published()
    const before = life.now.rectification?.dueOn ?? ''
    life.do(officer, 'rectification.askExtension', { reason: '设备到货晚', days: 20 })
    const self = { ...reviewer, id: officer.id }
    expect(life.try(self, 'rectification.approveExtension', { comments: '同意' })?.code).toBe(
      'rectification.sameExtensionApprover',
    )
    life.do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    expect(life.now.rectification?.dueOn && life.now.rectification.dueOn > before).toBe(true)
    expect(life.now.deadlines['rectification.due']).toMatchObject({
      startsOn: before,
      term: { count: 20, unit: 'days' },
    })
    expect(life.try(officer, 'rectification.askExtension', { reason: '再延', days: 5 })?.code).toBe(
      'rectification.extensionsUsedUp',
    )
  })
})

// D10: asked for in time, a request holds the clock until its answer; row 30. The days that are granted are days that the
// entity has: an answer which comes when they would be over, counted from the old end, does not make it late.
describe('more time that is granted after its own end', () => {
  const asked = () => {
    const life = published()
    const end = life.now.rectification!.dueOn
    return life.on(end).do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 5 })
  }

  it('counts from the answer, and says so', () => {
    const life = asked()
    const answered = addDays(life.now.rectification!.dueOn, 9)
    life.on(answered).do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    const term = life.now.deadlines['rectification.due']!
    expect(term).toMatchObject({ startsOn: answered, countsFrom: 'extensionAnswered' })
    expect(term.dueOn >= addDays(answered, 5)).toBe(true)
    expect(life.now.rectification).toMatchObject({ dueOn: term.dueOn })
    expect(life.try(system, 'rectification.markOverdue', {})?.code).toBe('deadline.notPassed')
    const text = explainInCase(ruleBook, life.now, life.ledger, term)
    expect(isRefusal(text) ? '' : text.text.zh).toContain('答复延期申请之日')
  })

  it('counts from the old end where that leaves the entity a day', () => {
    const life = asked()
    const end = life.now.rectification!.dueOn
    life.on(addDays(end, 2)).do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    expect(life.now.deadlines['rectification.due']).toMatchObject({ startsOn: end, countsFrom: 'termEnded' })
  })
})
