import { describe, expect, it } from 'vitest'
import { bring, determined, inReview, listed, notified } from '../support/life.ts'
import type { Life } from '../support/life.ts'
import { approved, granted, handedOver, interviewRecord, interviewed, undone } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf, due, ground, list } from './scenarios.ts'

// 行政处罚法 (2021) Art 61(2): electronically only with the consent of the party. Where it proves to have been over, the
// service is none (decision 0032: the day of receipt of the withdrawal decides), whatever was served: also the letters
// that have a service of their own. Art 62: nobody is determined against who has not been heard.
const { officer, reviewer, entity, system } = people
const files = [{ title: '来件（虚构）' }]
const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
const sent = (servedOn: string) => ({ method: 'electronic', servedOn, proof: '到达记录' }) as const
const handed = (servedOn: string) => ({ method: 'direct', servedOn, proof: '送达回证（虚构）' }) as const
const paper = (receivedOn: string) => ({ statement: '声明', receivedOn, method: 'post', files }) as const
const consented = (life: Life) => life.do(officer, 'paper.consent', paper(life.today))
const withdrawn = (life: Life, on: string) => life.do(officer, 'paper.withdrawConsent', paper(on))
const voided = ({ ledger }: Life) =>
  ledger.flatMap((entry) => (entry.type === 'service.voided' ? [entry.data.letter] : []))
const running = ({ now }: Life) => Object.keys(now.deadlines).toSorted()

describe('the notice before the determination', () => {
  const noticed = () =>
    consented(bring(inReview(), 'reviewed', 'inReview')).do(officer, 'listing.serveNotice', sent('2026-04-07'))

  it('is served again, and both rights run from then', () => {
    const life = noticed().on('2026-04-15').do(system, 'listing.closeDefence', {})
    withdrawn(life, '2026-04-07')
    expect(life.now.listing).toMatchObject({ status: 'reviewed' })
    expect(life.now.listing.defenceUntil).toBeUndefined()
    expect(running(life)).toEqual(['listing.serveNotice'])
    // Seven working days from 15 April.
    expect(due(life, 'listing.serveNotice')).toBe('2026-04-24')
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('listing.notNow')
    life.on('2026-04-16').do(officer, 'listing.serveNotice', handed('2026-04-16'))
    expect(due(life, 'listing.defence')).toBe('2026-04-23')
    expect(codeOf(life.try(entity, 'listing.defend', ground('g1')))).toBe('done')
  })

  it('stays served where it was sent within the consent, handed over, or answered', () => {
    const before = withdrawn(noticed().on('2026-04-09'), '2026-04-08')
    const answered = withdrawn(noticed().do(entity, 'listing.defend', ground('g1')).on('2026-04-09'), '2026-04-07')
    const byHand = withdrawn(consented(notified()).on('2026-04-09'), '2026-04-07')
    for (const life of [before, answered, byHand]) {
      expect(voided(life)).toEqual([])
      expect(life.now.listing.status).toBe('defence')
    }
  })

  it('takes a determination with it that nobody was heard before, and the entity is told again', () => {
    const life = noticed().on('2026-04-15').do(system, 'listing.closeDefence', {})
    withdrawn(life.do(reviewer, 'listing.determine', list), '2026-04-07')
    expect(life.now.listing).toMatchObject({ status: 'reviewed' })
    expect([life.now.listing.determinedOn, life.now.measures]).toEqual([undefined, {}])
    expect(running(life)).toEqual(['listing.serveNotice'])
    const decision = { ...handed('2026-04-15'), ...numbers }
    expect(codeOf(life.try(officer, 'listing.serveDecision', decision))).toBe('listing.notNow')
  })
})

describe('the decision', () => {
  const decided = () =>
    consented(determined()).do(officer, 'listing.serveDecision', { ...sent('2026-04-10'), ...numbers })

  it('is served again before it is public, with all that runs from it', () => {
    const life = withdrawn(decided().on('2026-04-13'), '2026-04-10')
    expect(life.now.listing.status).toBe('determined')
    expect([life.now.listing.listedOn, life.now.rectification]).toEqual([undefined, undefined])
    expect(running(life)).toEqual(['listing.serveDecision'])
    life.on('2026-04-20').do(officer, 'listing.serveDecision', { ...handed('2026-04-20'), ...numbers })
    expect(life.now.listing.listedOn).toBe('2026-04-20')
    // Sixty days from the service end on 19 June, a holiday, and so on Monday the 22nd.
    expect(due(life, 'rectification.due')).toBe('2026-06-22')
  })

  it('stays served where the entity has acted on it', () => {
    const life = decided().do(entity, 'rectification.commit', { commitment: '承诺整改' }).on('2026-04-13')
    expect(voided(withdrawn(life, '2026-04-10'))).toEqual([])
  })
})

