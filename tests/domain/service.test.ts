import { describe, expect, it } from 'vitest'
import type { CommandType } from '../../domain/case.ts'
import { consented } from '../../domain/service/consent.ts'
import { ruleBook } from '../../rules/index.ts'
import { bring, determined, inReview, listed } from '../support/life.ts'
import { people } from '../support/people.ts'
import { toldLast } from '../support/told.ts'

const { officer, secondOfficer, reviewer, entity, system } = people

// The expectations are those of the texts: 行政处罚法 (2021) Art 61; 民事诉讼法 (2023) Arts 87-91 and 95.
const reviewed = () => bring(inReview(), 'reviewed', 'inReview')
const scan = [{ title: '送达地址确认书（虚构）' }]
const paper = { receivedOn: '2026-04-07', method: 'counter', files: scan } as const
const attempt = (on: string) => ({ method: 'direct', on, result: '登记住所无人（虚构）' }) as const
const notice = (postedOn: string) => ({ postedOn, place: '公告栏（虚构）', course: '两次上门均无人，电话停机' })
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }

const posted = () =>
  reviewed()
    .do(officer, 'service.recordAttempt', attempt('2026-04-07'))
    .do(officer, 'service.postPublicly', notice('2026-04-07'))

describe('a document is served on the day that the law gives its way', () => {
  it('signed for or left at the place: that day, also one of rest (Arts 87, 89)', () => {
    // 2026-04-11 is a Saturday.
    for (const way of [{ method: 'direct' }, { method: 'left', witness: '居委会代表（虚构）' }] as const) {
      const life = reviewed().on('2026-04-11')
      life.do(officer, 'listing.serveNotice', { ...way, servedOn: '2026-04-11', proof: '送达回证' })
      expect(life.now.listing.noticeServedOn).toBe('2026-04-11')
      expect(life.now.listing.defenceUntil).toBe('2026-04-17')
    }
  })

  it('by post: the day of receipt on the return receipt, never that of sending (Art 91)', () => {
    const life = reviewed().on('2026-04-13')
    const mailed = { method: 'post', proof: '挂号信1（虚构）' } as const
    expect(
      life.try(officer, 'listing.serveNotice', { ...mailed, sentOn: '2026-04-09', servedOn: '2026-04-08' })?.code,
    ).toBe('date.tooEarly')
    life.do(officer, 'listing.serveNotice', { ...mailed, sentOn: '2026-04-08', servedOn: '2026-04-10' })
    expect(life.now.deadlines['listing.defence']).toMatchObject({ startsOn: '2026-04-10', dueOn: '2026-04-17' })
  })

  it('electronically: only with the consent of the party, and from its day on (Art 61(2); Art 90)', () => {
    const sent = { method: 'electronic', servedOn: '2026-04-08', proof: '到达记录' } as const
    const life = reviewed().on('2026-04-08')
    expect(life.try(officer, 'listing.serveNotice', sent)?.code).toBe('service.noConsent')
    life.do(officer, 'paper.consent', { statement: '同意电子送达', ...paper, receivedOn: '2026-04-08' })
    expect(life.try(officer, 'listing.serveNotice', { ...sent, servedOn: '2026-04-07' })?.code).toBe(
      'service.noConsent',
    )
    life.do(officer, 'listing.serveNotice', sent)
    life.do(entity, 'service.withdrawConsent', { statement: '撤回' })
    expect(consented(life.now, life.today)).toBe(false)
    life.do(entity, 'listing.askHearing', { reason: '要求听证' })
    const hearing = { hearingOn: '2026-04-28', place: '会议室（虚构）', chair: 'chair-song' }
    expect(life.try(officer, 'listing.notifyHearing', { ...sent, ...hearing })?.code).toBe('service.noConsent')
  })

  it('does not tell the entity of a consent that was entered before it knows of the case', () => {
    const life = reviewed().do(officer, 'paper.consent', { statement: '同意电子送达', ...paper })
    expect(toldLast(life)).toEqual([])
    life.do(officer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-07', proof: '送达回证' })
    life.do(officer, 'paper.withdrawConsent', { statement: '撤回', ...paper })
    expect(toldLast(life).map(({ recipient }) => recipient)).toContain(`entity:${life.now.entity.code}`)
  })
})

describe('service by public notice (Art 95)', () => {
  it('is lawful only when other ways have failed, with why and how in the file', () => {
    const life = reviewed()
    expect(life.try(officer, 'service.postPublicly', notice('2026-04-07'))?.code).toBe('service.otherWaysFirst')
    life.do(officer, 'service.recordAttempt', attempt('2026-04-07'))
    expect(life.try(officer, 'service.postPublicly', notice('2026-04-06'))?.code).toBe('date.tooEarly')
    life.do(officer, 'service.postPublicly', notice('2026-04-07'))
    expect(life.ledger.at(-1)?.data).toMatchObject({ letter: 'notice', course: '两次上门均无人，电话停机' })
  })

  it('counts as done when thirty days from the posting have passed: 04-07 makes 05-07, the defence ends on 05-13', () => {
    const life = posted()
    expect(life.now.deadlines['listing.serveNotice']).toMatchObject({
      ruleId: 'CPL-95-public',
      countsFrom: 'publicNoticePosted',
      startsOn: '2026-04-07',
      dueOn: '2026-05-07',
    })
    const served = { method: 'public', proof: '公告页面（虚构）' } as const
    expect(life.on('2026-05-07').try(officer, 'listing.serveNotice', served)?.code).toBe('deadline.notPassed')
    // Recorded late, it counts from the same day.
    for (const recorded of ['2026-05-08', '2026-05-11']) {
      const later = posted().on(recorded).do(officer, 'listing.serveNotice', served)
      expect(later.now.listing.noticeServedOn).toBe('2026-05-07')
      // 2026-05-09 is a Saturday on which people work.
      expect(later.now.listing.defenceUntil).toBe('2026-05-13')
    }
  })

  it('takes no day from whoever records it', () => {
    const life = posted().on('2026-05-08')
    life.do(officer, 'listing.serveNotice', { method: 'public', servedOn: '2026-04-07', proof: '公告页面（虚构）' })
    expect(life.now.listing.noticeServedOn).toBe('2026-05-07')
  })

  it('gives way to a party that turns up: the document is handed over within the days of the notice', () => {
    const life = posted().on('2026-04-20')
    life.do(secondOfficer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-20', proof: '送达回证' })
    expect(life.now.listing.defenceUntil).toBe('2026-04-27')
    expect(life.now.service).toBeUndefined()
  })

  it('of one document says nothing of the next: the decision needs an attempt of its own', () => {
    const life = posted().on('2026-05-08')
    life.do(officer, 'listing.serveNotice', { method: 'public', proof: '公告页面（虚构）' })
    life.on('2026-05-14').do(system, 'listing.closeDefence', {})
    life.do(reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
    expect(life.try(officer, 'service.postPublicly', notice('2026-05-14'))?.code).toBe('service.otherWaysFirst')
  })

  it('of the decision starts publication and rectification on the day on which it counts as served', () => {
    // Determined on 2026-04-10; thirty days from 2026-04-13 end on 2026-05-13.
    const life = determined().on('2026-04-13')
    life.do(officer, 'service.recordAttempt', attempt('2026-04-13'))
    life.do(officer, 'service.postPublicly', notice('2026-04-13'))
    expect(life.lawful(officer)).not.toContain('publicity.publish')
    life
      .on('2026-05-14')
      .do(officer, 'listing.serveDecision', { method: 'public', proof: '公告页面（虚构）', ...numbers })
    expect(life.now.listing.listedOn).toBe('2026-05-13')
    // Seven working days from the service and not from a determination five weeks ago.
    expect(life.now.deadlines['publicity.publish']).toMatchObject({ startsOn: '2026-05-13', dueOn: '2026-05-22' })
    expect(life.now.deadlines['publicity.preview']).toMatchObject({ startsOn: '2026-05-13', dueOn: '2026-05-18' })
    expect(life.now.deadlines['rectification.due']?.startsOn).toBe('2026-05-13')
  })
})

describe('what each way needs', () => {
  it('stands in the rules, with the article', () => {
    const ways = (['direct', 'left', 'post', 'electronic', 'public'] as const).map((way) => {
      const { rule } = ruleBook.resolve(`service.${way}`, { on: '2026-04-07', field: 'workSafety' })
      return [way, rule.term?.count, rule.params?.['needs'], rule.source.article]
    })
    expect(ways).toEqual([
      ['direct', 0, undefined, '第八十七条、第八十八条'],
      ['left', 0, ['witness'], '第八十九条'],
      ['post', 0, ['sentOn'], '第九十一条'],
      ['electronic', 0, ['consent'], '第九十条'],
      ['public', 30, ['otherWaysFailed'], '第九十五条'],
    ])
  })

  it('is asked for with every document that has a service of its own', () => {
    const life = listed().on('2026-06-10')
    life.do(system, 'publicity.publish', {}).do(system, 'rectification.markOverdue', {})
    life.do(system, 'interview.open', { kind: 'reminder' })
    const officers = ['officer-lin', 'officer-gu']
    life.do(officer, 'interview.arrange', { scheduledOn: '2026-06-24', place: '会议室（虚构）', officers })
    life.do(reviewer, 'interview.approve', { comments: '同意' })
    const told = { servedOn: '2026-06-10', proof: '凭证' }
    const type: CommandType = 'interview.notify'
    expect(life.try(officer, type, { ...told, method: 'electronic' })?.code).toBe('service.noConsent')
    expect(life.try(officer, type, { ...told, method: 'left' })?.code).toBe('service.witnessMissing')
    expect(life.try(officer, type, { ...told, method: 'post' })?.code).toBe('service.sentOnMissing')
    expect(life.try(officer, type, { ...told, method: 'public' })?.code).toBe('service.notPosted')
    life.do(officer, type, { ...told, method: 'direct' })
  })
})
