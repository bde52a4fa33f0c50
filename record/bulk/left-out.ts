import type { NamedSheet } from './sheet-row.ts'

/** Rows of a sheet: how many, and the first of them by number. */
export interface SomeRows {
  readonly count: number
  readonly first: readonly number[]
}

/** What a file holds that is not done, or that its sheet does not show. */
export interface LeftOut {
  /** The sheets of a workbook, shown or not; one of them is read. */
  readonly sheets: readonly NamedSheet[]
  /** Rows that the sheet does not show: none of them is done. */
  readonly hiddenRows: SomeRows
  /** Rows beside the data, passed over as notes. */
  readonly notes: SomeRows
  /** Headings of columns that are read although the sheet does not show them. */
  readonly hiddenColumns: readonly string[]
}

const mostNamed = 20

/** Counts rows, and names the first of them. */
export function rowCounter(): { readonly add: (row: number) => void; readonly found: () => SomeRows } {
  const first: number[] = []
  let count = 0
  return {
    add: (row) => {
      count += 1
      if (first.length < mostNamed) first.push(row)
    },
    found: () => ({ count, first }),
  }
}

/**
 * Whether somebody has to say first that the rest may be done without it: so of sheets with headings of ours or with rows
 * that could be ours, and of notes that could be rows.
 */
export const mustAsk = (
  { sheets, hiddenRows, hiddenColumns }: LeftOut,
  ignoredColumns: readonly string[],
  doubtfulNotes: boolean,
): boolean =>
  doubtfulNotes ||
  ignoredColumns.length > 0 ||
  hiddenRows.count > 0 ||
  hiddenColumns.length > 0 ||
  sheets.some(({ read, hasHeadings, hasData }) => !read && (hasHeadings || hasData === true))
