import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a workbook: its name and its text. */
export type Part = readonly [name: string, text: string | Buffer]

/** A ZIP archive. `lie` changes the size that the directory states for each part. */
export function zip(parts: readonly Part[], lie: (bytes: number) => number = (bytes) => bytes): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of parts) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(lie(bytes.length), 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  )
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end])
}

const workbookPart =
  '<workbook><workbookPr/><sheets><sheet name="名单发起" sheetId="1" r:id="rId1"/></sheets></workbook>'
const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'

/** The parts of a workbook with one sheet, of which the caller writes the rows. */
export function workbookParts(rows: string, more: readonly Part[] = []): Part[] {
  return [
    ['xl/workbook.xml', workbookPart],
    ['xl/_rels/workbook.xml.rels', relations],
    ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`],
    ...more,
  ]
}

/** A row of cells with their texts in place, as many programs write them. */
export function inlineRow(row: number, texts: readonly string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`)
  return `<row r="${row}">${cells.join('')}</row>`
}

/** Rows of texts and the part they share them in, as Excel writes them. */
export function sharedRows(rows: readonly (readonly string[])[]): { rows: string; part: Part } {
  const numbers = new Map<string, number>()
  const cell = (text: string, at: number, row: number) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return `<c r="${String.fromCharCode(65 + at)}${row}" t="s"><v>${number}</v></c>`
  }
  const lines = rows.map(
    (texts, at) => `<row r="${at + 1}">${texts.map((text, c) => cell(text, c, at + 1)).join('')}</row>`,
  )
  const texts = [...numbers.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`)
  return { rows: lines.join(''), part: ['xl/sharedStrings.xml', `<sst>${texts.join('')}</sst>`] }
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A sheet of a workbook with several: its rows as XML, and what stands before and behind them in the part. */
export interface SheetPart {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: string
  readonly before?: string
  readonly behind?: string
}

/** A workbook of several sheets, in their order. */
export function workbookOf(sheets: readonly SheetPart[], more: readonly Part[] = []): Buffer {
  const named = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escape(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  const related = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
  return zip([
    ['xl/workbook.xml', `<workbook><sheets>${named.join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${related.join('')}</Relationships>`],
    ...sheets.map(({ rows, before = '', behind = '' }, at): Part => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<worksheet>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`,
    ]),
    ...more,
  ])
}

/** What a cell holds: a text, a number as it is written, or a cell in its own XML. */
export type TypedCell = string | { readonly n: string } | { readonly xml: string }

/** A row of cells of any type; `attributes` go into its tag. */
export function typedRow(row: number, cells: readonly TypedCell[], attributes = ''): string {
  const written = cells.map((cell, at) => {
    const place = `${letters(at)}${row}`
    if (typeof cell === 'string')
      return cell === '' ? '' : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`
    return 'n' in cell ? `<c r="${place}"><v>${cell.n}</v></c>` : cell.xml.replace('<c', `<c r="${place}"`)
  })
  return `<row r="${row}" ${attributes}>${written.join('')}</row>`
}

const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
