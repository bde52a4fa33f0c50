import type { Layout } from './layout.ts'
import { hasHeadings, layoutOf } from './layout.ts'
import type { SheetRow } from './sheet-row.ts'

/** `same`: the row repeats the headings, as on each page that is printed. `other`: it has headings in another order. */
export type Again = 'same' | 'other' | undefined

/** Tells rows below the headings that have headings again; no others are looked at closely. */
export function headingsAgain(layout: Layout): (row: SheetRow) => Again {
  const digits = [layout.places.indexOf('creditCode'), layout.places.indexOf('docNo')]
  const form = ({ places, ignored }: Layout) => JSON.stringify([places.slice(0, lastOf(places)), ignored])
  const own = form(layout)
  return (row) => {
    // A row of data has digits in its code or in its number.
    if (digits.some((place) => /\p{N}/u.test(row.cells[place] ?? '')) || !hasHeadings([row])) return undefined
    return form(layoutOf(row.cells)) === own ? 'same' : 'other'
  }
}

const lastOf = (places: Layout['places']) => places.findLastIndex((column) => column !== undefined) + 1
