import { open } from 'node:fs/promises'
import { readCsv } from './csv.ts'
import { firstRows, hasHeadings } from './layout.ts'
import type { Seen, SheetRow } from './sheet-row.ts'
import { nothingSeen } from './sheet-row.ts'
import { UnreadableFile } from './unreadable.ts'
import { readXlsx, readXlsxHead } from './xlsx/workbook.ts'

/**
 * The rows of an uploaded file, one after the other, never all at once. What it is, is told by its first bytes and not
 * by its name. `seen` takes what else the file holds. Throws `UnreadableFile`.
 */
export async function* readSheet(path: string, seen: Seen = nothingSeen()): AsyncGenerator<SheetRow> {
  yield* (await isWorkbook(path)) ? readXlsx(path, hasHeadings, seen) : readCsv(path)
}

/** The first rows of a file. Reads no further than that takes. Throws `UnreadableFile`. */
export async function readHead(path: string, seen: Seen = nothingSeen()): Promise<readonly SheetRow[]> {
  if (await isWorkbook(path)) return await readXlsxHead(path, hasHeadings, seen)
  const rows: SheetRow[] = []
  for await (const row of readCsv(path)) {
    rows.push(row)
    if (rows.length === firstRows) break
  }
  return rows
}

// What a file begins with: ZIP, the compound files of old Office programs, and pages of the web.
const zip = Buffer.from('504b0304', 'hex')
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
// No heading begins with a tag, a comment or a declaration, nor as letters and pages do that are saved in one file (.mht).
const page =
  /^\s*(?:<[a-z!?/]|(?:MIME-Version|Content-Type|Content-Location|X-UA-Compatible|From|Subject|Snapshot-Content-Location):[ \t]*\S)/i
// Papers that are text as well, so that no zero tells them.
const document = /^\s*(?:%PDF-|\{\\rtf|%!PS)/
const encrypted = Buffer.from('EncryptedPackage', 'utf16le')

async function isWorkbook(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    const start = buffer.subarray(0, bytesRead)
    if (start.subarray(0, 4).equals(zip)) return true
    if (start.subarray(0, 8).equals(compound))
      throw new UnreadableFile((await holds(path, encrypted)) ? 'file.password' : 'file.oldExcel')
    if (document.test(textOf(start))) throw new UnreadableFile('file.notASheet')
    if (page.test(textOf(start))) throw new UnreadableFile('file.webPage')
    return false
  } finally {
    await file.close()
  }
}

/** The signs of the first bytes, whatever encoding their mark says: those of pages are the same in all others. */
function textOf(start: Buffer): string {
  const [first = 0, second = 0] = start
  if (first === 0xff && second === 0xfe) return start.toString('utf16le').slice(1)
  if (first === 0xfe && second === 0xff)
    return Buffer.from(start.subarray(0, start.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1)
  // The marks of UTF-8 and of GB18030.
  return start.toString('latin1').replace(/^(?:\u00EF\u00BB\u00BF|\u00841\u00953)/, '')
}

const pieceBytes = 64 * 1024

/** Whether bytes stand anywhere in a file, which is read in pieces. */
async function holds(path: string, wanted: Buffer): Promise<boolean> {
  const file = await open(path)
  try {
    let before = Buffer.alloc(0)
    for await (const piece of file.createReadStream({ highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
      const both = Buffer.concat([before, piece])
      if (both.includes(wanted)) return true
      before = both.subarray(-wanted.length)
    }
    return false
  } finally {
    await file.close()
  }
}
