import { normalName, ofOneWidth } from './normal-form.ts'

const chineseDigits = '〇零○◯一二三四五六七八九'
const asciiDigits = '0000123456789'

/** A text with the Chinese digits that stand one for one place, 二〇二六, as ASCII digits. */
export const withAsciiDigits = (text: string) =>
  text.replace(/[〇零○◯一二三四五六七八九]/g, (sign) => asciiDigits[chineseDigits.indexOf(sign)]!)

// What follows is in step with the functions of the migrations, which know no properties of Unicode: sets are in ranges.
const every = (pattern: string) => new RegExp(pattern, 'g')

const digit = '[一二三四五六七八九]'
const formal = '壹贰貳叁參肆伍陆陸柒捌玖拾佰'
const plain = '一二二三三四五六六七八九十百'
const chinese = `〇零一二三四五六七八九十百${formal}`
const numeral = `[0-9${chinese}]`
// Signs that are neither letters nor numerals, with 第 and 号, which an official number must not have and must have.
const sign =
  '\\u0021-\\u002F\\u003A-\\u0040\\u005B-\\u005D\\u005F\\u0060\\u007B-\\u007E\\u00A1-\\u00A5\\u00A7-\\u00BF\\u00D7\\u00F7\\u2010-\\u2027\\u2030-\\u205E\\u2190-\\u245F\\u2500-\\u2775\\u2794-\\u2BFF\\u2E00-\\u2E7F\\u3001-\\u3004\\u3008-\\u3020\\u3030\\u303D\\u30FB'
const mark = `[${sign}第号^¦]`
// Blanks and hyphens that are not seen, or not always: between two numbers something stood all the same.
const unseen =
  '[\\s\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB]*'
const blank = '[\\u0009-\\u000D\\u0020\\u0085\\u1680\\u2028\\u2029]'
const hyphen = '[\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u00AD]'
const written = `[0-9○◯${chinese}]`
const hyphened = every(`(?<=${written})${unseen}${hyphen}${unseen}(?=${written})`)
const blanked = every(`(?<=${written})${unseen}${blank}${unseen}(?=${written})`)
// Numerals of a shape of their own, which form NFKC would join with the digits beside them.
const shaped =
  /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u2079\u2080-\u2089\u2150-\u215F\u2189\u2460-\u249B\u24EA\u3192-\u3195\u3220-\u3229\u3251-\u325F\u3280-\u3289\u32B1-\u32CB\u3358-\u3379\u339F-\u33AF\u33E0-\u33FE\u{1F100}-\u{1F10A}\u{1F214}\u{1F229}\u{1F22A}\u{1F241}\u{1F242}]/gu

/** What is written before a document number and is none of it, 文号：, in words that labels are made of and nothing else. */
export const label = new RegExp(
  `^(?:${mark}*(?:(?:行政|处罚|处理|决定|案件|发文|字号|书|文|案|编|号)+|(?:DOC(?:UMENT)?|CASE|DECISION)?(?:NO|NUMBER)·?):)+`,
  'i',
)
const publicity = new RegExp(`${mark}*(?:\\((?:主动|依申请|不予?)?公开\\)${mark}*)+$`)
const year = every(`(?<=${numeral}(?:${mark}|年度*)*)年度*`)
const number = every(`(?<![A-Z]${mark}*)N${mark}*O(?=${mark}*${numeral})`)
const alone = every(`(?<!${numeral}${mark}*)${mark}|${mark}(?!${mark}*${numeral})`)
const title = every('^(?:(?:行政)?处罚决定书?|决定书)+|(?:(?:行政)?处罚决定书?|决定书)+$')
const formalRead = every(
  `[${formal}](?=[第号^¦]*号|[${chinese}])|(?<=[${chinese}])[${formal}]|(?<=之${mark}*)[${formal}]`,
)
const between = `(?=${numeral})`
// Of several signs between two numbers, the one that says most.
const runs: readonly (readonly [RegExp, string])[] = [
  [every(`(?<=${numeral})${mark}*、${mark}*${between}`), '、'],
  [every(`(?<=${numeral})${mark}*-${mark}*${between}`), '-'],
  [every(`(?<=${numeral})[第号^¦]*([${sign}])${mark}*${between}`), '$1'],
  [every(`(?<=${numeral})[第^¦]*号[第号^¦]*${between}`), '号'],
  [every(`(?<=${numeral})¦*([第^])[第^¦]*${between}`), '$1'],
  [every(`(?<=${numeral})¦+${between}`), '¦'],
]
const isFree = `(?<![${chinese}0-9¦])`
const isEnded = `(?![${chinese}0-9¦])`
const tens: readonly (readonly [RegExp, string])[] = [
  [every(`${isFree}(${digit}百|)十(?=${digit}?${isEnded})`), '$1一十'],
  [every(`${isFree}(${digit}百|)(${digit})十${isEnded}`), '$1$2〇'],
  [every(`${isFree}(${digit}百|)(${digit})十(${digit})${isEnded}`), '$1$2$3'],
  [every(`${isFree}(${digit})百${isEnded}`), '$1〇〇'],
  [every(`${isFree}(${digit})百([〇零一二三四五六七八九]{2})${isEnded}`), '$1$2'],
]
const beside = every(`(?<=[0-9])(?=[${chinese}])|(?<=[${chinese}])(?=[0-9])`)
const zeros = /(?<![0-9千万])0+(?=[0-9])/g
// A list of numbers or 号 parts two numbers, and no year from its serial.
const joint = `[${sign.replace('\\u3001-\\u3004', '\\u3002-\\u3004')}第^¦]`
const behindYear = new RegExp(`(?<![0-9])((?:19|20)[0-9]{2})${joint}(?=[0-9])`)
const beforeYear = new RegExp(`(?<=${numeral})${joint}(?=(?:19|20)[0-9]{2}-[0-9])`)

const apply = (text: string, steps: readonly (readonly [RegExp, string])[]) =>
  steps.reduce((form, [pattern, by]) => form.replace(pattern, by), text)

/**
 * The form of a document number (文号) of any shape, by which two spellings of one number compare equal, and two numbers do
 * not. The form of a form is the form. What is joined and what is not: decision 0064. In step with `normal_number` of the
 * migrations.
 */
export function normalNumber(text: string): string {
  const name = normalName(ofOneWidth(text.replace(shaped, '¦$&¦')).replace(hyphened, '-').replace(blanked, '¦'))
  const bare = name
    .replace(label, '')
    .replace(publicity, '')
    .replace(/[○◯號,;]/g, (one) => (one === '號' ? '号' : /[,;]/.test(one) ? '、' : '〇'))
    .replace(year, '^')
    .replace(number, '第')
    .replace(formalRead, (numeral) => plain[formal.indexOf(numeral)]!)
    .replace(beside, '¦')
  const parted = bare.replace(alone, '')
  const form = ofOneWidth(
    withAsciiDigits(apply(apply(parted, runs), tens).replace(title, ''))
      .replace(beside, '¦')
      .replace(zeros, '')
      .replace(behindYear, '$1-')
      .replace(beforeYear, '¦'),
  )
  return form === '' ? name : form
}
