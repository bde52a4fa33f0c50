import type { LedgerEntry } from '../../../../database/queries/cases.ts'
import { proposalFields } from '../../../commands/proposal-fields.ts'
import type { Described } from '../../../kit/describe.ts'
import { describe } from '../../../kit/describe.ts'
import type { Bilingual } from '../../../kit/words.ts'

/** A part of a proposal that reads otherwise than before. */
export interface Difference {
  readonly label: Bilingual
  readonly before: Bilingual | undefined
  readonly after: Bilingual | undefined
}

/** What revisions have changed since the proposal last went to the review; empty when it goes there for the first time. */
export function differencesIn(entries: readonly LedgerEntry[]): Difference[] {
  const lastReturn = entries.findLastIndex(({ type }) => type === 'listing.returned')
  const revisions = (from: number, to: number) =>
    entries.slice(from, to).filter(({ type }) => type === 'listing.revised')
  const first = entries.find(({ type }) => type === 'listing.proposed')?.data ?? {}
  const upTo = lastReturn === -1 ? 0 : lastReturn
  const before = Object.assign({}, first, ...revisions(0, upTo).map(({ data }) => data)) as Record<string, unknown>
  const after = Object.assign({}, before, ...revisions(upTo, entries.length).map(({ data }) => data)) as Record<
    string,
    unknown
  >
  return compare(flat(describe(proposalFields, before)), flat(describe(proposalFields, after)))
}

function compare(before: readonly Leaf[], after: readonly Leaf[]): Difference[] {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))]
  return paths.flatMap((path) => {
    const [old, now] = [before, after].map((leaves) => leaves.find((leaf) => leaf.path === path))
    const label = (now ?? old)!.label
    return old?.value.zh === now?.value.zh ? [] : [{ label, before: old?.value, after: now?.value }]
  })
}

interface Leaf {
  readonly path: string
  readonly label: Bilingual
  readonly value: Bilingual
}

function flat(items: readonly Described[], path = '', above?: Bilingual): Leaf[] {
  return items.flatMap(({ label, value, parts }) => {
    const own = `${path}/${label.zh}`
    const name = above ? { zh: `${above.zh} › ${label.zh}`, en: `${above.en} › ${label.en}` } : label
    return parts ? flat(parts, own, name) : value ? [{ path: own, label: name, value }] : []
  })
}
