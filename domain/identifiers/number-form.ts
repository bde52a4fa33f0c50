import { normalName } from './normal-form.ts'

const chineseDigits = '〇零○◯一二三四五六七八九'
const asciiDigits = '0000123456789'

/** A text with the Chinese digits that stand one for one place, 二〇二六, as ASCII digits. */
export const withAsciiDigits = (text: string) =>
  text.replace(/[〇零○◯一二三四五六七八九]/g, (sign) => asciiDigits[chineseDigits.indexOf(sign)]!)

/** What is written before a document number and is none of it: 文号： */
export const label = /^[^0-9]*(?:文号|[号书文定]:|N[OU][A-Z]*:)/i

// What parts a number, or stands around it: signs that are neither letters nor numerals, by their ranges, and the words
// that an official number has by rule or must not have (GB/T 9704-2012, 7.2.5: a year in brackets, no 第, no zeros before
// the serial, and 号 behind it).
const parting =
  /[\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E\u00A1-\u00BF\u00D7\u00F7\u2010-\u2027\u2030-\u205E\u2190-\u245F\u2500-\u2775\u2794-\u2BFF\u2E00-\u2E7F\u3001-\u3004\u3008-\u3020\u3030\u303D\u30FB第号號]+/g
const title = /^-?(?:(?:行政)?处罚决定书?|决定书)-?|-?(?:(?:行政)?处罚决定书?|决定书)-?$/g

/**
 * The form of a document number (文号) of any shape, by which two spellings of one number compare equal: as of names; of
 * what parts it, whatever brackets, marks or words those are, no more than a dash between two numbers; no zeros before
 * a number, Chinese digits as ASCII ones, and neither its label nor the title of its document. A year that stands between
 * the letters and the serial is parted from it also where nothing else does so. What stands behind the serial (-1, 之一)
 * counts. In step with `normal_number` of the migrations.
 */
export function normalNumber(text: string): string {
  const name = normalName(text)
  const form = withAsciiDigits(name)
    .replace(label, '')
    .replace(/([0-9]\)?)年+/g, '$1-')
    .replace(parting, '-')
    .replace(title, '')
    .replace(/(?<![A-Z])-?NO-?(?=[0-9])/g, '-')
    .replace(/([^0-9A-Z-](?:19|20)[0-9]{2})(?=[0-9])/, '$1-')
    .replace(/(?<![0-9])-|-(?![0-9])/g, '')
    .replace(/(?<![0-9])0+(?=[0-9])/g, '')
  return form === '' ? name : form
}
