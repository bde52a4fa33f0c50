import { describe, expect, it } from 'vitest'
import { bring, determined, inReview } from '../../support/life.ts'
import type { Life } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import { toldLast } from '../../support/told.ts'
import { codeOf, due, list } from '../scenarios.ts'

// 行政处罚法 (2021) Arts 58, 61, 62 and decision 0060: one person alone neither ends a sanction nor makes a service good. By a
// paper on which that hangs nothing falls or stands before another has said whose it is and when it was received.
const { officer, secondOfficer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const paper = (receivedOn: string) => ({ statement: '声明', receivedOn, method: 'post', files }) as const
const withdraw = (life: Life, on: string) => life.try(officer, 'paper.withdrawConsent', paper(on))
const confirmed = (life: Life, reached?: true) =>
  life.do(reviewer, 'paper.confirm', { comments: '来件属实', ...(reached ? { reached } : {}) })
const shown = ({ now }: Life) => [now.publicity?.status, now.listing.unheard ?? false]

/** Listed on 15 April on a notice that arrived electronically on the 7th; the entity is silent. */
function listed(): Life {
  const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', paper('2026-04-07'))
  life.do(officer, 'listing.serveNotice', sent('2026-04-07')).on('2026-04-15').do(system, 'listing.closeDefence', {})
  life.do(reviewer, 'listing.determine', list)
  return life.do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers }).on('2026-04-22')
}

const published = () => listed().do(system, 'publicity.publish', {})

describe('a paper by which a public sanction would fall', () => {
  it('ends nothing on the word of one officer, and waits for another person by a date', () => {
    const life = published()
    expect(withdraw(life, '2026-04-07')).toBeUndefined()
    expect(shown(life)).toEqual(['published', false])
    expect(due(life, 'paper.confirm')).toBe('2026-04-23')
    expect(codeOf(life.try({ ...reviewer, id: officer.id }, 'paper.confirm', { comments: '' }))).toBe(
      'paper.sameConfirmer',
    )
    const standingIn = { ...reviewer, onBehalfOf: officer.id }
    expect(codeOf(life.try(standingIn, 'paper.confirm', { comments: '' }))).toBe('paper.sameConfirmer')
    expect(codeOf(life.try(secondOfficer, 'paper.confirm', { comments: '' }))).toBe('role.notAllowed')
    expect(shown(confirmed(life))).toEqual(['suspended', true])
    expect(life.now.deadlines).not.toHaveProperty(['paper.confirm'])
  })

  it('holds back what would begin meanwhile, and nothing is served electronically', () => {
    const life = listed()
    withdraw(life, '2026-04-07')
    expect(codeOf(life.try(system, 'publicity.publish', {}))).toBe('paper.waitingToFall')
    const waiting = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    waiting.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers }).on('2026-04-13')
    withdraw(waiting, '2026-04-10')
    const ask = { grounds: '名称有误', evidence: [] }
    waiting.do(entity, 'objection.file', ask).do(officer, 'objection.verify', { findings: '无误' })
    waiting.do(reviewer, 'objection.reject', { reasons: '无误' })
    expect(codeOf(waiting.try(officer, 'service.serve', sent('2026-04-13')))).toBe('service.noConsent')
  })

  it('that is not of this entity is refused with reasons, and the sanction goes on', () => {
    const life = listed()
    withdraw(life, '2026-04-07')
    life.do(reviewer, 'paper.refuse', { reasons: '来件为另一企业的' })
    life.do(system, 'publicity.publish', {})
    expect(shown(life)).toEqual(['published', false])
    expect(codeOf(life.try(reviewer, 'paper.confirm', { comments: '' }))).toBe('paper.noneWaits')
    expect(codeOf(withdraw(life, '2026-04-08'))).toBe('done')
  })

  it('tells the entity what was entered in its name, and what became of it', () => {
    const life = published()
    withdraw(life, '2026-04-07')
    expect(toldLast(life).map(({ recipient }) => recipient)).toContain(`entity:${life.now.entity.code}`)
    confirmed(life)
    const told = toldLast(life).filter(({ recipient }) => recipient.startsWith('entity:'))
    expect(told.map(({ kind }) => kind)).toContain('service.voided')
  })

  it('waits alone: a second one is entered when it is decided; what makes nothing fall holds at once', () => {
    const life = published()
    withdraw(life, '2026-04-07')
    expect(codeOf(withdraw(life, '2026-04-07'))).toBe('paper.waiting')
    expect(codeOf(life.try(officer, 'paper.consent', paper('2026-04-21')))).toBe('done')
  })

  it('is decided also where the case has ended meanwhile', () => {
    const life = published()
    withdraw(life, '2026-04-07')
    life.on('2030-01-01').do(system, 'publicity.expire', {})
    expect(life.now.deadlines).toHaveProperty(['paper.confirm'])
    expect(confirmed(life).now.paper).toBeUndefined()
  })
})

