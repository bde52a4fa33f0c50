import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../domain/calendar/days.ts'
import { addTerm, subtractWorkingDays } from '../../../domain/calendar/terms.ts'
import type { Term } from '../../../domain/dates.ts'
import { calendar } from '../../../rules/index.ts'

const date = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((offset) => addDays(from, offset))
const anyDate = date('2018-01-01', 4383)
const units = ['workingDays', 'days', 'months', 'years'] as const
const longest = { workingDays: 800, days: 1100, months: 48, years: 4 }
const anyTerm: fc.Arbitrary<Term> = fc
  .constantFrom(...units)
  .chain((unit) => fc.integer({ min: 0, max: longest[unit] }).map((count) => ({ unit, count })))

const due = (start: string, term: Term) => addTerm(calendar, start, term).dueOn

describe('the order of dates', () => {
  it('a longer term never ends earlier', () => {
    fc.assert(
      fc.property(anyDate, anyTerm, fc.integer({ min: 1, max: 60 }), (start, term, more) => {
        expect(due(start, { ...term, count: term.count + more }) >= due(start, term)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('a later start never ends earlier', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 40 }), anyTerm, (start, later, term) => {
        fc.pre(term.count > 0)
        expect(due(addDays(start, later), term) >= due(start, term)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('every term ends after its start, and never on a rest day', () => {
    fc.assert(
      fc.property(anyDate, anyTerm, (start, term) => {
        fc.pre(term.count > 0)
        const dueOn = due(start, term)
        expect(dueOn > start).toBe(true)
        expect(calendar.isWorkingDay(dueOn)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('working days add up', () => {
    const count = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(anyDate, count, count, (start, a, b) => {
        const term = (n: number): Term => ({ unit: 'workingDays', count: n })
        expect(due(due(start, term(a)), term(b))).toBe(due(start, term(a + b)))
      }),
      { numRuns: 2000 },
    )
  })

  it('going back and forth over working days returns', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (end, count) => {
        const start = subtractWorkingDays(calendar, end, count)
        expect(calendar.isWorkingDay(start)).toBe(true)
        const back = due(start, { unit: 'workingDays', count })
        expect(calendar.isWorkingDay(end) ? back === end : back < end).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('years without a notice', () => {
  it('makes 100,000 random terms that touch one provisional, and no other', () => {
    const random = generator(20260412)
    let touching = 0
    for (let draws = 0; touching < 100_000 && draws < 400_000; draws++) {
      const unit = units[random(4)]!
      const start = addDays('2017-01-01', random(4700))
      const count = 1 + random(longest[unit])
      const { dueOn, provisional } = addTerm(calendar, start, { unit, count })
      const touches = addDays(start, 1) < '2019-01-01' || dueOn > '2026-12-31'
      if (touches) touching += 1
      if (provisional !== touches) expect({ start, unit, count, dueOn, provisional }).toEqual({ provisional: touches })
    }
    expect(touching).toBe(100_000)
  })
})

// A small repeatable generator (linear congruential), so that a failure can be met again.
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
