import { useSay } from '../kit/visit.ts'
import type { Bilingual } from '../kit/words.ts'

const width = 720
const rowHeight = 46
const edge = { left: 14, right: 14, top: 8, bottom: 30 }

/** Equal values in one row: how many there are, and whether they lie far from the others of the row. */
export interface Dot {
  readonly value: number
  readonly count: number
  readonly out: boolean
}

interface Props {
  readonly title: Bilingual
  readonly rows: readonly { readonly name: string; readonly middle: number; readonly dots: readonly Dot[] }[]
}

/** Values of like cases as dots, a row for each kind; the area tells how many. Its figures must stand beside it as a table. */
export function Dots({ title, rows }: Props) {
  const say = useSay()
  const values = rows.flatMap(({ dots }) => dots.map(({ value }) => value))
  const most = Math.max(1, ...values)
  const largest = Math.max(1, ...rows.flatMap(({ dots }) => dots.map(({ count }) => count)))
  const x = (value: number) => Math.round((edge.left + (value / most) * (width - edge.left - edge.right)) * 10) / 10
  const height = edge.top + rows.length * rowHeight + edge.bottom
  const marks = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(most * part))
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say(title)}>
      {[...new Set(marks)].map((mark) => (
        <>
          {rows.map((_, n) => (
            <line
              class="chart-grid"
              x1={x(mark)}
              x2={x(mark)}
              y1={edge.top + n * rowHeight + 22}
              y2={edge.top + n * rowHeight + 40}
            />
          ))}
          <text
            class="chart-text"
            x={x(mark)}
            y={height - 8}
            text-anchor={mark === 0 ? 'start' : mark === most ? 'end' : 'middle'}
          >
            {mark}
          </text>
        </>
      ))}
      {rows.map(({ name, middle, dots }, n) => {
        const base = edge.top + n * rowHeight
        return (
          <>
            <text class="chart-text" x={edge.left} y={base + 14}>
              {name}
            </text>
            <line class="chart-grid" x1={edge.left} x2={width - edge.right} y1={base + 31} y2={base + 31} />
            <line class="chart-middle" x1={x(middle)} x2={x(middle)} y1={base + 21} y2={base + 41} />
            {dots.map(({ value, count, out }) => (
              <circle
                class={out ? 'chart-dot-out' : 'chart-dot-in'}
                cx={x(value)}
                cy={base + 31}
                r={Math.round((3 + 7 * Math.sqrt(count / largest)) * 10) / 10}
              />
            ))}
          </>
        )
      })}
    </svg>
  )
}
