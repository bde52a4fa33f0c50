import type { PublishedCheckpoint } from '../../../record/log/proofs.ts'
import { useSay } from '../../kit/visit.ts'
import type { Bilingual } from '../../kit/words.ts'

const shown = 6
const block = { width: 104, height: 48, gap: 22 }

/** The last checkpoints as a chain, the newest on the right; their sizes stand beside it as a table. */
export function Chain({
  checkpoints,
  label,
}: {
  readonly checkpoints: readonly PublishedCheckpoint[]
  readonly label: Bilingual
}) {
  const say = useSay()
  const last = checkpoints.slice(0, shown).toReversed()
  const width = last.length * (block.width + block.gap) - block.gap + 4
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${width} ${block.height + 4}`}
      width={width}
      height={block.height + 4}
      role="img"
      aria-label={say(label)}
    >
      {last.map(({ size }, n) => {
        const x = 2 + n * (block.width + block.gap)
        return (
          <>
            {n === 0 ? null : <line class="chart-middle" x1={x - block.gap} x2={x} y1="26" y2="26" />}
            <rect
              class={n === last.length - 1 ? 'chain-newest' : 'chain-block'}
              x={x}
              y="2"
              width={block.width}
              height={block.height}
              rx="5"
            />
            <text
              class={n === last.length - 1 ? 'chain-text-newest' : 'chain-text'}
              x={x + block.width / 2}
              y="32"
              text-anchor="middle"
            >
              {size}
            </text>
          </>
        )
      })}
    </svg>
  )
}
