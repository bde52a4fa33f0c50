import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar/days.ts'
import { yearsOfVersion } from '../../domain/calendar/calendar.ts'
import { calendar, ruleBook } from '../../rules/index.ts'
import { loadCalendarYears } from '../../rules/load.ts'

describe('the calendars of 2019 to 2026', () => {
  it('agrees with chinese-days on every day that a notice covers', () => {
    let compared = 0
    for (let day = '2019-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      if (calendar.isWorkingDay(day) !== chineseDays.isWorkday(day)) expect(day).toBe('a day both agree on')
      compared += 1
    }
    expect(compared).toBe(2922)
  })

  it('counts on the plain week beyond, and says so, where chinese-days says nothing', () => {
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true)
    expect(calendar.day('2027-01-01')).toEqual({
      date: '2027-01-01',
      working: true,
      reason: 'weekday',
      provisional: true,
    })
    expect(calendar.day('2026-12-31').provisional).toBe(false)
    expect(calendar.day('2018-12-31').provisional).toBe(true)
  })

  it('names the notice of every day that is not plain', () => {
    const numbers = new Set(calendar.notices.map(({ number }) => number))
    expect(numbers.size).toBe(10)
    let special = 0
    for (let day = '2019-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      const { reason, notice } = calendar.day(day)
      if (reason === 'weekday' || reason === 'weekend') continue
      special += 1
      expect(numbers, day).toContain(notice)
    }
    expect(special).toBeGreaterThan(250)
  })

  it('has a version that grows with every year and every amendment', () => {
    expect(calendar.version).toBe('CN-2026@3')
    expect(
      loadCalendarYears()
        .filter(({ version }) => version > 1)
        .map(({ year }) => year),
    ).toEqual([2019, 2020])
  })

  it('are found again under the version that a deadline was counted on', () => {
    const before = ruleBook.calendarNamed('CN-2025@3')
    expect(before).toMatchObject({ version: 'CN-2025@3', lastYear: 2025 })
    expect(before?.day('2026-02-16')).toMatchObject({ working: true, provisional: true })
    expect(ruleBook.calendarNamed('CN-2025@3')).toBe(before)
    expect(ruleBook.calendarNamed(calendar.version)).toBe(calendar)
    expect(ruleBook.calendarNamed('CN-2025@2')).toBeUndefined()
    expect(ruleBook.calendarNamed('')).toBeUndefined()
  })

  it('keep the version before an amendment', () => {
    const years = loadCalendarYears()
    const last = years.at(-1)!
    const amended = { ...last, version: 2, notices: [...last.notices, { ...last.notices[0]!, issuedOn: '2026-05-04' }] }
    expect(yearsOfVersion([amended, ...years], 'CN-2026@3')).toHaveLength(8)
    expect(yearsOfVersion([amended, ...years], 'CN-2026@4')).toHaveLength(9)
  })
})
