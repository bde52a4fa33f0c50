import { describe, expect, it } from 'vitest'
import type { Life } from '../support/life.ts'
import { notified } from '../support/life.ts'
import { interviewRecord, summoned } from '../support/later-life.ts'
import { people } from '../support/people.ts'
import { codeOf } from './scenarios.ts'

// 行政处罚法 (2021) Art 64(2), (6): an absence is one from the day and place of the notice. Who was called to another day has
// missed none, nor has he refused to sign what was drawn up without him; who came on another day and signed has agreed.
const { officer, entity } = people
const chair = 'chair-song'
const refused = { signature: 'refused', refusalNote: '拒绝签字（虚构）' } as const

describe('an interview of 2026-06-24', () => {
  const tried = (on: string) =>
    codeOf(summoned().on('2026-07-01').try(officer, 'interview.recordNoShow', { on, note: '未到' }))
  const held = (heldOn: string, more: object = {}) =>
    codeOf(
      summoned()
        .on('2026-07-01')
        .try(officer, 'interview.hold', { ...interviewRecord, heldOn, ...more }),
    )

  it('is missed on that day and on no other, whenever that is recorded', () => {
    expect(['2026-06-23', '2026-06-24', '2026-06-25', '2026-07-01'].map(tried)).toEqual([
      'date.tooEarly',
      'done',
      'date.tooLate',
      'date.tooLate',
    ])
  })

  it('is held on another day only with the signature of whoever came', () => {
    expect([held('2026-06-25'), held('2026-06-25', refused), held('2026-06-24', refused)]).toEqual([
      'done',
      'date.tooLate',
      'done',
    ])
  })
})

describe('a hearing of 2026-04-20', () => {
  const called = (): Life =>
    notified()
      .do(entity, 'listing.askHearing', { reason: '要求听证' })
      .do(officer, 'listing.notifyHearing', {
        method: 'direct',
        servedOn: '2026-04-07',
        proof: '送达回证（虚构）',
        hearingOn: '2026-04-20',
        place: '听证室（虚构）',
        chair,
      })
      .on('2026-04-27')
  const ended = (on: string, ground: 'absent' | 'left') =>
    codeOf(called().try(officer, 'listing.endHearing', { on, ground, note: '情况说明（虚构）' }))

  it('ends by absence on that day only, and by leaving on a day on which it goes on', () => {
    expect([ended('2026-04-20', 'absent'), ended('2026-04-21', 'absent'), ended('2026-04-21', 'left')]).toEqual([
      'done',
      'date.tooLate',
      'done',
    ])
  })

  it('has a record that nobody signed of that day only', () => {
    const record = (heldOn: string, more: object) =>
      codeOf(
        called().try(officer, 'listing.holdHearing', { heldOn, chair, record: '笔录', signature: 'signed', ...more }),
      )
    expect([record('2026-04-21', {}), record('2026-04-21', refused), record('2026-04-20', refused)]).toEqual([
      'done',
      'date.tooLate',
      'done',
    ])
  })
})
