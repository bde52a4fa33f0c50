import { describe, expect, it } from 'vitest'
import { registerRow } from '../../record/register.ts'
import { heardOnRevocation } from '../support/later-life.ts'
import type { Life } from '../support/life.ts'
import { listed, notified, published } from '../support/life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'
import { toldIn } from '../support/told.ts'

const { officer, reviewer, system, honours } = people
const document = { document: '沪虚复决〔2026〕1号', annulledBy: '虚构复议机关', annulledOn: '2026-04-15' } as const
const general = {
  listType: 'watch-list',
  tier: 'general',
  measures: [{ code: 'M09', department: 'dept-inspection' }],
} as const

const record = (
  life: Life,
  change: { tier?: 'minor' | 'general' | 'serious'; measures?: string[]; content?: string },
) => life.try(officer, 'annulment.record', { ...document, outcome: 'changed', change })
const recorded = (life: Life, change: Parameters<typeof record>[1]) => {
  expect(record(life, change)).toBeUndefined()
  return life
}
const confirmed = (life: Life) => life.do(reviewer, 'annulment.confirm', { comments: '属实' })

// 行政处罚法 Art 48 names 变更 beside 撤销: what was published is withdrawn, and what is right is shown instead.
describe('a decision that was changed', () => {
  it('suspends publicity until a second person has agreed, and then goes on as it is right', () => {
    const life = recorded(published(general).on('2026-04-15'), { tier: 'minor', measures: ['M09'] })
    expect(life.now.publicity?.status).toBe('suspended')
    expect(due(life, 'annulment.withdraw')).toBe('2026-04-20')
    confirmed(life)
    expect(life.now.undoing).toBeUndefined()
    expect(life.now.closedOn).toBeUndefined()
    expect(due(life, 'annulment.withdraw')).toBeUndefined()
    expect(life.now.tier).toBe('minor')
  })

  // N36: general three months to one year; minor from the first day to three months, and off the register.
  it('has the period of its right tier, counted from its own publication', () => {
    const life = published(general)
    expect(life.now.publicity).toMatchObject({ repairFrom: '2026-07-15', until: '2027-04-14', onPublicRegister: true })
    confirmed(recorded(life.on('2026-05-06'), { tier: 'minor' }))
    expect(life.now.publicity).toMatchObject({
      status: 'published',
      from: '2026-04-14',
      repairFrom: '2026-04-14',
      until: '2026-07-14',
      onPublicRegister: false,
    })
    expect(due(life, 'publicity.max')).toBe('2026-07-14')
    expect(registerRow(life.now)).toBeNull()
    expect(codeOf(life.on('2026-07-15').try(system, 'publicity.expire', {}))).toBe('done')
  })

  it('lifts the measures that it bears no more while the case goes on, and orders them never again', () => {
    const life = published()
    life.do(honours, 'measure.acknowledge', { measure: 'M07' })
    confirmed(recorded(life.on('2026-04-15'), { measures: ['M06', 'M09'] }))
    expect(life.now.measures['M07']).toMatchObject({ status: 'liftOrdered', dropped: true })
    expect(due(life, 'measure.M07.carryOut')).toBeUndefined()
    expect(due(life, 'measure.M07.lift')).toBe('2026-04-20')
    life.do(honours, 'measure.confirmLift', { measure: 'M07', on: '2026-04-15', proof: '解除（虚构）' })
    expect([life.now.measures['M07']?.status, life.now.closedOn]).toEqual(['lifted', undefined])
    expect(registerRow(life.now)).not.toBeNull()
    const restored = heardOnRevocation()
    expect(restored.now.measures['M07']).toBeDefined()
    // Ended meanwhile; a change of what is restored later keeps it out of the second round.
    confirmed(recorded(restored, { measures: ['M06', 'M09'] })).do(reviewer, 'repair.revoke', { reasons: '查实' })
    expect(Object.keys(restored.now.measures)).toEqual(['M06', 'M09'])
  })

  it('drops what was never sent, and before the determination what was only proposed', () => {
    const waiting = confirmed(recorded(listed().on('2026-04-15'), { measures: ['M06'] }))
    expect(Object.keys(waiting.now.measures)).toEqual(['M06'])
    const early = notified().on('2026-04-15')
    confirmed(recorded(early, { measures: ['M06'], content: '罚款30万元' }))
    expect(early.now.listing.proposal).toMatchObject({
      measures: [{ code: 'M06' }],
      underlyingDecision: { content: '罚款30万元' },
    })
    early.do(system, 'listing.closeDefence', {})
    expect(
      codeOf(early.try(reviewer, 'listing.determine', { outcome: 'list', reasons: '清楚', measures: ['M06', 'M07'] })),
    ).toBe('listing.measureAdded')
  })

  it('is told to the entity, and whoever shows or uses the record gets it anew', () => {
    const life = confirmed(recorded(published(general).on('2026-04-15'), { tier: 'minor' }))
    const entries = toldIn(life)
    // The record is suspended while the change waits for a second person: it is shown again as it is by then.
    const at = entries.findIndex(({ event }) => event.type === 'listing.changed')
    const told = entries.slice(at, at + 2).flatMap(({ messages }) => messages)
    const entity = `entity:${life.now.entity.code}`
    expect(told.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['listing.changed', 'agency:agency-pudong'],
      ['listing.changed', entity],
      ['publicity.resumed', entity],
      ['publicity.resumed', 'platform'],
      ['publicity.resumed', 'users'],
    ])
    expect(told.find(({ recipient }) => recipient === 'platform')?.body).toMatchObject({
      tier: 'minor',
      until: '2026-07-14',
    })
  })

  it('is refused where it is none, heavier, adds a measure, or leaves the list without its tier', () => {
    const life = () => published().on('2026-04-15')
    expect(codeOf(record(life(), {}))).toBe('annulment.noChange')
    expect(codeOf(record(life(), { tier: 'serious' }))).toBe('annulment.noChange')
    expect(codeOf(record(published(general).on('2026-04-15'), { tier: 'serious' }))).toBe('listing.tierAggravated')
    expect(codeOf(record(life(), { measures: ['M06', 'M07', 'M09', 'M10'] }))).toBe('listing.measureAdded')
    expect(codeOf(record(life(), { tier: 'general' }))).toBe('listing.tierNotOnList')
  })

  it('may be annulled later, or changed once more', () => {
    const life = confirmed(recorded(published().on('2026-04-15'), { measures: ['M06', 'M09'] }))
    expect(codeOf(record(life, { measures: ['M06', 'M09'] }))).toBe('annulment.noChange')
    life.do(officer, 'annulment.record', document)
    expect(confirmed(life).now.undoing?.reason).toBe('annulled')
  })

  it('goes on as it was where the second person says no', () => {
    const life = recorded(published(general).on('2026-04-15'), { tier: 'minor' })
    life.do(reviewer, 'annulment.refuse', { reasons: '并非本案' })
    expect(life.now.tier).toBe('general')
    expect(registerRow(life.now)).toMatchObject({ tier: 'general' })
  })
})
