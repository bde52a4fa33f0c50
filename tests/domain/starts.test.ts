import { describe, expect, it } from 'vitest'
import { explainInCase } from '../../domain/terms/case-explanation.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { ruleBook } from '../../rules/index.ts'
import { bring, Life, listed, notified, published } from '../support/life.ts'
import { handedOver } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'

const { officer, reviewer, entity, finance, system } = people
const evidence = [{ title: '证明材料（虚构）' }]
const watched = { listType: 'watch-list', tier: 'general', measures: [] } as const
const penaltyOf = (decidedOn: string) => ({ underlyingDecision: { ...proposal().underlyingDecision, decidedOn } })

/** The sentence of an explanation that says from what a term counts. */
function countedFrom(life: Life, key: string): string {
  const deadline = life.now.deadlines[key]
  if (!deadline) throw new Error(`${key} does not run; open are ${Object.keys(life.now.deadlines).join(', ')}`)
  const explained = explainInCase(ruleBook, life.now, life.ledger, deadline)
  if (isRefusal(explained)) throw new Error(explained.code)
  return /期间：自(.*?）)起/.exec(explained.text.zh)?.[1] ?? ''
}

/** Listed under the law of 2025: determined on 06-10, served on 06-12. */
function listedIn2025(changes: Parameters<typeof proposal>[0]): Life {
  const life = bring(new Life('2025-06-03'), 'heard', undefined, { ...penaltyOf('2025-01-10'), ...changes })
  return bring(bring(life.on('2025-06-10'), 'determined', 'heard').on('2025-06-12'), 'listed', 'determined')
}

describe('what a term counts from', () => {
  it('is the penalty under Order 58, so that repair may be applied for three months after it', () => {
    const life = listedIn2025(watched).on('2025-06-18').do(system, 'publicity.publish', {})
    expect(life.now.publicity).toMatchObject({ repairFrom: '2025-04-11', until: '2028-01-10' })
    expect(countedFrom(life, 'publicity.min')).toBe('行政处罚作出之日（2025-01-10）')
    expect(countedFrom(life, 'publicity.max')).toBe('行政处罚作出之日（2025-01-10）')
  })

  it.each([
    ['a severe list under Order 58', 'work-safety-severe', 'M09'],
    ['the severe list of the market regulators', 'market-regulation-severe', 'M09'],
  ])('is the listing for %s: the day on which the decision was served', (_, listType, code) => {
    const measures = [{ code, department: 'dept-inspection' }]
    const life = listedIn2025({ listType, measures }).on('2025-06-20').do(system, 'publicity.publish', {})
    expect(life.now.publicity).toMatchObject({ repairFrom: '2026-06-13', until: '2028-06-12' })
    expect(countedFrom(life, 'publicity.min')).toBe('列入名单之日（2025-06-12）')
    expect(countedFrom(life, 'publicity.max')).toBe('列入名单之日（2025-06-12）')
  })

  it('is the end of the term before for an extension', () => {
    const life = listed().on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '设备晚到', days: 20 })
    life.do(reviewer, 'rectification.approveExtension', { comments: '' })
    expect(countedFrom(life, 'rectification.due')).toBe('原期限届满之日（2026-06-09）')
  })

  it.each(['2026-04-15', '2026-04-30'])('is the last day of the defence that lapsed, found on %s', (found) => {
    const life = notified().on(found).do(system, 'listing.closeDefence', {})
    expect(countedFrom(life, 'listing.determine')).toBe('陈述申辩期或者听证结束之日（2026-04-14）')
    expect(life.now.deadlines['listing.determine']?.dueOn).toBe('2026-05-08')
  })

  it('is the day on which a measure was carried out, not that on which it was typed', () => {
    const life = published().on('2026-04-15').do(finance, 'measure.acknowledge', { measure: 'M06' })
    life.on('2026-04-20').do(finance, 'measure.carryOut', { measure: 'M06', on: '2026-04-15', basis: '条例' })
    expect(countedFrom(life, 'measure.M06.feedBack')).toBe('措施落实之日（2026-04-15）')
    expect(life.now.deadlines['measure.M06.feedBack']?.dueOn).toBe('2026-04-22')
  })

  it('is the day on which the agency was told of an annulment, not that of its own confirmation', () => {
    const life = published().on('2026-06-01')
    life.do(officer, 'annulment.record', {
      document: '虚构复议决定',
      annulledBy: '虚构机关',
      annulledOn: '2026-04-15',
      toldOn: '2026-05-28',
    })
    life.on('2026-06-04').do(reviewer, 'annulment.confirm', { comments: '属实' })
    expect(countedFrom(life, 'annulment.withdraw')).toBe('收到撤销的书面告知之日（2026-05-28）')
    expect(life.now.deadlines['annulment.withdraw']?.dueOn).toBe('2026-06-02')
  })

  it('is the receipt of the missing papers where an application for repair was completed', () => {
    const life = repairable().do(entity, 'repair.apply', { proof: evidence, commitment: '承诺' })
    expect(countedFrom(life, 'repair.1.accept')).toBe('收到修复申请之日（2027-04-15）')
    handedOver(life.do(officer, 'repair.nameGaps', { gaps: ['缺凭证'] })).on('2027-04-20')
    life.do(entity, 'repair.supplement', { proof: evidence })
    expect(countedFrom(life, 'repair.1.accept.2')).toBe('收到补正材料之日（2027-04-20）')
  })

  it('is the end of the defence for the decision on a revocation, and the revocation for the period that follows', () => {
    const life = repairable().do(entity, 'repair.apply', { proof: evidence, commitment: '承诺' })
    life.do(officer, 'repair.accept', { comments: '' }).do(officer, 'repair.verify', { findings: '属实' })
    life.do(reviewer, 'repair.grant', { reasons: '符合条件' }).on('2027-05-10')
    handedOver(life.do(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence }).on('2027-05-11'))
    expect(countedFrom(life, 'repair.1.revocationDefence')).toBe('撤销修复告知书送达之日（2027-05-11）')
    expect(countedFrom(life, 'repair.1.revocation')).toBe('撤销修复的陈述申辩期满之日（2027-05-18）')
    life.on('2027-05-19').do(reviewer, 'repair.revoke', { reasons: '属实' })
    expect(countedFrom(life, 'publicity.max.2')).toBe('撤销修复之日（2027-05-19）')
    handedOver(life.on('2027-05-20'))
    expect(countedFrom(life, 'rectification.due')).toBe('恢复整改的文书送达之日（2027-05-20）')
  })

  it('is the missed day for an interview that is to be arranged again', () => {
    const life = overdue().do(officer, 'interview.arrange', {
      scheduledOn: '2026-06-18',
      place: '会议室',
      officers: [officer.id, people.secondOfficer.id],
    })
    expect(countedFrom(life, 'interview.1.arrange')).toBe('启动约谈之日（2026-06-10）')
    life.do(reviewer, 'interview.approve', { comments: '' })
    life.do(officer, 'interview.notify', { method: 'direct', servedOn: '2026-06-10', proof: '回证' })
    life.on('2026-06-23').do(officer, 'interview.recordNoShow', { on: '2026-06-18', note: '未到' })
    expect(countedFrom(life, 'interview.1.arrange.2')).toBe('主体未到约谈之日（2026-06-18）')
  })

  it('is the last day of publicity that has expired, whenever the calendar came to it', () => {
    const life = published().on('2029-05-10').do(system, 'publicity.expire', {})
    expect(life.now.publicity?.until).toBe('2029-04-14')
    for (const act of ['publication', 'sharing', 'use'])
      expect(countedFrom(life, `undoing.${act}`)).toBe('公示终止之日（2029-04-14）')
  })

  it('is the repair only where there was one', () => {
    const life = repairable().do(entity, 'repair.apply', { proof: evidence, commitment: '承诺' })
    life.do(officer, 'repair.accept', { comments: '' }).do(officer, 'repair.verify', { findings: '属实' })
    life.do(reviewer, 'repair.grant', { reasons: '符合条件' })
    expect(countedFrom(life, 'undoing.sharing')).toBe('作出修复结论之日（2027-04-15）')
    expect(countedFrom(life, 'undoing.use')).toBe('收到信用修复证明之日（2027-04-15）')
  })
})

