import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../domain/case.ts'
import { addDays } from '../../domain/calendar/days.ts'
import { reportKey } from '../../domain/interview/escalation.ts'
import { unserved } from '../../domain/service/unserved.ts'
import { lives } from '../../operations/storm/lives.ts'
import { lived } from './world.ts'

describe('every life of the storm', () => {
  const paces = [1, 7, 20]
  it.each(lives.flatMap((life) => paces.map((pace) => [life.name, pace, life] as const)))(
    '“%s” comes to its end when people look every %i days',
    (_name, pace, life) => {
      const { state, days } = lived(life, pace)
      expect(days, JSON.stringify(state)).toBeLessThan(400)
    },
  )
})

// 沪府办规〔2020〕9号 item 12: the report after an interview is due on a day, on which the agency may owe the answer.
describe('the date of an interview’s report passes', () => {
  const isInCheck = ({ rectification }: CaseState) => rectification?.status === 'submitted'
  const isSentBack = (state: CaseState) => unserved(state, 'rectification.evidenceReturned') !== undefined
  it.each([
    ['evidence in check beyond the report', 'evidence lies in check', isInCheck],
    ['evidence sent back, told beyond the report', 'it was sent back and that is not served', isSentBack],
  ] as const)('in “%s” while %s, and nothing follows from it', (name, _while, holds) => {
    const life = lives.find((one) => one.name === name)!
    const isBeyond = (state: CaseState) => holds(state) && reportKey(1) in state.deadlines
    const begun = lived({ ...life, ends: isBeyond }, 1)
    const { dueOn } = begun.state.deadlines[reportKey(1)]!
    expect(begun.today <= dueOn).toBe(true)
    const { ledger, state } = lived(life, 1)
    const answered = ledger.find(({ type, on_date: on }) => on > dueOn && !type.startsWith('deadline.'))
    expect(answered?.on_date).toBe(addDays(dueOn, 21))
    expect(answered?.role).not.toBe('system')
    expect(state.interviews).toHaveLength(1)
  })
})
