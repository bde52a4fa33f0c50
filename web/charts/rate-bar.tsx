const width = 260
const height = 26
const bar = { y: 6, height: 14 }

interface Props {
  /** Per cent; null while nothing can be told. */
  readonly rate: number | null
  /** The lines to reach, in per cent; the last one counts for this bar. */
  readonly lines: readonly number[]
  readonly reached: boolean
  /** Half as wide, for a table with many columns. */
  readonly small?: true
}

/** A rate as a bar against its lines; stands beside its figure in a table and is hidden from readers of the screen. */
export function RateBar({ rate, lines, reached, small }: Props) {
  const at = (percent: number) => Math.round((percent / 100) * (width - 4) * 10) / 10 + 2
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${width} ${height}`}
      width={small ? width / 2 : width}
      height={small ? height / 2 : height}
      aria-hidden="true"
    >
      <rect class="bar-rest" x="2" y={bar.y} width={width - 4} height={bar.height} rx="2" />
      {rate === null ? null : (
        <rect
          class={reached ? 'bar-all' : 'bar-late'}
          x="2"
          y={bar.y}
          width={at(rate) - 2}
          height={bar.height}
          rx="2"
        />
      )}
      {lines.map((line, n) => (
        <line
          class={n === lines.length - 1 ? 'bar-line' : 'bar-line-soft'}
          x1={at(line)}
          x2={at(line)}
          y1="0"
          y2={height}
        />
      ))}
    </svg>
  )
}
