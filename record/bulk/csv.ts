import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import iconv from 'iconv-lite'
import type { CsvRecord } from './csv-records.ts'
import { CsvRecords } from './csv-records.ts'
import type { TextForm } from './encoding.ts'
import { detectEncoding, startOf } from './encoding.ts'
import { kept } from './kept.ts'
import { knownHeadings, separators } from './text-headings.ts'
import { limits } from './limits.ts'
import type { SheetRow } from './sheet-row.ts'
import { UnreadableFile } from './unreadable.ts'

const pieceBytes = 8 * 1024
const rowsPerTurn = 500

/**
 * The rows of a CSV file in UTF-8 or GB18030, read in pieces; the loop turns between them, however short they are. Row 1
 * is the first record; blank lines are rows too, and there are no more of both than a spreadsheet has. A row whose quotes
 * do not fit is marked. Throws `UnreadableFile`.
 */
export async function* readCsv(path: string): AsyncGenerator<SheetRow> {
  let row = 0
  for await (const record of recordsIn(path)) {
    row += 1
    if (row > limits.rowNumber) throw new UnreadableFile('file.tooManyRows', { most: limits.rowNumber })
    if (row % rowsPerTurn === 0) await setImmediate()
    yield rowOf(row, record)
  }
}

async function* recordsIn(path: string): AsyncGenerator<CsvRecord> {
  const form = await detectEncoding(path)
  const records = new CsvRecords(await separatorOf(path, form))
  const text = iconv.decodeStream(form.encoding)
  // Errors reach the loop below through the text, which the pipeline destroys with them.
  pipeline(createReadStream(path, { highWaterMark: pieceBytes, start: form.from }), text, () => undefined)
  for await (const piece of text as AsyncIterable<string>) yield* records.push(piece)
  yield* records.end()
}

function rowOf(row: number, { cells, unclosed, shifted, short }: CsvRecord): SheetRow {
  if (unclosed) return { row, cells: cells.map((cell) => kept(wellFormed(cell))), unclosed }
  const long = cells.some((cell) => cell.length > limits.cellCharacters)
  if (long) throw new UnreadableFile('file.cellTooLong', { row, most: limits.cellCharacters })
  return {
    row,
    cells: cells.map((cell) => textOfFormula(wellFormed(cell))),
    ...(shifted ? { shifted } : {}),
    ...(short ? { short } : {}),
  }
}

// As programs write a text that a spreadsheet must not take for a number.
const textOfFormula = (cell: string) => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell

// Signs of full width, which stand in sentences as well: nobody can tell those that part cells.
const wideSeparators = ['，', '；', '｜', '、']

/**
 * What parts the cells of a file: of comma, tab and semicolon the one between the headings that we know. Throws
 * `UnreadableFile` where they are parted by a sign of full width.
 */
async function separatorOf(path: string, { encoding, from }: TextForm): Promise<string> {
  const text = iconv.decode((await startOf(path)).subarray(from), encoding)
  const best = separators.reduce((one, other) => (knownHeadings(text, other) > knownHeadings(text, one) ? other : one))
  const wide = wideSeparators.find((one) => knownHeadings(text, one) > Math.max(2, knownHeadings(text, best)))
  if (wide !== undefined) throw new UnreadableFile('file.wideSeparators', { separator: wide })
  return best
}

// GB18030 can spell halves of surrogate pairs, which neither JSON in the record nor a page can carry.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
