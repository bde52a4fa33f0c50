import { describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar/days.ts'
import type { Life } from '../support/life.ts'
import { notified } from '../support/life.ts'
import { approved, arranged, interviewed, summoned } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due, list } from './scenarios.ts'

// 行政处罚法 (2021) Art 61: served by the Civil Procedure Law; 民事诉讼法 (2023) Art 95: where the whereabouts are unknown or no
// other way reaches the party, by public notice, deemed served when thirty days have passed. Art 64(2): notice of a hearing
// seven working days before; three before an interview, which no text sets. Who cannot be found stops neither.
const { officer, reviewer, system } = people
const chair = 'reviewer-tang'
const officers = ['officer-lin', 'officer-gu']
const byNotice = { method: 'public', proof: '公告页面（虚构）' } as const
const attempt = (on: string) => ({ method: 'direct', on, result: '登记住所无人（虚构）' }) as const
const notice = (postedOn: string) => ({ postedOn, place: '公告栏（虚构）', course: '上门两次均无人' })
const act = (life: Life, type: 'recordAttempt' | 'postPublicly') =>
  type === 'recordAttempt'
    ? life.try(officer, 'service.recordAttempt', attempt(life.today))
    : life.try(officer, 'service.postPublicly', notice(life.today))
const may = (life: Life, actor: Actor, ...types: string[]) =>
  types.every((type) => (life.lawful(actor) as string[]).includes(type))

describe('notice of a hearing to an entity that cannot be found', () => {
  // Asked for on 2026-04-08: the hearing is owed, so nobody determines against it.
  const hearingAsked = () => notified().on('2026-04-08').do(people.entity, 'listing.askHearing', { reason: '要求听证' })
  const hearing = (hearingOn: string) => ({ hearingOn, place: '听证室（虚构）', chair })

  it('is served by public notice once another way has failed, and the hearing ends when nobody comes', () => {
    const life = hearingAsked()
    expect(codeOf(act(life, 'postPublicly'))).toBe('service.otherWaysFirst')
    expect(codeOf(life.try(officer, 'listing.notifyHearing', { ...byNotice, ...hearing('2026-06-01') }))).toBe(
      'service.notPosted',
    )
    life.do(officer, 'service.recordAttempt', attempt('2026-04-08')).on('2026-04-09')
    life.do(officer, 'service.postPublicly', { ...notice('2026-04-09'), act: 'listing.hearing' })
    // Thirty days from 9 April end on Saturday 9 May, a working day by the notice of the State Council.
    expect(due(life, 'listing.hearing')).toBe('2026-05-09')
    life.on('2026-05-09')
    expect(codeOf(life.try(officer, 'listing.notifyHearing', { ...byNotice, ...hearing('2026-05-20') }))).toBe(
      'deadline.notPassed',
    )
    // Seven working days after 9 May end on 19 May.
    life.on('2026-05-11')
    expect(codeOf(life.try(officer, 'listing.notifyHearing', { ...byNotice, ...hearing('2026-05-18') }))).toBe(
      'listing.hearingNoticeTooShort',
    )
    life.do(officer, 'listing.notifyHearing', { ...byNotice, ...hearing('2026-05-20') })
    expect(life.ledger.at(-1)?.data).toMatchObject({ servedOn: '2026-05-09' })
    expect(life.now.deadlines['listing.hearing']).toMatchObject({ topic: 'listing.hearing', startsOn: '2026-05-09' })
    expect(life.now.service).toBeUndefined()
    life.on('2026-05-20').do(officer, 'listing.endHearing', { on: '2026-05-20', ground: 'absent', note: '未到场' })
    life.do(system, 'listing.closeDefence', {})
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('done')
  })

  it('is handed over when the entity turns up while the days run', () => {
    const life = hearingAsked()
    life.do(officer, 'service.recordAttempt', attempt('2026-04-08'))
    life.do(officer, 'service.postPublicly', notice('2026-04-08')).on('2026-04-20')
    const handed = { method: 'direct', servedOn: '2026-04-20', proof: '送达回证（虚构）' } as const
    life.do(officer, 'listing.notifyHearing', { ...handed, ...hearing('2026-04-29') })
    expect(life.now.deadlines['listing.hearing']).toMatchObject({ topic: 'listing.hearing', startsOn: '2026-04-20' })
    expect(may(life, officer, 'service.recordAttempt')).toBe(false)
  })
})

