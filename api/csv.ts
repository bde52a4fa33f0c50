/** A line of CSV for spreadsheets. No cell can become a formula: one that looks like it gets an apostrophe in front. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(safe(String(cell)))).join(',')}\r\n`
}

/** The mark by which spreadsheets know UTF-8. */
export const byteOrderMark = '\uFEFF'

const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
