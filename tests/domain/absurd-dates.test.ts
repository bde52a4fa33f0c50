import { describe, expect, it } from 'vitest'
import { evolve } from '../../domain/evolve.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import type { RecordedEvent } from '../../domain/case.ts'
import { Life, listed, notified, published } from '../support/life.ts'
import { people } from '../support/people.ts'

const { officer, reviewer, entity, finance } = people
const absurd = ['0001-01-01', '0000-01-01', '1899-12-31', '1989-12-31', '1990-01-01', '9999-12-31', '2100-12-31']
const refusedByDate = /^(date\.(tooEarly|tooLate|inFuture|outsideCalendar)|listing\.hearingNoticeTooShort)$/

describe('a date that nobody can have meant', () => {
  it('is refused for a hearing, as the day of its notice and as its own', () => {
    const life = notified().do(entity, 'listing.askHearing', { reason: '申请听证' })
    for (const date of absurd) {
      const room = { place: '一号会议室（虚构）', chair: 'chair-song', method: 'direct', proof: '回证' } as const
      const served = life.try(officer, 'listing.notifyHearing', { servedOn: date, hearingOn: '2026-05-06', ...room })
      const held = life.try(officer, 'listing.notifyHearing', { servedOn: life.today, hearingOn: date, ...room })
      for (const refusal of [served, held]) expect(refusal?.code, date).toMatch(refusedByDate)
      expect(refusalText(served!, 'zh')).toMatch(/日期/)
    }
  })

  it('is refused for what a department has done, before the listing and after today', () => {
    const life = published().do(finance, 'measure.acknowledge', { measure: 'M06' })
    for (const on of absurd) {
      expect(life.try(finance, 'measure.carryOut', { measure: 'M06', on, basis: '依据' })?.code, on).toMatch(
        refusedByDate,
      )
    }
    life.do(finance, 'measure.carryOut', { measure: 'M06', on: life.today, basis: '依据' })
    for (const on of absurd) {
      const result = { measure: 'M06', result: 'executed', basis: '依据', on, proof: '凭证' } as const
      expect(life.try(finance, 'measure.feedBack', result)?.code, on).toMatch(refusedByDate)
    }
  })

  it('is refused for an annulment before the decision that it annuls', () => {
    const life = listed()
    for (const annulledOn of absurd) {
      const payload = { document: '虚构复议决定', annulledBy: '虚构机关', annulledOn }
      expect(life.try(officer, 'annulment.record', payload)?.code, annulledOn).toMatch(refusedByDate)
    }
  })
})

describe('an extension of days without a bound', () => {
  it.each([0, -1, 1.5, 3661, 20_000, 1e9, Number.POSITIVE_INFINITY, Number.NaN])('of %s is refused', (days) => {
    const life = listed()
    const refusal = life.try(entity, 'rectification.askExtension', { reason: '工程未完', days })
    expect(refusal?.code).toBe('rectification.extensionDaysInvalid')
  })

  it.each([20_000, 1e9])('of %s that was asked for before there was a bound is refused when it is approved', (days) => {
    const life = new Life('2026-04-07', { checkFold: false })
    Object.assign(life, { state: listed().state, today: '2026-04-20' })
    const asked = {
      type: 'rectification.extensionAsked',
      data: { reason: '工程未完', days },
      on: life.today,
      by: entity.id,
    } as unknown as RecordedEvent
    life.state = evolve(life.state, 'BH-2026-000001', asked)
    const refusal = life.try(reviewer, 'rectification.approveExtension', { comments: '' })
    expect(isRefusal(refusal)).toBe(true)
    expect(refusal?.code).toBe('rectification.extensionDaysInvalid')
    expect(life.try(reviewer, 'rectification.refuseExtension', { reasons: '过长' })).toBeUndefined()
  })
})
