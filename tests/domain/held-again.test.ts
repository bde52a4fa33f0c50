import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { consequences } from '../../domain/consequences.ts'
import { bring, determined, inReview } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { handedOver, rectified } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, list } from './scenarios.ts'

// 行政处罚法 (2021) Arts 38, 44, 45, 61, 62 and 条例 Art 37: what rests on a letter that was never served is not shown and is
// taken back, whatever has become of the sanction when that comes out.
const { officer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const paper = (receivedOn: string) => ({ statement: '声明', receivedOn, method: 'post', files }) as const
const withdrawn = (life: Life, on: string) => life.do(officer, 'paper.withdrawConsent', paper(on))
const running = ({ now }: Life) => Object.keys(now.deadlines).toSorted()

/** Public on 22 April on a notice that arrived electronically on the 7th; the entity was silent before. */
function published(): Life {
  const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', paper('2026-04-07'))
  life.do(officer, 'listing.serveNotice', sent('2026-04-07')).on('2026-04-15').do(system, 'listing.closeDefence', {})
  life.do(reviewer, 'listing.determine', list)
  life.do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers }).on('2026-04-22')
  life.do(system, 'publicity.publish', {})
  for (const measure of Object.keys(life.now.measures)) life.do(system, 'measure.dispatch', { measure })
  return life
}

function repaired(): Life {
  const life = rectified(published())
  life.on(life.now.publicity!.repairFrom)
  life.do(entity, 'repair.apply', { proof: files, commitment: '信用承诺' })
  life.do(officer, 'repair.accept', { comments: '受理' }).do(officer, 'repair.verify', { findings: '属实' })
  return life.do(reviewer, 'repair.grant', { reasons: '准予修复' })
}

function revoked(life: Life): Life {
  handedOver(life.do(officer, 'repair.proposeRevocation', { reasons: '材料虚假', evidence: files }))
  life.on(addDays(life.now.repairs.at(-1)!.revocationDefence!.until, 1))
  return life.do(reviewer, 'repair.revoke', { reasons: '材料虚假' })
}

describe('a listing that holds again when the repair is revoked', () => {
  it('is neither shown nor ordered where it proved meanwhile that nobody was heard before it', () => {
    const life = revoked(withdrawn(repaired(), '2026-04-07'))
    expect(life.now.publicity?.status).toBe('suspended')
    expect(life.now.listing.unheard).toBe(true)
    expect(running(life)).toContain('listing.revocation')
    expect(consequences(life.now)).toEqual([])
    life.do(officer, 'listing.proposeRevocation', { reasons: '告知无效', evidence: files })
    expect(life.do(reviewer, 'listing.revoke', { reasons: '告知无效' }).now.undoing?.reason).toBe('revoked')
  })

  it('is shown as ever where all its letters were served', () => {
    const life = repaired().do(entity, 'service.withdrawConsent', { statement: '撤回' })
    expect(revoked(life).now.publicity?.status).toBe('published')
  })
})

describe('a revocation that is owed', () => {
  const held = () => withdrawn(published(), '2026-04-07')
  const take = (life: Life) => {
    life.do(officer, 'listing.proposeRevocation', { reasons: '告知无效', evidence: files })
    return life.do(reviewer, 'listing.revoke', { reasons: '告知无效' })
  }

  it('is owed also when publicity has ended by time, since the record is kept, and deletes it', () => {
    const life = held().on('2030-01-01').do(system, 'publicity.expire', {})
    expect(life.now.undoing?.reason).toBe('expired')
    expect(running(life)).toContain('listing.revocation')
    expect(take(life).now.undoing?.reason).toBe('revoked')
    expect(running(life)).not.toContain('listing.revocation')
  })

  it('that is proposed when it ends is decided after it', () => {
    const life = held().do(officer, 'listing.proposeRevocation', { reasons: '告知无效', evidence: files })
    life.on('2030-01-01').do(system, 'publicity.expire', {})
    expect(life.do(reviewer, 'listing.revoke', { reasons: '告知无效' }).now.undoing?.reason).toBe('revoked')
  })

  it('falls away with an end that deletes the record, and one of a determination in law with every end', () => {
    const life = take(held())
    expect(codeOf(life.try(officer, 'listing.proposeRevocation', { reasons: '再', evidence: files }))).not.toBe('done')
    const heard = published().do(officer, 'listing.proposeRevocation', { reasons: '有误', evidence: files })
    heard.on('2030-01-01').do(system, 'publicity.expire', {})
    expect(running(heard)).not.toContain('listing.revocation')
  })
})

describe('a right day of an electronic service', () => {
  const day = (field: 'noticeServedOn' | 'decisionServedOn', on: string) =>
    ({ field, on, reasons: '录错', evidence: files }) as const

  it('on which there was no consent makes it none, and what rested on it falls', () => {
    // Consented from the 10th on; served, as it proves, on the 9th.
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers }).on('2026-04-22')
    life.do(system, 'publicity.publish', {}).do(officer, 'paper.withdrawConsent', paper('2026-04-13'))
    expect(life.now.listing.status).toBe('listed')
    life.do(officer, 'correction.propose', day('decisionServedOn', '2026-04-14'))
    life.do(reviewer, 'correction.confirm', { comments: '属实' })
    expect([life.now.listing.status, life.now.publicity?.status]).toEqual(['determined', 'suspended'])
    expect(running(life)).toContain('listing.serveDecision')
  })

  it('within a consent leaves it as it is', () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers }).on('2026-04-22')
    life.do(officer, 'correction.propose', day('decisionServedOn', '2026-04-13'))
    life.do(reviewer, 'correction.confirm', { comments: '属实' })
    expect([life.now.listing.status, life.now.listing.listedOn]).toEqual(['listed', '2026-04-13'])
  })
})

describe('while a decision that is public waits to be served again', () => {
  const waiting = () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers }).on('2026-04-22')
    return withdrawn(life.do(system, 'publicity.publish', {}), '2026-04-10')
  }

  it('the entity may object, correct what it knows is asked, and have it accepted, so that it may be repaired', () => {
    const life = waiting().do(entity, 'objection.file', { grounds: '名称有误', evidence: [] })
    rectified(life)
    expect(life.now.rectification?.status).toBe('accepted')
    life.on(life.now.publicity!.repairFrom)
    expect(codeOf(life.try(entity, 'repair.apply', { proof: files, commitment: '信用承诺' }))).toBe('done')
  })

  it('nothing that it has not been ordered is late', () => {
    const life = waiting().on('2026-09-01')
    expect(codeOf(life.try(system, 'rectification.markOverdue', {}))).toBe('deadline.notOpen')
  })
})
