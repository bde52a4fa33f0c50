import type { PublicMonth } from '../../../database/queries/public-statistics.ts'
import { useSay } from '../../kit/visit.ts'
import { texts } from './texts.ts'

/** A number as a bar beside it, in parts of the largest. */
export function Bar({ value, most }: { readonly value: number; readonly most: number }) {
  return (
    <svg class="bar" width="100%" height="14" aria-hidden="true">
      <rect class="bar-rest" width="100%" height="14" rx="3" />
      <rect class="bar-all" width={`${most === 0 ? 0 : (value / most) * 100}%`} height="14" rx="3" />
    </svg>
  )
}

const height = 180
const base = height - 24

/** Two bars for each month. Drawn in parts of the width, so that it fits a phone; the table below says the same. */
export function TrendChart({ months }: { readonly months: readonly PublicMonth[] }) {
  const say = useSay()
  const most = Math.max(1, ...months.flatMap(({ published, ended }) => [published, ended]))
  const tall = (value: number) => (value / most) * (base - 22)
  const each = 100 / months.length
  return (
    <figure class="trend">
      <svg width="100%" height={height} role="img" aria-label={say(texts.trendLabel)}>
        <line class="axis-base" x1="0" x2="100%" y1={base} y2={base} />
        {months.map(({ month, published, ended }, n) => (
          <>
            <Column
              x={each * (n + 0.12)}
              width={each * 0.36}
              tall={tall(published)}
              value={published}
              kind="published"
            />
            <Column x={each * (n + 0.52)} width={each * 0.36} tall={tall(ended)} value={ended} kind="ended" />
            <text x={`${each * (n + 0.5)}%`} y={height - 6} text-anchor="middle">
              {Number(month.slice(5))}
            </text>
          </>
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          {(['published', 'ended'] as const).map((kind) => (
            <li>
              <svg width="16" height="14" aria-hidden="true">
                <rect class={`chart-${kind}`} width="16" height="14" rx="3" />
              </svg>{' '}
              {say(texts[kind])}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

interface ColumnProps {
  readonly x: number
  readonly width: number
  readonly tall: number
  readonly value: number
  readonly kind: 'published' | 'ended'
}

function Column({ x, width, tall, value, kind }: ColumnProps) {
  if (value === 0) return null
  return (
    <>
      <rect class={`chart-${kind}`} x={`${x}%`} width={`${width}%`} y={base - tall} height={tall} rx="2" />
      <text x={`${x + width / 2}%`} y={base - tall - 5} text-anchor="middle">
        {value}
      </text>
    </>
  )
}
