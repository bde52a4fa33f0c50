import { describe, expect, it } from 'vitest'
import { consented } from '../../domain/service/consent.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { bring, inReview, published } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { applied, granted, handedOver, items, submitted } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// 行政处罚法 (2021) Art 61(2), 民事诉讼法 (2023) Art 90: electronically only with the consent of the party. The day on which a
// paper was received decides (decision 0032), so a consent is over from the day of its withdrawal, whenever that is entered.
const { officer, reviewer, entity, system } = people
const evidence = [{ title: '撤回声明（虚构）' }]
const gaps = [{ requirement: 'r2', text: '缺整改报告' }]
const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
const withConsent = (life: Life) => life.do(entity, 'service.consent', { statement: '同意电子送达' })
const withdrawnOn = (life: Life, receivedOn: string) =>
  life.do(officer, 'paper.withdrawConsent', { statement: '撤回', receivedOn, method: 'post', files: evidence })
const acts = ({ now }: Life) => Object.values(now.service?.acts ?? {}).map(({ act }) => act)

describe('an arrival within a consent that is over in the meantime', () => {
  it('is still an arrival; on the day of the withdrawal and after it, none is', () => {
    const life = withConsent(submitted()).on('2026-06-16')
    life.do(entity, 'service.withdrawConsent', { statement: '撤回' })
    life.do(officer, 'rectification.returnEvidence', { gaps }).on('2026-06-18')
    expect(codeOf(life.try(officer, 'service.serve', sent('2026-06-16')))).toBe('service.noConsent')

    const letter = bring(inReview(), 'reviewed', 'inReview')
    const paper = { receivedOn: '2026-04-07', method: 'counter', files: evidence, statement: '同意' } as const
    letter.do(officer, 'paper.consent', paper).on('2026-04-10')
    withdrawnOn(letter, '2026-04-10')
    expect(codeOf(letter.try(officer, 'listing.serveNotice', sent('2026-04-10')))).toBe('service.noConsent')
    expect(codeOf(letter.try(officer, 'listing.serveNotice', sent('2026-04-09')))).toBe('done')
  })

  it('is not made by a consent that was given before it was withdrawn', () => {
    const life = withConsent(published()).on('2026-04-20').do(entity, 'service.withdrawConsent', { statement: '撤回' })
    const paper = { method: 'post', files: evidence, statement: '同意' } as const
    life.do(officer, 'paper.consent', { ...paper, receivedOn: '2026-04-19' })
    expect(['2026-04-19', '2026-04-20'].map((day) => consented(life.now, day))).toEqual([true, false])
    expect(codeOf(life.try(officer, 'paper.consent', { ...paper, receivedOn: '2026-04-20' }))).toBe('done')
  })
})

describe('a withdrawal on paper that is older than an electronic service', () => {
  it('reopens it: the act is owed again and what it began has not begun', () => {
    // Given on 04-14, due on 06-09; returned on 05-06 and arrived at once: to 06-09 and the days of checking.
    const life = withConsent(submitted()).on('2026-05-06').do(officer, 'rectification.returnEvidence', { gaps })
    const before = published().now.rectification!.dueOn
    expect(due(life, 'rectification.due')).not.toBe(before)
    withdrawnOn(life.on('2026-05-11'), '2026-05-05')
    expect(life.ledger.slice(-3).map(({ type }) => type)).toEqual([
      'service.consentWithdrawn',
      'paper.confirmed',
      'service.reopened',
    ])
    expect(acts(life)).toEqual(['rectification.evidenceReturned'])
    expect(due(life, 'rectification.due')).toBe(before)
    expect(due(life, 'service.2')).toBe('2026-05-20')
    expect(codeOf(life.on('2026-07-01').try(system, 'rectification.markOverdue', {}))).toBe(
      'rectification.answerNotServed',
    )
    handedOver(life)
    expect(due(life, 'rectification.due')).toBe('2026-08-26')
    expect(acts(life)).toEqual([])
  })

  it('takes the lateness off that rested on it, and the interview that followed', () => {
    const life = withConsent(published()).do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.on('2026-06-09').do(entity, 'rectification.askExtension', { reason: '设备', days: 10 })
    life.on('2026-06-12').do(reviewer, 'rectification.refuseExtension', { reasons: '理由' })
    life.on('2026-06-15').do(system, 'rectification.markOverdue', {}).do(system, 'interview.open', { kind: 'reminder' })
    withdrawnOn(life, '2026-06-10')
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    expect(life.now.interviews.at(-1)?.status).toBe('overtaken')
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('interview.'))).toEqual([])
    expect(due(handedOver(life), 'rectification.due')).toBe('2026-06-15')
  })

  it('takes up an application again that had lapsed by it', () => {
    const life = withConsent(applied()).do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] })
    const served = life.today
    life.on(addDays(life.now.repairs.at(-1)!.supplementUntil!, 1)).do(system, 'repair.lapse', {})
    withdrawnOn(life, served)
    expect(life.now.repairs.at(-1)).toMatchObject({ status: 'gapsNamed' })
    expect(life.now.repairs.at(-1)?.supplementUntil).toBeUndefined()
    handedOver(life)
    expect(due(life, 'repair.1.supplement')).toBeDefined()
  })

  it('reopens the notice of a revocation, so that nothing is revoked before a defence', () => {
    const life = withConsent(granted()).do(officer, 'repair.proposeRevocation', { reasons: '虚假', evidence })
    const { from, until } = life.now.repairs.at(-1)!.revocationDefence!
    withdrawnOn(life.on(addDays(until, 1)), from)
    expect(codeOf(life.try(reviewer, 'repair.revoke', { reasons: '虚假' }))).toBe('repair.revocationNotServed')
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('repair.'))).toEqual([])
  })

  it('reopens nothing that arrived before it, that the entity has answered, or that was handed over', () => {
    const arrived = withConsent(submitted()).on('2026-05-06').do(officer, 'rectification.returnEvidence', { gaps })
    withdrawnOn(arrived.on('2026-05-11'), '2026-05-07')
    expect(acts(arrived)).toEqual([])

    const answered = withConsent(submitted()).on('2026-05-06').do(officer, 'rectification.returnEvidence', { gaps })
    answered.on('2026-05-08').do(entity, 'rectification.submitEvidence', { items })
    withdrawnOn(answered.on('2026-05-11'), '2026-05-05')
    expect(acts(answered)).toEqual([])

    const handed = submitted().on('2026-05-06').do(officer, 'rectification.returnEvidence', { gaps })
    handedOver(withConsent(handed))
    withdrawnOn(handed.on('2026-05-11'), '2026-05-06')
    expect(acts(handed)).toEqual([])
  })

  it('reopens what the entity has only asked more time for', () => {
    const life = withConsent(submitted()).on('2026-05-06').do(officer, 'rectification.returnEvidence', { gaps })
    life.on('2026-05-08').do(entity, 'rectification.askExtension', { reason: '设备', days: 5 })
    withdrawnOn(life.on('2026-05-11'), '2026-05-05')
    expect(acts(life)).toEqual(['rectification.evidenceReturned'])
  })

  it('given here, it leaves what arrived before on the same day', () => {
    const life = withConsent(submitted()).on('2026-05-06').do(officer, 'rectification.returnEvidence', { gaps })
    life.do(entity, 'service.withdrawConsent', { statement: '撤回' })
    expect(acts(life)).toEqual([])
  })
})
