import { describe, expect, it } from 'vitest'
import { consequences } from '../../domain/consequences.ts'
import { nextEscalation } from '../../domain/interview/escalation.ts'
import { repairEligibility } from '../../domain/repair/eligibility.ts'
import { showingOf } from '../../domain/publicity/showing.ts'
import { registerRow } from '../../record/register.ts'
import type { Life } from '../support/life.ts'
import { published } from '../support/life.ts'
import {
  granted,
  heardOnRevocation,
  interviewed,
  rectified,
  reopenable,
  revocable,
  submitted,
  undone,
  verified,
  handedOver,
} from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'
import { toldLast } from '../support/told.ts'

const { officer, reviewer, secondReviewer, entity, system } = people
const evidence = [{ title: '鉴定意见（虚构）' }]
const application = { proof: evidence, commitment: '信用承诺' }
const false1 = { reasons: '材料虚假', evidence }
const minor = { listType: 'watch-list', tier: 'minor', measures: [] } as const
const general = { listType: 'watch-list', tier: 'general', measures: [] } as const

/** A repaired case of a tier. */
function repaired(changes: Parameters<typeof published>[0] = {}): Life {
  const life = rectified(published(changes))
  life.on(life.now.publicity!.repairFrom).do(entity, 'repair.apply', application)
  life.do(officer, 'repair.accept', { comments: '受理' }).do(officer, 'repair.verify', { findings: '属实' })
  return life.do(reviewer, 'repair.grant', { reasons: '准予修复' })
}

/** Its repair revoked on a day, after a notice served early enough. */
function revokedOn(life: Life, day: string, proposed: string): Life {
  handedOver(life.on(proposed).do(officer, 'repair.proposeRevocation', false1))
  return handedOver(life.on(day).do(reviewer, 'repair.revoke', { reasons: '查实' }))
}

// N58-fraud: publicised 3 years without early end, no commitment for 3 years. Scenarios 46 and 47.
describe('the publicity of a record whose repair rested on false material', () => {
  it.each([
    ['minor', minor],
    ['general', general],
    ['serious', {}],
  ])('is three years on the register without an early end: %s', (_, changes) => {
    const life = revokedOn(repaired(changes), '2027-06-01', '2027-05-20')
    expect(life.now.publicity).toMatchObject({
      status: 'published',
      from: '2027-06-01',
      until: '2030-06-01',
      repairFrom: '2030-06-02',
      onPublicRegister: true,
    })
    expect(showingOf(life.now)).toBe('public')
    expect(registerRow(life.now)).toMatchObject({ until: '2030-06-01' })
    expect(codeOf(life.on('2030-06-01').try(system, 'publicity.expire', {}))).toBe('deadline.notPassed')
    expect(codeOf(life.on('2030-06-02').try(system, 'publicity.expire', {}))).toBe('done')
  })

  // 2030-06-01 is a Saturday: the bar neither rolls over to Monday nor ends a day early (decision 0003).
  it('ends on the day on which the bar does, and the bar falls with the day after', () => {
    const life = revokedOn(repaired(), '2027-06-01', '2027-05-20')
    expect(life.now.repairs[0]?.barredUntil).toBe('2030-06-02')
    rectified(life)
    const reasons = (day: string) => repairEligibility(life.now, day).reasons.map(({ code }) => code)
    expect(reasons('2030-06-01')).toEqual(['repair.tooEarly', 'repair.barred'])
    expect(reasons('2030-06-02')).toEqual([])
  })

  // Scenario 24: the corrected text comes back.
  it('shows what was corrected before', () => {
    const life = rectified()
    const name = '上海虚构更正后有限公司（虚构）'
    life.do(officer, 'correction.propose', { field: 'entityName', text: name, reasons: '录入有误', evidence })
    life.do(reviewer, 'correction.confirm', { comments: '属实' })
    life.on(life.now.publicity!.repairFrom).do(entity, 'repair.apply', application)
    life.do(officer, 'repair.accept', { comments: '' }).do(officer, 'repair.verify', { findings: '属实' })
    life.do(reviewer, 'repair.grant', { reasons: '准予' })
    revokedOn(undone(life), '2027-06-01', '2027-05-20')
    expect(registerRow(life.now)?.entity_name).toBe(name)
  })
})

