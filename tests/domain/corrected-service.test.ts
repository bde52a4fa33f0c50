import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { explainInCase } from '../../domain/terms/case-explanation.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { ruleBook } from '../../rules/index.ts'
import type { Life } from '../support/life.ts'
import { applied, asked, granted, handedOver, items, looked, reopenable, returned } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// D2, D16: the day of a service that was typed wrong is put right with a second person, and what counts from it is counted
// again; nobody loses a day that he was told (SAMR Order 45 Art 12; 行政处罚法 Arts 41, 61).
const { officer, reviewer, secondReviewer, entity, system } = people
const evidence = [{ title: '送达回证（虚构）' }]
const reasons = { reasons: '理由' }

const propose = (life: Life, act: string, on: string) =>
  life.do(officer, 'correction.propose', { field: 'actServedOn', act, on, reasons: '录入有误', evidence })
const correct = (life: Life, act: string, on: string, more: { againstEntity?: boolean } = {}) =>
  propose(life, act, on).do(reviewer, 'correction.confirm', { comments: '属实', ...more })

describe('the day of the service of an act', () => {
  it('that was typed too early moves the days to cure, and the lateness that rested on it', () => {
    // Served on 06-16 as typed: to 07-01. Truly on 06-26: ten working days to 07-10.
    const life = handedOver(returned())
    expect(due(life, 'rectification.due')).toBe('2026-07-01')
    life.on('2026-07-02').do(system, 'rectification.markOverdue', {}).do(system, 'interview.open', { kind: 'reminder' })
    correct(life, 'service.1', '2026-06-26')
    expect(life.now.deadlines['rectification.due']).toMatchObject({ startsOn: '2026-06-26', dueOn: '2026-07-10' })
    expect(life.now.rectification).toMatchObject({ dueOn: '2026-07-10' })
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    expect(life.now.interviews.at(-1)?.status).toBe('overtaken')
    expect(life.now.service?.done?.['service.1']?.servedOn).toBe('2026-06-26')
    const explained = explainInCase(ruleBook, life.now, life.ledger, life.now.deadlines['rectification.due']!)
    expect(isRefusal(explained) ? '' : explained.text.zh).toContain('2026-06-26')
  })

  it('counts for evidence that was given meanwhile', () => {
    const life = handedOver(returned()).on('2026-07-06').do(system, 'rectification.markOverdue', {})
    life.do(entity, 'rectification.submitEvidence', { items })
    correct(life.on('2026-07-20'), 'service.1', '2026-06-26')
    expect(life.now.rectification?.overdueOn).toBeUndefined()
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('makes rectification in time that was accepted as late', () => {
    const life = handedOver(returned()).on('2026-07-06').do(entity, 'rectification.submitEvidence', { items })
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification?.inTime).toBe(false)
    correct(life, 'service.1', '2026-06-26')
    expect(life.now.rectification?.inTime).toBe(true)
  })

  it('that is earlier is agreed to expressly, and takes no day that was told and is over', () => {
    const life = handedOver(returned().on('2026-06-26'))
    propose(life, 'service.1', '2026-06-24')
    expect(life.try(reviewer, 'correction.confirm', { comments: '' })).toMatchObject({
      code: 'correction.againstEntity',
      params: { key: 'rectification.due', from: '2026-07-10', to: '2026-07-08' },
    })
    life.do(reviewer, 'correction.confirm', { comments: '', againstEntity: true })
    expect(due(life, 'rectification.due')).toBe('2026-07-08')

    const late = correct(handedOver(returned().on('2026-06-26')).on('2026-07-09'), 'service.1', '2026-06-17')
    expect(due(late, 'rectification.due')).toBe('2026-07-10')
  })

  it('needs a second person, proof and a day that is not before the act', () => {
    const life = handedOver(returned()).on('2026-06-30')
    const given = { field: 'actServedOn', act: 'service.1', reasons: '录入有误', evidence } as const
    expect(codeOf(life.try(officer, 'correction.propose', { ...given, on: '2026-06-15' }))).toBe('date.tooEarly')
    expect(codeOf(life.try(officer, 'correction.propose', { ...given, on: '2026-06-26', evidence: [] }))).toBe(
      'correction.noProof',
    )
    expect(codeOf(life.try(officer, 'correction.propose', { ...given, on: '2026-06-26', act: 'service.7' }))).toBe(
      'correction.nothingTyped',
    )
    propose(life, 'service.1', '2026-06-26')
    const standingIn = { ...secondReviewer, onBehalfOf: officer.id }
    expect(codeOf(life.try(standingIn, 'correction.confirm', { comments: '' }))).toBe('correction.sameConfirmer')
  })

  it('moves the days that more time has begun with, granted or refused', () => {
    const extended = asked().on('2026-06-12').do(reviewer, 'rectification.approveExtension', { comments: '同意' })
    handedOver(extended)
    expect(due(extended, 'rectification.due')).toBe('2026-06-22')
    correct(extended.on('2026-06-18'), 'service.1', '2026-06-16')
    // Four days from the grant to its service, once more after 06-22.
    expect(due(extended, 'rectification.due')).toBe('2026-06-26')

    const refused = handedOver(asked().on('2026-06-12').do(reviewer, 'rectification.refuseExtension', reasons))
    correct(refused.on('2026-06-16'), 'service.1', '2026-06-15')
    expect(due(refused, 'rectification.due')).toBe('2026-06-15')
  })

  it('moves the term of rectification that was reopened', () => {
    const life = handedOver(reopenable().do(reviewer, 'rectification.reopen', reasons))
    const servedOn = life.today
    correct(life.on(addDays(servedOn, 5)), 'service.1', addDays(servedOn, 3))
    expect(life.now.deadlines['rectification.due']?.startsOn).toBe(addDays(servedOn, 3))
  })

  it('takes up an application again that had lapsed by the wrong day', () => {
    const life = handedOver(applied().do(officer, 'repair.nameGaps', { gaps: ['缺缴款凭证'] }))
    const typed = life.today
    const until = life.now.repairs.at(-1)!.supplementUntil!
    life.on(addDays(until, 1)).do(system, 'repair.lapse', {})
    correct(life, 'service.1', addDays(typed, 10))
    expect(life.now.repairs.at(-1)).toMatchObject({ status: 'gapsNamed' })
    expect(due(life, 'repair.1.supplement')).toBe(life.now.repairs.at(-1)!.supplementUntil)
    expect(codeOf(life.try(entity, 'repair.supplement', { proof: evidence }))).toBe('done')
  })

  it('moves the defence against a revocation, and the turn of who decides on it', () => {
    const life = handedOver(granted().do(officer, 'repair.proposeRevocation', { ...reasons, evidence }))
    const { from, until } = life.now.repairs.at(-1)!.revocationDefence!
    correct(life.on(addDays(until, 1)), 'service.1', addDays(from, 5))
    const moved = life.now.repairs.at(-1)!.revocationDefence!
    expect(moved.until > until).toBe(true)
    expect(due(life, 'repair.1.revocationDefence')).toBe(moved.until)
    expect(life.now.deadlines['repair.1.revocation']?.startsOn).toBe(moved.until)
    expect(codeOf(life.try(reviewer, 'repair.revoke', reasons))).toBe('repair.revocationNotHeard')
  })

  it('that served itself by arriving here is none that anybody has typed', () => {
    const life = returned().do(entity, 'service.consent', { statement: '同意' })
    handedOver(life).do(entity, 'rectification.submitEvidence', { items })
    life.do(officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r2', text: '仍缺' }] })
    const given = { field: 'actServedOn', on: '2026-06-17', reasons: '录入有误', evidence } as const
    life.on('2026-06-18')
    expect(codeOf(life.try(officer, 'correction.propose', { ...given, act: 'service.2' }))).toBe(
      'correction.nothingTyped',
    )
    expect(codeOf(life.try(officer, 'correction.propose', { ...given, act: 'service.1' }))).toBe('done')
  })

  it('of a decision is put right though no term counts from it, and of a public notice nobody has typed one', () => {
    const life = looked().do(reviewer, 'objection.reject', reasons)
    handedOver(life)
    correct(life.on('2026-04-20'), 'service.1', '2026-04-16')
    expect(life.now.service?.done?.['service.1']?.servedOn).toBe('2026-04-16')

    const posted = returned().do(officer, 'service.recordAttempt', {
      method: 'direct',
      on: '2026-06-16',
      result: '无人',
    })
    posted.do(officer, 'service.postPublicly', { postedOn: '2026-06-16', place: '公告栏（虚构）', course: '无人' })
    posted.on('2026-07-20').do(officer, 'service.serve', { method: 'public', proof: '公告页面（虚构）' })
    const given = { field: 'actServedOn', act: 'service.1', on: '2026-07-17', reasons: '录入有误', evidence } as const
    expect(codeOf(posted.try(officer, 'correction.propose', given))).toBe('correction.nothingTyped')
  })
})
