import { parseDocumentNumber } from '../../domain/identifiers/document-number.ts'
import { visible, withLikeSigns } from '../../domain/identifiers/normal-form.ts'
import { sought } from '../../domain/identifiers/sought.ts'
import type { Cells, Column } from './layout.ts'
import { brokenColumns, longColumns, maybeIncomplete } from './layout.ts'

/** A row that looks like a note beside the data, with what tells whether it could be more. */
export interface Note {
  readonly staged: { readonly row_no: number; readonly cells: Cells }
  /** It names a code or a decision. */
  readonly ofCase: boolean
  /** A row of data stands directly above. */
  readonly directlyBelow: boolean
}

/** Where the rows of data of a file stand, and whether it is one of text. */
export interface Surroundings {
  readonly first: number
  readonly last: number
  readonly isText: boolean
}

const numberInWords = /\((?:19|20)\d{2}年?\)-?第?\d{1,15}[号號]/u

const hasCode = (cell: string) => sought(cell).code !== undefined

/** Whether words below the headings name a code or a decision, also with others around them: a case may stand in one cell. */
export const namesCase = (cells: readonly string[]): boolean =>
  cells.some((cell) => hasCode(cell) || numberInWords.test(withLikeSigns(visible(cell))) || isNumber(cell))

/** Whether a row above the headings is of a case. Titles name the rules by which a list is made, so a number alone counts. */
export const isCaseAbove = (cells: readonly string[]): boolean => cells.some((cell) => hasCode(cell) || isNumber(cell))

const isNumber = (cell: string) => parseDocumentNumber(cell) !== undefined

const hasAny = (cells: Cells, columns: readonly Column[]) => columns.some((column) => cells[column] !== undefined)

/**
 * Whether somebody is asked about a note before anything is applied, since it could be a case, or a part of the one above it:
 * it names a code or a decision, has the cells of a case that is not filled in, stands between rows of data, or goes on below
 * them in a column of several lines, or directly below in another whose words are often broken. In a file of text a line break that nobody has quoted leaves the rest of a row directly
 * below it.
 */
export function isDoubtful({ staged, ofCase, directlyBelow }: Note, { first, last, isText }: Surroundings): boolean {
  const { row_no: row, cells } = staged
  if (ofCase || maybeIncomplete(cells)) return true
  // Signs alone say nothing; old programs end a file with U+001A.
  if (first === 0 || row < first || !Object.values(cells).some((text) => /[\p{L}\p{N}]/u.test(text))) return false
  return row < last || hasAny(cells, longColumns) || (directlyBelow && (isText || hasAny(cells, brokenColumns)))
}