// Order 58: no commitment is taken from whoever has broken one. It is proposed in the notice and ordered with the revocation.
describe('a measure proposed with the revocation', () => {
  const proposed = { ...false1, measures: ['M10'] }

  it('is ordered with it, beside those of the case, and not before', () => {
    const life = handedOver(repaired().do(officer, 'repair.proposeRevocation', proposed))
    expect(life.now.measures['M10']).toBeUndefined()
    life.on('2027-06-01').do(reviewer, 'repair.revoke', { reasons: '查实' })
    expect(life.now.measures['M10']).toEqual({
      code: 'M10',
      department: 'dept-licensing',
      status: 'determined',
      round: 1,
    })
    expect(consequences(life.now)).toContainEqual({ type: 'measure.dispatch', payload: { measure: 'M10' } })
    life.do(system, 'measure.dispatch', { measure: 'M10' })
  })

  it('is not ordered where the revocation is refused, or proposed without it', () => {
    const life = repaired().do(officer, 'repair.proposeRevocation', proposed)
    life.do(reviewer, 'repair.refuseRevocation', { reasons: '材料属实' })
    revokedOn(life, '2027-06-01', '2027-05-20')
    expect(life.now.measures['M10']).toBeUndefined()
  })

  it('must be one of the catalogue that fits the case and is not in it yet', () => {
    const tried = (measures: string[]) =>
      codeOf(repaired().try(officer, 'repair.proposeRevocation', { ...false1, measures }))
    expect(tried(['M10', 'M10'])).toBe('listing.measureTwice')
    expect(tried(['M06'])).toBe('listing.measureTwice')
    expect(tried(['M99'])).toBe('listing.measureNotInCatalogue')
    expect(tried(['M02'])).toBe('listing.measureTargetMismatch')
  })
})

// 行政处罚法 Arts 41, 44, 45 as they are followed for listing: told, heard, then decided.
describe('before a repair is revoked', () => {
  it('the entity is told, and may defend itself and add to it to the last day', () => {
    const life = revocable()
    const { until, from } = life.now.repairs[0]!.revocationDefence!
    const told = toldLast(life).filter(({ recipient }) => recipient.startsWith('entity:'))
    expect(told).toMatchObject([{ body: { terms: [{ key: 'repair.1.revocationDefence', dueOn: until }] } }])
    // 2027-04-15 is a Thursday; five working days after it, with no rest day but the week-end.
    expect([from, until]).toEqual(['2027-04-15', '2027-04-22'])
    life.do(entity, 'repair.defendRevocation', { statement: '材料属实', evidence })
    expect(codeOf(life.try(reviewer, 'repair.revoke', { reasons: '查实' }))).toBe('repair.revocationNotHeard')
    life.on(until).do(entity, 'repair.defendRevocation', { statement: '补充说明', evidence: [] })
    expect(codeOf(life.try(reviewer, 'repair.revoke', { reasons: '查实' }))).toBe('repair.revocationNotHeard')
    life.on('2027-04-23')
    expect(codeOf(life.try(entity, 'repair.defendRevocation', { statement: '再补充', evidence: [] }))).toBe(
      'repair.revocationDefenceTooLate',
    )
    expect(codeOf(life.try(reviewer, 'repair.revoke', { reasons: '查实' }))).toBe('done')
  })

  it('the term for deciding begins when the defence has ended', () => {
    expect(revocable().now.deadlines['repair.1.revocation']).toMatchObject({
      countsFrom: 'revocationDefenceEnded',
      startsOn: '2027-04-22',
      dueOn: '2027-04-29',
    })
  })

  it('a defence on paper counts by the day of its receipt, and whoever entered it does not decide', () => {
    const life = heardOnRevocation()
    const paper = { receivedOn: '2027-04-22', method: 'post', files: evidence } as const
    const defence = { statement: '材料属实', evidence: [], ...paper }
    const late = { ...defence, receivedOn: '2027-04-23' }
    expect(codeOf(life.try(officer, 'paper.defendRevocation', late))).toBe('repair.revocationDefenceTooLate')
    const second = { ...secondReviewer, role: 'caseOfficer' as const }
    life.do(second, 'paper.defendRevocation', defence)
    expect(codeOf(life.try(secondReviewer, 'repair.revoke', { reasons: '查实' }))).toBe('repair.sameRevoker')
    expect(codeOf(life.try(reviewer, 'repair.revoke', { reasons: '查实' }))).toBe('done')
  })

  // Scenario 49.
  it('a refusal in favour of the entity waits for nothing, and the repair stands', () => {
    const life = revocable().do(reviewer, 'repair.refuseRevocation', { reasons: '材料属实' })
    expect(life.now.repairs[0]).toMatchObject({ status: 'granted' })
    expect([due(life, 'repair.1.revocation'), due(life, 'repair.1.revocationDefence')]).toEqual([undefined, undefined])
    expect(codeOf(life.try(officer, 'repair.proposeRevocation', false1))).toBe('done')
  })
})