describe('two laws between which no text settles the transition', () => {
  it('are compared by their dates, each as a whole', () => {
    // Determined on 2026-03-25 and served on 03-25 under Order 58, published on 04-02 under Order 36.
    const life = bring(new Life('2026-03-16'), 'heard', undefined, { listType: 'tax-severe', measures: [] })
    bring(life.on('2026-03-25'), 'listed', 'heard')
    life.on('2026-04-02').do(system, 'publicity.publish', {})
    expect(life.now.publicity).toMatchObject({ repairFrom: '2027-03-26', until: '2029-03-25' })
    const packs = ['publicity.min', 'publicity.max'].map((key) => life.now.deadlines[key]?.pack)
    expect(packs).toEqual(['ndrc-2023-58@1', 'ndrc-2023-58@1'])
    const explained = explainInCase(ruleBook, life.now, life.ledger, life.now.deadlines['publicity.max']!)
    expect(isRefusal(explained) ? '' : explained.pack.why?.zh).toContain('新旧规定的衔接未见明文')
  })
})

/** On the first day on which repair may be applied for, rectified in time. */
function repairable(): Life {
  return published()
    .do(entity, 'rectification.commit', { commitment: '承诺' })
    .do(entity, 'rectification.submitEvidence', {
      items: ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已改', evidence })),
    })
    .do(reviewer, 'rectification.accept', { findings: '属实' })
    .on('2027-04-15')
}

/** The day after the term for rectification, with the first interview opened. */
function overdue(): Life {
  return published()
    .on('2026-06-10')
    .do(system, 'rectification.markOverdue', {})
    .do(system, 'interview.open', { kind: 'reminder' })
}
