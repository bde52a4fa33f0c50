import { hasHeadings } from './layout.ts'
import { limits } from './limits.ts'
import { UnreadableFile } from './unreadable.ts'

/** The cells of one record. `unclosed`: its quotes do not fit, so it is the one line alone, parted as it stands. */
export interface CsvRecord {
  readonly cells: readonly string[]
  readonly unclosed?: true
}

interface Line {
  readonly text: string
  readonly end: string
}

/** How a record stands after a line: it ends there, a cell of it goes on in the next line, or its quotes do not fit. */
type Scanned = { readonly cells: readonly string[] } | 'open' | 'broken'

const firstRecords = 20

/**
 * Joins the lines of a text into records by its quotes (RFC 4180). Of a record that never closes, is longer than any
 * may be, closes where no cell ends, or has swallowed a whole row, the first line is a record whose quotes do not fit, and
 * the next line begins anew: one quote that somebody has forgotten costs one row. Holds no more than one record.
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
  /** How many cells the row of the headings has. */
  private width: number | undefined

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
    if (this.width === undefined && this.count <= firstRecords && hasHeadings([{ row: 1, cells }]))
      this.width = cells.length
    return { cells }
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
    const openedFirst = lines[0]?.text.startsWith('"')
    return lines.slice(1, openedFirst ? -1 : undefined).some(isRow)
  }

  private scan({ text, end }: Line): Scanned {
    for (let at = 0; ;) {
      if (this.quoted === undefined && text[at] === '"') {
        this.quoted = ''
        at += 1
      }
      let cell = ''
      if (this.quoted !== undefined) {
        const close = closingQuote(text, at)
        this.quoted += text.slice(at, close).replaceAll('""', '"')
        if (close === undefined) {
          this.quoted += end
          return 'open'
        }
        at = close + 1
        cell = this.quoted
        this.quoted = undefined
        if (at < text.length && !text.startsWith(this.separator, at)) {
          // Somebody has begun a cell with a word in quotes, and no program has quoted the cell.
          if (this.lines.length > 0 || cell.includes(this.separator)) return 'broken'
          cell = `"${cell}"`
        }
      }
      if (this.cells.length >= limits.columns) {
        if (this.lines.length > 0) return 'broken'
        throw new UnreadableFile('file.tooManyColumns', { row: this.count + 1, most: limits.columns })
      }
      const next = text.indexOf(this.separator, at)
      this.cells.push(cell + text.slice(at, next < 0 ? undefined : next))
      if (next < 0) return { cells: this.cells }
      at = next + this.separator.length
    }
  }
}

/** Where the quotes end that are open at a place of a line; of two quotes together neither ends them. */
function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return undefined
}
