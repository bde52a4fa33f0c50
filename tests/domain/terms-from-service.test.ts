import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import type { Life } from '../support/life.ts'
import { published } from '../support/life.ts'
import { applied, asked, granted, handedOver, items, reopenable, returned, undone } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// D16 and rows 30, 33, 34: a term of the entity begins when it is told, and stands still until then.
const { officer, reviewer, entity, system } = people
const evidence = [{ title: '证明材料（虚构）' }]
const gaps = [{ requirement: 'r2', text: '缺整改报告' }]
const reasons = { reasons: '理由' }

const overdue = (life: Life) => codeOf(life.try(system, 'rectification.markOverdue', {}))

describe('the term of rectification', () => {
  it('stands still while evidence sent back has not reached the entity, and gives time to cure from the service', () => {
    const life = returned()
    expect(overdue(life.on('2026-07-10'))).toBe('rectification.answerNotServed')
    handedOver(life)
    expect(life.now.deadlines['rectification.due']).toMatchObject({ startsOn: '2026-07-10', dueOn: '2026-07-24' })
    life.on('2026-07-24').do(entity, 'rectification.submitEvidence', { items })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('runs for who answers before the service as if it had been told that day', () => {
    const life = returned().on('2026-07-10').do(entity, 'rectification.submitEvidence', { items })
    expect(life.now.rectification).toMatchObject({ submittedOn: '2026-07-10', dueOn: '2026-07-24' })
    expect(life.now.service?.acts).toBeUndefined()
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('is not shortened by a paper that had come before the evidence was sent back', () => {
    const life = returned().on('2026-06-17')
    const paper = { receivedOn: '2026-06-08', method: 'post', files: evidence } as const
    life.do(officer, 'paper.submitEvidence', { items, ...paper })
    // It answers nothing of what was sent back later: that is still told, and the days to supply it run from then.
    expect(life.now.rectification).toMatchObject({ status: 'submitted', submittedOn: '2026-06-08' })
    expect(Object.values(life.now.service?.acts ?? {})).toMatchObject([{ act: 'rectification.evidenceReturned' }])
    expect(overdue(life)).not.toBe('done')
    expect(due(handedOver(life), 'rectification.due')).toBe('2026-07-02')
  })

  it('is told no more of what its evidence lacked once all of it was accepted', () => {
    const life = returned().on('2026-06-17')
    const paper = { receivedOn: '2026-06-08', method: 'post', files: evidence } as const
    life.do(officer, 'paper.submitEvidence', { items, ...paper })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.service?.acts).toBeUndefined()
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('is not held by evidence that came late', () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-10').do(entity, 'rectification.submitEvidence', { items })
    life.do(officer, 'rectification.returnEvidence', { gaps })
    expect(overdue(life)).toBe('done')
  })

  it('stands still until the answer to a request for more time is served, and to the end of that day', () => {
    const refused = asked().on('2026-06-12').do(reviewer, 'rectification.refuseExtension', reasons)
    expect(overdue(refused.on('2026-06-17'))).toBe('rectification.answerNotServed')
    expect(overdue(handedOver(refused))).toBe('deadline.notPassed')
    expect(overdue(refused.on('2026-06-18'))).toBe('done')
  })

  // The end after the extension was 22 June: the days from the answer to its service are added, on whichever side of it.
  it.each([
    ['2026-06-12', '2026-06-22'],
    ['2026-06-22', '2026-07-02'],
    ['2026-06-23', '2026-07-03'],
    ['2026-06-25', '2026-07-06'],
  ])('has the days until the grant of more time is served on %s once more: to %s', (servedOn, dueOn) => {
    const life = asked().on('2026-06-12').do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    expect(due(life, 'rectification.due')).toBe('2026-06-22')
    if (servedOn > '2026-06-22') expect(overdue(life.on(servedOn))).toBe('rectification.answerNotServed')
    expect(due(handedOver(life.on(servedOn)), 'rectification.due')).toBe(dueOn)
  })

  it('is kept by who gives evidence before the refusal of more time is served', () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 10 })
    life.on('2026-06-12').do(reviewer, 'rectification.refuseExtension', reasons)
    life.on('2026-06-15').do(entity, 'rectification.submitEvidence', { items })
    expect(overdue(life.on('2026-06-16'))).toBe('rectification.submittedInTime')
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })

  // That day is left to do what was ordered: asked for again and again, the term would never pass.
  it('is not asked to be longer once more before the refusal is served, nor on the day of its service', () => {
    const life = asked().on('2026-06-12').do(reviewer, 'rectification.refuseExtension', reasons)
    const again = { reason: '设备到货晚', days: 5 }
    expect(codeOf(life.try(entity, 'rectification.askExtension', again))).toBe('rectification.answerNotServed')
    expect(codeOf(handedOver(life.on('2026-06-15')).try(entity, 'rectification.askExtension', again))).toBe(
      'rectification.extensionTooLate',
    )
  })

  it.each([
    ['while the request waits', (life: Life) => life],
    [
      'when it was refused and that is not served',
      (life: Life) => life.do(reviewer, 'rectification.refuseExtension', reasons),
    ],
    [
      'when it was refused and that is served',
      (life: Life) => handedOver(life.do(reviewer, 'rectification.refuseExtension', reasons)),
    ],
  ])('is kept by evidence given while a request in time waits for its answer, accepted %s', (_, answered) => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 10 })
    answered(life.on('2026-06-11').do(entity, 'rectification.submitEvidence', { items }))
    expect(overdue(life.on('2026-06-15'))).not.toBe('done')
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('is kept as well where the request had come on paper and is entered after the evidence', () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-11').do(entity, 'rectification.submitEvidence', { items })
    const paper = { receivedOn: '2026-06-09', method: 'post', files: evidence } as const
    life.on('2026-06-12').do(officer, 'paper.askExtension', { reason: '设备到货晚', days: 10, ...paper })
    life
      .do(reviewer, 'rectification.refuseExtension', reasons)
      .do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('is not opened for rectification that was accepted while a request for more time waited', () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '设备到货晚', days: 10 })
    life.do(entity, 'rectification.submitEvidence', { items })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(codeOf(life.try(reviewer, 'rectification.approveExtension', { comments: '同意' }))).toBe(
      'rectification.noExtensionAsked',
    )
    expect(due(life, 'rectification.due')).toBeUndefined()
    expect(due(life, 'rectification.extension')).toBeUndefined()
  })

  it('leads to no further interview while what is missing has not reached the entity', () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-10').do(system, 'rectification.markOverdue', {})
    life.do(entity, 'rectification.submitEvidence', { items })
    life.do(officer, 'rectification.returnEvidence', { gaps })
    const opening = () => codeOf(life.try(system, 'interview.open', { kind: 'reminder' }))
    expect(opening()).toBe('interview.notDue')
    handedOver(life)
    expect(opening()).toBe('done')
  })

  it('of rectification that is open again begins with the service', () => {
    const life = reopenable().do(reviewer, 'rectification.reopen', reasons).on('2026-06-30')
    expect(due(life, 'rectification.due')).toBeUndefined()
    expect(codeOf(life.try(entity, 'rectification.askExtension', { reason: '设备', days: 5 }))).toBe(
      'rectification.answerNotServed',
    )
    expect(due(handedOver(life), 'rectification.due')).toBe('2026-07-30')
  })
})

