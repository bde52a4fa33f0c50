import { normalCode, visible } from '../../domain/identifiers/normal-form.ts'
import type { LocalDate } from '../../domain/dates.ts'

const dayMs = 86_400_000
// Day 1 of the 1900 date system is 1900-01-01; it counts a 29 February 1900 that never was, hence the day before.
const serialZero = Date.UTC(1899, 11, 30)
// 1954 to 2119: a serial number, and never the first digits of anything else that stands in a date column.
const earliestSerial = 20_000
const latestSerial = 80_000

// The time of day that programs write behind a date. One by another clock than ours may lie on another day: it is no date.
const time = String.raw`(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\+08:?00)?|[ T]0?0:00(?::00(?:\.0+)?)?Z)?`
const marked = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})\\.?${time}$`)
const inWords = new RegExp(`^(\\d{4})(年)(\\d{1,2})月(\\d{1,2})[日号]?${time}$`)
const bare = /^(\d{4})()(\d{2})(\d{2})$/
const inNumerals =
  /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?$/

/**
 * A date as agencies write it (2026-10-13, 2026/10/13, 2026.10.13, 20261013, 2026年10月13日, 二〇二六年十月十三日), of any
 * width, with blanks or a time of day; or as a serial number. Undefined for what could be two days.
 */
export function parseDate(text: string): LocalDate | undefined {
  const plain = wholeNumber(tidy(text)).replace(/ ?([-/.年月日号]) ?/g, (found, mark: string) =>
    mark === '日' || mark === '号' ? found.trimStart() : mark,
  )
  if (/^\d{5}(\.\d+)?$/.test(plain)) {
    const serial = Math.floor(Number(plain))
    const known = serial >= earliestSerial && serial <= latestSerial
    return known ? new Date(serialZero + serial * dayMs).toISOString().slice(0, 10) : undefined
  }
  const parts = marked.exec(plain) ?? inWords.exec(plain) ?? bare.exec(plain) ?? numerals(plain)
  if (!parts) return undefined
  const date = `${parts[1]}-${parts[3]?.padStart(2, '0')}-${parts[4]?.padStart(2, '0')}`
  const instant = new Date(`${date}T00:00:00Z`)
  // A day that the month does not have would roll over into the next.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : undefined
}

const digits = '〇一二三四五六七八九'

function numerals(text: string): readonly string[] | undefined {
  const [, year, month, day] = inNumerals.exec(text) ?? []
  if (year === undefined) return undefined
  const one = (sign: string) => Math.max(digits.indexOf(sign), 0)
  const below100 = (said = '') => {
    const [tens = '', ones = ''] = said.includes('十') ? said.split('十') : ['〇', said]
    return tens.length > 1 || ones.length > 1 ? '' : String((tens === '' ? 1 : one(tens)) * 10 + one(ones))
  }
  return ['', Array.from(year, one).join(''), '', below100(month), below100(day)]
}

const codeLabel =
  /^[\p{P}\p{S}]*(?:(?:统一社会|社会)?信用代码|组织机构代码|(?:工商)?注册号|证件号码?|代码|号码|USCC)?[\p{P}\p{S}]*|[\p{P}\p{S}]+$/giu

/** A code without its label and the brackets or quotes around it, as it is compared. */
export const bareCode = (text: string): string => normalCode(visible(text).replace(codeLabel, ''))

/** A decimal number of any width, with or without commas between thousands. */
export function parseNumber(text: string): number | undefined {
  const plain = tidy(text).replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined
}

// Blanks part words here, so they stay where somebody has typed some.
const tidy = (text: string) =>
  text
    .split(/[\s\u{3000}]+/u)
    .map(visible)
    .filter(Boolean)
    .join(' ')

/** Whole numbers as programs of another kind write them, 310115.0 or 2.0261013E7, as people do; any other text as it is. */
export const wholeNumber = (text: string) =>
  /^\d+\.0+$|^\d(\.\d+)?e\+?\d{1,2}$/i.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : text

/** The parts of a list written in one cell, separated by any of the marks. */
export function parseList(text: string, marks: RegExp): string[] {
  return text
    .split(marks)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * Whether a text would be computed by a spreadsheet. A number or telephone number with its sign is none, nor Chinese words
 * behind a dash or a plus, as people write lists, unless a function, another sheet or a program is called in them.
 */
export function isFormula(text: string): boolean {
  // Wide signs count as the narrow ones, and blanks before them do not.
  const begin = visible(text).trimStart()
  if (/^[=@]/.test(begin)) return true
  // Signs alone compute nothing: people write a dash for an empty cell.
  if (!/^[+-]/.test(begin) || /^[+-]+$|^[+-][\d\s().,-]+$/.test(begin)) return false
  return !/\p{Script=Han}/u.test(begin) || /^[+-]+[=@]|[\w.]\(|\||'!|!\$?[A-Za-z]{1,3}\$?\d/.test(begin)
}

/** Whether a text holds signs that could not be decoded or printed, or is the error of a formula. */
export function isUnreadable(text: string): boolean {
  const printed = text.replace(/[\n\r\t]/g, ' ')
  return /\uFFFD|\p{Cc}/u.test(printed) || isErrorValue(text)
}

/** Whether a text is what a spreadsheet shows for a formula that has no value, whichever its release knows: #N/A, #SPILL!. */
export const isErrorValue = (text: string): boolean => /^#(N\/A|GETTING_DATA|[A-Z][A-Z0-9_/]*[!?])$/.test(text)
