import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import type { Commands, CommandType } from '../../domain/case.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { toldActs } from '../../domain/service/types.ts'
import type { Life } from '../support/life.ts'
import { bring, inReview, published } from '../support/life.ts'
import {
  applied,
  asked,
  granted,
  handedOver,
  heardOnBar,
  items,
  looked,
  reopenable,
  returned,
  submitted,
  undone,
  verified,
} from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'
import { toldLast } from '../support/told.ts'

// D16 of issue 14: an act that begins, resumes or ends a clock of the entity is served, and the clock runs from the service.
// 行政处罚法 (2021) Arts 41, 61; 民事诉讼法 (2023) Arts 87-95.
const { officer, reviewer, entity, system } = people
const evidence = [{ title: '证明材料（虚构）' }]
const gaps = [{ requirement: 'r2', text: '缺整改报告' }]
const reasons = { reasons: '理由' }

const withdrawn = () => applied().do(entity, 'repair.withdraw', { reason: '另行准备' })

const withConsent = (life: Life) => life.do(entity, 'service.consent', { statement: '同意电子送达' })

const served = (servedOn: string, more: Partial<Commands['service.serve']> = {}) =>
  ({ method: 'direct', servedOn, proof: '送达回证（虚构）', ...more }) as const

describe('an act that has no service of its own', () => {
  type Given = { readonly [T in CommandType]: readonly [() => Life, Actor, T, Commands[T]] }[CommandType]
  const acts: readonly (readonly [string, Given])[] = [
    ['rectification.evidenceReturned', [submitted, officer, 'rectification.returnEvidence', { gaps }]],
    ['rectification.extended', [asked, reviewer, 'rectification.approveExtension', { comments: '同意' }]],
    ['rectification.extensionRefused', [asked, reviewer, 'rectification.refuseExtension', reasons]],
    ['rectification.reopened', [reopenable, reviewer, 'rectification.reopen', reasons]],
    ['objection.upheld', [looked, reviewer, 'objection.uphold', { outcome: 'removed', ...reasons }]],
    ['objection.rejected', [looked, reviewer, 'objection.reject', reasons]],
    ['repair.gapsNamed', [applied, officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] }]],
    ['repair.refused', [verified, reviewer, 'repair.refuse', reasons]],
    ['repair.revocationProposed', [granted, officer, 'repair.proposeRevocation', { ...reasons, evidence }]],
    ['repair.barProposed', [withdrawn, officer, 'repair.proposeBar', { ...reasons, evidence }]],
    ['repair.barred', [heardOnBar, reviewer, 'repair.bar', reasons]],
  ]
  const entryOf = ({ ledger }: Life) => (ledger.at(-1)!.data as { entry: number }).entry

  it('is each of these and no other', () => {
    expect(acts.map(([act]) => act)).toEqual(toldActs)
  })

  it.each(acts)('is owed to the entity within seven working days: %s', (act, [before, actor, type, payload]) => {
    const life = before().do(actor, type, payload as never)
    const key = Object.keys(life.now.service?.acts ?? {}).at(-1)!
    expect(life.now.deadlines[key]).toMatchObject({ ruleId: 'OD-service-act', startsOn: life.today })
    expect(life.now.service?.acts?.[key]).toMatchObject({ act, on: life.today })
    expect(life.lawful(officer)).toContain('service.serve')
    handedOver(life)
    expect(life.now.deadlines[key]).toBeUndefined()
    expect(life.ledger.at(-1)).toMatchObject({ type: 'service.served', data: { act, method: 'direct' } })
    expect(life.ledger[entryOf(life) - 1]?.type).toBe(act)
  })

  it.each(acts)('serves itself where the entity has consented: %s', (act, [before, actor, type, payload]) => {
    const life = withConsent(before()).do(actor, type, payload as never)
    expect(life.now.service?.acts).toBeUndefined()
    expect(life.ledger.at(-1)).toMatchObject({ type: 'service.served', data: { act, method: 'electronic' } })
    expect(life.ledger[entryOf(life) - 1]?.type).toBe(act)
  })

  it('needs what its way needs, and a day that is not before the act', () => {
    const life = returned().on('2026-06-18')
    expect(codeOf(life.try(officer, 'service.serve', served('2026-06-15')))).toBe('date.tooEarly')
    expect(codeOf(life.try(officer, 'service.serve', served('2026-06-17', { method: 'electronic' })))).toBe(
      'service.noConsent',
    )
    expect(codeOf(life.try(officer, 'service.serve', served('2026-06-17', { method: 'left' })))).toBe(
      'service.witnessMissing',
    )
    expect(codeOf(life.try(officer, 'service.serve', served('2026-06-17', { act: 'service.9' })))).toBe(
      'service.nothingToServe',
    )
    expect(codeOf(life.try(officer, 'service.serve', served('2026-06-17')))).toBe('done')
    expect(codeOf(life.try(officer, 'service.serve', served('2026-06-18')))).toBe('service.nothingToServe')
  })

  it('is served by public notice when no other way is left, on the last of its thirty days', () => {
    const life = returned()
    const notice = { postedOn: '2026-06-16', place: '公告栏（虚构）', course: '两次上门均无人' }
    expect(codeOf(life.try(officer, 'service.postPublicly', notice))).toBe('service.otherWaysFirst')
    life.do(officer, 'service.recordAttempt', { method: 'direct', on: '2026-06-16', result: '无人' })
    life.do(officer, 'service.postPublicly', notice)
    expect(due(life, 'service.1')).toBe('2026-07-16')
    const byNotice = { method: 'public', proof: '公告页面（虚构）' } as const
    expect(codeOf(life.on('2026-07-16').try(officer, 'service.serve', byNotice))).toBe('deadline.notPassed')
    life.on('2026-07-20').do(officer, 'service.serve', byNotice)
    // Ten working days from 16 July, whenever it was recorded.
    expect(life.now.deadlines['rectification.due']).toMatchObject({ startsOn: '2026-07-16', dueOn: '2026-07-30' })
    expect(life.now.service?.acts).toBeUndefined()
  })
})

