import { describe, expect, it } from 'vitest'
import type { Commands } from '../../../domain/case.ts'
import { Life } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'

const { underlyingDecision } = proposal()
const { officer } = people

const propose = (changes: Partial<Commands['listing.propose']>) =>
  new Life('2026-04-07').try(officer, 'listing.propose', proposal(changes))

// 条例 Art 35: five years from the end of the conduct, not rolled over a day of rest.
describe('the conduct of a proposal', () => {
  const of = (decidedOn: string, endedOn?: string) =>
    propose({
      violation: { type: '安全生产', facts: '虚构', ...(endedOn === undefined ? {} : { endedOn }) },
      underlyingDecision: { ...underlyingDecision, decidedOn },
    })

  it.each([
    ['2021-04-07', undefined],
    ['2026-03-02', '2021-04-07'],
    ['2026-03-02', '2026-03-02'],
  ])('decided %s and ended %s may still be listed on 2026-04-07', (decidedOn, endedOn) => {
    expect(of(decidedOn, endedOn)).toBeUndefined()
  })

  it.each([
    ['2021-04-06', undefined, '2026-04-06'],
    ['2026-03-02', '2021-04-06', '2026-04-06'],
    ['1996-05-01', undefined, '2001-05-01'],
  ])('decided %s and ended %s may not', (decidedOn, endedOn, until) => {
    expect(of(decidedOn, endedOn)).toMatchObject({ code: 'listing.conductTooOld', params: { until } })
  })

  it('ended before it was decided on', () => {
    expect(of('2026-03-02', '2026-03-03')?.code).toBe('listing.conductAfterDecision')
    expect(of('2026-03-02', '2026-04-08')?.code).toBe('date.inFuture')
  })
})
