import { addDays, daysBetween } from '../../domain/calendar/days.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { useSay, useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'

/** A stretch of time in a row: how it is drawn, and its first and last day. */
export interface Stretch {
  readonly kind: 'shortest' | 'longest' | 'term' | 'ended'
  readonly from: LocalDate
  readonly to: LocalDate
}

/** A day in a row that matters. */
export interface Mark {
  readonly kind: 'repair' | 'due'
  readonly on: LocalDate
}

/** What one row of an axis shows, with a sentence that says the same. */
export interface AxisRow {
  readonly stretches: readonly Stretch[]
  readonly marks: readonly Mark[]
  readonly words: Bilingual
}

/** The days that an axis reaches over. */
export interface AxisRange {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** The range that all rows fit into, and today with them. */
export function rangeOf(rows: readonly AxisRow[], today: LocalDate): AxisRange {
  const days = rows.flatMap(({ stretches, marks }) => [
    ...stretches.flatMap(({ from, to }) => [from, to]),
    ...marks.map(({ on }) => on),
  ])
  const sorted = [today, ...days].sort()
  const from = sorted[0] ?? today
  const to = sorted.at(-1) ?? today
  const edge = Math.max(7, Math.round(daysBetween(from, to) / 25))
  return { from: addDays(from, -edge), to: addDays(to, edge) }
}

const percent = ({ from, to }: AxisRange, day: LocalDate) =>
  `${((daysBetween(from, day) / daysBetween(from, to)) * 100).toFixed(2)}%`
const width = ({ from, to }: AxisRange, first: LocalDate, last: LocalDate) =>
  `${((daysBetween(first, last) / daysBetween(from, to)) * 100).toFixed(2)}%`

/** The scale of an axis: some months by name, and today. */
export function AxisScale({ range }: { readonly range: AxisRange }) {
  return (
    <svg class="axis" width="100%" height="22" aria-hidden="true">
      {monthsOf(range).map((day) => (
        <text x={percent(range, day)} y="15">
          {day.slice(0, 7)}
        </text>
      ))}
    </svg>
  )
}

/** One row of an axis. Drawn in parts of the width, so that nothing shrinks on a phone. */
export function AxisLine({ row, range }: { readonly row: AxisRow; readonly range: AxisRange }) {
  const say = useSay()
  const { today } = useVisit()
  return (
    <svg class="axis" width="100%" height="34" role="img" aria-label={say(row.words)}>
      <line class="axis-base" x1="0" x2="100%" y1="17" y2="17" />
      {row.stretches.map(({ kind, from, to }) => (
        <rect class={`axis-${kind}`} x={percent(range, from)} width={width(range, from, to)} y="9" height="16" rx="3" />
      ))}
      <line class="axis-today" x1={percent(range, today)} x2={percent(range, today)} y1="0" y2="34" />
      {row.marks.map(({ kind, on }) => (
        <circle class={`axis-${kind}`} cx={percent(range, on)} cy="17" r="7" />
      ))}
    </svg>
  )
}

const signs = {
  today: { zh: '今天', en: 'Today' },
  due: { zh: '该办的期限', en: 'Something is due' },
  repair: { zh: '可申请修复', en: 'Repair possible from' },
  shortest: { zh: '最短公示期', en: 'Shortest publicity' },
  longest: { zh: '最长公示期', en: 'Longest publicity' },
} satisfies Record<string, Bilingual>

/** What the signs of an axis mean. */
export function AxisLegend() {
  const say = useSay()
  return (
    <ul class="legend">
      {(Object.keys(signs) as (keyof typeof signs)[]).map((kind) => (
        <li>
          <svg class="axis" width="22" height="16" aria-hidden="true">
            {kind === 'today' ? <line class="axis-today" x1="11" x2="11" y1="0" y2="16" /> : null}
            {kind === 'due' || kind === 'repair' ? <circle class={`axis-${kind}`} cx="11" cy="8" r="6" /> : null}
            {kind === 'shortest' || kind === 'longest' ? (
              <rect class={`axis-${kind}`} x="1" y="1" width="20" height="14" rx="3" />
            ) : null}
          </svg>{' '}
          {say(signs[kind])}
        </li>
      ))}
    </ul>
  )
}

const steps = [1, 3, 6, 12, 24, 48]
// A fifth of a narrow phone holds the name of a month.
const leastApart = 0.2

// As many months as can be read on a phone; none so near the right edge that its name would be cut.
function monthsOf(range: AxisRange): LocalDate[] {
  const all: LocalDate[] = []
  for (let year = Number(range.from.slice(0, 4)); year <= Number(range.to.slice(0, 4)); year += 1) {
    for (let month = 1; month <= 12; month += 1) all.push(`${year}-${String(month).padStart(2, '0')}-01`)
  }
  const last = addDays(range.from, Math.round(daysBetween(range.from, range.to) * 0.82))
  const inside = all.filter((day) => day >= range.from && day <= last)
  const step = steps.find((months) => (months * 30.4) / daysBetween(range.from, range.to) >= leastApart) ?? 48
  return inside.filter((day) => isOnStep(day, step))
}

const isOnStep = (day: LocalDate, months: number) =>
  (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % months === 0
