import { addDays } from '../../domain/calendar/days.ts'
import type { CalendarDay } from '../../domain/calendar/types.ts'
import { useVisit } from '../kit/visit.ts'

const cell = 24
const top = 28
const reasons = ['weekday', 'weekend', 'holiday', 'makeUpDay'] as const

interface Props {
  readonly year: number
  readonly day: (date: string) => CalendarDay
}

/** A year, day by day: working days, rest days, holidays and make-up days. The exceptions must stand beside it as a table. */
export function YearGrid({ year, day }: Props) {
  return (
    <div class="months">
      {Array.from({ length: 12 }, (_, n) => (
        <Month first={`${year}-${String(n + 1).padStart(2, '0')}-01`} day={day} />
      ))}
    </div>
  )
}

function Month({ first, day }: Pick<Props, 'day'> & { readonly first: string }) {
  const { lang } = useVisit()
  const name =
    lang === 'zh'
      ? `${Number(first.slice(5, 7))}月`
      : new Date(`${first}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })
  const days = Array.from({ length: 31 }, (_, n) => addDays(first, n)).filter(
    (date) => date.slice(0, 7) === first.slice(0, 7),
  )
  const placed = days.map((date, n) => {
    const place = n + mondayFirst(first)
    return { n: n + 1, x: 1 + (place % 7) * cell, y: top + Math.floor(place / 7) * cell, reason: day(date).reason }
  })
  return (
    <svg viewBox={`0 0 ${cell * 7 + 2} ${top + cell * 6}`} role="img" aria-label={`${name} ${first.slice(0, 4)}`}>
      <text class="chart-strong" x="1" y="19">
        {name}
      </text>
      {reasons.map((reason) => {
        const own = placed.filter((one) => one.reason === reason)
        return (
          <g class={`days-${reason}`}>
            <path d={own.map(({ x, y }) => `M${x} ${y}h${cell - 2}v${cell - 2}h-${cell - 2}z`).join('')} />
            {own.map(({ n, x, y }) => (
              <text x={x + 11} y={y + 16}>
                {n}
              </text>
            ))}
          </g>
        )
      })}
    </svg>
  )
}

const mondayFirst = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
