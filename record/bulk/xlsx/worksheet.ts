import { limits } from '../limits.ts'
import { kept } from '../kept.ts'
import type { Merged, Seen, SheetRow } from '../sheet-row.ts'
import { nothingSeen } from '../sheet-row.ts'
import { UnreadableFile } from '../unreadable.ts'
import { isErrorValue } from '../values.ts'
import { unescaped } from './escapes.ts'
import { shownDay, shownNumber } from './numbers.ts'
import { withFormat } from './quantities.ts'
import { Sight } from './sight.ts'
import type { Styles } from './styles.ts'
import { plainStyles, showsNothing } from './styles.ts'
import type { Archive } from './archive.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { XmlHandler } from './xml.ts'
import { readXml } from './xml.ts'

/**
 * The rows of one sheet, handed on piece by piece as they are unpacked; `seen` takes what stands beside them. `styles`: how
 * cells are shown.
 */
export async function* readWorksheet(
  archive: Archive,
  part: string,
  strings: SharedStrings,
  seen: Seen = nothingSeen(),
  styles: Styles = plainStyles,
): AsyncGenerator<SheetRow> {
  const rows = new RowReader(strings, seen, styles)
  for await (const _ of readXml(part, archive.read(part), rows)) yield* rows.take()
}

// As a program writes a text that must not be taken for a number.
const textAsFormula = /^="((?:[^"]|"")*)"$/

/**
 * Gathers rows from tags. A formula becomes its text with a leading `=`, whatever value was last computed for it; one that
 * is nothing but a text is that text.
 */
class RowReader implements XmlHandler {
  private readonly strings: SharedStrings
  private readonly seen: Seen
  private readonly styles: Styles
  private readonly sight: Sight
  private rows: SheetRow[] = []
  private row = 0
  private cells: string[] = []
  private numbers: number[] = []
  private unseen: number[] = []
  private hidden = false
  private place = 0
  private type = ''
  private style = 0
  private value = ''
  private formula: string | undefined
  private reading: 'value' | 'formula' | undefined
  private phonetic = false
  private cellsOfRow = 0
  private described = 0

  constructor(strings: SharedStrings, seen: Seen, styles: Styles) {
    this.strings = strings
    this.seen = seen
    this.styles = styles
    this.sight = new Sight(seen.hiddenPlaces)
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
      this.numbers = []
      this.unseen = []
      this.hidden = this.sight.hidesRow(attributes)
      this.place = -1
      this.cellsOfRow = 0
    } else if (name === 'c') {
      this.place = attributes.r === undefined ? this.place + 1 : columnOf(attributes.r)
      this.cellsOfRow += 1
      if (this.cellsOfRow > limits.columnNumber || this.place < 0) throw this.tooManyColumns(limits.columnNumber)
      this.type = attributes.t ?? 'n'
      this.style = Number(attributes.s ?? 0)
      this.value = ''
      this.formula = undefined
    } else if (name === 'f') {
      this.formula = '='
      this.reading = 'formula'
    } else if (name === 'rPh') {
      this.phonetic = true
    } else if (name === 'sheetFormatPr') {
      this.sight.takeSheet(attributes)
    } else if (name === 'col') {
      this.takeColumns(attributes)
    } else if (name === 'mergeCell' && this.seen.merged.length < limits.merged) {
      const merged = mergedIn(attributes.ref ?? '')
      if (merged) this.seen.merged.push(merged)
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
    if (name === 'c') this.takeCell()
    if (name === 'row') {
      const { row, cells, numbers, unseen, hidden } = this
      this.rows.push({
        row,
        cells,
        ...(numbers.length > 0 ? { numbers } : {}),
        ...(unseen.length > 0 ? { unseen } : {}),
        ...(hidden ? { hidden } : {}),
      })
    }
  }

  // What a file says of its columns is counted against the places that there are, so that none of its numbers is a loop's.
  private takeColumns(attributes: Readonly<Record<string, string>>): void {
    this.described += 1
    if (this.described > limits.columnNumber) throw this.tooManyColumns(limits.columnNumber)
    this.sight.takeColumns(attributes)
  }

  private tooManyColumns(most: number): UnreadableFile {
    // Columns are described above the first row.
    return new UnreadableFile('file.tooManyColumns', { row: Math.max(1, this.row), most })
  }

  private takeCell(): void {
    const formula = this.formula === undefined ? undefined : textAsFormula.exec(this.formula)
    const shown = formula ? (formula[1] ?? '').replaceAll('""', '"') : (this.formula ?? this.shown())
    // Programs format whole rows: cells with nothing in them count nowhere.
    if (this.place >= limits.columns && shown === '') return
    if (this.place >= limits.columns) throw this.tooManyColumns(limits.columns)
    while (this.cells.length < this.place) this.cells.push('')
    this.cells[this.place] = kept(shown)
    if (typed.has(this.type) && this.formula === undefined && shown !== '') this.numbers.push(this.place)
    if (shown.trim() !== '' && showsNothing(this.styles.blank.get(this.style), this.type, this.value))
      this.unseen.push(this.place)
  }

  private shownNumber(): string {
    if (this.styles.days.has(this.style)) return shownDay(this.value)
    const amounts = this.styles.amounts.get(this.style)
    const number = shownNumber(this.value)
    return amounts ? withFormat(number, amounts.format, amounts.quantities) : number
  }

  private shown(): string {
    if (this.type === 's' && this.value !== '') return this.strings.get(Number(this.value))
    if (this.type === 'b' && this.value !== '') return this.value === '1' ? 'TRUE' : 'FALSE'
    if (this.type === 'n') return this.shownNumber()
    if (this.type === 'd') return this.value.replace(/T00:00(:00(\.0+)?)?Z?$/, '')
    const text = unescaped(this.value)
    return this.type === 'e' && text !== '' && !isErrorValue(text) ? '#ERROR!' : text
  }
}

// Numbers, truths and days, which are no texts.
const typed: ReadonlySet<string> = new Set(['n', 'b', 'd'])

function mergedIn(ref: string): Merged | undefined {
  const [, from, top, to, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? []
  if (from === undefined || to === undefined) return undefined
  return { rows: [Number(top), Number(bottom)], places: [columnOf(from), columnOf(to)] }
}

/** The place of a cell from its name: `A7` is 0, `AA7` is 26. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
