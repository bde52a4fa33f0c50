import type { Archive } from './archive.ts'
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

/** The numbers of the cell styles of a workbook by which a number is shown as a day. */
export async function readDayStyles(archive: Archive, part: string): Promise<ReadonlySet<number>> {
  const [formats, styles] = [new Map<number, boolean>(), new Set<number>()]
  if (!archive.has(part)) return styles
  let inCells = false
  let style = 0
  const handler = {
    open(name: string, { numFmtId = '', formatCode = '' }: Readonly<Record<string, string>>) {
      if (name === 'numFmt' && formats.size < most.formats) formats.set(Number(numFmtId), showsDay(formatCode))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(numFmtId)
      if (style < most.styles && (formats.get(id) ?? ofDays.has(id))) styles.add(style)
      style += 1
    },
    text: () => undefined,
    close(name: string) {
      if (name === 'cellXfs') inCells = false
    },
  }
  for await (const _ of readXml(part, archive.read(part), handler));
  return styles
}
