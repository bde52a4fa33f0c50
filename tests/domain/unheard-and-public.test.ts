import { describe, expect, it } from 'vitest'
import { consequences } from '../../domain/consequences.ts'
import { nextEscalation } from '../../domain/interview/escalation.ts'
import { showingOf } from '../../domain/publicity/showing.ts'
import { clockHeld } from '../../domain/rectification/commands.ts'
import { bring, determined, inReview } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { approved, items } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, list } from './scenarios.ts'

// 行政处罚法 (2021) Arts 44, 45, 62: nobody is determined against unheard. Where that comes out late, nothing of such a
// determination goes on until the agency has revoked it: neither what is public nor the ladder of interviews.
const { officer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
const withdrawn = (life: Life) =>
  life.do(officer, 'paper.withdrawConsent', { statement: '撤回', receivedOn: '2026-04-07', method: 'post', files })

/** Public on 22 April, on a notice that arrived electronically; the entity is silent. */
function published(): Life {
  const life = bring(inReview(), 'reviewed', 'inReview')
  life.do(officer, 'paper.consent', { statement: '同意', receivedOn: life.today, method: 'post', files })
  life.do(officer, 'listing.serveNotice', { method: 'electronic', servedOn: '2026-04-07', proof: '到达记录' })
  life.on('2026-04-15').do(system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', list)
  life.do(officer, 'listing.serveDecision', { method: 'direct', servedOn: '2026-04-15', proof: '回证', ...numbers })
  return life.on('2026-04-22').do(system, 'publicity.publish', {})
}

describe('a determination that nobody was heard before, and that is public', () => {
  it('is shown to nobody and orders no measure, until the agency has revoked it', () => {
    const life = published()
    expect(consequences(life.now).map(({ type }) => type)).toContain('measure.dispatch')
    withdrawn(life)
    expect(life.now.publicity?.status).toBe('suspended')
    expect(showingOf(life.now)).not.toBe('public')
    expect(consequences(life.now)).toEqual([])
    expect(codeOf(life.try(system, 'measure.dispatch', { measure: 'M06' }))).toBe('listing.unheard')
    life.do(officer, 'listing.proposeRevocation', { reasons: '告知无效', evidence: files })
    life.do(reviewer, 'listing.revoke', { reasons: '告知无效' })
    expect(life.now.undoing).toMatchObject({ reason: 'revoked' })
  })

  it('is not shown again because an objection, or an annulment that was not true, is refused', () => {
    const objected = withdrawn(published()).do(entity, 'objection.file', { grounds: '名称有误', evidence: [] })
    objected.do(officer, 'objection.verify', { findings: '无误' }).do(reviewer, 'objection.reject', { reasons: '无误' })
    const annulment = { document: '复议决定（虚构）', annulledBy: '虚构机关', annulledOn: '2026-04-22' }
    const annulled = withdrawn(published()).do(officer, 'annulment.record', annulment)
    annulled.do(reviewer, 'annulment.refuse', { reasons: '不属实' })
    for (const life of [objected, annulled]) expect(life.now.publicity?.status).toBe('suspended')
  })

  it('leads up no ladder: nothing is late by it, and an interview that was opened falls', () => {
    const before = withdrawn(published()).on('2026-07-01')
    expect(codeOf(before.try(system, 'rectification.markOverdue', {}))).toBe('listing.unheard')
    // Nobody looks again and again whether the term has passed.
    expect(clockHeld(before.now)).toBe(true)
    const life = published().on('2026-06-16').do(system, 'rectification.markOverdue', {})
    life.do(system, 'interview.open', { kind: 'reminder' })
    withdrawn(life)
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken'])
    expect(Object.keys(life.now.deadlines).filter((key) => key.startsWith('interview.'))).toEqual([])
    expect(nextEscalation(life.now, life.today)).toBe('none')
    expect(codeOf(life.try(system, 'interview.open', { kind: 'reminder' }))).toBe('interview.notDue')
  })
})

// Art 61(2): what nothing rests on any more is not voided, and whoever has acted on a decision has been reached by it.
describe('a consent that proves to have been over', () => {
  const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
  const day = { place: '虚构路1号', officers: ['officer-lin', 'officer-gu'] }
  const voided = ({ ledger }: Life) =>
    ledger.flatMap((entry) => (entry.type === 'service.voided' ? [entry.data.letter] : []))

  it('leaves a later ladder that was duly served, where the first interview had fallen already', () => {
    const life = approved().do(entity, 'service.consent', { statement: '同意电子送达' })
    life.do(officer, 'interview.notify', sent('2026-06-10')).on('2026-06-12')
    const late = { receivedOn: '2026-06-09', method: 'post', files } as const
    life.do(officer, 'paper.askExtension', { reason: '设备到货晚', days: 10, ...late })
    life.do(reviewer, 'rectification.refuseExtension', { reasons: '无' }).on('2026-06-15')
    life.do(system, 'rectification.markOverdue', {}).do(system, 'interview.open', { kind: 'reminder' })
    life.do(officer, 'interview.arrange', { scheduledOn: '2026-06-29', ...day })
    life.do(reviewer, 'interview.approve', { comments: '同意' })
    life.do(officer, 'interview.notify', { method: 'direct', servedOn: '2026-06-15', proof: '回证' })
    // It answers what it was told of its request, and so was reached.
    life.on('2026-06-16').do(entity, 'rectification.commit', { commitment: '承诺整改' })
    life.do(entity, 'rectification.submitEvidence', { items })
    const paper = { statement: '撤回', receivedOn: '2026-06-10', method: 'post', files } as const
    life.do(officer, 'paper.withdrawConsent', paper)
    expect(voided(life)).toEqual([])
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken', 'notified'])
  })

  it('leaves the decision served to whoever has asked for more time, and not where an officer has', () => {
    const decided = () => {
      const life = determined().do(entity, 'service.consent', { statement: '同意电子送达' })
      return life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers }).on('2026-04-13')
    }
    const paper = { statement: '撤回', receivedOn: '2026-04-10', method: 'post', files } as const
    const ask = { reason: '设备到货晚', days: 10 }
    const own = decided().do(entity, 'rectification.askExtension', ask)
    const onPaper = decided()
    onPaper.do(officer, 'paper.askExtension', { ...ask, receivedOn: '2026-04-13', method: 'post', files })
    expect(voided(own.do(officer, 'paper.withdrawConsent', paper))).toEqual([])
    // Entered by one officer alone, it makes up for no service unless a second person says so.
    onPaper.try(officer, 'paper.withdrawConsent', paper)
    expect(voided(onPaper.do(reviewer, 'paper.confirm', { comments: '来件属实', reached: true }))).toEqual([])
    const agency = decided().do(officer, 'rectification.askExtension', ask)
    expect(voided(agency.do(officer, 'paper.withdrawConsent', paper))).toEqual(['decision'])
  })
})
