import { expect, it } from 'vitest'
import { addDays } from '../../../domain/calendar/days.ts'
import { addTerm } from '../../../domain/calendar/terms.ts'
import { calendar } from '../../../rules/index.ts'

const units = { 工作日: 'workingDays', 日: 'days', 个月: 'months', 年: 'years' } as const

/**
 * Terms as somebody from the law reads them: from when, how long, the due day, and the notices of the State Council on
 * holidays (国办发明电) that lie between. The day of the beginning is not counted (行政处罚法 Art 85, 民法典 Arts 201-203); a term
 * that ends on a rest day ends on the working day after it.
 */
const table = `
  从           期限       届满日       放假通知
  2026-02-12   7工作日    2026-02-28   国办发明电〔2025〕7号
  2026-09-29   3工作日    2026-10-09   国办发明电〔2025〕7号
  2026-04-01   10工作日   2026-04-16   国办发明电〔2025〕7号
  2026-04-30   7工作日    2026-05-13   国办发明电〔2025〕7号
  2025-09-30   3工作日    2025-10-11   国办发明电〔2024〕12号
  2020-01-23   3工作日    2020-02-05   国办发明电〔2019〕16号、国办发明电〔2020〕1号
  2026-06-01   5工作日    2026-06-08   无
  2026-04-07   3日        2026-04-10   无
  2026-04-07   4日        2026-04-13   无
  2026-09-02   30日       2026-10-08   国办发明电〔2025〕7号
  2026-02-25   3日        2026-02-28   国办发明电〔2025〕7号
  2026-05-06   15日       2026-05-21   国办发明电〔2025〕7号
  2026-03-16   3个月      2026-06-16   国办发明电〔2025〕7号
  2026-01-04   3个月      2026-04-07   国办发明电〔2025〕7号
  2025-11-30   3个月      2026-02-28   国办发明电〔2025〕7号
  2024-02-29   1年        2025-02-28   国办发明电〔2023〕7号、国办发明电〔2024〕12号
`

const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/) as [string, string, string, string])

it.each(rows)('from %s a term of %s ends on %s; notices on the way: %s', (start, term, due, notices) => {
  const [, count = '', word = ''] = /^(\d+)(.+)$/.exec(term) ?? []
  const unit = units[word as keyof typeof units]
  expect(addTerm(calendar, start, { count: Number(count), unit })).toEqual({ dueOn: due, provisional: false })
  const named = new Set<string>()
  for (let day = addDays(start, 1); day <= due; day = addDays(day, 1)) {
    const { notice } = calendar.day(day)
    if (notice !== undefined) named.add(notice)
  }
  expect([...named].join('、') || '无').toBe(notices)
})

it('the table speaks of each kind of term', () => {
  expect(new Set(rows.map(([, term]) => term.replace(/^\d+/, '')))).toEqual(new Set(Object.keys(units)))
})
