import type { LocalDate, Term } from '../dates.ts'
import type { ExplainedDay } from './explain.ts'
import type { Bilingual } from './types.ts'

const zhUnits = { workingDays: '个工作日', days: '日', months: '个月', years: '年' } as const
const enUnits = { workingDays: 'working day', days: 'day', months: 'month', years: 'year' } as const
const zhWeekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const enWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** A term in words, for example 7个工作日 and 7 working days. */
export function termWords({ count, unit }: Term): Bilingual {
  return { zh: `${count}${zhUnits[unit]}`, en: `${count} ${enUnits[unit]}${count === 1 ? '' : 's'}` }
}

/** One day of an explained term in words, with the notice that says so. */
export function dayWords(day: ExplainedDay, unit: Term['unit']): Bilingual {
  const weekday = new Date(`${day.date}T00:00:00Z`).getUTCDay()
  const step = stepWords(day, unit)
  const why = reasonWords(day)
  const marks = [why, day.provisional ? provisionalMark : undefined].filter((mark) => mark !== undefined)
  return {
    zh: `${day.date} ${zhWeekdays[weekday]}：${step.zh}${marks.map(({ zh }) => `（${zh}）`).join('')}`,
    en: `${day.date} ${enWeekdays[weekday]}: ${step.en}${marks.map(({ en }) => ` (${en})`).join('')}`,
  }
}

/** What a provisional date means. */
export function provisionalWords(lastYear: number, dueOn: LocalDate): Bilingual {
  return {
    zh: `暂定：日历载有国务院办公厅通知的年份止于${lastYear}年，其外按平常周计算；通知发布后重新计算${dueOn}。`,
    en:
      `Provisional: State Council notices reach up to ${lastYear}; beyond, the plain week is used, ` +
      `and ${dueOn} is computed again when the notice is published.`,
  }
}

const provisionalMark: Bilingual = { zh: '暂定，尚无该年放假通知', en: 'provisional, no notice covers the year' }

function stepWords({ step, n }: ExplainedDay, unit: Term['unit']): Bilingual {
  switch (step) {
    case 'start':
      return { zh: '起算日，不计入', en: 'start, not counted' }
    case 'counted':
      return { zh: `第${n}${zhUnits[unit]}`, en: `${enUnits[unit]} ${n}` }
    case 'skipped':
      return { zh: '不计入', en: 'not counted' }
    case 'ends':
      return { zh: '期间的最后一日', en: 'last day of the period' }
    case 'rolledOver':
      return { zh: '顺延', en: 'passed over' }
    case 'movedTo':
      return { zh: '顺延至本日届满', en: 'the term ends here instead' }
  }
}

// A plain weekday needs no reason, and the start day's own kind does not matter.
function reasonWords({ step, reason, occasion, notice }: ExplainedDay): Bilingual | undefined {
  if (step === 'start' || reason === 'weekday') return undefined
  if (reason === 'weekend') return { zh: '休息日', en: 'weekend' }
  const { zh, en } = occasion ?? { zh: '', en: '' }
  return reason === 'holiday'
    ? { zh: `${zh}放假，${notice}`, en: `${en} holiday, ${notice}` }
    : { zh: `${zh}调休上班，${notice}`, en: `make-up day for ${en}, ${notice}` }
}
