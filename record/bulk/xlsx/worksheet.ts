import { limits } from '../limits.ts'
import { kept } from '../kept.ts'
import type { SheetRow } from '../sheet-row.ts'
import { UnreadableFile } from '../unreadable.ts'
import type { Archive } from './archive.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { XmlHandler } from './xml.ts'
import { readXml } from './xml.ts'

/** The rows of one sheet, handed on piece by piece as they are unpacked. */
export async function* readWorksheet(archive: Archive, part: string, strings: SharedStrings): AsyncGenerator<SheetRow> {
  const rows = new RowReader(strings)
  for await (const _ of readXml(part, archive.read(part), rows)) yield* rows.take()
}

/** Gathers rows from tags. A formula becomes its text with a leading `=`, whatever value was last computed for it. */
class RowReader implements XmlHandler {
  private readonly strings: SharedStrings
  private rows: SheetRow[] = []
  private row = 0
  private cells: string[] = []
  private place = 0
  private type = ''
  private value = ''
  private formula: string | undefined
  private reading: 'value' | 'formula' | undefined
  private phonetic = false

  constructor(strings: SharedStrings) {
    this.strings = strings
  }

  take(): SheetRow[] {
    const taken = this.rows
    this.rows = []
    return taken
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const row = attributes.r === undefined ? this.row + 1 : Number(attributes.r)
      if (!Number.isInteger(row) || row <= this.row || row > limits.rowNumber)
        throw new UnreadableFile('file.rowsOutOfOrder', { row: attributes.r })
      this.row = row
      this.cells = []
      this.place = -1
    } else if (name === 'c') {
      this.place = attributes.r === undefined ? this.place + 1 : columnOf(attributes.r)
      if (this.place >= limits.columns) {
        throw new UnreadableFile('file.tooManyColumns', { row: this.row, most: limits.columns })
      }
      this.type = attributes.t ?? 'n'
      this.value = ''
      this.formula = undefined
    } else if (name === 'f') {
      this.formula = '='
      this.reading = 'formula'
    } else if (name === 'rPh') {
      this.phonetic = true
    } else if (name === 'v' || (name === 't' && !this.phonetic)) {
      this.reading = 'value'
    }
  }

  text(text: string): void {
    if (this.reading === 'value') this.value += text
    if (this.reading === 'formula') this.formula += text
    if (this.value.length > limits.cellCharacters || (this.formula?.length ?? 0) > limits.cellCharacters) {
      throw new UnreadableFile('file.cellTooLong', { row: this.row, most: limits.cellCharacters })
    }
  }

  close(name: string): void {
    this.reading = undefined
    if (name === 'rPh') this.phonetic = false
    if (name === 'c') {
      while (this.cells.length < this.place) this.cells.push('')
      this.cells[this.place] = kept(this.formula ?? this.shown())
    }
    if (name === 'row') this.rows.push({ row: this.row, cells: this.cells })
  }

  private shown(): string {
    if (this.type === 's' && this.value !== '') return this.strings.get(Number(this.value))
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE'
    return this.value
  }
}

/** The place of a cell from its name: `A7` is 0, `AA7` is 26. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
