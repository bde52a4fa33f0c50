import { describe, expect, it } from 'vitest'
import { explainTerm } from '../../../domain/calendar/explain.ts'
import { addTerm } from '../../../domain/calendar/terms.ts'
import { dayWords } from '../../../domain/calendar/words.ts'
import { calendar } from '../../../rules/index.ts'

describe('explaining a term day by day', () => {
  it('names each day counted, skipped or worked, with the notice that says so', () => {
    const { days, dueOn } = explainTerm(calendar, '2026-02-12', { count: 7, unit: 'workingDays' })
    expect(dueOn).toBe('2026-02-28')
    expect(days).toHaveLength(17)
    expect(days[0]).toMatchObject({ date: '2026-02-12', step: 'start' })
    expect(days[2]).toMatchObject({
      date: '2026-02-14',
      step: 'counted',
      n: 2,
      reason: 'makeUpDay',
      notice: '国办发明电〔2025〕7号',
    })
    expect(days[3]).toMatchObject({
      date: '2026-02-15',
      step: 'skipped',
      reason: 'holiday',
      notice: '国办发明电〔2025〕7号',
    })
    expect(days.at(-1)).toMatchObject({ date: '2026-02-28', step: 'counted', n: 7, due: true })
    expect(days.filter(({ due }) => due)).toHaveLength(1)
  })

  it('shows how an end on a rest day rolls over', () => {
    const explained = explainTerm(calendar, '2026-09-02', { count: 30, unit: 'days' })
    expect(explained).toMatchObject({ movedFrom: '2026-10-02', dueOn: '2026-10-08', provisional: false })
    expect(explained.days.slice(-7).map(({ date, step }) => `${date} ${step}`)).toEqual([
      '2026-10-02 counted',
      '2026-10-03 rolledOver',
      '2026-10-04 rolledOver',
      '2026-10-05 rolledOver',
      '2026-10-06 rolledOver',
      '2026-10-07 rolledOver',
      '2026-10-08 movedTo',
    ])
  })

  it('gives months and years their corresponding day', () => {
    const { days } = explainTerm(calendar, '2026-01-31', { count: 1, unit: 'months' })
    expect(days.map(({ date, step, due }) => ({ date, step, due }))).toEqual([
      { date: '2026-01-31', step: 'start', due: false },
      { date: '2026-02-28', step: 'ends', due: true },
    ])
  })

  it('marks the days of a year without a notice, but not where no calendar is asked', () => {
    const { days, provisional } = explainTerm(calendar, '2026-12-30', { count: 2, unit: 'workingDays' })
    expect(provisional).toBe(true)
    expect(days.map((day) => day.provisional)).toEqual([false, false, true])
    const publicity = explainTerm(calendar, '2026-04-14', { count: 3, unit: 'years' }, { rollOver: false })
    expect(publicity.days.map((day) => day.provisional)).toEqual([false, false])
  })

  it('comes to the date that counting gives, whatever the unit', () => {
    for (const unit of ['workingDays', 'days', 'months', 'years'] as const) {
      for (const count of [0, 1, 2, 13]) {
        const term = { unit, count }
        expect(explainTerm(calendar, '2025-09-26', term)).toMatchObject(addTerm(calendar, '2025-09-26', term))
        const { days, dueOn } = explainTerm(calendar, '2025-09-26', term)
        expect(days.filter(({ due }) => due).map(({ date }) => date)).toEqual([dueOn])
        expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted())
      }
    }
  })

  it('says each day in Chinese and English', () => {
    const { days } = explainTerm(calendar, '2026-02-12', { count: 7, unit: 'workingDays' })
    expect(days.slice(0, 4).map((day) => dayWords(day, 'workingDays'))).toEqual([
      { zh: '2026-02-12 周四：起算日，不计入', en: '2026-02-12 Thu: start, not counted' },
      { zh: '2026-02-13 周五：第1个工作日', en: '2026-02-13 Fri: working day 1' },
      {
        zh: '2026-02-14 周六：第2个工作日（春节调休上班，国办发明电〔2025〕7号）',
        en: '2026-02-14 Sat: working day 2 (make-up day for Spring Festival, 国办发明电〔2025〕7号)',
      },
      {
        zh: '2026-02-15 周日：不计入（春节放假，国办发明电〔2025〕7号）',
        en: '2026-02-15 Sun: not counted (Spring Festival holiday, 国办发明电〔2025〕7号)',
      },
    ])
    const beyond = explainTerm(calendar, '2026-12-31', { count: 1, unit: 'workingDays' }).days[1]!
    expect(dayWords(beyond, 'workingDays').zh).toBe('2027-01-01 周五：第1个工作日（暂定，尚无该年放假通知）')
  })
})
