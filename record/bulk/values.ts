import type { LocalDate } from '../../domain/dates.ts'

const dayMs = 86_400_000
// Day 1 of the 1900 date system is 1900-01-01; it counts a 29 February 1900 that never was, hence the day before.
const serialZero = Date.UTC(1899, 11, 30)
// 1954 to 2119: a serial number, and never the first digits of anything else that stands in a date column.
const earliestSerial = 20_000
const latestSerial = 80_000

/** A date as agencies write it (2026-10-13, 2026/10/13, 2026.10.13, 20261013, 2026年10月13日) or as a serial number. */
export function parseDate(text: string): LocalDate | undefined {
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text))
    const known = serial >= earliestSerial && serial <= latestSerial
    return known ? new Date(serialZero + serial * dayMs).toISOString().slice(0, 10) : undefined
  }
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (!parts) return undefined
  const date = `${parts[1]}-${parts[3]?.padStart(2, '0')}-${parts[4]?.padStart(2, '0')}`
  const instant = new Date(`${date}T00:00:00Z`)
  // A day that the month does not have would roll over into the next.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : undefined
}

/** A decimal number, with or without commas between thousands. */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/(?<=\d)[,，](?=\d{3}(\D|$))/g, '')
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined
}

/** The parts of a list written in one cell, separated by any of the marks. */
export function parseList(text: string, marks: RegExp): string[] {
  return text
    .split(marks)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Whether a text would be computed by a spreadsheet; a number or telephone number with its sign is none. */
export function isFormula(text: string): boolean {
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,-]+$/.test(text))
}

/** Whether a text holds signs that could not be decoded or printed, or is the error of a formula. */
export function isUnreadable(text: string): boolean {
  const printed = text.replace(/[\n\r\t]/g, ' ')
  return /\uFFFD|\p{Cc}/u.test(printed) || /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(text)
}
