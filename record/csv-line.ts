import { visible } from '../domain/identifiers/normal-form.ts'

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

// What a spreadsheet would take for a day, a time, a part, a sum of money or a number below zero: 1-2, 3/4, 12月1日, 1:30, 5%,
// (5), 1.10. Days in full are days.
const looksLikeOther =
  /^(?:\d{1,4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]?)?|\d{1,2}[:时]\d{1,2}.*|\d+\/\d+|[\d,.]+%|\([\d,.]+\)|[¥$€£][\d,.]+|\d*\.\d*0|\d{1,3}(?:,\d{3})+|\d{0,4}[-/.]?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*[-/.]?\d{0,4}|[\d.]+E[+-]?\d+)$/i

const tab = '\t'
const isText = (text: string) => {
  const plain = visible(text)
  return looksLikeNumber.test(plain) || (looksLikeOther.test(plain) && /\d/.test(plain))
}
const asText = (text: string) => (isText(text) && !trigger.test(text) ? `${tab}${text}` : safe(text))

// As OWASP's page on CSV injection lists them, with the wide forms that spreadsheets of East Asian systems take for the same.
const trigger = /^[=+\-@\t\r\n＝＋－＠]/
const safe = (text: string) => (trigger.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
