import { describe, expect, it } from 'vitest'
import { consequences } from '../../domain/consequences.ts'
import { bring, determined, inReview } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { items } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due, list } from './scenarios.ts'

// 行政处罚法 (2021) Art 61: a decision binds nobody before it is served, and electronically only with consent. What is public
// on it is taken off until it is served; days of publicity that have passed are not made longer for the entity.
// Arts 44, 45, 62: nobody is determined against who was not told and heard before.
const { officer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const numbers = (n: number) => ({ decisionDocNo: `沪虚认〔2026〕${n}号`, repairGuidanceDocNo: `沪虚修〔2026〕${n}号` })
const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const paper = (receivedOn: string) => ({ statement: '声明', receivedOn, method: 'post', files }) as const
const withdrawn = (life: Life, on: string) => life.do(officer, 'paper.withdrawConsent', paper(on))
const running = ({ now }: Life) => Object.keys(now.deadlines).toSorted()
/** Public on 22 April on a decision that arrived electronically on the 10th, before a withdrawal that came that day. */
function published(): Life {
  const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
  life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers(1) })
  life.on('2026-04-22').do(system, 'publicity.publish', {})
  return life.do(system, 'measure.dispatch', { measure: 'M06' })
}

describe('a decision that is public and was served electronically without consent', () => {
  it('is taken off at once, and its rectification is not ordered', () => {
    const { repairFrom, until } = published().now.publicity!
    const life = withdrawn(published(), '2026-04-10')
    expect(life.now.publicity).toMatchObject({ status: 'suspended', repairFrom, until })
    expect(life.now.listing.status).toBe('determined')
    expect(running(life)).toContain('publicity.max')
    expect(running(life).filter((key) => /rectification|interview|preview|publish/.test(key))).toEqual([])
    // Seven working days from 22 April, without the holiday of 1 to 5 May.
    expect(due(life, 'listing.serveDecision')).toBe('2026-05-06')
    expect(consequences(life.now)).toEqual([{ type: 'measure.hold', payload: { measure: 'M06' } }])
    expect(codeOf(life.try(system, 'measure.dispatch', { measure: 'M07' }))).toBe('publicity.decisionUnserved')
  })

  it('is shown again by the service, which opens neither preview nor publication, and orders rectification from its day', () => {
    const life = withdrawn(published(), '2026-04-10').on('2026-04-24')
    const { until } = life.now.publicity!
    life.do(officer, 'listing.serveDecision', { ...handed('2026-04-24'), ...numbers(1) })
    expect(life.now.publicity).toMatchObject({ status: 'published', until })
    expect(running(life).filter((key) => /preview|publish/.test(key))).toEqual([])
    // Sixty days from 24 April.
    expect(due(life, 'rectification.due')).toBe('2026-06-23')
    expect(consequences(life.now).map(({ type }) => type)).toContain('measure.dispatch')
  })

  it('lets each interview fall that was not held, and the ladder is climbed from its first rung', () => {
    const life = published().on('2026-06-10').do(system, 'rectification.markOverdue', {})
    withdrawn(life.do(system, 'interview.open', { kind: 'reminder' }), '2026-04-10')
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken'])
    life.do(officer, 'listing.serveDecision', { ...handed('2026-06-10'), ...numbers(1) })
    const dueOn = due(life, 'rectification.due')!
    expect(life.now.rectification).toMatchObject({ status: 'ordered', dueOn, interviewsBefore: 1 })
    life.on('2026-09-01').do(system, 'rectification.markOverdue', {}).do(system, 'interview.open', { kind: 'reminder' })
    expect(life.now.interviews.map(({ kind, status }) => [kind, status])).toEqual([
      ['reminder', 'overtaken'],
      ['reminder', 'opened'],
    ])
    expect(due(life, 'interview.2.arrange')).toBeDefined()
  })

  it('is not shown again by what else had taken it off', () => {
    const annulment = { document: '复议决定（虚构）', annulledBy: '虚构机关', annulledOn: '2026-04-22' }
    const life = withdrawn(published(), '2026-04-10').do(officer, 'annulment.record', annulment)
    life.do(reviewer, 'annulment.refuse', { reasons: '不属实' })
    expect(life.now.publicity?.status).toBe('suspended')
    life.do(officer, 'annulment.record', annulment)
    life.do(officer, 'listing.serveDecision', { ...handed('2026-04-22'), ...numbers(1) })
    expect(life.now.publicity?.status).toBe('suspended')
    expect(life.do(reviewer, 'annulment.refuse', { reasons: '不属实' }).now.publicity?.status).toBe('published')
  })

  it('ends by its time, or is revoked, though it was never served', () => {
    const expired = withdrawn(published(), '2026-04-10')
    expired.on('2030-01-01').do(system, 'publicity.expire', {})
    expect(expired.now.undoing?.reason).toBe('expired')
    // It is kept and may be queried, and its remedies run from its service (行政处罚法 Art 61): it is still served.
    expect(running(expired)).toContain('listing.serveDecision')
    expired.do(officer, 'listing.serveDecision', { ...handed('2030-01-01'), ...numbers(1) })
    expect([expired.now.listing.status, expired.now.undoing?.reason]).toEqual(['listed', 'expired'])
    expect(running(expired).filter((key) => /listing|rectification|publicity/.test(key))).toEqual([])
    const revoked = withdrawn(published(), '2026-04-10')
    revoked.do(officer, 'listing.proposeRevocation', { reasons: '送达无效', evidence: files })
    expect(revoked.do(reviewer, 'listing.revoke', { reasons: '送达无效' }).now.undoing?.reason).toBe('revoked')
  })
})

