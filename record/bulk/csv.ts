import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import iconv from 'iconv-lite'
import type { Encoding } from './encoding.ts'
import { detectEncoding } from './encoding.ts'
import { layoutOf } from './layout.ts'
import { limits } from './limits.ts'
import type { SheetRow } from './sheet-row.ts'
import { UnreadableFile } from './unreadable.ts'

// A piece of blank lines is as many records as it has bytes, and the parser makes them all at once.
const pieceBytes = 8 * 1024
const rowsPerTurn = 500

/**
 * The rows of a CSV file in UTF-8 or GB18030, read in pieces; the loop turns between them, however short they are. Row 1
 * is the first line; blank lines are rows too, and there are no more of both than a spreadsheet has. Throws
 * `UnreadableFile`.
 */
export async function* readCsv(path: string): AsyncGenerator<SheetRow> {
  const encoding = await detectEncoding(path)
  const parser = parse({
    bom: true,
    relax_column_count: true,
    // A quotation mark within a cell that has none around it stands for itself.
    relax_quotes: true,
    delimiter: await separatorOf(path, encoding),
    max_record_size: limits.recordCharacters,
    // Asked of each cell as it ends: the size of a record counts no empty ones, and millions of them fill the memory.
    cast: (cell, { index, records }) => {
      if (index < limits.columns) return cell
      throw new UnreadableFile('file.tooManyColumns', { row: records + 1, most: limits.columns })
    },
  })
  // Errors reach the loop below through the parser, which the pipeline destroys with them.
  pipeline(createReadStream(path, { highWaterMark: pieceBytes }), iconv.decodeStream(encoding), parser, () => undefined)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (row > limits.rowNumber) throw new UnreadableFile('file.tooManyRows', { most: limits.rowNumber })
      if (row % rowsPerTurn === 0) await setImmediate()
      const long = cells.some((cell) => cell.length > limits.cellCharacters)
      if (long) throw new UnreadableFile('file.cellTooLong', { row, most: limits.cellCharacters })
      yield { row, cells: cells.map((cell) => textOfFormula(wellFormed(cell))) }
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableFile('file.csvBroken', { row: lineOf(error) ?? row + 1, fault: error.code })
    throw error
  }
}

// The parser reads ahead of the rows that it hands on, so only it knows where it stood.
const lineOf = (error: CsvError): number | undefined => {
  const { lines } = error as { lines?: unknown }
  return typeof lines === 'number' ? lines : undefined
}

// As programs write a text that a spreadsheet must not take for a number.
const textOfFormula = (cell: string) => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell

const startBytes = 64 * 1024
const separators = [',', '\t', ';'] as const

/** What parts the cells of a file: of comma, tab and semicolon the one between the headings that we know. */
async function separatorOf(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0)
    const lines = iconv.decode(buffer.subarray(0, bytesRead), encoding).split(/\r?\n/, firstLines)
    const known = (separator: string) =>
      Math.max(...lines.map((line) => columnsIn(line.split(separator).map((cell) => cell.replaceAll('"', '')))))
    return separators.reduce((best, other) => (known(other) > known(best) ? other : best))
  } finally {
    await file.close()
  }
}

const firstLines = 20
const columnsIn = (cells: readonly string[]) => layoutOf(cells).places.filter((column) => column !== undefined).length

// GB18030 can spell halves of surrogate pairs, which neither JSON in the record nor a page can carry.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
