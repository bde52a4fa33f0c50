/** One row of a sheet as a person sees it numbered. Dates of a workbook are serial numbers where no style shows them as days, formulas begin with `=`. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
  /** Places of the cells that hold a number, a truth or a day and not a text; spreadsheets keep no more than 15 digits of one. */
  readonly numbers?: readonly number[]
  /** The sheet does not show it: somebody has hidden it, or a filter has. */
  readonly hidden?: true
  /** Of a text file: quotes open in it that never close, or close where no cell ends. */
  readonly unclosed?: true
  /** Of a text file: it has more cells than the row of the headings, so nobody knows which of them belongs where. */
  readonly shifted?: true
  /** Of a text file: it has fewer cells than the row of the headings, so it may have been broken off. */
  readonly short?: true
  /** Places of the cells of which the sheet shows nothing, by their format. */
  readonly unseen?: readonly number[]
}

/** Cells that a sheet shows as one; the value stands in the first. Places count from 0, rows as the sheet numbers them. */
export interface Merged {
  readonly rows: readonly [first: number, last: number]
  readonly places: readonly [first: number, last: number]
}

/** A sheet of a workbook, and whether it is the one that is read. */
export interface NamedSheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly read: boolean
  /** Whether headings of ours stand in its first rows. */
  readonly hasHeadings: boolean
  /** Its first rows could be of cases, although no headings stand above them: a table goes on from another sheet. */
  readonly hasData?: true
}

/** What a reader has seen beside the rows, filled while it reads. */
export interface Seen {
  sheets: readonly NamedSheet[]
  readonly merged: Merged[]
  /** Places of the columns that the sheet does not show. */
  readonly hiddenPlaces: Set<number>
}

/** Nothing seen yet. */
export const nothingSeen = (): Seen => ({ sheets: [], merged: [], hiddenPlaces: new Set() })
