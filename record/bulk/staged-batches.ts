import { stat } from 'node:fs/promises'
import type { Cells, Layout, RowMarks } from './layout.ts'
import { cellsOf, columns, headingsIn, isEssential, isNote, marksOf, unheaded } from './layout.ts'
import { headingsAgain } from './headings-again.ts'
import type { LeftOut } from './left-out.ts'
import { rowCounter } from './left-out.ts'
import { limits } from './limits.ts'
import type { MergedColumn } from './merged.ts'
import { apartFromEachOther } from './merged.ts'
import type { Note } from './notes.ts'
import { isCaseAbove, isDoubtful, namesCase } from './notes.ts'
import type { Merged } from './sheet-row.ts'
import { nothingSeen } from './sheet-row.ts'
import { readHead, readSheet } from './sheet.ts'
import { endAlike } from './short-rows.ts'
import { UnreadableFile } from './unreadable.ts'

/** A row of a file as the record keeps it until it is settled. */
export interface StagedRow {
  readonly row_no: number
  readonly cells: Cells
  readonly marks?: RowMarks
}

/** What is told of a file once all its rows were handed on. */
export interface FileSeen {
  readonly merged: readonly MergedColumn[]
  /** Bytes of the rows so far, and to how many they may come with the values that merged cells give to them. */
  readonly bytes: number
  readonly most: number
  readonly leftOut: LeftOut
  /** Headings of columns that are not read, and columns with something in them below no heading. */
  readonly ignoredColumns: readonly string[]
  /** Some of the notes could be rows of cases. */
  readonly doubtfulNotes: boolean
}

// Names of the columns and the like.
const bytesOfRow = 400

// So many rows that look like notes are kept until the merged cells are known, which a sheet names behind its rows.
const mostKeptNotes = 1_000

/**
 * The rows of a file with something in them, in batches that are written together; those up to `last` are counted only,
 * since an earlier attempt has written them; at last what the file holds beside rows. Throws `UnreadableFile`, also for
 * rows that come to more than they may.
 */