/** Determined on 15 April on a notice that arrived electronically on the 7th, before a withdrawal that came that day. */
function unheard(): Life {
  const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', paper('2026-04-07'))
  life.do(officer, 'listing.serveNotice', sent('2026-04-07'))
  return life.on('2026-04-15').do(system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', list)
}

const heardAnew = (life: Life) => {
  life.on('2026-04-16').do(officer, 'listing.serveNotice', handed('2026-04-16'))
  return life.on('2026-04-24').do(system, 'listing.closeDefence', {})
}

describe('a determination before the service of its notice', () => {
  const lists = [
    ['before its service', () => unheard()],
    [
      'served and not public yet',
      () => unheard().do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers(1) }),
    ],
  ] as const

  it.each(lists)('falls %s: the entity is told and heard, and then it is determined anew', (_when, live) => {
    const life = withdrawn(live(), '2026-04-07')
    expect(running(life)).toEqual(['listing.serveNotice'])
    expect([life.now.listing.listedOn, life.now.rectification]).toEqual([undefined, undefined])
    heardAnew(life).do(reviewer, 'listing.determine', list)
    life.do(officer, 'listing.serveDecision', { ...handed('2026-04-24'), ...numbers(2) })
    expect(life.now.listing).toMatchObject({ status: 'listed', determinedOn: '2026-04-24', listedOn: '2026-04-24' })
    expect(Object.keys(life.now.measures)).toEqual(['M06', 'M07', 'M09'])
    expect(due(life, 'publicity.publish')).toBeDefined()
  })

  it('is told and made no harsher than it was', () => {
    const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', paper('2026-04-07'))
    life.do(officer, 'listing.serveNotice', sent('2026-04-07')).on('2026-04-15').do(system, 'listing.closeDefence', {})
    life.do(reviewer, 'listing.determine', { ...list, measures: ['M06'] })
    heardAnew(withdrawn(life, '2026-04-07'))
    expect(life.now.listing.proposal.measures.map(({ code }) => code)).toEqual(['M06'])
    expect(codeOf(life.try(reviewer, 'listing.determine', { ...list, measures: ['M07'] }))).toBe('listing.measureAdded')
  })

  it('is dropped by no officer alone: what was decided once ends by a decision of a second person', () => {
    const life = withdrawn(unheard(), '2026-04-07')
    expect(codeOf(life.try(officer, 'listing.withdraw', { reason: '撤回' }))).toBe('listing.notNow')
    heardAnew(life).do(reviewer, 'listing.determine', { outcome: 'notList', reasons: '申辩成立' })
    expect(life.now.outcome).toBe('notListed')
  })

  it('keeps what the entity has done of its own accord, and orders only the rest', () => {
    const served = () => unheard().do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers(1) })
    const acted = (life: Life) => life.do(entity, 'rectification.commit', { commitment: '承诺整改' })
    const again = (life: Life) => {
      heardAnew(withdrawn(life, '2026-04-07')).do(reviewer, 'listing.determine', list)
      return life.do(officer, 'listing.serveDecision', { ...handed('2026-04-24'), ...numbers(2) })
    }
    const committed = again(acted(served()))
    expect(committed.now.rectification).toMatchObject({ status: 'ordered', committedOn: '2026-04-15' })
    expect(committed.now.rectification?.dueOn).toBe(due(committed, 'rectification.due'))
    const done = acted(served()).do(entity, 'rectification.submitEvidence', { items })
    again(done.do(reviewer, 'rectification.accept', { findings: '属实' }))
    expect(done.now.rectification).toMatchObject({ status: 'accepted', inTime: true })
    expect(running(done)).not.toContain('rectification.due')
    // Sent in and not checked yet, it is checked meanwhile, and sent back it has its term with the new order.
    const waiting = withdrawn(acted(served()).do(entity, 'rectification.submitEvidence', { items }), '2026-04-07')
    expect(running(waiting)).toContain('rectification.check')
    waiting.do(officer, 'rectification.returnEvidence', { gaps: [{ requirement: 'r1', text: '缺' }] })
    waiting.do(officer, 'service.serve', handed('2026-04-15'))
    expect(running(waiting)).not.toContain('rectification.due')
  })
})

describe('a hearing to whose notice nobody was called', () => {
  it('is held before it is determined anew', () => {
    const life = bring(inReview(), 'notified', 'inReview').do(officer, 'paper.consent', paper('2026-04-07'))
    life.do(entity, 'listing.askHearing', { reason: '要求听证' })
    const day = { place: '听证室（虚构）', chair: 'chair-song' }
    life.do(officer, 'listing.notifyHearing', { ...sent('2026-04-07'), ...day, hearingOn: '2026-04-20' })
    life.on('2026-04-20').do(system, 'listing.closeDefence', {})
    life.do(officer, 'listing.endHearing', { on: '2026-04-20', ground: 'absent', note: '未到场' })
    withdrawn(life.do(reviewer, 'listing.determine', list), '2026-04-07')
    expect(life.now.listing).toMatchObject({ status: 'defence', fallen: 1 })
    expect(running(life)).toEqual(['listing.hearing'])
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('listing.hearingPending')
  })
})