describe('the notice of a hearing', () => {
  const hearing = { hearingOn: '2026-04-20', place: '听证室（虚构）', chair: 'chair-song' }
  const called = () =>
    consented(notified())
      .do(entity, 'listing.askHearing', { reason: '要求听证' })
      .do(officer, 'listing.notifyHearing', { ...sent('2026-04-07'), ...hearing })

  // 行政处罚法 Arts 63, 64: a hearing is held at the party's request, and what it has given up is owed to nobody.
  it.each([
    ['by the entity itself', (life: Life) => life.do(entity, 'listing.waiveHearing', { statement: '放弃听证' })],
    [
      'on a paper that a second person has confirmed',
      (life: Life) =>
        life
          .do(officer, 'listing.recordWaiver', {
            right: 'hearing',
            statement: '放弃听证',
            receivedOn: life.today,
            files,
          })
          .do(reviewer, 'listing.confirmWaiver', { comments: '与原件一致' }),
    ],
  ])('is not served again once the hearing was given up %s', (_how, giveUp) => {
    const life = giveUp(called().on('2026-04-13'))
    withdrawn(life.on('2026-04-17').do(system, 'listing.closeDefence', {}), '2026-04-07')
    expect(voided(life)).not.toContain('hearing')
    expect(life.now.deadlines['listing.hearing']).toBeUndefined()
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('done')
  })

  it('is served again, and the hearing that nobody came to has not ended', () => {
    const life = called().on('2026-04-20').do(system, 'listing.closeDefence', {})
    life.do(officer, 'listing.endHearing', { on: '2026-04-20', ground: 'absent', note: '未到场' })
    withdrawn(life, '2026-04-07')
    expect(voided(life)).toEqual(['hearing'])
    expect(codeOf(life.try(reviewer, 'listing.determine', list))).toBe('listing.hearingPending')
    expect(due(life, 'listing.hearing')).toBe('2026-04-29')
    life.do(officer, 'listing.notifyHearing', { ...handed('2026-04-20'), ...hearing, hearingOn: '2026-04-29' })
    expect(life.now.deadlines['listing.hearing']).toMatchObject({ topic: 'listing.hearing', startsOn: '2026-04-20' })
  })

  it('stays served where the entity has come, or has left', () => {
    const held = called().on('2026-04-20')
    const record = { heldOn: '2026-04-20', chair: 'chair-song', record: '笔录', signature: 'signed' } as const
    held.do(officer, 'listing.holdHearing', record)
    const left = called().on('2026-04-20')
    left.do(officer, 'listing.endHearing', { on: '2026-04-20', ground: 'left', note: '中途退场' })
    for (const life of [held, left]) expect(voided(withdrawn(life, '2026-04-07'))).toEqual([])
  })
})

describe('the notice of an interview', () => {
  const called = () => consented(approved()).do(officer, 'interview.notify', sent('2026-06-10'))

  it('has called nobody: the interview falls with its term, and the ladder begins there again', () => {
    const life = withdrawn(called().on('2026-06-12'), '2026-06-10')
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken'])
    expect(running(life).filter((key) => key.startsWith('interview.'))).toEqual([])
    expect(codeOf(life.try(system, 'interview.open', { kind: 'reminder' }))).toBe('done')
  })

  it('makes no absence, so that neither a later step nor a referral rests on one', () => {
    const missed = (life: Life, from: string) => {
      for (const [day, on] of [
        [from, 14],
        [from, 15],
      ] as const) {
        const scheduledOn = `2026-0${day.slice(6, 7)}-${on + 10}`
        life.do(officer, 'interview.arrange', {
          scheduledOn,
          place: '虚构路1号',
          officers: ['officer-lin', 'officer-gu'],
        })
        life.do(reviewer, 'interview.approve', { comments: '同意' })
        life.do(officer, 'interview.notify', sent(life.today)).on(scheduledOn)
        life.do(officer, 'interview.recordNoShow', { on: scheduledOn, note: '未到' })
        life.on(day)
      }
      return life
    }
    const life = missed(consented(interviewed()), '2026-06-10')
    expect(life.now.interviews.at(-1)?.status).toBe('missed')
    life.on('2026-07-01').do(system, 'interview.open', { kind: 'warning' })
    missed(life, '2026-07-01').on('2026-07-28').do(system, 'rectification.refer', {})
    withdrawn(life, '2026-06-10')
    expect(life.now.interviews.map(({ status }) => status)).toEqual(['overtaken', 'overtaken'])
    expect(life.now.rectification?.referredOn).toBeUndefined()
    expect(codeOf(life.try(system, 'interview.open', { kind: 'reminder' }))).toBe('done')
  })

  it('stays served where the entity has come', () => {
    const life = called().on('2026-06-24').do(officer, 'interview.hold', interviewRecord)
    expect(voided(withdrawn(life, '2026-06-10'))).toEqual([])
    expect(due(life, 'interview.1.report')).toBe('2026-07-09')
  })
})

// Consent can be taken back at any time; what is decided after the end is served too (decision 0044).
describe('in a closed case that is still served', () => {
  const closed = () => undone(granted()).do(entity, 'objection.file', { grounds: '名称有误', evidence: [] })
  const answered = (life: Life) =>
    life
      .do(officer, 'objection.verify', { findings: '不属实' })
      .do(reviewer, 'objection.reject', { reasons: '登记无误' })

  it('consent is withdrawn, here and on paper, and the next answer is served otherwise', () => {
    const life = consented(closed()).do(entity, 'service.withdrawConsent', { statement: '撤回' })
    expect(life.now.closedOn).toBeDefined()
    expect(Object.values(answered(life).now.service?.acts ?? {}).map(({ act }) => act)).toEqual(['objection.rejected'])
    handedOver(life)
    const onPaper = answered(consented(closed()))
    withdrawn(onPaper, onPaper.today)
    expect(Object.values(onPaper.now.service?.acts ?? {}).map(({ act }) => act)).toEqual(['objection.rejected'])
  })

  it('consent is given, and in one that has nothing left to serve it is not', () => {
    expect(codeOf(closed().try(entity, 'service.consent', { statement: '同意' }))).toBe('done')
    const ended = notified().do(reviewer, 'listing.determine', { outcome: 'notList', reasons: '情节轻微' })
    expect(codeOf(ended.try(entity, 'service.consent', { statement: '同意' }))).toBe('case.closed')
    expect(codeOf(listed().try(entity, 'service.withdrawConsent', { statement: '撤回' }))).toBe(
      'service.noConsentToWithdraw',
    )
  })
})
