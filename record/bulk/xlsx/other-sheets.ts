import { parseDocumentNumber } from '../../../domain/identifiers/document-number.ts'
import { normalCode } from '../../../domain/identifiers/normal-form.ts'
import type { NamedSheet, Seen, SheetRow } from '../sheet-row.ts'
import { orRefusal } from '../unreadable.ts'

/** How a sheet with headings is known: whether these first rows of it have them. */
export type HasHeadings = (first: readonly SheetRow[]) => boolean

// A row of ours fills more cells than any explanation or dictionary beside it has columns.
const fewestCells = 8
const code = /^[0-9A-Z]{18}$/

/** Whether the first rows of a sheet could be of cases: one has a credit code or the number of a decision, or is as wide. */
export const couldBeRows = (first: readonly SheetRow[]): boolean =>
  first.some(
    ({ cells }) =>
      cells.filter((cell) => cell.trim() !== '').length >= fewestCells ||
      cells.some((cell) => code.test(normalCode(cell)) || parseDocumentNumber(cell) !== undefined),
  )

/**
 * Looks through what stands below the first rows of the sheets that are not read: a table, or rows that could be of cases. A
 * sheet that cannot be read to its end could hold either.
 */
export async function lookBelow(
  seen: Seen,
  hasHeadings: HasHeadings,
  rowsOf: (sheet: number) => AsyncIterable<SheetRow>,
): Promise<void> {
  const looked: NamedSheet[] = []
  for (const [at, named] of seen.sheets.entries()) {
    const isKnown = named.read || named.hasHeadings || named.hasData === true
    const found = isKnown ? undefined : await orRefusal(() => firstOfCases(rowsOf(at), hasHeadings))
    if (found === undefined) looked.push(named)
    else looked.push(found === 'headings' ? { ...named, hasHeadings: true } : { ...named, hasData: true })
  }
  seen.sheets = looked
}

async function firstOfCases(
  rows: AsyncIterable<SheetRow>,
  hasHeadings: HasHeadings,
): Promise<'headings' | 'data' | undefined> {
  for await (const row of rows) {
    if (hasHeadings([row])) return 'headings'
    if (couldBeRows([row])) return 'data'
  }
  return undefined
}
