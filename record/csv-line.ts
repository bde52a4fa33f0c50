/**
 * A line of CSV for spreadsheets. No cell can become a formula: one that looks like it gets an apostrophe in front. Texts
 * that a spreadsheet would take for numbers, and shorten, get a tab in front, which it does not show.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(typeof cell === 'number' ? String(cell) : asText(cell))).join(',')}\r\n`
}

/** The mark by which spreadsheets know UTF-8. */
export const byteOrderMark = '\uFEFF'

// More digits than a cell shows, zeros in front, and codes that read as a power of ten: 9131011500015E1234.
const looksLikeNumber = /^(?:\d{12,}|0\d+|\d+E\d+)$/i

const tab = '\t'
const asText = (text: string) => (looksLikeNumber.test(text) ? `${tab}${text}` : safe(text))

// As OWASP's page on CSV injection lists them, with the wide forms that spreadsheets of East Asian systems take for the same.
const safe = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
