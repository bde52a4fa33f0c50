import { posix } from 'node:path'
import { firstRows } from '../layout.ts'
import { limits } from '../limits.ts'
import type { NamedSheet, Seen, SheetRow } from '../sheet-row.ts'
import { nothingSeen } from '../sheet-row.ts'
import { UnreadableFile } from '../unreadable.ts'
import type { Archive } from './archive.ts'
import { openArchive } from './archive.ts'
import type { HasHeadings } from './other-sheets.ts'
import { couldBeRows, lookBelow } from './other-sheets.ts'
import type { SharedStrings } from './shared-strings.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readStyles } from './styles.ts'
import { readWorksheet } from './worksheet.ts'
import { readXml } from './xml.ts'

/**
 * The rows of the sheet of an `.xlsx` workbook that has the headings: of several the first that is shown, and where none
 * has them the first that is shown. `seen` takes what else the workbook holds. Throws `UnreadableFile`.
 */
export async function* readXlsx(
  path: string,
  hasHeadings: HasHeadings,
  seen: Seen = nothingSeen(),
): AsyncGenerator<SheetRow> {
  const archive = await openArchive(path)
  try {
    const parts = await partsOf(archive)
    const { sheet } = await chosenSheet(archive, parts, hasHeadings, seen)
    const styles = await readStyles(archive, parts.styles)
    const strings = await readSharedStrings(archive, parts.strings)
    try {
      yield* readWorksheet(archive, sheet.part, strings, seen, styles)
      await lookBelow(seen, hasHeadings, (at) => readWorksheet(archive, parts.sheets[at]!.part, strings))
    } finally {
      await strings.close()
    }
  } finally {
    archive.close()
  }
}

/** The first rows of the sheet that `readXlsx` reads. Throws `UnreadableFile`. */
export async function readXlsxHead(path: string, hasHeadings: HasHeadings, seen: Seen): Promise<readonly SheetRow[]> {
  const archive = await openArchive(path)
  try {
    return (await chosenSheet(archive, await partsOf(archive), hasHeadings, seen)).head
  } finally {
    archive.close()
  }
}

interface Sheet {
  readonly name: string
  readonly state: NamedSheet['state']
  readonly part: string
}

/** Where the parts of a workbook are, as its relationships say. */
interface Parts {
  readonly sheets: readonly Sheet[]
  readonly strings: string
  readonly styles: string
}

async function chosenSheet(archive: Archive, { sheets, strings }: Parts, hasHeadings: HasHeadings, seen: Seen) {
  const heads = await headsOf(archive, sheets, strings)
  const shown = sheets.filter(({ state }) => state === 'visible')
  const sheet = shown.find((one) => hasHeadings(heads.get(one) ?? [])) ?? shown[0] ?? sheets[0]
  if (!sheet) throw new UnreadableFile('file.notAWorkbook', { missing: 'sheet' })
  seen.sheets = sheets.map((one) => {
    const [head, read] = [heads.get(one) ?? [], one === sheet]
    const isHeaded = hasHeadings(head)
    const hasData = !read && !isHeaded && couldBeRows(head)
    return { name: one.name, state: one.state, read, hasHeadings: isHeaded, ...(hasData ? { hasData } : {}) }
  })
  return { sheet, head: heads.get(sheet) ?? [] }
}

/** The first rows of each sheet. Their texts usually are the first that are shared; those behind the last are not read. */
async function headsOf(
  archive: Archive,
  sheets: readonly Sheet[],
  shared: string,
): Promise<Map<Sheet, readonly SheetRow[]>> {
  let first = 0
  const count = (index: number) => {
    first = Math.max(first, index + 1)
    return ''
  }
  for (const { part } of sheets) await headOf(archive, part, { get: count, close: async () => undefined })
  const strings = await readSharedStrings(archive, shared, { first, bytes: limits.headingSharedBytes })
  try {
    const heads = new Map<Sheet, readonly SheetRow[]>()
    for (const sheet of sheets) heads.set(sheet, await headOf(archive, sheet.part, strings))
    return heads
  } finally {
    await strings.close()
  }
}

async function headOf(archive: Archive, part: string, strings: SharedStrings): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readWorksheet(archive, part, strings)) {
    rows.push(row)
    if (rows.length === firstRows) break
  }
  return rows
}

const usualBook = 'xl/workbook.xml'

/** The name of a part to which a relationship of another part points. */
const partAt = (target: string, of: string) =>
  target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(of), target)

async function partsOf(archive: Archive): Promise<Parts> {
  let book = usualBook
  if (!archive.has(usualBook) && archive.has('_rels/.rels'))
    await readThrough(archive, '_rels/.rels', (name, { Target, Type = '' }) => {
      if (name === 'Relationship' && Target !== undefined && Type.endsWith('/officeDocument')) book = partAt(Target, '')
    })
  const named: { name: string; state: NamedSheet['state']; id: string | undefined }[] = []
  await readThrough(archive, book, (name, attributes) => {
    if (name === 'sheet' && named.length < limits.sheets) {
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const { state } = attributes
      named.push({
        name: (attributes.name ?? '').slice(0, limits.sheetName),
        state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        id,
      })
    }
    // Serial numbers of dates would begin with another day; such files come only from old Macintosh programs.
    if (name === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? ''))
      throw new UnreadableFile('file.dates1904')
  })
  const targets = new Map<string, string>()
  const beside = { strings: partAt('sharedStrings.xml', book), styles: partAt('styles.xml', book) }
  const relations = posix.join(posix.dirname(book), '_rels', `${posix.basename(book)}.rels`)
  await readThrough(archive, relations, (name, { Id, Target, Type = '' }) => {
    // A sheet that is a chart or a dialogue has no rows.
    const isOther = /\/(chartsheet|dialogsheet|xlMacrosheet)$/.test(Type)
    if (name === 'Relationship' && Id !== undefined && Target !== undefined && !isOther)
      targets.set(Id, partAt(Target, book))
    if (Target !== undefined && Type.endsWith('/sharedStrings')) beside.strings = partAt(Target, book)
    if (Target !== undefined && Type.endsWith('/styles')) beside.styles = partAt(Target, book)
    if (targets.size > limits.archiveEntries) throw new UnreadableFile('file.tooManyParts')
  })
  const sheets = named.flatMap(({ name, state, id }) => {
    const part = targets.get(id ?? '')
    return part === undefined ? [] : [{ name, state, part }]
  })
  return { sheets, ...beside }
}

async function readThrough(
  archive: Archive,
  part: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const pieces = readXml(part, archive.read(part), { open, text: () => undefined, close: () => undefined })
  for await (const _ of pieces);
}
