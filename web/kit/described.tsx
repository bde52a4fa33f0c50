import type { Described } from './describe.ts'
import { SummaryList } from './parts.tsx'
import { useSay } from './visit.ts'

/** A described payload as a list of facts. */
export function DescribedList({ items }: { readonly items: readonly Described[] }) {
  const say = useSay()
  if (items.length === 0) return null
  return (
    <SummaryList
      rows={items.map(({ label, value, parts }) => ({
        term: label,
        value: parts ? <DescribedList items={parts} /> : value ? say(value) : '',
      }))}
    />
  )
}
