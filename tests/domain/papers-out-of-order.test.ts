import { describe, expect, it } from 'vitest'
import { consented } from '../../domain/service/consent.ts'
import { determined, published } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { handedOver, items, submitted } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due } from './scenarios.ts'

// 行政处罚法 (2021) Art 61(2) and decision 0032: the day on which a paper was received decides, in whatever order papers are
// entered. From the day of a withdrawal to that of the next consent nothing is served electronically.
const { officer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const gaps = [{ requirement: 'r2', text: '缺整改报告' }]
const paper = (receivedOn: string) => ({ statement: '声明', receivedOn, method: 'post', files }) as const
const consentedOn = ({ now }: Life, ...days: readonly string[]) => days.filter((day) => consented(now, day))
const acts = ({ now }: Life) => Object.values(now.service?.acts ?? {}).map(({ act }) => act)

describe('papers on electronic service that are entered in another order than they were received', () => {
  it('leave in force what was served within a consent that came after the withdrawal and was entered before it', () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    // Consented on 10 April, withdrawn on 13, consented again on 14; the second consent is entered first.
    life.on('2026-04-15').do(officer, 'paper.consent', paper('2026-04-14'))
    const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
    life.do(officer, 'listing.serveDecision', {
      method: 'electronic',
      servedOn: '2026-04-15',
      proof: '到达',
      ...numbers,
    })
    life.do(officer, 'paper.withdrawConsent', paper('2026-04-13'))
    expect(consentedOn(life, '2026-04-09', '2026-04-12', '2026-04-13', '2026-04-14')).toEqual([
      '2026-04-12',
      '2026-04-14',
    ])
    expect(life.now.listing.status).toBe('listed')
  })

  it('take back what was served between a withdrawal and the next one that was entered before', () => {
    const life = submitted().do(entity, 'service.consent', { statement: '同意电子送达' })
    life.on('2026-05-06').do(officer, 'rectification.returnEvidence', { gaps })
    life.on('2026-05-11').do(entity, 'service.withdrawConsent', { statement: '撤回' })
    life.on('2026-05-13').do(entity, 'service.consent', { statement: '同意电子送达' })
    life.do(officer, 'paper.withdrawConsent', paper('2026-05-06'))
    expect(consentedOn(life, '2026-05-05', '2026-05-06', '2026-05-12', '2026-05-13')).toEqual([
      '2026-05-05',
      '2026-05-13',
    ])
    expect(acts(life)).toEqual(['rectification.evidenceReturned'])
  })

  it('are refused where they say nothing: a consent of a day that has one, a withdrawal of a day without', () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10')).on('2026-04-20')
    expect(codeOf(life.try(officer, 'paper.consent', paper('2026-04-10')))).toBe('service.alreadyConsented')
    expect(codeOf(life.try(officer, 'paper.withdrawConsent', paper('2026-04-09')))).toBe('date.tooEarly')
    life.do(officer, 'paper.withdrawConsent', paper('2026-04-13')).do(officer, 'paper.consent', paper('2026-04-15'))
    expect(codeOf(life.try(officer, 'paper.withdrawConsent', paper('2026-04-14')))).toBe('service.noConsentToWithdraw')
    expect(
      codeOf(
        life
          .do(officer, 'paper.withdrawConsent', paper('2026-04-16'))
          .try(entity, 'service.withdrawConsent', { statement: '撤回' }),
      ),
    ).toBe('service.noConsentToWithdraw')
  })
})

// D2, D11: whoever was late only by a day that was typed wrong was not.
describe('a right day of service by which evidence was in time', () => {
  const wrong = { field: 'decisionServedOn', on: '2026-04-13', reasons: '回证日期录错', evidence: files } as const
  const corrected = (life: Life) =>
    life.do(officer, 'correction.propose', wrong).do(reviewer, 'correction.confirm', { comments: '属实' })
  // By 10 April it was due on 9 June; by 13 April it is due on the 12th.
  const late = () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' }).on('2026-06-10')
    return life.do(system, 'rectification.markOverdue', {}).do(entity, 'rectification.submitEvidence', { items })
  }

  it('takes the mark of lateness off rectification that was accepted', () => {
    const life = corrected(late().do(reviewer, 'rectification.accept', { findings: '属实' }))
    expect(life.now.rectification).toMatchObject({ status: 'accepted', inTime: true })
    expect(life.now.rectification?.overdueOn).toBeUndefined()
  })

  it('gives evidence that was sent back as late its days to cure, from the correction', () => {
    const life = handedOver(late().on('2026-06-15').do(officer, 'rectification.returnEvidence', { gaps }))
    corrected(life.on('2026-06-16'))
    // Ten working days from 16 June, without the holiday of the 19th.
    expect(due(life, 'rectification.due')).toBe('2026-07-01')
    expect(life.now.rectification).toMatchObject({ dueOn: '2026-07-01' })
    expect(life.now.rectification?.overdueOn).toBeUndefined()
  })

  it('gives none where it was late by the right day too', () => {
    const life = published().do(entity, 'rectification.commit', { commitment: '承诺整改' }).on('2026-06-15')
    life.do(system, 'rectification.markOverdue', {}).do(entity, 'rectification.submitEvidence', { items })
    handedOver(life.do(officer, 'rectification.returnEvidence', { gaps }))
    corrected(life.on('2026-06-16'))
    expect(due(life, 'rectification.due')).toBe('2026-06-12')
    expect(life.now.rectification?.overdueOn).toBe('2026-06-15')
  })
})

describe('a request for more time', () => {
  const ask = { reason: '设备到货晚', days: 10 }
  const refused = () => {
    const life = published().on('2026-06-09').do(entity, 'rectification.askExtension', ask)
    return handedOver(life.on('2026-06-12').do(reviewer, 'rectification.refuseExtension', { reasons: '无' }))
  }

  it('that was refused is not asked anew on the day of its service, which would hold the term for ever', () => {
    const life = refused()
    expect(due(life, 'rectification.due')).toBe('2026-06-12')
    expect(codeOf(life.try(entity, 'rectification.askExtension', ask))).toBe('rectification.extensionTooLate')
    expect(codeOf(life.try(entity, 'rectification.commit', { commitment: '承诺整改' }))).toBe('done')
    expect(codeOf(life.on('2026-06-13').try(system, 'rectification.markOverdue', {}))).toBe('done')
  })

  it('that was refused before the term was over may be asked for anew within it', () => {
    const life = published().on('2026-05-11').do(entity, 'rectification.askExtension', ask)
    handedOver(life.do(reviewer, 'rectification.refuseExtension', { reasons: '无' }))
    expect(codeOf(life.try(entity, 'rectification.askExtension', ask))).toBe('done')
  })

  it('that waits when publicity ends by its time is still answered, by a date', () => {
    const life = published().on('2026-06-09').do(entity, 'rectification.askExtension', ask)
    life.on('2029-06-01').do(system, 'publicity.expire', {})
    expect(due(life, 'rectification.extension')).toBe('2026-06-16')
    // Publicity is over, so that no day beyond it is given.
    expect(codeOf(life.try(reviewer, 'rectification.approveExtension', { comments: '同意' }))).toBe(
      'rectification.extensionBeyondPublicity',
    )
    life.do(reviewer, 'rectification.refuseExtension', { reasons: '公示期满' })
    expect(acts(life)).toEqual(['rectification.extensionRefused'])
    expect(Object.keys(life.now.deadlines)).not.toContain('rectification.extension')
  })
})
