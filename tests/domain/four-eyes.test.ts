import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../domain/actor.ts'
import { sharePerson, signatureOf } from '../../domain/actor.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { Life } from '../support/life.ts'
import { proposal } from '../support/proposal.ts'

const persons = ['an', 'bo', 'cai', 'ding', 'er'] as const
type Who = readonly [string, string | undefined]

/** Somebody, acting as themselves or standing in for another. */
const who = fc.tuple(fc.constantFrom(...persons), fc.option(fc.constantFrom(...persons), { nil: undefined }))
const as = ([id, onBehalfOf]: Who, role: Role): Actor => ({
  id,
  role,
  agency: 'agency-pudong',
  district: '310115',
  ...(onBehalfOf === undefined || onBehalfOf === id ? {} : { onBehalfOf }),
})
const shared = (one: Actor, other: Actor) => sharePerson(signatureOf(one), signatureOf(other))

describe('four eyes', () => {
  it('see through standing in: of 5,000 random attempts none reviews, determines or confirms an act of its own', () => {
    let attempts = 0
    let refused = 0
    /** Checks what the second act was answered; says whether it was carried out. */
    const judge = (first: Actor, second: Actor, code: string, refusal: Refusal | undefined) => {
      attempts += 1
      const both = `${signatureOf(first)} then ${signatureOf(second)}`
      if (!shared(first, second)) expect(refusal, both).toBeUndefined()
      else {
        refused += 1
        expect(refusal, both).toMatchObject({ code })
      }
      return refusal === undefined
    }
    fc.assert(
      fc.property(who, who, who, who, who, (proposer, reviewer, determiner, recorder, confirmer) => {
        const life = new Life('2026-04-07', { checkFold: false })
        const officer = as(proposer, 'caseOfficer')
        const [second, third, last] = [as(reviewer, 'reviewer'), as(determiner, 'reviewer'), as(confirmer, 'reviewer')]
        const anybodyElse = as(['fei', undefined], 'reviewer')
        const agreed = { outcome: 'agreed', comments: '同意' } as const
        life.do(officer, 'listing.propose', proposal())
        if (!judge(officer, second, 'listing.sameReviewer', life.try(second, 'listing.review', agreed))) {
          life.do(anybodyElse, 'listing.review', agreed)
        }
        life.do(officer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-07', proof: '回证' })
        life.do(officer, 'listing.waiveDefence', { statement: '放弃' })
        const listed = { outcome: 'list', reasons: '事实清楚' } as const
        if (!judge(officer, third, 'listing.sameDeterminer', life.try(third, 'listing.determine', listed))) {
          life.do(anybodyElse, 'listing.determine', listed)
        }
        life.do(officer, 'listing.serveDecision', {
          method: 'direct',
          servedOn: '2026-04-07',
          proof: '回证',
          decisionDocNo: '沪虚认〔2026〕1号',
          repairGuidanceDocNo: '沪虚修〔2026〕1号',
        })
        const first = as(recorder, 'caseOfficer')
        life.do(first, 'annulment.record', {
          document: '沪虚复〔2026〕1号',
          annulledBy: '复议机关（虚构）',
          annulledOn: '2026-04-07',
        })
        judge(first, last, 'annulment.sameConfirmer', life.try(last, 'annulment.confirm', { comments: '同意' }))
      }),
      { numRuns: 1_700 },
    )
    expect(attempts).toBeGreaterThanOrEqual(5_000)
    expect(refused).toBeGreaterThan(1_000)
  })
})
