import { describe, expect, it } from 'vitest'
import { owed } from '../../../database/queries/owed.ts'
import { isLateOn, isOwed, nextDue, standingWords } from '../../../web/kit/deadline-words.ts'
import { people } from '../../support/people.ts'
import { bring, listed, Life, notified } from '../../support/life.ts'

const passes = ['remindThenReport', 'escalate', 'proceed', 'expire', 'lapse'] as const

describe('how a term stands', () => {
  it('is late only where somebody owes an act, on pages as in the figures', () => {
    for (const onPass of passes) {
      const due = { onPass, dueOn: '2026-04-07' }
      const words = standingWords(due, '2026-04-08')
      expect(isLateOn(due, '2026-04-08'), onPass).toBe(isOwed(due))
      expect(isLateOn(due, '2026-04-07')).toBe(false)
      expect(owed.includes(`'${onPass}'`), onPass).toBe(isOwed(due))
      expect(words.text.zh, onPass).toBe(isOwed(due) ? '逾期1天' : '已满')
      expect(words.tone === 'late', onPass).toBe(isOwed(due))
    }
  })

  it('is of the reader’s own next act first, then of what the main track waits for', () => {
    // While nobody owes anything the right that runs is named, and is nobody's lateness when it has passed.
    const right = nextDue(notified().now, people.officer)!
    expect(right.topic).toBe('listing.defence')
    expect(standingWords(right, '2027-01-01').tone).toBe('done')
    const state = listed().now
    expect(nextDue(state, people.entity)?.topic).toBe('rectification.term')
    expect(nextDue(state, people.officer)?.topic).toBe('publicity.publish')
    const life = bring(new Life('2026-04-07'), 'published')
    const [measure] = Object.values(life.now.measures)
    const published = life.do(people.system, 'measure.dispatch', { measure: measure!.code }).now
    const department = { role: 'implementingOfficer', agency: measure!.department } as const
    expect(nextDue(published, department)?.topic).toMatch(/^measure\./)
    expect(nextDue(published, people.entity)?.topic).toBe('rectification.term')
    expect(nextDue(published)?.topic).toBe('rectification.term')
  })
})
