import { readSheet } from './sheet.ts'

/**
 * Whether the rows of a text file end with the same cell, all of them, so that a program has left out the empty cells behind
 * it: there are two at least, each has as many cells as the others, and none of them writes an empty cell at its end. Else a
 * row with fewer cells than headings may have been broken off, by a line break in a text or at the end of the file.
 * Throws `UnreadableFile`.
 */
export async function endAlike(path: string, headingRow: number): Promise<boolean> {
  let [count, width] = [0, 0]
  for await (const { row, cells, unclosed } of readSheet(path)) {
    if (row <= headingRow || cells.every((cell) => cell.trim() === '')) continue
    count += 1
    if (count === 1) width = cells.length
    if (unclosed || cells.length !== width || cells.at(-1)?.trim() === '') return false
  }
  return count > 1
}
