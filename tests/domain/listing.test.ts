import { describe, expect, it } from 'vitest'
import { people } from '../support/people.ts'
import { Life, listed, notified } from '../support/life.ts'
import { proposal } from '../support/proposal.ts'

const { officer, secondOfficer, reviewer, otherReviewer, entity, system } = people
const agreed = { outcome: 'agreed', comments: '同意' } as const

describe('listing', () => {
  it('refuses a proposal that no reviewer should have to read', () => {
    const faults = [
      [proposal({ listType: 'no-such-list' }), 'listing.unknownListType'],
      [proposal({ legalBasis: ' ' }), 'listing.noLegalBasis'],
      [proposal({ evidence: [] }), 'listing.noEvidence'],
      [proposal({ measures: [{ code: 'M99', department: 'dept-x' }] }), 'listing.measureNotInCatalogue'],
      [proposal({ rectification: { requirements: [] } }), 'listing.noRequirements'],
      [proposal({ agency: 'agency-jingan' }), 'role.otherAgency'],
      [
        proposal({ underlyingDecision: { ...proposal().underlyingDecision, decidedOn: '2031-01-01' } }),
        'date.inFuture',
      ],
    ] as const
    for (const [payload, code] of faults) {
      expect(new Life('2026-04-07').try(officer, 'listing.propose', payload)?.code).toBe(code)
    }
  })

  it('keeps four eyes at review and determination', () => {
    const both = { ...reviewer, id: officer.id }
    const life = new Life('2026-04-07').do(officer, 'listing.propose', proposal())
    expect(life.try(both, 'listing.review', agreed)?.code).toBe('listing.sameReviewer')
    expect(life.try(officer, 'listing.review', agreed)?.code).toBe('role.notAllowed')
    expect(life.try(otherReviewer, 'listing.review', agreed)?.code).toBe('role.otherAgency')
    life.do(reviewer, 'listing.review', agreed)
    life.do(officer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-07', proof: '回证' })
    life.do(entity, 'listing.waiveDefence', { statement: '放弃' })
    life.do(entity, 'listing.waiveHearing', { statement: '放弃' })
    expect(life.try(both, 'listing.determine', { outcome: 'list', reasons: '是' })?.code).toBe('listing.sameDeterminer')
  })

  it('sends a proposal back, lets it be revised and reviews it again', () => {
    const life = new Life('2026-04-07')
      .do(officer, 'listing.propose', proposal())
      .do(reviewer, 'listing.review', { outcome: 'returned', comments: '补充依据' })
    expect(
      life.try(officer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-07', proof: 'x' })?.code,
    ).toBe('listing.notNow')
    life.on('2026-04-08').do(officer, 'listing.revise', { legalBasis: '《中华人民共和国安全生产法》第九十七条第三项' })
    expect(Object.keys(life.now.deadlines)).toEqual(['listing.review.2'])
    life.do(reviewer, 'listing.review', agreed)
    expect(life.now.listing.status).toBe('reviewed')
    expect(life.now.deadlines['listing.review.2']).toBeUndefined()
  })

  it('counts the defence from service: 5 working days over the Qingming holiday', () => {
    const life = new Life('2026-04-02')
      .do(officer, 'listing.propose', proposal())
      .do(reviewer, 'listing.review', agreed)
      .do(officer, 'listing.serveNotice', { method: 'direct', servedOn: '2026-04-02', proof: '回证' })
    // 2026-04-06 is a holiday: 3, 7, 8, 9, 10 April are the five working days.
    expect(life.now.deadlines['listing.defence']?.dueOn).toBe('2026-04-10')
    expect(life.on('2026-04-10').try(system, 'listing.closeDefence', {})?.code).toBe('deadline.notPassed')
    life.on('2026-04-11').do(system, 'listing.closeDefence', {})
    expect(life.now.listing.status).toBe('determination')
  })

  it('refuses a defence after its term and a hearing asked too late', () => {
    const life = notified().on('2026-04-30')
    expect(life.try(entity, 'listing.defend', { grounds: [{ id: 'g1', text: '事实不符' }], evidence: [] })?.code).toBe(
      'listing.defenceTooLate',
    )
    expect(life.try(entity, 'listing.askHearing', { reason: '要求听证' })?.code).toBe('listing.hearingTooLate')
  })

  it('determines only when each ground is answered and the hearing was held', () => {
    const life = notified()
      .on('2026-04-08')
      .do(entity, 'listing.askHearing', { reason: '要求听证' })
      .do(entity, 'listing.defend', {
        grounds: [
          { id: 'g1', text: '甲' },
          { id: 'g2', text: '乙' },
        ],
        evidence: [],
      })
    const list = { outcome: 'list', reasons: '事实清楚' } as const
    expect(life.try(reviewer, 'listing.determine', list)?.code).toBe('listing.hearingPending')
    const tooSoon = {
      servedOn: '2026-04-08',
      method: 'direct' as const,
      proof: '回证',
      hearingOn: '2026-04-10',
      place: '会议室',
      chair: 'chair-song',
    }
    expect(life.try(officer, 'listing.notifyHearing', tooSoon)?.code).toBe('listing.hearingNoticeTooShort')
    life.do(officer, 'listing.notifyHearing', { ...tooSoon, hearingOn: '2026-04-20' })
    const held = { heldOn: '2026-04-20', chair: 'chair-song', record: '笔录', signature: 'signed' } as const
    expect(life.try(officer, 'listing.holdHearing', held)?.code).toBe('listing.hearingNotYet')
    life.on('2026-04-20').do(officer, 'listing.holdHearing', held).do(system, 'listing.closeDefence', {})
    expect(life.try(reviewer, 'listing.determine', list)).toMatchObject({
      code: 'listing.groundsUnanswered',
      params: { grounds: ['g1', 'g2'] },
    })
    life.do(officer, 'listing.answerGrounds', { answers: [{ ground: 'g1', answer: '不成立', accepted: false }] })
    life.do(officer, 'listing.answerGrounds', { answers: [{ ground: 'g2', answer: '成立', accepted: true }] })
    life.do(reviewer, 'listing.determine', list)
    expect(life.now.listing.status).toBe('determined')
  })

  it('never determines more or harsher than was notified', () => {
    const measures = [{ code: 'M09', department: 'dept-inspection' }]
    const life = notified({ listType: 'watch-list', tier: 'general', measures })
      .do(entity, 'listing.waiveDefence', { statement: '放弃' })
      .do(entity, 'listing.waiveHearing', { statement: '放弃' })
    const list = { outcome: 'list', reasons: '是' } as const
    expect(life.try(reviewer, 'listing.determine', { ...list, tier: 'serious' })?.code).toBe('listing.tierAggravated')
    expect(life.try(reviewer, 'listing.determine', { ...list, measures: ['M09', 'M10'] })?.code).toBe(
      'listing.measureAdded',
    )
    life.do(reviewer, 'listing.determine', { ...list, measures: [] })
    expect(life.now.measures).toEqual({})
  })

  it('closes a case that is not listed, with nothing left to do', () => {
    const life = notified()
      .do(entity, 'listing.waiveDefence', { statement: '放弃' })
      .do(entity, 'listing.waiveHearing', { statement: '放弃' })
      .do(reviewer, 'listing.determine', { outcome: 'notList', reasons: '情节轻微' })
    expect(life.now).toMatchObject({ outcome: 'notListed', closedOn: '2026-04-07', deadlines: {} })
    expect(life.try(officer, 'listing.withdraw', { reason: '撤回' })?.code).toBe('case.closed')
  })

  it('serves decision and repair guidance by one act only (两书同达)', () => {
    const life = notified()
      .do(entity, 'listing.waiveDefence', { statement: '放弃' })
      .do(entity, 'listing.waiveHearing', { statement: '放弃' })
      .do(reviewer, 'listing.determine', { outcome: 'list', reasons: '是' })
    const service = {
      method: 'direct',
      servedOn: '2026-04-07',
      proof: '回证',
      decisionDocNo: '沪虚认〔2026〕1号',
    } as const
    expect(life.try(officer, 'listing.serveDecision', { ...service, repairGuidanceDocNo: '' })?.code).toBe(
      'listing.dualServiceMissing',
    )
    expect(Object.keys(listed().now.deadlines).sort()).toEqual([
      'publicity.preview',
      'publicity.publish',
      'rectification.due',
    ])
  })

  it('tells each role what is lawful now', () => {
    const life = new Life('2026-04-07').do(officer, 'listing.propose', proposal())
    expect(life.lawful(officer)).toEqual([
      'listing.revise',
      'listing.withdraw',
      // Given with the penalty, before the entity knows of the case.
      'paper.consent',
      'annulment.record',
      'correction.propose',
    ])
    expect(life.lawful(secondOfficer)).toEqual(life.lawful(officer))
    expect(life.lawful(reviewer)).toEqual(['listing.review'])
    expect(life.lawful(entity)).toEqual([])
  })
})
