import type { Bilingual } from '../kit/words.ts'
import { useSay } from '../kit/visit.ts'

const width = 720
const height = 250
const edge = { left: 46, right: 56, top: 14, bottom: 30 }

interface Props {
  readonly title: Bilingual
  readonly points: readonly { readonly label: string; readonly rate: number | null }[]
  readonly lines: readonly number[]
}

/** A rate over time with the lines to reach. Its figures must stand beside it as a table. */
export function Trend({ title, points, lines }: Props) {
  const say = useSay()
  const x = (n: number) => round(edge.left + (n * (width - edge.left - edge.right)) / Math.max(1, points.length - 1))
  const y = (percent: number) => round(edge.top + ((100 - percent) / 100) * (height - edge.top - edge.bottom))
  const known = points.flatMap(({ rate }, n) => (rate === null ? [] : [{ n, rate }]))
  const last = known.at(-1)
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say(title)}>
      {[0, 20, 40, 60, 80, 100].map((percent) => (
        <>
          <line class="chart-grid" x1={edge.left} x2={width - edge.right} y1={y(percent)} y2={y(percent)} />
          <text class="chart-text" x={edge.left - 8} y={y(percent) + 5} text-anchor="end">
            {percent}
          </text>
        </>
      ))}
      {lines.map((line) => (
        <>
          <line class="chart-target" x1={edge.left} x2={width - edge.right} y1={y(line)} y2={y(line)} />
          <text class="chart-text" x={width - edge.right + 8} y={y(line) + 5}>
            {line} %
          </text>
        </>
      ))}
      {points.map(({ label }, n) =>
        n % Math.ceil(points.length / 5) === 0 || n === points.length - 1 ? (
          <text class="chart-text" x={x(n)} y={height - 8} text-anchor={n === points.length - 1 ? 'end' : 'middle'}>
            {label}
          </text>
        ) : null,
      )}
      <polyline class="chart-line" points={known.map(({ n, rate }) => `${x(n)},${y(rate)}`).join(' ')} />
      {known.map(({ n, rate }) => (
        <circle class="chart-dot" cx={x(n)} cy={y(rate)} r="4" />
      ))}
      {last ? (
        <text class="chart-strong" x={x(last.n) - 6} y={y(last.rate) + (last.rate > 85 ? 24 : -12)} text-anchor="end">
          {last.rate} %
        </text>
      ) : null}
    </svg>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