// Scenario 48: open again, not in time.
describe('rectification after a revoked repair', () => {
  it('is open again with a term of its own, and what is completed then is not in time', () => {
    const life = revokedOn(undone(granted()), '2027-06-01', '2027-05-20')
    expect(life.now.rectification).toMatchObject({ status: 'ordered', dueOn: '2027-07-01', reopenedOn: '2027-06-01' })
    expect(life.now.rectification?.inTime).toBeUndefined()
    expect(life.now.rectification?.acceptedOn).toBeUndefined()
    expect(life.now.deadlines['rectification.due']).toMatchObject({ topic: 'rectification.again', party: 'entity' })
    life.do(entity, 'rectification.submitEvidence', {
      items: ['r1', 'r2'].map((requirement) => ({ requirement, statement: '已整改', evidence })),
    })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: false })
  })

  it('leads up the ladder anew when its term passes', () => {
    const before = interviewed()
    rectified(before)
    const life = revokedOn(repairedAfter(before), '2027-06-01', '2027-05-20')
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken'])
    life.on('2027-07-02').do(system, 'rectification.markOverdue', {})
    expect(nextEscalation(life.now, life.today)).toBe('reminder')
    life.do(system, 'interview.open', { kind: 'reminder' })
    expect(due(life, 'interview.2.arrange')).toBe('2027-07-09')
  })
})

const repairedAfter = (life: Life): Life => {
  life.on(life.now.publicity!.repairFrom).do(entity, 'repair.apply', application)
  life.do(officer, 'repair.accept', { comments: '' }).do(officer, 'repair.verify', { findings: '属实' })
  return life.do(reviewer, 'repair.grant', { reasons: '准予' })
}

// Scenario 45: forged evidence found before any repair.
describe('rectification that was accepted on forged evidence', () => {
  it('is reopened by two people, with a term of its own', () => {
    const life = reopenable()
    expect(due(life, 'rectification.reopening')).toBe('2026-04-17')
    expect(codeOf(life.try({ ...reviewer, id: officer.id }, 'rectification.reopen', { reasons: '查实' }))).toBe(
      'rectification.sameReopener',
    )
    handedOver(life.on('2026-04-17').do(reviewer, 'rectification.reopen', { reasons: '查实' }))
    expect(life.now.rectification).toMatchObject({ status: 'ordered', dueOn: '2026-05-18' })
    expect(due(life, 'rectification.reopening')).toBeUndefined()
    expect(codeOf(life.on('2027-04-15').try(entity, 'repair.apply', application))).toBe('repair.notRectified')
  })

  it('has to be shown anew, each requirement of it', () => {
    const life = reopenable().do(reviewer, 'rectification.reopen', { reasons: '查实' })
    life.do(entity, 'rectification.submitEvidence', { items: [{ requirement: 'r1', statement: '已整改', evidence }] })
    expect(codeOf(life.try(reviewer, 'rectification.accept', { findings: '属实' }))).toBe(
      'rectification.requirementsOpen',
    )
  })

  it('or stays accepted with reasons, and with new evidence the question may be put again', () => {
    const life = reopenable().do(reviewer, 'rectification.refuseReopening', { reasons: '材料属实' })
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: true })
    expect(codeOf(life.try(officer, 'rectification.proposeReopening', false1))).toBe('done')
  })

  it('has no repair granted on it that was applied for before', () => {
    const life = verified().do(officer, 'rectification.proposeReopening', false1)
    life.do(reviewer, 'rectification.reopen', { reasons: '查实' })
    expect(codeOf(life.try(reviewer, 'repair.grant', { reasons: '准予' }))).toBe('repair.notRectified')
    expect(codeOf(life.try(reviewer, 'repair.refuse', { reasons: '整改虚假' }))).toBe('done')
  })

  it('is not to be reopened before it was accepted, nor after the end', () => {
    expect(codeOf(submitted().try(officer, 'rectification.proposeReopening', false1))).toBe('rectification.notAccepted')
    expect(codeOf(granted().try(officer, 'rectification.proposeReopening', false1))).toBe('case.ending')
  })
})
