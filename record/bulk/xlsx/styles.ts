import type { Archive } from './archive.ts'
import type { Quantities } from './quantities.ts'
import { quantitiesOf } from './quantities.ts'
import { readXml } from './xml.ts'

// Formats of days that a workbook does not write down (ECMA-376, 18.8.30, with those of Chinese, Japanese and Korean).
const ofDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

// A spreadsheet has no more of either, nor longer ones.
const most = { styles: 65_490, formats: 10_000, characters: 255 }

/** Whether a format of its own shows a day: what stands in quotes, behind a backslash or in brackets is no sign of it. */
const showsDay = (format: string) =>
  /[yd]/i.test(
    format
      .slice(0, most.characters)
      .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
      .replace(/general/gi, ''),
  )

/** Whether a section of a format shows something: colours, conditions, widths and fillings alone do not. */
const showsSomething = (section: string) =>
  section.replace(/\[[^\]]*\]|_.|\*.|"\s*"|\\\s|\s/g, '') !== '' || section === 'General'

const sectionsOf = (format: string): readonly string[] =>
  format.slice(0, most.characters).match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=^|;)(?=;|$)/g) ?? []

/**
 * Whether a format shows each kind of value. Sections are those of numbers above zero, below zero, zero, and of texts (ECMA-376,
 * 18.8.31); texts are shown where the format says nothing of them.
 */
function shownBy(format: string): Shows {
  const [first = true, below = first, zero = first, text = true] = sectionsOf(format).map(showsSomething)
  return { above: first, below, zero, text }
}

/** Which values a style shows at all. */
interface Shows {
  readonly above: boolean
  readonly below: boolean
  readonly zero: boolean
  readonly text: boolean
}

/** A format, and what it makes of numbers. */
interface Amounts {
  readonly format: string
  readonly quantities: Quantities
}

/**
 * What the cell styles of a workbook do, by their numbers: those of days, those that show nothing of some values, and those
 * that show another quantity than the cell holds.
 */
export interface Styles {
  readonly days: ReadonlySet<number>
  readonly blank: ReadonlyMap<number, Shows>
  readonly amounts: ReadonlyMap<number, Amounts>
}

const amountsOf = (format: string): Amounts | undefined => {
  const quantities = quantitiesOf(sectionsOf(format))
  return quantities && { format: format.slice(0, most.characters), quantities }
}

// Of the formats that a workbook does not write down (ECMA-376, 18.8.30) these two are of hundredths.
const ofHundredths = new Map([9, 10].map((id) => [id, amountsOf('0%')!]))

/** Styles that change nothing. */
export const plainStyles: Styles = { days: new Set(), blank: new Map(), amounts: new Map() }

/** The cell styles of a workbook by which a number is shown as a day, or nothing is shown. */
export async function readStyles(archive: Archive, part: string): Promise<Styles> {
  if (!archive.has(part)) return plainStyles
  const [formats, hiding] = [new Map<number, boolean>(), new Map<number, Shows>()]
  const [days, blank] = [new Set<number>(), new Map<number, Shows>()]
  const [changing, amounts] = [new Map(ofHundredths), new Map<number, Amounts>()]
  let inCells = false
  let style = 0
  const handler = {
    open(name: string, { numFmtId = '', formatCode = '' }: Readonly<Record<string, string>>) {
      if (name === 'numFmt' && formats.size < most.formats) {
        formats.set(Number(numFmtId), showsDay(formatCode))
        const shown = shownBy(formatCode)
        if (!Object.values(shown).every(Boolean)) hiding.set(Number(numFmtId), shown)
        const made = amountsOf(formatCode)
        if (made) changing.set(Number(numFmtId), made)
        else changing.delete(Number(numFmtId))
      }
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(numFmtId)
      const hides = hiding.get(id)
      if (style < most.styles && (formats.get(id) ?? ofDays.has(id))) days.add(style)
      if (style < most.styles && hides) blank.set(style, hides)
      const made = changing.get(id)
      if (style < most.styles && made && !days.has(style)) amounts.set(style, made)
      style += 1
    },
    text: () => undefined,
    close(name: string) {
      if (name === 'cellXfs') inCells = false
    },
  }
  for await (const _ of readXml(part, archive.read(part), handler));
  return { days, blank, amounts }
}

/** Whether a style shows nothing of a cell of a type (ECMA-376, 18.18.11) with a value, as it is written. */
export function showsNothing(shows: Shows | undefined, type: string, value: string): boolean {
  if (!shows || type === 'b' || type === 'e') return false
  if (type !== 'n') return !shows.text
  const number = Number(value)
  return !(number > 0 ? shows.above : number < 0 ? shows.below : shows.zero)
}
