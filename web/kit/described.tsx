import type { Described } from './describe.ts'
import { Cut } from './cut.tsx'
import { SummaryList } from './parts.tsx'
import { useSay } from './visit.ts'

/** A described payload as a list of facts, long texts cut; `whole` for what its reader has typed and reads over. */
export function DescribedList({
  items,
  whole = false,
}: {
  readonly items: readonly Described[]
  readonly whole?: boolean
}) {
  const say = useSay()
  if (items.length === 0) return null
  return (
    <SummaryList
      rows={items.map(({ label, value, parts }) => ({
        term: label,
        value: parts ? (
          <DescribedList items={parts} whole={whole} />
        ) : value ? (
          whole ? (
            say(value)
          ) : (
            <Cut text={say(value)} />
          )
        ) : (
          ''
        ),
      }))}
    />
  )
}
