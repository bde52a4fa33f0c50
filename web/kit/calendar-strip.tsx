import { daysBetween } from '../../domain/calendar/days.ts'
import type { ExplainedDay } from '../../domain/calendar/explain.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { useSay, useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

const words = {
  label: { zh: '逐日计算', en: 'Day by day' },
  start: { zh: '起算', en: 'start' },
  counted: { zh: '第{n}', en: 'day {n}' },
  due: { zh: '届满', en: 'due' },
  gap: { zh: '…… {count} 天 ……', en: '… {count} days …' },
} satisfies Record<string, Bilingual>

const steps = {
  skipped: { zh: '不计', en: 'off' },
  rolledOver: { zh: '顺延', en: 'off' },
  ends: { zh: '届满', en: 'end' },
  movedTo: { zh: '届满', en: 'due' },
}

const marks: Readonly<Record<ExplainedDay['step'], IconName>> = {
  start: 'now',
  counted: 'done',
  skipped: 'skipped',
  rolledOver: 'skipped',
  ends: 'done',
  movedTo: 'done',
}

const mostShown = 45

/** Each day of a term as a small card: counted, passed over, or the end; a holiday says its name. */
export function CalendarStrip({ days }: { readonly days: readonly ExplainedDay[] }) {
  const say = useSay()
  const { lang } = useVisit()
  const shown = days.length > mostShown ? [...days.slice(0, mostShown - 5), ...days.slice(-5)] : days
  return (
    <ol class="calendar" aria-label={say(words.label)}>
      {shown.map((day, n) => {
        const before = shown[n - 1]
        const gap = before ? daysBetween(before.date, day.date) - 1 : 0
        const weekday = weekdays[lang][new Date(`${day.date}T00:00:00Z`).getUTCDay()]
        return (
          <>
            {gap > 0 ? <li class="calendar-gap">{say(words.gap, { count: gap })}</li> : null}
            <li class={`day day-${day.step}${day.due ? ' day-due' : ''}`}>
              <time dateTime={day.date}>
                {n === 0 || day.date.endsWith('-01') || gap > 0 ? day.date : day.date.slice(5)}
              </time>
              <span>{weekday}</span>
              <strong>
                <Icon name={day.due ? 'late' : marks[day.step]} /> {say(stepWords(day), { n: day.n ?? 0 })}
              </strong>
              {day.occasion ? <small>{say(day.occasion)}</small> : null}
            </li>
          </>
        )
      })}
    </ol>
  )
}

function stepWords({ step, due }: ExplainedDay): Bilingual {
  if (due) return words.due
  return step === 'start' || step === 'counted' ? words[step] : steps[step]
}
