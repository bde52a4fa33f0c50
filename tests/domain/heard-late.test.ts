import { describe, expect, it } from 'vitest'
import { consequences } from '../../domain/consequences.ts'
import { bring, inReview, notified } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { people } from '../support/people.ts'
import { toldIn } from '../support/told.ts'
import { codeOf, due, ground, list } from './scenarios.ts'

// 行政处罚法 (2021) Arts 44, 45: what the entity has stated in time is heard and looked at again; Art 62: who refuses to hear it
// may not decide. The day of receipt decides whether it is in time (decision 0032), not the day of the entry. So what was
// decided without looking at it does not stand as it is: not public, it is made anew; public, it burdens nobody until then.
const { officer, secondOfficer, reviewer, secondReviewer, system } = people
const files = [{ title: '来件（虚构）' }]
const on = (receivedOn: string) => ({ receivedOn, method: 'post', files }) as const
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const running = ({ now }: Life) => Object.keys(now.deadlines).toSorted()
const answers = { answers: [{ ground: 'g1', answer: '不成立', accepted: false }] }

/** Silent until the last day, 14 April, and determined on the 15th. */
const determined = () =>
  notified().on('2026-04-15').do(system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', list)
const listed = () => determined().do(officer, 'listing.serveDecision', { ...handed('2026-04-15'), ...numbers })
const published = () => {
  const life = listed().on('2026-04-22').do(system, 'publicity.publish', {})
  return life.do(system, 'measure.dispatch', { measure: 'M06' })
}
const defended = (life: Life, receivedOn = '2026-04-14') =>
  life.do(officer, 'paper.defend', { ...ground('g1'), ...on(receivedOn) })
const asked = (life: Life) => life.do(officer, 'paper.askHearing', { reason: '要求听证', ...on('2026-04-14') })

describe('a defence that came in time and is entered after the determination', () => {
  it.each([
    ['before the service of the decision', determined],
    ['before the publication', listed],
  ] as const)('is looked at before it is determined anew: %s', (_when, live) => {
    const life = defended(live().on('2026-04-16'))
    expect(life.now.listing).toMatchObject({ status: 'determination', fallen: 1 })
    expect([life.now.listing.listedOn, life.now.rectification, life.now.measures]).toEqual([undefined, undefined, {}])
    expect(running(life)).toEqual(['listing.determine'])
    expect(codeOf(life.try(secondReviewer, 'listing.determine', list))).toBe('listing.groundsUnanswered')
    // What was decided once ends by a decision of a second person.
    expect(codeOf(life.try(officer, 'listing.withdraw', { reason: '撤回' }))).toBe('listing.notNow')
    life.do(officer, 'listing.answerGrounds', answers).do(reviewer, 'listing.determine', list)
    expect(life.now.listing).toMatchObject({ status: 'determined', determinedOn: '2026-04-16' })
  })

  it('received after the last day is late as before', () => {
    const life = listed().on('2026-04-16')
    expect(codeOf(life.try(officer, 'paper.defend', { ...ground('g1'), ...on('2026-04-15') }))).toBe(
      'listing.defenceTooLate',
    )
  })

  it('takes what is public off at once, and somebody owes to look at it within three working days', () => {
    const life = defended(published().on('2026-04-23'))
    expect(life.now.publicity?.status).toBe('suspended')
    expect(due(life, 'listing.revocation')).toBe('2026-04-28')
    expect(codeOf(life.try(system, 'measure.dispatch', { measure: 'M07' }))).toBe('listing.unheard')
    expect(toldIn(life).at(-1)!.messages).toMatchObject([
      { recipient: `entity:${life.now.entity.code}`, kind: 'listing.reopened' },
    ])
  })

  it('lets it stand with reasons once each ground is answered, by somebody who has written nothing of it', () => {
    const life = defended(published().on('2026-04-23'))
    const stand = { reasons: '申辩不成立' }
    expect(codeOf(life.try(reviewer, 'listing.refuseRevocation', stand))).toBe('listing.groundsUnanswered')
    life.do(secondOfficer, 'listing.answerGrounds', answers).on('2026-04-27')
    for (const { id } of [officer, secondOfficer])
      expect(codeOf(life.try({ ...reviewer, id }, 'listing.refuseRevocation', stand))).toBe('listing.sameRevoker')
    const before = due(life, 'rectification.due')
    // Sixty days from 15 April, which is Sunday 14 June, and so Monday.
    expect(before).toBe('2026-06-15')
    life.do(reviewer, 'listing.refuseRevocation', stand)
    expect(life.now.publicity?.status).toBe('published')
    expect(life.now.listing).toMatchObject({ status: 'listed' })
    expect(life.now.listing.unheard ?? life.now.listing.undefendedSince).toBeUndefined()
    // The four days in which it had no force are not the entity's: to 19 June, a day of rest, and so to the 22nd.
    expect(due(life, 'rectification.due')).toBe('2026-06-22')
    expect(life.now.rectification?.dueOn).toBe('2026-06-22')
    expect(running(life)).not.toContain('listing.revocation')
    expect(consequences(life.now).map(({ type }) => type)).toContain('measure.dispatch')
    expect(
      toldIn(life)
        .find(({ event }) => event.type === 'listing.revocationRefused')!
        .messages.map(({ recipient }) => recipient),
    ).toContain(`entity:${life.now.entity.code}`)
  })

  it('or revokes it, without waiting for a proposal', () => {
    const life = defended(published().on('2026-04-23')).do(reviewer, 'listing.revoke', { reasons: '申辩成立' })
    expect(life.now.undoing).toMatchObject({ reason: 'revoked' })
  })

  it('changes nothing of a case whose sanction is over, since nothing burdens any more', () => {
    const life = published().on('2029-05-01').do(system, 'publicity.expire', {})
    expect(codeOf(life.try(officer, 'paper.defend', { ...ground('g1'), ...on('2026-04-14') }))).toBe('case.ending')
  })
})

describe('a hearing that was asked for in time, entered after the determination', () => {
  it('is held before it is determined anew', () => {
    const life = asked(listed().on('2026-04-16'))
    expect(life.now.listing).toMatchObject({ status: 'defence', fallen: 1, hearing: {} })
    expect(running(life)).toEqual(['listing.hearing'])
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('listing.hearingPending')
    const day = { place: '听证室（虚构）', chair: 'chair-song', hearingOn: '2026-04-27' }
    life.do(officer, 'listing.notifyHearing', { ...handed('2026-04-16'), ...day }).on('2026-04-27')
    const record = { heldOn: '2026-04-27', chair: 'chair-song', record: '笔录', signature: 'signed' } as const
    life.do(officer, 'listing.holdHearing', record).do(reviewer, 'listing.determine', list)
    expect(life.now.listing.status).toBe('determined')
  })

  it('has what is public revoked: no hearing after it makes good for one before it (Arts 63-65)', () => {
    const life = asked(defended(published().on('2026-04-23')))
    expect(life.now.publicity?.status).toBe('suspended')
    life.do(officer, 'listing.proposeRevocation', { reasons: '未听证', evidence: files })
    expect(codeOf(life.try(reviewer, 'listing.refuseRevocation', { reasons: '维持' }))).toBe('listing.unheard')
    expect(life.do(reviewer, 'listing.revoke', { reasons: '未听证' }).now.undoing?.reason).toBe('revoked')
  })
})

// 行政处罚法 Art 61 with decision 0032: a paper counts by its day of receipt. Whoever has said something after the first notice is
// heard with it, whether that notice was served in law or not.
describe('what was received before a notice proved void, entered after it', () => {
  const void7 = (life: Life) => life.do(officer, 'paper.withdrawConsent', { statement: '撤回', ...on('2026-04-07') })
  const arrived = () => {
    const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', {
      statement: '同意',
      ...on('2026-04-07'),
    })
    return life.do(officer, 'listing.serveNotice', { ...handed('2026-04-07'), method: 'electronic' }).on('2026-04-10')
  }

  it('is heard before the notice is served again, and after it', () => {
    const before = defended(void7(arrived()), '2026-04-09')
    expect(before.now.listing).toMatchObject({ status: 'reviewed', grounds: [{ id: 'g1' }] })
    const after = void7(arrived()).do(officer, 'listing.serveNotice', handed('2026-04-10'))
    defended(after, '2026-04-09')
    expect(codeOf(after.try(officer, 'paper.defend', { ...ground('g2'), ...on('2026-04-06') }))).toBe('date.tooEarly')
    for (const life of [before.do(officer, 'listing.serveNotice', handed('2026-04-10')), after]) {
      life.on('2026-04-20').do(system, 'listing.closeDefence', {})
      expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('listing.groundsUnanswered')
    }
  })

  it('is heard at the hearing that it asked for, which need not be asked for again', () => {
    const life = void7(arrived())
    life.do(officer, 'paper.askHearing', { reason: '要求听证', ...on('2026-04-09') })
    expect(life.now.listing.status).toBe('reviewed')
    life.do(officer, 'listing.serveNotice', handed('2026-04-10'))
    expect(running(life)).toEqual(['listing.defence', 'listing.hearing'])
    life.on('2026-04-20').do(system, 'listing.closeDefence', {})
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('listing.hearingPending')
  })

  it('lets a determination fall that was made anew without it', () => {
    const life = void7(arrived()).do(officer, 'listing.serveNotice', handed('2026-04-10'))
    life.on('2026-04-20').do(system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', list)
    expect(defended(life, '2026-04-09').now.listing.status).toBe('determination')
  })
})
