import { describe, expect, it } from 'vitest'
import type { Commands } from '../../../domain/case.ts'
import { Life } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'

const { underlyingDecision } = proposal()
const { officer } = people

const propose = (changes: Partial<Commands['listing.propose']>) =>
  new Life('2026-04-07').try(officer, 'listing.propose', proposal(changes))

// 行政处罚法 Art 9 for the kinds; Order 36 as it could be read for their tiers. Of several kinds the heaviest decides (N58-mixed).
describe('the tier of a proposal', () => {
  const watch = { listType: 'watch-list', measures: [] }
  const of = (tier: 'minor' | 'general' | 'serious', ...penaltyKinds: string[]) => ({
    ...(tier === 'serious' ? {} : watch),
    tier,
    underlyingDecision: { ...underlyingDecision, penaltyKinds },
  })

  it.each([
    of('serious', '罚款'),
    of('serious', '吊销许可证件'),
    of('serious', '警告', '责令停产停业'),
    of('general', '罚款', '没收违法所得'),
    of('general', '警告', '罚款'),
    of('minor', '警告'),
    of('minor', '罚款'),
    of('serious', '非行政处罚'),
  ])('fits %o', (changes) => {
    expect(propose(changes)).toBeUndefined()
  })

  it.each([
    [of('serious', '警告'), 'minor', 'minor'],
    [of('general', '通报批评'), 'minor', 'minor'],
    [of('minor', '没收非法财物'), 'general', 'serious'],
    [of('general', '罚款', '吊销许可证件'), 'serious', 'serious'],
  ])('is refused with %o', (changes, least, most) => {
    expect(propose(changes)).toMatchObject({
      code: 'listing.tierNotOfPenalty',
      params: { tier: changes.tier, least, most },
    })
    expect(propose({ ...changes, tierReason: ' ' })?.code).toBe('listing.tierNotOfPenalty')
    const reasoned = new Life('2026-04-07').do(officer, 'listing.propose', proposal({ ...changes, tierReason: '屡犯' }))
    expect(reasoned.now.listing.proposal.tierReason).toBe('屡犯')
  })
})
