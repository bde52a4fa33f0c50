const width = 260
const height = 30

interface Props {
  /** Per cent: the least and the most that can come, what is now, and the line to reach. */
  readonly worst: number
  readonly best: number
  readonly today: number | null
  readonly target: number
}

/** What a rate can come to, as a bar from the least to the most with today's mark and the line to reach. */
export function RangeBar({ worst, best, today, target }: Props) {
  const at = (percent: number) => Math.round((percent / 100) * (width - 12) * 10) / 10 + 6
  return (
    <svg class="bar" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <rect class="bar-rest" x="6" y="12" width={width - 12} height="6" rx="2" />
      <rect class="bar-range" x={at(worst)} y="8" width={Math.max(2, at(best) - at(worst))} height="14" rx="2" />
      {today === null ? null : <circle class="chart-dot" cx={at(today)} cy="15" r="6" />}
      <line class="bar-line" x1={at(target)} x2={at(target)} y1="2" y2={height - 2} />
    </svg>
  )
}
