import { stat } from 'node:fs/promises'
import type { Cells, Layout, RowMarks } from './layout.ts'
import { cellsOf, columns, headingsIn, isNote, marksOf } from './layout.ts'
import type { LeftOut } from './left-out.ts'
import { rowCounter } from './left-out.ts'
import { limits } from './limits.ts'
import type { MergedColumn } from './merged.ts'
import { apartFromEachOther } from './merged.ts'
import type { Merged } from './sheet-row.ts'
import { nothingSeen } from './sheet-row.ts'
import { readHead, readSheet } from './sheet.ts'
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
  readonly ignoredColumns: readonly string[]
}

// Names of the columns and the like.
const bytesOfRow = 400

/**
 * The rows of a file with something in them, in batches that are written together; those up to `last` are counted only,
 * since an earlier attempt has written them; at last what the file holds beside rows. Throws `UnreadableFile`, also for rows that come to more than they may.
 */
export async function* readBatches(path: string, last: number): AsyncGenerator<readonly StagedRow[] | FileSeen> {
  const most = limits.stagedAlways + limits.stagedRatio * (await stat(path)).size
  const seen = nothingSeen()
  const [hidden, notes] = [rowCounter(), rowCounter()]
  const { row: headingRow, layout } = await headingRowOf(path)
  let [count, all] = [0, 0]
  let batch: StagedRow[] = []
  let bytes = 0
  for await (const sheetRow of readSheet(path, seen)) {
    const { row } = sheetRow
    if (row <= headingRow) continue
    const cells = cellsOf(layout, sheetRow.cells) ?? (sheetRow.unclosed ? {} : undefined)
    if (!cells) continue
    if (isNote(cells) && !sheetRow.unclosed) {
      notes.add(row)
      continue
    }
    const marks = marksOf(layout, sheetRow)
    if (marks?.hidden) hidden.add(row)
    count += 1
    if (count > limits.rows) throw new UnreadableFile('file.tooManyRows', { most: limits.rows })
    const size = Object.values(cells).reduce((sum, text) => sum + Buffer.byteLength(text), bytesOfRow)
    all += size
    if (all > most) throw new UnreadableFile('file.textsTooLarge', { most })
    if (row <= last) continue
    batch.push({ row_no: row, cells, ...(marks ? { marks } : {}) })
    bytes += size
    if (batch.length < limits.batchRows && bytes < limits.batchBytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
  const { merged, sheets, hiddenPlaces } = seen
  const hiddenColumns = [...hiddenPlaces].flatMap((place) => {
    const column = layout.places[place]
    return column ? [columns[column]] : []
  })
  yield {
    merged: apartFromEachOther(merged.flatMap((one) => mergedColumns(one, layout, headingRow))),
    bytes: all,
    most,
    leftOut: { sheets, hiddenRows: hidden.found(), notes: notes.found(), hiddenColumns },
    ignoredColumns: layout.ignored,
  }
}

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