export async function* readBatches(path: string, last: number): AsyncGenerator<readonly StagedRow[] | FileSeen> {
  const most = limits.stagedAlways + limits.stagedRatio * (await stat(path)).size
  const seen = nothingSeen()
  const [hidden, notes] = [rowCounter(), rowCounter()]
  const keptNotes: (Note & { readonly staged: StagedRow })[] = []
  const withoutHeading = new Set<number>()
  let doubtfulNotes = false
  const { row: headingRow, layout } = await headingRowOf(path)
  const again = headingsAgain(layout)
  let otherHeadings: number | undefined
  let areAlike: boolean | undefined
  let [firstData, lastData] = [0, 0]
  let [count, all] = [0, 0]
  let batch: StagedRow[] = []
  let bytes = 0
  for await (const sheetRow of readSheet(path, seen)) {
    const { row } = sheetRow
    if (row <= headingRow) {
      if (row < headingRow && isCaseAbove(sheetRow.cells)) {
        notes.add(row)
        doubtfulNotes = true
      }
      continue
    }
    const headings = again(sheetRow)
    if (headings) {
      otherHeadings = headings === 'other' ? row : undefined
      continue
    }
    for (const place of unheaded(layout, sheetRow.cells)) withoutHeading.add(place)
    const cells = cellsOf(layout, sheetRow.cells) ?? (sheetRow.unclosed ? {} : undefined)
    if (!cells) continue
    // Only where there is a short row at all the others are looked at for it.
    if (sheetRow.short) areAlike ??= await endAlike(path, headingRow)
    const { short: _, ...whole } = sheetRow
    const marks = marksOf(layout, areAlike ? whole : sheetRow, otherHeadings)
    const staged: StagedRow = { row_no: row, cells: seenOf(cells, marks), ...(marks ? { marks } : {}) }
    if (isNote(cells) && !sheetRow.unclosed && otherHeadings === undefined) {
      const directlyBelow = row === lastData + 1
      if (keptNotes.length < mostKeptNotes) keptNotes.push({ staged, ofCase: namesCase(sheetRow.cells), directlyBelow })
      else {
        notes.add(row)
        doubtfulNotes = true
      }
      continue
    }
    if (marks?.hidden) hidden.add(row)
    firstData ||= row
    lastData = row
    count += 1
    if (count > limits.rows) throw new UnreadableFile('file.tooManyRows', { most: limits.rows })
    const size = sizeOf(cells)
    all += size
    if (all > most) throw new UnreadableFile('file.textsTooLarge', { most })
    if (row <= last) continue
    batch.push(staged)
    bytes += size
    if (batch.length < limits.batchRows && bytes < limits.batchBytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
  const { merged, sheets, hiddenPlaces } = seen
  const mergedOfColumns = apartFromEachOther(merged.flatMap((one) => mergedColumns(one, layout, headingRow)))
  const spans = mergedOfColumns.filter(({ column }) => isEssential(column))
  const parts: StagedRow[] = []
  const around = { first: firstData, last: lastData, isText: sheets.length === 0 }
  for (const note of keptNotes) {
    const { row_no: row, cells, marks } = note.staged
    // The code or the decision of these stands in the rows above: they are rows like others, whatever they have of their own.
    if (spans.some(({ first, last: end }) => first < row && row <= end)) {
      parts.push(note.staged)
      all += sizeOf(cells)
      if (marks?.hidden) hidden.add(row)
      continue
    }
    notes.add(row)
    doubtfulNotes ||= isDoubtful(note, around)
  }
  if (count + parts.length > limits.rows) throw new UnreadableFile('file.tooManyRows', { most: limits.rows })
  if (all > most) throw new UnreadableFile('file.textsTooLarge', { most })
  for (let from = 0; from < parts.length; from += limits.batchRows) yield parts.slice(from, from + limits.batchRows)
  const hiddenColumns = [...hiddenPlaces].flatMap((place) => {
    const column = layout.places[place]
    return column ? [columns[column]] : []
  })
  yield {
    merged: mergedOfColumns,
    bytes: all,
    most,
    leftOut: { sheets, hiddenRows: hidden.found(), notes: notes.found(), hiddenColumns },
    ignoredColumns: [
      ...layout.ignored,
      ...[...withoutHeading]
        .toSorted((one, other) => one - other)
        .map((place) => `（${lettersOf(place)}列，没有标题）`),
    ],
    doubtfulNotes,
  }
}

// What nobody sees in a cell goes into no other row that the sheet shows as one with it.
const seenOf = (cells: Cells, { unseen = [] }: RowMarks = {}): Cells =>
  unseen.length === 0
    ? cells
    : (Object.fromEntries(Object.entries(cells).filter(([column]) => !unseen.some((one) => one === column))) as Cells)

const sizeOf = (cells: Cells) => Object.values(cells).reduce((sum, text) => sum + Buffer.byteLength(text), bytesOfRow)

const letters = 26

/** The name of a column by its place, as a sheet shows it: 0 is A, 26 is AA. */
const lettersOf = (place: number): string =>
  (place < letters ? '' : lettersOf(Math.floor(place / letters) - 1)) +
  String.fromCharCode('A'.charCodeAt(0) + (place % letters))

async function headingRowOf(path: string): Promise<{ readonly row: number; readonly layout: Layout }> {
  const rows = await readHead(path)
  const { at, layout } = headingsIn(rows)
  return { row: rows[at]?.row ?? 0, layout }
}

function mergedColumns({ rows, places }: Merged, layout: Layout, headingRow: number): MergedColumn[] {
  const [first, last] = rows
  // Only the first column of what is merged across columns has a value, and those beside it have none to take.
  const column = layout.places[places[0]]
  return column && first > headingRow && last > first ? [{ column, first, last }] : []
}