describe('a request for a hearing that came in time and is entered after the publication', () => {
  const asked = () => {
    const life = published()
    life.try(officer, 'paper.askHearing', { reason: '要求听证', receivedOn: '2026-04-09', method: 'post', files })
    return life
  }

  it('holds the sanction when another person says that it came, and not before', () => {
    const life = asked()
    expect([...shown(life), life.now.listing.hearing]).toEqual(['published', false, undefined])
    expect(shown(confirmed(life))).toEqual(['suspended', true])
    expect(due(life, 'listing.revocation')).toBeDefined()
  })

  it('that never came is refused, and the sanction goes on', () => {
    const life = asked().do(reviewer, 'paper.refuse', { reasons: '收到日期不实' })
    expect([...shown(life), life.now.listing.hearing]).toEqual(['published', false, undefined])
  })

  it('is heard though there was consent to its notice after all', () => {
    const life = confirmed(asked())
    withdraw(life, '2026-04-07')
    if (life.now.paper) confirmed(life)
    life.try(officer, 'paper.consent', paper('2026-04-07'))
    if (life.now.paper) confirmed(life)
    expect(shown(life)).toEqual(['suspended', true])
  })
})

describe('a commitment on paper', () => {
  const committed = () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers }).on('2026-04-13')
    return life.do(officer, 'paper.commit', { commitment: '承诺整改', receivedOn: '2026-04-13', method: 'post', files })
  }

  it('that one officer has entered makes no void decision good', () => {
    const life = committed()
    expect(withdraw(life, '2026-04-10')).toBeUndefined()
    expect(confirmed(life).now.listing.status).toBe('determined')
    // What the entity has done of its own accord stands.
    expect(life.now.rectification?.committedOn).toBe('2026-04-13')
  })

  it('makes up for the service where another person says that it shows so', () => {
    const life = committed()
    withdraw(life, '2026-04-10')
    expect(confirmed(life, true).now.listing.status).toBe('listed')
  })

  it('that the entity gives here makes up for it, as ever', () => {
    const life = determined().do(officer, 'paper.consent', paper('2026-04-10'))
    life.do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers }).on('2026-04-13')
    life.do(entity, 'rectification.commit', { commitment: '承诺整改' })
    expect(withdraw(life, '2026-04-10')).toBeUndefined()
    expect([life.now.paper, life.now.listing.status]).toEqual([undefined, 'listed'])
  })
})

describe('a consent on paper that was received in time and is entered late', () => {
  /** The withdrawal of the 7th is entered; the consent that came after it on the same day is not. */
  const held = () => {
    const life = published()
    withdraw(life, '2026-04-07')
    return confirmed(life)
  }

  it('shows the sanction again that was held, once another person says so, and nothing is to be revoked', () => {
    const life = held()
    expect(life.try(officer, 'paper.consent', paper('2026-04-07'))).toBeUndefined()
    expect(shown(life)).toEqual(['suspended', true])
    expect(shown(confirmed(life))).toEqual(['published', false])
    expect(Object.keys(life.now.deadlines)).not.toContain('listing.revocation')
  })

  it('lets a revocation that was proposed be refused', () => {
    const life = held().do(officer, 'listing.proposeRevocation', { reasons: '告知无效', evidence: files })
    expect(codeOf(life.try(reviewer, 'listing.refuseRevocation', { reasons: '有同意书' }))).toBe('listing.unheard')
    life.try(officer, 'paper.consent', paper('2026-04-07'))
    confirmed(life).do(reviewer, 'listing.refuseRevocation', { reasons: '有同意书' })
    expect(shown(life)).toEqual(['published', false])
  })

  it('does not make it void less that it was withdrawn again later that day', () => {
    const life = held()
    life.try(officer, 'paper.consent', paper('2026-04-07'))
    confirmed(life)
    expect(withdraw(life, '2026-04-07')).toBeUndefined()
    expect(shown(confirmed(life))).toEqual(['suspended', true])
  })

  it('of a later day changes nothing', () => {
    const life = held()
    expect(life.try(officer, 'paper.consent', paper('2026-04-08'))).toBeUndefined()
    expect([life.now.paper, ...shown(life)]).toEqual([undefined, 'suspended', true])
  })
})
