import { describe, expect, it } from 'vitest'
import { instantsOwed } from '../../domain/owed.ts'
import { recounted } from '../../domain/recomputation/recount.ts'
import { viewOf } from '../../domain/view.ts'
import { ruleBook } from '../../rules/index.ts'
import { publishedAsDrafted } from '../support/drafted-law.ts'
import { submitted } from '../support/later-life.ts'
import type { Life } from '../support/life.ts'
import { published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

const { officer, reviewer, entity, system } = people
const evidence = [{ title: '整改报告（虚构）' }]
const items = [{ requirement: 'r1', statement: '已整改', evidence }]
const minor = { listType: 'watch-list', tier: 'minor', measures: [] } as const

const lastDay = (life: Life) => life.now.publicity!.until
const owedOn = (life: Life) =>
  instantsOwed(
    viewOf(life.now, life.today, (date) => Date.parse(date)),
    Date.parse(life.today),
  ).includes(Date.parse(life.today))

// Scenario 62, where the law asks for it: held until the conduct is corrected.
describe('a period that ends only when the conduct is corrected', () => {
  it('does not end by itself, and nobody is kept busy with it', () => {
    const life = publishedAsDrafted(minor)
    const until = lastDay(life)
    life.on('2027-01-04')
    expect(until < life.today).toBe(true)
    expect(codeOf(life.try(system, 'publicity.expire', {}))).toBe('publicity.notRectified')
    life.do(system, 'rectification.markOverdue', {})
    expect(viewOf(life.now, life.today, (date) => Date.parse(date)).endHeld).toBe(true)
  })

  it('ends as soon as the rectification is accepted', () => {
    const life = publishedAsDrafted(minor).on('2027-01-04')
    submitted(life).do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(viewOf(life.now, life.today, (date) => Date.parse(date)).endHeld).toBeUndefined()
    expect(codeOf(life.try(system, 'publicity.expire', {}))).toBe('done')
    expect(life.now.undoing?.reason).toBe('expired')
  })

  it('ends on its day where it was corrected before', () => {
    const life = publishedAsDrafted(minor)
    submitted(life).do(reviewer, 'rectification.accept', { findings: '属实' })
    life.on(lastDay(life))
    expect(codeOf(life.try(system, 'publicity.expire', {}))).toBe('deadline.notPassed')
    expect(owedOn(life)).toBe(false)
  })

  it('lets go where a law is put in force for open cases that does not ask for it', () => {
    const life = publishedAsDrafted(minor).on('2026-05-06')
    const max = Object.values(life.now.deadlines).find(({ key }) => key.startsWith('publicity.max'))!
    expect(max.awaitsRectification).toBe(true)
    const after = recounted(life.now, max, { rules: ruleBook, today: life.today, pack: 'ndrc-2026-36@1' })
    expect(after.pack).toBe('ndrc-2026-36@1')
    expect(after.awaitsRectification).toBeUndefined()
  })
})

// Scenario 62, as the law is: the sanction ends with its time, the duty does not.
describe('the duty to rectify after an end by time', () => {
  const expired = () => published(minor).on('2026-07-15').do(system, 'publicity.expire', {})

  it('is owed: commitment and evidence are taken and checked, also after the case is closed', () => {
    const closed = expired()
    for (const act of ['publication', 'sharing', 'use'] as const)
      closed.do(system, 'undoing.confirm', { act, receipt: '回执' })
    expect(closed.now.closedOn).toBe('2026-07-15')
    for (const life of [expired(), closed]) {
      submitted(life)
      expect(due(life, 'rectification.check')).toBeDefined()
      life.do(reviewer, 'rectification.accept', { findings: '属实' })
      expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: false })
      expect(life.now.undoing?.reason).toBe('expired')
    }
  })

  it('leaves the check of what was handed in before', () => {
    const life = submitted(published(minor)).on('2026-07-15').do(system, 'publicity.expire', {})
    expect(due(life, 'rectification.check')).toBeDefined()
    life.do(reviewer, 'rectification.accept', { findings: '属实' })
    expect(life.now.rectification).toMatchObject({ inTime: true })
  })

  it('is not owed after any other end, and no ladder is climbed', () => {
    expect(codeOf(expired().try(system, 'rectification.markOverdue', {}))).toBe('deadline.notOpen')
    const annulled = published()
      .do(officer, 'annulment.record', { document: '复议决定', annulledBy: '虚构机关', annulledOn: '2026-04-14' })
      .do(reviewer, 'annulment.confirm', { comments: '属实' })
    expect(codeOf(annulled.try(entity, 'rectification.submitEvidence', { items }))).toBe('case.ending')
  })
})
