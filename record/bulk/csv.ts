import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { detectEncoding } from './encoding.ts'
import { limits } from './limits.ts'
import type { SheetRow } from './sheet-row.ts'
import { UnreadableFile } from './unreadable.ts'

/** The rows of a CSV file in UTF-8 or GB18030, read in pieces. Row 1 is the first line. */
export async function* readCsv(path: string): AsyncGenerator<SheetRow> {
  const encoding = await detectEncoding(path)
  const parser = parse({
    bom: true,
    relax_column_count: true,
    max_record_size: limits.recordCharacters,
  })
  // Errors reach the loop below through the parser, which the pipeline destroys with them.
  pipeline(createReadStream(path), iconv.decodeStream(encoding), parser, () => undefined)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (cells.length > limits.columns) throw new UnreadableFile('file.tooManyColumns', { row, most: limits.columns })
      const long = cells.some((cell) => cell.length > limits.cellCharacters)
      if (long) throw new UnreadableFile('file.cellTooLong', { row, most: limits.cellCharacters })
      yield { row, cells: cells.map(wellFormed) }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('file.csvBroken', { row: row + 1, fault: error.code })
    throw error
  }
}

// GB18030 can spell halves of surrogate pairs, which neither JSON in the record nor a page can carry.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
