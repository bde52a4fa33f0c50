import { addDays } from '../../domain/calendar/days.ts'
import type { CalendarDay } from '../../domain/calendar/types.ts'
import { useSay, useVisit } from '../kit/visit.ts'
import type { Bilingual } from '../kit/words.ts'

const cell = 21
const month = { width: cell * 7 + 18, height: cell * 6 + 42 }

interface Props {
  readonly title: Bilingual
  readonly year: number
  readonly across: number
  readonly day: (date: string) => CalendarDay
}

/** A year, day by day: working days, rest days, holidays and make-up days. The exceptions must stand beside it as a table. */
export function YearGrid({ title, year, across, day }: Props) {
  const say = useSay()
  const { lang } = useVisit()
  const months = Array.from({ length: 12 }, (_, n) => n)
  return (
    <svg class="chart year-grid" viewBox={`0 0 ${across * month.width} ${Math.ceil(12 / across) * month.height}`} role="img" aria-label={say(title)}>
      {months.map((n) => (
        <g transform={`translate(${(n % across) * month.width} ${Math.floor(n / across) * month.height})`}>
          <text class="chart-strong" x="0" y="20">
            {lang === 'zh' ? `${n + 1}月` : new Date(Date.UTC(year, n, 1)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })}
          </text>
          {daysOf(year, n + 1).map((date, at, all) => {
            const { reason } = day(date)
            const place = at + mondayFirst(all[0]!)
            return (
              <g transform={`translate(${(place % 7) * cell} ${28 + Math.floor(place / 7) * cell})`}>
                <rect class={`day-cell day-${reason}`} width={cell - 2} height={cell - 2} rx="3" />
                <text class={`day-number day-number-${reason}`} x={(cell - 2) / 2} y="14" text-anchor="middle">
                  {at + 1}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </svg>
  )
}

function daysOf(year: number, month: number): string[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return Array.from({ length: 31 }, (_, n) => addDays(first, n)).filter((date) => date.slice(0, 7) === first.slice(0, 7))
}

const mondayFirst = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
