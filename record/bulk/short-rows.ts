import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { readSheet } from './sheet.ts'

// Excel writes a text file in blocks of so many rows of the sheet, the first row in the first, and leaves out the cells behind
// the last one that is filled in each block.
const rowsOfBlock = 16

/**
 * Whether the rows of a text file end as a program leaves out the empty cells behind them, so that nothing was broken off:
 * all with the same cell (two rows at least, each with as many cells as the others, and none with an empty cell at its
 * end), or in each of Excel's blocks at the last cell that is filled in it, up to a last line that ends. Else a row with
 * fewer cells than headings may have been broken off, by a line break in a text or at the end of the file.
 * Throws `UnreadableFile`.
 */
export async function endAlike(path: string, headingRow: number): Promise<boolean> {
  const [rows, blocks] = [new RowsAlike(), new BlocksAlike()]
  for await (const { row, cells, unclosed } of readSheet(path)) {
    const isBlank = cells.every((cell) => cell.trim() === '')
    if (isBlank && cells.length <= 1) continue
    if (unclosed) return false
    blocks.take(row, cells)
    if (row > headingRow && !isBlank) rows.take(cells)
    if (!rows.mayBe && !blocks.mayBe) return false
  }
  return rows.areAlike || (blocks.areAlike && endsItsLastLine(path))
}

class RowsAlike {
  #width: number | undefined
  #count = 0
  mayBe = true

  take(cells: readonly string[]): void {
    this.#count += 1
    this.#width ??= cells.length
    if (cells.length !== this.#width || cells.at(-1)?.trim() === '') this.mayBe = false
  }

  get areAlike(): boolean {
    return this.mayBe && this.#count > 1
  }
}

class BlocksAlike {
  #block = -1
  #width = 0
  // Of the block at hand: the last cell of its rows is filled in one of them.
  #isFilled = true
  mayBe = true

  take(row: number, cells: readonly string[]): void {
    const block = Math.floor((row - 1) / rowsOfBlock)
    if (block !== this.#block) {
      if (!this.#isFilled) this.mayBe = false
      this.#block = block
      this.#width = cells.length
      this.#isFilled = false
    }
    if (cells.length !== this.#width) this.mayBe = false
    if (cells.at(-1)?.trim() !== '') this.#isFilled = true
  }

  get areAlike(): boolean {
    return this.mayBe && this.#isFilled && this.#block > 0
  }
}

/** Whether the last line of a file ends, in whatever encoding: one that was cut off does not. */
function endsItsLastLine(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const last = Buffer.alloc(2)
    const count = readSync(file, last, 0, 2, Math.max(0, fstatSync(file).size - 2))
    return last.subarray(0, count).includes(0x0a)
  } finally {
    closeSync(file)
  }
}
