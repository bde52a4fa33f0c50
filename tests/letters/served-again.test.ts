import { describe, expect, it } from 'vitest'
import { compose } from '../../letters/compose.ts'
import { givenNumbers } from '../../letters/given-numbers.ts'
import { currentTemplate } from '../../letters/templates.ts'
import { bring, determined, inReview } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { list } from '../domain/scenarios.ts'
import { lettersIn } from './lives.ts'

const { officer, reviewer, system } = people
const files = [{ title: '来件（虚构）' }]
const numbers = (n: number) => ({ decisionDocNo: `沪虚认〔2026〕${n}号`, repairGuidanceDocNo: `沪虚修〔2026〕${n}号` })
const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const paper = (receivedOn: string) => ({ statement: '声明', receivedOn, method: 'post', files }) as const
const occasions = (life: Life) => lettersIn(life).map(({ occasion }) => occasion)

// What is served is one document under one number (条例 Art 25, 行政处罚法 Art 61): served again it stays the same one, and a
// determination that was made anew has a decision of its own.
describe('the letters of a decision', () => {
  it('are the same where it is served again while it is public; the order has its own day', () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers(1) })
    life.on('2026-04-22').do(system, 'publicity.publish', {})
    life.do(officer, 'paper.withdrawConsent', paper('2026-04-10')).on('2026-04-24')
    life.do(officer, 'listing.serveDecision', { ...handed('2026-04-24'), ...numbers(1) })
    expect(occasions(life).filter((one) => one.startsWith('listing.decision'))).toEqual(['listing.decision'])
    const order = lettersIn(life).find(({ occasion }) => occasion === 'rectification.order.2')!
    expect(JSON.stringify(compose(currentTemplate(order.kind), order.facts))).toContain('2026年6月23日')
  })

  it('bear the right number where it was put right before: that one is asked for when it is served again', () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers(1) })
    life.on('2026-04-22').do(system, 'publicity.publish', {})
    const right = { field: 'decisionNumber', docNo: '沪虚认〔2026〕7号', reasons: '录错', evidence: files } as const
    life.do(officer, 'correction.propose', right).do(reviewer, 'correction.confirm', { comments: '属实' })
    const corrected = givenNumbers(life.ledger.at(-1)!, life.now)
    life.do(officer, 'paper.withdrawConsent', paper('2026-04-10')).on('2026-04-24')
    life.do(officer, 'listing.serveDecision', { ...handed('2026-04-24'), ...numbers(7) })
    const again = life.ledger.findLast(({ type }) => type === 'listing.listed')!
    expect(givenNumbers(again, life.now)[0]).toMatchObject({
      occasion: corrected[0]!.occasion,
      number: corrected[0]!.number,
    })
  })

  it('are others where it was determined anew, under numbers of their own', () => {
    const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', paper('2026-04-07'))
    life.do(officer, 'listing.serveNotice', sent('2026-04-07')).on('2026-04-15').do(system, 'listing.closeDefence', {})
    life.do(reviewer, 'listing.determine', list)
    life.do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers(1) })
    life.do(officer, 'paper.withdrawConsent', paper('2026-04-07'))
    life.on('2026-04-16').do(officer, 'listing.serveNotice', handed('2026-04-16')).on('2026-04-24')
    life.do(system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', list)
    life.do(officer, 'listing.serveDecision', { ...handed('2026-04-24'), ...numbers(2) })
    expect(occasions(life)).toEqual(
      expect.arrayContaining([
        'listing.decision',
        'listing.notice.2',
        'listing.decision.2',
        'listing.repairGuidance.2',
      ]),
    )
    const held = givenNumbers(
      life.ledger.findLast(({ type }) => type === 'listing.listed')!,
      life.now,
    )
    expect(held.map(({ occasion, number }) => [occasion, number])).toEqual([
      ['listing.decision.2', '沪虚认〔2026〕2号'],
      ['listing.repairGuidance.2', '沪虚修〔2026〕2号'],
    ])
  })
})
