import { describe, expect, it } from 'vitest'
import { notified } from '../support/life.ts'
import { people } from '../support/people.ts'
import type { Scenario } from './scenarios.ts'
import { codeOf, due, ground, list, paper } from './scenarios.ts'

const { officer, reviewer, secondReviewer, entity, system } = people
const notice = {
  servedOn: '2026-04-08',
  method: 'direct',
  proof: '回证',
  hearingOn: '2026-04-20',
  place: '会议室',
  chair: 'chair-song',
} as const
const record = { heldOn: '2026-04-20', chair: 'chair-song', record: '笔录', signature: 'signed' } as const
const hearingOn20 = () =>
  notified()
    .on('2026-04-08')
    .do(entity, 'listing.askHearing', { reason: '要求听证' })
    .do(officer, 'listing.notifyHearing', notice)
    .on('2026-04-20')

// The notice was served on Tuesday 2026-04-07: five working days end on Tuesday 04-14.
const heard: readonly Scenario[] = [
  {
    no: 1,
    what: 'a second ground on the second day is taken, and one on the last',
    tried: () => {
      const life = notified().on('2026-04-08').do(entity, 'listing.defend', ground('g1'))
      life.on('2026-04-09').do(entity, 'listing.defend', ground('g2'))
      life.on('2026-04-14').do(entity, 'listing.defend', ground('g3'))
      return life.now.listing.grounds.map(({ id }) => id)
    },
    expected: ['g1', 'g2', 'g3'],
  },
  {
    no: 1,
    what: 'the day after the last is too late',
    tried: () => codeOf(notified().on('2026-04-15').try(entity, 'listing.defend', ground('g1'))),
    expected: 'listing.defenceTooLate',
  },
  {
    no: 2,
    what: 'nobody determines within the term, whatever the entity has said so far',
    tried: () => {
      const life = notified().on('2026-04-08').do(entity, 'listing.defend', ground('g1'))
      life.do(officer, 'listing.answerGrounds', { answers: [{ ground: 'g1', answer: '不成立', accepted: false }] })
      return ['2026-04-09', '2026-04-14'].map((day) => codeOf(life.on(day).try(reviewer, 'listing.determine', list)))
    },
    expected: ['listing.notHeardYet', 'listing.notHeardYet'],
  },
  {
    no: 2,
    what: 'after the term the determination is open',
    tried: () => {
      const life = notified().on('2026-04-15').do(system, 'listing.closeDefence', {})
      return codeOf(life.try(reviewer, 'listing.determine', list))
    },
    expected: 'done',
  },
  {
    no: 2,
    what: 'a right waived leaves the other untouched',
    tried: () => {
      const life = notified().on('2026-04-09').do(entity, 'listing.waiveDefence', { statement: '放弃' })
      const one = codeOf(life.try(reviewer, 'listing.determine', list))
      life.do(entity, 'listing.waiveHearing', { statement: '放弃' })
      return [one, codeOf(life.try(reviewer, 'listing.determine', list))]
    },
    expected: ['listing.notHeardYet', 'done'],
  },
  {
    no: 3,
    what: 'a hearing is asked for within its term, defence given or waived or not',
    tried: () => {
      const defended = notified().on('2026-04-08').do(entity, 'listing.defend', ground('g1'))
      const waived = notified().on('2026-04-08').do(entity, 'listing.waiveDefence', { statement: '放弃' })
      const asked = [defended, waived].map((life) =>
        codeOf(life.on('2026-04-14').try(entity, 'listing.askHearing', { reason: '要求听证' })),
      )
      return [...asked, codeOf(notified().on('2026-04-15').try(entity, 'listing.askHearing', { reason: '要求听证' }))]
    },
    expected: ['done', 'done', 'listing.hearingTooLate'],
  },
  {
    no: 4,
    what: 'the officer cannot waive for the entity',
    tried: () => [
      codeOf(notified().try(officer, 'listing.waiveDefence', { statement: '放弃' })),
      codeOf(notified().try(officer, 'listing.waiveHearing', { statement: '放弃' })),
    ],
    expected: ['role.notAllowed', 'role.notAllowed'],
  },
  {
    no: 4,
    what: 'a waiver on paper needs the signed paper and a second person, and can be refused',
    tried: () => {
      const life = notified().on('2026-04-08')
      const waiver = { right: 'defence', receivedOn: '2026-04-08', statement: '放弃', files: paper } as const
      const unsigned = codeOf(life.try(officer, 'listing.recordWaiver', { ...waiver, files: [] }))
      life.do(officer, 'listing.recordWaiver', waiver)
      const own = codeOf(life.try({ ...reviewer, id: officer.id }, 'listing.confirmWaiver', { comments: '属实' }))
      life.do(reviewer, 'listing.refuseWaiver', { reasons: '签名不符' })
      life.do(entity, 'listing.defend', ground('g1'))
      life.do(officer, 'listing.recordWaiver', waiver).do(reviewer, 'listing.confirmWaiver', { comments: '属实' })
      const later = codeOf(life.try(entity, 'listing.defend', ground('g2')))
      return [unsigned, own, later, codeOf(life.try(secondReviewer, 'listing.determine', list))]
    },
    expected: ['listing.noSignedWaiver', 'listing.sameWaiverConfirmer', 'listing.rightWaived', 'listing.notHeardYet'],
  },
  {
    no: 5,
    what: 'two persons of the agency cannot list anybody on the day of the notice',
    tried: () => {
      const life = notified()
      return [
        codeOf(life.try(officer, 'listing.waiveDefence', { statement: '放弃' })),
        codeOf(life.try(reviewer, 'listing.determine', list)),
      ]
    },
    expected: ['role.notAllowed', 'listing.notHeardYet'],
  },
  {
    no: 8,
    what: 'notice of the hearing is served seven working days ahead',
    tried: () => {
      const life = notified().on('2026-04-08').do(entity, 'listing.askHearing', { reason: '要求听证' })
      return ['2026-04-16', '2026-04-17'].map((hearingOn) =>
        codeOf(life.try(officer, 'listing.notifyHearing', { ...notice, hearingOn })),
      )
    },
    expected: ['listing.hearingNoticeTooShort', 'done'],
  },
  {
    no: 9,
    what: 'a hearing asked for is waived by the entity until it has been held',
    tried: () => {
      const life = hearingOn20().do(system, 'listing.closeDefence', {})
      life.do(entity, 'listing.waiveHearing', { statement: '放弃' })
      return [life.now.listing.status, codeOf(life.try(officer, 'listing.holdHearing', record))]
    },
    expected: ['determination', 'listing.hearingAlreadyHeld'],
  },
  {
    no: 9,
    what: 'a hearing to which nobody comes is ended with its reason, not before its day',
    tried: () => {
      const ended = { on: '2026-04-20', ground: 'absent', note: '无正当理由未到场' } as const
      const early = codeOf(hearingOn20().on('2026-04-17').try(officer, 'listing.endHearing', ended))
      const life = hearingOn20().do(system, 'listing.closeDefence', {}).do(officer, 'listing.endHearing', ended)
      return [early, codeOf(life.try(reviewer, 'listing.determine', list))]
    },
    expected: ['listing.hearingNotYet', 'done'],
  },
  {
    no: 9,
    what: 'a decision in favour needs neither term nor hearing',
    tried: () => codeOf(hearingOn20().try(reviewer, 'listing.determine', { outcome: 'notList', reasons: '情节轻微' })),
    expected: 'done',
  },
  {
    no: 10,
    what: 'the term of determination begins on the day of the hearing, here 15 working days from 2026-04-20',
    tried: () => {
      const life = hearingOn20().do(system, 'listing.closeDefence', {}).on('2026-04-22')
      return due(life.do(officer, 'listing.holdHearing', record), 'listing.determine')
    },
    // 2026-05-01, 04 and 05 are holidays, Saturday 05-09 is worked: 04-21..24, 27..30, 05-06..09, 11..13.
    expected: '2026-05-13',
  },
  {
    no: 11,
    what: 'whoever has worked on the case does not chair its hearing',
    tried: () => {
      const life = notified().on('2026-04-08').do(entity, 'listing.askHearing', { reason: '要求听证' })
      const named = codeOf(life.try(officer, 'listing.notifyHearing', { ...notice, chair: officer.id }))
      return [named, codeOf(hearingOn20().try(officer, 'listing.holdHearing', { ...record, chair: officer.id }))]
    },
    expected: ['listing.chairOfCase', 'listing.chairOfCase'],
  },
  {
    no: 11,
    what: 'the record is signed, or the refusal is noted',
    tried: () => [
      codeOf(hearingOn20().try(officer, 'listing.holdHearing', { ...record, signature: 'refused' })),
      codeOf(
        hearingOn20().try(officer, 'listing.holdHearing', { ...record, signature: 'refused', refusalNote: '不同意' }),
      ),
    ],
    expected: ['listing.refusalNotNoted', 'done'],
  },
  {
    no: 12,
    what: 'the term of determination begins when the defence ended, whenever a program saw it',
    tried: () =>
      ['2026-04-15', '2026-04-30'].map((day) =>
        due(notified().on(day).do(system, 'listing.closeDefence', {}), 'listing.determine'),
      ),
    // 15 working days from 2026-04-14.
    expected: ['2026-05-08', '2026-05-08'],
  },
]

describe('the right to be heard', () => {
  it.each(heard)('$no: $what', ({ tried, expected }) => {
    expect(tried()).toEqual(expected)
  })
})
