import { posix } from 'node:path'
import { limits } from '../limits.ts'
import type { SheetRow } from '../sheet-row.ts'
import { UnreadableFile } from '../unreadable.ts'
import type { Archive } from './archive.ts'
import { openArchive } from './archive.ts'
import type { SharedStrings } from './shared-strings.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readWorksheet } from './worksheet.ts'
import { readXml } from './xml.ts'

/** The rows of the first sheet of an `.xlsx` workbook. Throws `UnreadableFile`. */
export async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const archive = await openArchive(path)
  try {
    const part = await firstSheet(archive)
    const strings = await readSharedStrings(archive)
    try {
      yield* readWorksheet(archive, part, strings)
    } finally {
      await strings.close()
    }
  } finally {
    archive.close()
  }
}

/** The cells of the first row of the first sheet; undefined when there is none. Throws `UnreadableFile`. */
export async function readXlsxHeading(path: string): Promise<readonly string[] | undefined> {
  const archive = await openArchive(path)
  try {
    const part = await firstSheet(archive)
    // Texts of the headings usually are the first that are shared; those behind the last of them are not read.
    let first = 0
    const count = (index: number) => {
      first = Math.max(first, index + 1)
      return ''
    }
    const found = await firstRow(archive, part, { get: count, close: async () => undefined })
    if (!found) return undefined
    const strings = await readSharedStrings(archive, { first, bytes: limits.headingSharedBytes })
    try {
      return (await firstRow(archive, part, strings))?.cells
    } finally {
      await strings.close()
    }
  } finally {
    archive.close()
  }
}

async function firstRow(archive: Archive, part: string, strings: SharedStrings): Promise<SheetRow | undefined> {
  for await (const row of readWorksheet(archive, part, strings)) return row
  return undefined
}

async function firstSheet(archive: Archive): Promise<string> {
  let id: string | undefined
  await readThrough(archive, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'sheet')
      id ??= attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    // Serial numbers of dates would begin with another day; such files come only from old Macintosh programs.
    if (name === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? ''))
      throw new UnreadableFile('file.dates1904')
  })
  let target: string | undefined
  await readThrough(archive, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    if (name === 'Relationship' && attributes.Id === id) target = attributes.Target
  })
  if (target === undefined) throw new UnreadableFile('file.notAWorkbook', { missing: 'sheet' })
  return target.startsWith('/') ? target.slice(1) : posix.join('xl', target)
}

async function readThrough(
  archive: Archive,
  part: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const pieces = readXml(part, archive.read(part), { open, text: () => undefined, close: () => undefined })
  for await (const _ of pieces);
}
