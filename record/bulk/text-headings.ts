import { firstRows, layoutOf } from './layout.ts'

/** What may part the cells of a text file. */
export const separators = [',', '\t', ';', '|'] as const

/** How many headings of ours a line among the first of a text has, its cells parted by one separator or any. */
export function knownHeadings(text: string, separator?: string): number {
  const lines = text.split(/\r\n|[\r\n]/, firstRows)
  const known = (line: string, by: string) =>
    layoutOf(line.split(by).map((cell) => cell.replaceAll('"', ''))).places.filter((column) => column !== undefined)
      .length
  const by = separator === undefined ? separators : [separator]
  return Math.max(...lines.flatMap((line) => by.map((one) => known(line, one))))
}
