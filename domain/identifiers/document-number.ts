import { visible, withLikeSigns } from './normal-form.ts'
import { label, withAsciiDigits } from './number-form.ts'

/** A document number (文号) taken apart, for example 沪监罚〔2026〕11001号. */
export interface DocumentNumber {
  /** Abbreviation of the issuing organ and the kind of document, for example 沪监罚. */
  readonly organ: string
  readonly year: number
  readonly serial: number
}

/** What stands before and after the serial of a document number, with the official tortoise-shell brackets (六角括号). */
export const aroundSerial = ({ organ, year }: Omit<DocumentNumber, 'serial'>) => ({
  before: `${organ}〔${year}〕`,
  after: '号',
})

/** Writes a document number. */
export function formatDocumentNumber({ serial, ...series }: DocumentNumber): string {
  const { before, after } = aroundSerial(series)
  return `${before}${serial}${after}`
}

const quoted = /["']/g
const ending = /[\p{P}\p{S}]+$/u
const organ = String.raw`((?:[\p{Script=Han}A-Za-z]|(?<=.)\(\p{Script=Han}+\))+?)`
const serial = String.raw`第?0*([1-9]\d{0,14})`
const withBrackets = new RegExp(`^${organ}\\((\\d{4})年?\\)-?${serial}[号號]?$`, 'u')
// Without brackets, a name with a day behind it looks the same but for 号.
const without = new RegExp(`^${organ}-?((?:19|20)\\d{2})[年-]?${serial}[号號]$`, 'u')

const read = (text: string) => withBrackets.exec(text) ?? without.exec(text)

/**
 * Reads a document number, whatever brackets and digits were typed, with blanks or zeros before the serial, with or without
 * 号 and with what people leave around it; undefined for a text of another shape. Organs may have brackets of their own,
 * 沪（浦）监罚. Whether two numbers are one is told by `normalNumber`, which takes every shape.
 */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const plain = withLikeSigns(visible(text)).replace(quoted, '').replace(label, '').replace(ending, '')
  const found = read(plain) ?? read(withAsciiDigits(plain))
  return found
    ? { organ: found[1]!.replaceAll('(', '（').replaceAll(')', '）'), year: Number(found[2]), serial: Number(found[3]) }
    : undefined
}
