import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../../domain/calendar/calendar.ts'
import { addMonths, addTerm, subtractWorkingDays } from '../../../domain/calendar/terms.ts'
import type { TermUnit } from '../../../domain/dates.ts'
import { calendar } from '../../../rules/index.ts'
import { loadCalendarYears } from '../../../rules/load.ts'
import { tomorrow, walk } from './oracle.ts'

const due = (start: string, count: number, unit: TermUnit, rollOver = true) =>
  addTerm(calendar, start, { count, unit }, { rollOver }).dueOn

describe('counting terms', () => {
  it('agrees with a day-by-day walk from every day of 2019 to 2026', () => {
    let compared = 0
    for (let start = '2019-01-01'; start <= '2026-12-31'; start = tomorrow(start)) {
      for (const count of [3, 5, 7, 10, 20]) {
        const { dueOn, provisional } = addTerm(calendar, start, { count, unit: 'workingDays' })
        const expected = walk(start, count)
        if (dueOn !== expected.due || provisional !== expected.provisional) {
          expect({ start, count, dueOn, provisional }).toEqual({ start, count, ...expected })
        }
        compared += 1
      }
    }
    expect(compared).toBe(2922 * 5)
  })

  it('ends months and years on the corresponding day or the last of the month', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  })

  it('ends a period in which nobody has to act on its day, rest day or not, and for certain', () => {
    expect(due('2026-04-14', 3, 'years', false)).toBe('2029-04-14')
    expect(addTerm(calendar, '2026-04-14', { count: 3, unit: 'years' }, { rollOver: false }).provisional).toBe(false)
    expect(addTerm(calendar, '2026-04-14', { count: 3, unit: 'years' }).provisional).toBe(true)
  })

  it('ends a term of nothing on its start, even on a rest day', () => {
    expect(addTerm(calendar, '2026-05-02', { count: 0, unit: 'days' })).toEqual({
      dueOn: '2026-05-02',
      provisional: false,
    })
    expect(due('2026-05-02', 0, 'workingDays')).toBe('2026-05-02')
  })

  it('goes back by working days', () => {
    expect(subtractWorkingDays(calendar, '2026-06-09', 3)).toBe('2026-06-04')
    expect(subtractWorkingDays(calendar, '2026-10-09', 3)).toBe('2026-09-29')
    expect(subtractWorkingDays(calendar, '2026-10-04', 1)).toBe('2026-09-29')
    expect(subtractWorkingDays(calendar, '2026-10-04', 0)).toBe('2026-10-04')
  })

  it('throws on counts that are no whole number and on dates out of reach', () => {
    expect(() => due('2026-01-01', -1, 'days')).toThrow(RangeError)
    expect(() => due('2026-01-01', 1.5, 'workingDays')).toThrow(RangeError)
    expect(() => due('2100-12-31', 1, 'workingDays')).toThrow('reaches from 1990-01-01 to 2100-12-31')
    expect(() => calendar.isWorkingDay('1989-12-31')).toThrow(RangeError)
    expect(() => calendar.day('not a date')).toThrow(RangeError)
    expect(() => subtractWorkingDays(calendar, '2026-01-01', -1)).toThrow(RangeError)
  })

  it('knows nothing of a year taken away, and refuses a gap', () => {
    const years = loadCalendarYears()
    const before = createCalendar(years.filter(({ year }) => year < 2026))
    expect(before.version).toBe('CN-2025@3')
    expect(addTerm(before, '2026-02-12', { count: 7, unit: 'workingDays' })).toEqual({
      dueOn: '2026-02-23',
      provisional: true,
    })
    expect(() => createCalendar(years.filter(({ year }) => year !== 2022))).toThrow('must be consecutive')
    expect(() => createCalendar([])).toThrow('at least one year')
  })

  it('counts on the latest version of a year', () => {
    const years = loadCalendarYears()
    const { notices, entries, ...last } = years.at(-1)!
    const extended = {
      kind: 'holiday',
      from: '2026-02-24',
      to: '2026-02-25',
      occasion: { zh: '春节', en: 'Spring Festival' },
      notice: '虚构〔2026〕1号',
    } as const
    const amended = createCalendar([
      ...years,
      { ...last, version: 2, notices: [...notices, ...notices], entries: [...entries, extended] },
    ])
    expect(amended.version).toBe('CN-2026@4')
    expect(addTerm(amended, '2026-02-12', { count: 7, unit: 'workingDays' }).dueOn).toBe('2026-03-03')
  })

  it('lets a later notice override an earlier one', () => {
    expect(calendar.day('2020-02-01')).toMatchObject({ working: false, notice: '国办发明电〔2020〕1号' })
    expect(calendar.day('2019-05-01').notice).toBe('国办发明电〔2019〕3号')
    expect(due('2020-01-23', 1, 'workingDays')).toBe('2020-02-03')
  })
})