describe('notice of an interview to an entity that cannot be found', () => {
  const plan = (scheduledOn: string) => ({ scheduledOn, place: '虚构路1号', officers })
  const again = (life: Life, scheduledOn: string) =>
    life.do(officer, 'interview.arrange', plan(scheduledOn)).do(reviewer, 'interview.approve', { comments: '同意' })

  it('is served by public notice of a day after its end, and the next step follows when nobody comes', () => {
    const life = approved()
    expect(codeOf(act(life, 'postPublicly'))).toBe('service.otherWaysFirst')
    life.do(officer, 'service.recordAttempt', attempt('2026-06-10'))
    // Thirty days from 10 June end on 10 July; the day arranged, 24 June, would be over.
    expect(life.try(officer, 'service.postPublicly', notice('2026-06-10'))).toMatchObject({
      code: 'interview.noticeTooShort',
      params: { earliest: '2026-07-15' },
    })
    // No more than twenty working days after those thirty days; without the attempt, after today.
    expect(codeOf(life.try(officer, 'interview.arrange', plan('2026-08-10')))).toBe('interview.tooFarAhead')
    again(life, '2026-07-15').do(officer, 'service.postPublicly', notice('2026-06-10'))
    expect(due(life, 'interview.1.arrange')).toBe('2026-07-10')
    expect(codeOf(life.on('2026-07-10').try(officer, 'interview.notify', byNotice))).toBe('deadline.notPassed')
    life.on('2026-07-13').do(officer, 'interview.notify', byNotice)
    expect(life.ledger.at(-1)?.data).toMatchObject({ servedOn: '2026-07-10' })
    expect(life.now.service?.notices).toBeUndefined()
    life.on('2026-07-15').do(officer, 'interview.recordNoShow', { on: '2026-07-15', note: '未到' })
    // The next notice is tried in the other ways first.
    again(life, '2026-07-28')
    expect(codeOf(act(life, 'postPublicly'))).toBe('service.otherWaysFirst')
    life.do(officer, 'service.recordAttempt', attempt('2026-07-15'))
    again(life, '2026-08-31').do(officer, 'service.postPublicly', notice('2026-07-15'))
    life.on('2026-08-24').do(officer, 'interview.notify', byNotice)
    life.on('2026-08-31').do(officer, 'interview.recordNoShow', { on: '2026-08-31', note: '又未到' })
    expect(life.now.interviews.at(-1)?.status).toBe('missed')
    expect(codeOf(life.try(system, 'interview.open', { kind: 'warning' }))).toBe('done')
  })

  it('of another day is another notice: the one posted falls away and the term for arranging runs as before', () => {
    const life = approved()
    const before = life.now.deadlines['interview.1.arrange']
    life.do(officer, 'service.recordAttempt', attempt('2026-06-10'))
    again(life, '2026-07-15').do(officer, 'service.postPublicly', notice('2026-06-10'))
    life.on('2026-06-12').do(officer, 'interview.arrange', plan('2026-07-20'))
    expect(life.now.deadlines['interview.1.arrange']).toEqual(before)
    life.do(reviewer, 'interview.approve', { comments: '同意' })
    expect(codeOf(life.try(officer, 'interview.notify', byNotice))).toBe('service.notPosted')
    expect(codeOf(life.try(officer, 'service.postPublicly', notice('2026-06-11')))).toBe('date.tooEarly')
    life.do(officer, 'service.postPublicly', notice('2026-06-12'))
    expect(due(life, 'interview.1.arrange')).toBe('2026-07-13')
  })

  it('of a day that was moved is served so too', () => {
    const life = summoned().on('2026-06-15')
    life.do(officer, 'interview.move', { scheduledOn: '2026-07-10', reason: '场地（虚构）' })
    life
      .do(reviewer, 'interview.approve', { comments: '同意' })
      .do(officer, 'service.recordAttempt', attempt('2026-06-15'))
    again(life, '2026-07-21').do(officer, 'service.postPublicly', notice('2026-06-15'))
    life.on('2026-07-16').do(officer, 'interview.notify', byNotice)
    expect(life.now.interviews.at(-1)).toMatchObject({ status: 'notified', scheduledOn: '2026-07-21' })
  })

  it('stands beside no day that has not been approved, nor after the duty has been met', () => {
    for (const life of [interviewed(), arranged()]) expect(may(life, officer, 'service.recordAttempt')).toBe(false)
    expect(may(approved(), officer, 'service.recordAttempt')).toBe(true)
  })

  it('leaves somebody an act that leads on, on every later day', () => {
    for (let later = 0; later < 60; later += 7) {
      // Each command is expected to be carried out.
      const life = approved().do(officer, 'service.recordAttempt', attempt('2026-06-10'))
      life.on(addDays('2026-06-10', later))
      again(life, addDays(life.today, 45)).do(officer, 'service.postPublicly', notice(life.today))
      life.on(addDays(life.today, 38)).do(officer, 'interview.notify', byNotice)
      expect(life.now.interviews.at(-1)?.status).toBe('notified')
    }
  })
})
