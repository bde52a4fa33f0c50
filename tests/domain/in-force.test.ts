import { describe, expect, it } from 'vitest'
import { decide } from '../../domain/decide.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { RulePack } from '../../domain/rulebook-types.ts'
import { packs, ruleBookWith } from '../../rules/index.ts'
import { people } from '../support/people.ts'
import { listed, published } from '../support/life.ts'
import type { Life } from '../support/life.ts'

const { officer, reviewer, finance, honours, entity, system } = people
const items = [{ requirement: 'r1', statement: '已停止', evidence: [{ title: '照片' }] }]

describe('publicity', () => {
  it('is published with its period and ends by itself when the longest period has passed', () => {
    const life = published()
    expect(life.now.publicity).toMatchObject({ from: '2026-04-14', until: '2029-04-14', repairFrom: '2027-04-15' })
    expect(life.on('2029-04-14').try(system, 'publicity.expire', {})?.code).toBe('deadline.notPassed')
    life.on('2029-04-15').do(system, 'publicity.expire', {})
    expect(life.now.undoing).toMatchObject({ reason: 'expired', begunOn: '2029-04-15' })
  })

  it('keeps shorter periods for general and minor records, and minor ones off the register', () => {
    const general = published({ listType: 'watch-list', tier: 'general', measures: [] }).now.publicity
    expect(general).toMatchObject({ until: '2027-04-14', repairFrom: '2026-07-15', onPublicRegister: true })
    const minor = published({ listType: 'watch-list', tier: 'minor', measures: [] }).now.publicity
    expect(minor).toMatchObject({ until: '2026-07-14', repairFrom: '2026-04-14', onPublicRegister: false })
  })
})

describe('publicity over a change of the law', () => {
  it('keeps the milder rule of the day of the decision where no text settles the transition', () => {
    const twoYears = (pack: RulePack) =>
      pack.rules.map((rule) =>
        rule.topic === 'publicity.min' ? { ...rule, term: { count: 2, unit: 'years' as const } } : rule,
      )
    const changed = packs.map((pack): RulePack => {
      if (pack.id === 'ndrc-2023-58') return { ...pack, until: '2026-04-11' }
      return pack.id === 'ndrc-2026-36' ? { ...pack, from: '2026-04-12', rules: twoYears(pack) } : pack
    })
    const life = listed().on('2026-04-14')
    const context = { ...life.context(system), rules: ruleBookWith({ packs: changed }) }
    const decision = decide(life.now, { type: 'publicity.publish', payload: {} }, context)
    if (isRefusal(decision)) throw new Error(decision.code)
    const opened = decision[0]?.opens?.map(({ key, pack }) => [key, pack])
    expect(opened).toEqual([
      ['publicity.min', 'ndrc-2023-58@1'],
      ['publicity.max', 'ndrc-2026-36@1'],
    ])
  })
})

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
    life.on('2026-07-30').do(officer, 'rectification.accept', { findings: '属实' })
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

  it('climbs the ladder: reminder interview, warning interview, referral', () => {
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

  it('moves once, and falls away when the rectification is accepted', () => {
    const life = overdue()
    arrange(life, '2026-06-22', '2026-06-29')
    life.do(officer, 'interview.move', { scheduledOn: '2026-07-03', reason: '法定代表人住院' })
    expect(life.try(officer, 'interview.move', { scheduledOn: '2026-07-10', reason: '又改' })?.code).toBe(
      'interview.movedBefore',
    )
    life
      .do(entity, 'rectification.commit', { commitment: '承诺' })
      .do(entity, 'rectification.submitEvidence', { items })
    life.do(officer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(false)
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('interview'))).toEqual([])
    expect(life.on('2026-07-03').try(officer, 'interview.hold', record('2026-07-03'))?.code).toBe('interview.notNeeded')
  })
})

function record(heldOn: string) {
  const officers = ['officer-lin', 'officer-gu']
  return { heldOn, officers, facts: '事实', requirements: '限期整改', commitment: '承诺', signature: 'signed' } as const
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
