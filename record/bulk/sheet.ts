import { open } from 'node:fs/promises'
import { readCsv } from './csv.ts'
import type { SheetRow } from './sheet-row.ts'
import { readXlsx, readXlsxHeading } from './xlsx/workbook.ts'

/**
 * The rows of an uploaded file, one after the other, never all at once. What it is, is told by its first bytes and not
 * by its name. Throws `UnreadableFile`.
 */
export async function* readSheet(path: string): AsyncGenerator<SheetRow> {
  yield* (await isZip(path)) ? readXlsx(path) : readCsv(path)
}

/** The cells of a file's first row; undefined when it has none. Reads no further than that takes. Throws `UnreadableFile`. */
export async function readHeading(path: string): Promise<readonly string[] | undefined> {
  if (await isZip(path)) return await readXlsxHeading(path)
  for await (const { cells } of readCsv(path)) return cells
  return undefined
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304
  } finally {
    await file.close()
  }
}