describe('a public notice', () => {
  it('is not older than the attempt that has failed before it, of an act and of a letter of the listing', () => {
    const notice = (postedOn: string) => ({ postedOn, place: '公告栏（虚构）', course: '上门无人' })
    const reviewed = bring(inReview(), 'reviewed', 'inReview')
    for (const [life, since] of [
      [returned(), '2026-06-16'],
      [reviewed, '2026-04-07'],
    ] as const) {
      const attempted = addDays(since, 3)
      life.on(attempted).do(officer, 'service.recordAttempt', { method: 'direct', on: attempted, result: '无人' })
      life
        .on(addDays(since, 5))
        .do(officer, 'service.recordAttempt', { method: 'post', on: life.today, result: '退回' })
      expect(codeOf(life.try(officer, 'service.postPublicly', notice(since)))).toBe('date.tooEarly')
      // One other way has to have failed before, and not every one.
      expect(codeOf(life.try(officer, 'service.postPublicly', notice(attempted)))).toBe('done')
    }
  })
})

describe('with consent to electronic service', () => {
  it('the letter serves by arriving, and the term runs from that day', () => {
    const life = withConsent(submitted()).on('2026-06-16')
    life.do(officer, 'rectification.returnEvidence', { gaps })
    expect(life.ledger.slice(-2).map(({ type }) => type)).toEqual(['rectification.evidenceReturned', 'service.served'])
    expect(life.ledger.at(-1)?.data).toMatchObject({ method: 'electronic', servedOn: '2026-06-16' })
    expect(life.now.deadlines['service.1']).toBeUndefined()
    const told = toldLast(life).filter(({ recipient }) => recipient.startsWith('entity:'))
    expect(told).toMatchObject([{ body: { terms: [{ key: 'rectification.due' }] } }])
  })

  it('that is withdrawn, the next one is owed again', () => {
    const life = withConsent(submitted()).do(entity, 'service.withdrawConsent', { statement: '撤回' })
    life.do(officer, 'rectification.returnEvidence', { gaps })
    expect(due(life, 'service.1')).toBeDefined()
  })
})

describe('the end of the sanction', () => {
  it('ends what was asked of the entity, and not the service of a decision', () => {
    const life = returned().do(entity, 'objection.file', { grounds: '名称有误', evidence: [] })
    life.do(officer, 'objection.verify', { findings: '属实' })
    life.do(reviewer, 'objection.uphold', { outcome: 'removed', ...reasons })
    expect(Object.values(life.now.service?.acts ?? {}).map(({ act }) => act)).toEqual(['objection.upheld'])
    expect(Object.keys(undone(life).now.deadlines)).toEqual(['service.2'])
    expect(codeOf(life.try(officer, 'service.serve', served(life.today)))).toBe('done')
  })

  it('by time leaves the duty to correct, and so the service of evidence sent back', () => {
    // No more than the longest period: what was returned a day before it has passed is still to be told.
    const life = published({ listType: 'watch-list', tier: 'minor', measures: [] })
    life.do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.do(entity, 'rectification.submitEvidence', { items })
    const last = life.now.publicity!.until
    life.on(last).do(officer, 'rectification.returnEvidence', { gaps })
    life.on(addDays(last, 1)).do(system, 'publicity.expire', {})
    expect(due(life, 'service.1')).toBeDefined()
    for (const act of ['publication', 'sharing', 'use'] as const)
      life.do(system, 'undoing.confirm', { act, receipt: '回执' })
    expect(life.now.closedOn).toBeDefined()
    handedOver(life)
    expect(life.ledger.at(-1)).toMatchObject({
      type: 'service.served',
      data: { act: 'rectification.evidenceReturned' },
    })
    expect(codeOf(life.try(entity, 'rectification.submitEvidence', { items }))).toBe('done')
  })
})