describe('a term of repair', () => {
  it('for what is missing begins with the service, and nothing lapses before', () => {
    const life = applied()
      .do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] })
      .on('2027-07-01')
    expect(codeOf(life.try(system, 'repair.lapse', {}))).toBe('deadline.notOpen')
    expect(due(handedOver(life), 'repair.1.supplement')).toBe('2027-07-15')
    const early = applied().do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] })
    early.do(entity, 'repair.supplement', { proof: evidence })
    expect(due(early, 'service.1')).toBeUndefined()
  })

  it('for the defence against a revocation begins with the service of its notice, also after the case has closed', () => {
    const life = granted().do(officer, 'repair.proposeRevocation', { ...reasons, evidence })
    undone(life).on('2027-06-01')
    expect(life.now.closedOn).toBeDefined()
    expect(codeOf(life.try(reviewer, 'repair.revoke', reasons))).toBe('repair.revocationNotServed')
    expect(codeOf(life.try(entity, 'repair.defendRevocation', { statement: '属实', evidence: [] }))).toBe('done')
    expect(due(handedOver(life), 'repair.1.revocationDefence')).toBe('2027-06-08')
    expect(codeOf(life.on('2027-06-08').try(reviewer, 'repair.revoke', reasons))).toBe('repair.revocationNotHeard')
    expect(codeOf(life.on('2027-06-09').try(reviewer, 'repair.revoke', reasons))).toBe('done')
  })

  it('takes a defence on paper that came before the notice was served', () => {
    const life = granted().do(officer, 'repair.proposeRevocation', { ...reasons, evidence })
    const receivedOn = addDays(life.today, 2)
    handedOver(life.on(addDays(life.today, 4)))
    const paper = { receivedOn, method: 'post', files: evidence, statement: '属实', evidence } as const
    expect(codeOf(life.try(officer, 'paper.defendRevocation', paper))).toBe('done')
  })

  it('begins for nobody when the case is annulled before the notice of revocation is served', () => {
    const life = granted().do(officer, 'repair.proposeRevocation', { ...reasons, evidence })
    const annulled = { document: '复议决定（虚构）', annulledBy: '虚构机关', annulledOn: life.today }
    life.do(officer, 'annulment.record', annulled).do(reviewer, 'annulment.confirm', { comments: '属实' })
    expect(life.now.service?.acts).toBeUndefined()
    expect(Object.keys(life.now.deadlines).filter((key) => /^(?:repair|service)\./.test(key))).toEqual([])
  })

  it('is told to have been revoked, whatever the entity answers first and whatever ends the sanction', () => {
    const revoked = () => {
      const life = handedOver(granted().do(officer, 'repair.proposeRevocation', { ...reasons, evidence }))
      return life.on(addDays(life.today, 30)).do(reviewer, 'repair.revoke', reasons)
    }
    const letters = (life: Life) => Object.values(life.now.service?.acts ?? {}).map(({ act }) => act)
    const answered = revoked().do(entity, 'rectification.submitEvidence', { items })
    expect(letters(answered)).toEqual(['rectification.reopened'])
    const ended = revoked()
    const annulled = { document: '复议决定（虚构）', annulledBy: '虚构机关', annulledOn: ended.today }
    ended.do(officer, 'annulment.record', annulled).do(reviewer, 'annulment.confirm', { comments: '属实' })
    expect(letters(ended)).toEqual(['rectification.reopened'])
    expect(letters(handedOver(ended))).toEqual([])
  })

  it('is not served any more where the revocation was refused', () => {
    const life = granted().do(officer, 'repair.proposeRevocation', { ...reasons, evidence })
    life.do(reviewer, 'repair.refuseRevocation', reasons)
    expect(life.now.service?.acts).toBeUndefined()
  })
})
