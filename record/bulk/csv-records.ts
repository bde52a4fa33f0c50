import { closingQuote, endOfBlanks, hasOwnQuotes, opening } from './csv-quotes.ts'
import { firstRows, hasHeadings } from './layout.ts'
import { limits } from './limits.ts'
import { UnreadableFile } from './unreadable.ts'

/**
 * The cells of one record. `unclosed`: its quotes do not fit, so it is the one line alone, parted as it stands. `shifted`: it
 * has more cells than the row of the headings; `short`: it has fewer.
 */
export interface CsvRecord {
  readonly cells: readonly string[]
  readonly unclosed?: true
  readonly shifted?: true
  readonly short?: true
}

interface Line {
  readonly text: string
  readonly end: string
}

/** How a record stands after a line: it ends there, a cell of it goes on in the next line, or its quotes do not fit. */
type Scanned = { readonly cells: readonly string[] } | 'open' | 'broken'

/**
 * Joins the lines of a text into records by its quotes (RFC 4180). Of a record that never closes, is longer than any
 * may be, has swallowed a whole row, or has a quote that could belong to the text as well as part it, the first line is a
 * record whose quotes do not fit, and the next line begins anew: one quote too many or too few costs one row, and never
 * comes into a text that was meant without. Holds no more than one record.
 */
export class CsvRecords {
  private readonly separator: string
  private rest = ''
  /** The lines of the record that is open, and how many characters they have. */
  private lines: Line[] = []
  private characters = 0
  private cells: string[] = []
  /** What stands in the quotes that are open. */
  private quoted: string | undefined
  private count = 0
  private begun = false
  /** How many cells the row of the headings has, and how many up to the last that is a heading. */
  private width: number | undefined
  private headed = 0

  constructor(separator: string) {
    this.separator = separator
  }

  /** The records that end in a piece of the text. */
  *push(piece: string): Generator<CsvRecord> {
    this.rest += this.begun ? piece : piece.replace(/^\uFEFF/, '')
    this.begun ||= piece !== ''
    let from = 0
    // What comes next may belong to a return at the end of the piece.
    for (const { 0: end, index } of this.rest.matchAll(/\r\n|\n|\r(?!$)/g)) {
      yield* this.take({ text: this.rest.slice(from, index), end })
      from = index + end.length
    }
    this.rest = this.rest.slice(from)
    if (this.rest.length <= limits.recordCharacters) return
    // Of a line without an end that has too many cells, the cells are what is to be put right.
    if (this.lines.length === 0) this.scan({ text: this.rest, end: '' })
    throw new UnreadableFile('file.csvBroken', { row: this.count + 1 })
  }

  /** The records that are left at the end of the text. */
  *end(): Generator<CsvRecord> {
    const text = this.rest.replace(/\r$/, '')
    if (this.rest !== '') yield* this.take({ text, end: '' })
    if (this.lines.length > 0) yield* this.giveUp(false)
  }

  private *take(line: Line): Generator<CsvRecord> {
    const scanned = this.scan(line)
    this.lines.push(line)
    this.characters += line.text.length + line.end.length
    if (scanned === 'open') {
      if (this.characters > limits.recordCharacters) yield* this.giveUp(true)
    } else if (scanned === 'broken' || this.hasSwallowed()) yield* this.giveUp(true)
    else yield this.record(scanned)
  }

  /**
   * The first line alone, and the others anew. That the quotes before a line are open has just come to nothing for each of
   * them, so none but the last, where `mayGoOn`, is joined to the next: every line is looked at a few times at most.
   */
  private *giveUp(mayGoOn: boolean): Generator<CsvRecord> {
    const [first, ...others] = this.lines
    if (!first) return
    this.begin()
    yield this.alone(first)
    for (const [at, line] of others.entries()) {
      if (at === others.length - 1 && mayGoOn) {
        yield* this.take(line)
        continue
      }
      const scanned = this.scan(line)
      if (typeof scanned === 'object') yield this.record(scanned)
      else {
        this.begin()
        yield this.alone(line)
      }
    }
  }

  private begin(): void {
    this.lines = []
    this.characters = 0
    this.cells = []
    this.quoted = undefined
  }

  private record({ cells }: { readonly cells: readonly string[] }): CsvRecord {
    this.begin()
    this.count += 1
    if (this.width === undefined && this.count <= firstRows && hasHeadings([{ row: 1, cells }])) {
      this.width = cells.length
      this.headed = cells.findLastIndex((cell) => cell.trim() !== '') + 1
    }
    if (this.width !== undefined && cells.length > this.width) return { cells, shifted: true }
    return cells.length < this.headed ? { cells, short: true } : { cells }
  }

  private alone({ text }: Line): CsvRecord {
    this.count += 1
    return { cells: text.split(this.separator, limits.columns), unclosed: true }
  }

  // A quote that opens in one row and another that closes below leave the rows between within a cell.
  private hasSwallowed(): boolean {
    const { width, lines } = this
    if (width === undefined || lines.length === 1) return false
    const isRow = ({ text }: Line) => text.split(this.separator).length >= width
    // What opens in the first cell has the rest of its row behind it, on its last line and on no other.
    const openedFirst = /^[ \u3000]*"/.test(lines[0]!.text)
    return openedFirst ? lines.slice(0, -1).some(isRow) : lines.slice(1).some(isRow)
  }

  private scan({ text, end }: Line): Scanned {
    for (let at = 0; ;) {
      const from = at
      if (this.quoted === undefined) {
        opening.lastIndex = at
        if (opening.test(text)) {
          this.quoted = ''
          at = opening.lastIndex
        }
      }
      let cell: string | undefined
      if (this.quoted !== undefined) {
        const close = closingQuote(text, at)
        this.quoted += text.slice(at, close).replaceAll('""', '"')
        if (close === undefined) {
          this.quoted += end
          return 'open'
        }
        cell = this.quoted
        this.quoted = undefined
        at = endOfBlanks(text, close + 1)
        if (at < text.length && !text.startsWith(this.separator, at)) {
          // Somebody has begun a cell with a word in quotes, and no program has quoted the cell.
          if (this.lines.length > 0 || cell.includes(this.separator)) return 'broken'
          cell = undefined
          at = from
        }
      }
      if (this.cells.length >= limits.columns) {
        if (this.lines.length > 0) return 'broken'
        throw new UnreadableFile('file.tooManyColumns', { row: this.count + 1, most: limits.columns })
      }
      const next = text.indexOf(this.separator, at)
      const plain = text.slice(at, next < 0 ? undefined : next)
      if (cell === undefined && !hasOwnQuotes(plain)) return 'broken'
      this.cells.push(cell ?? plain)
      if (next < 0) return { cells: this.cells }
      at = next + this.separator.length
    }
  }
}
