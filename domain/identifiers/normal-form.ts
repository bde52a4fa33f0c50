import { asciiNumeral, isChineseDigit } from './digits.ts'

// What people cannot see or do not mean: blanks, control characters, format characters, fillers and variation selectors.
// The database, which knows no properties, has the same set in ranges.
const unseen = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu

// Signs that keyboards and registers give in several shapes, behind NFKC, by the one that stands for all of them.
const shapes: readonly (readonly [like: string, signs: string])[] = [
  ['(', '〔[【〖〈《{<⟨⟪❨❲〘〚'],
  [')', '〕]】〗〉》}>⟩⟫❩❳〙〛'],
  ['·', '•‧・∙⋅.'],
  ['-', '‐‒–—―−'],
  ['"', '“”„‟«»「」『』〝〞〟'],
  ["'", '‘’‚‛‹›'],
]
const likeOf = new Map(shapes.flatMap(([like, signs]) => Array.from(signs, (sign) => [sign, like] as const)))
const anySign = new RegExp(
  `[${[...likeOf.keys()].map((sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`).join('')}]`,
  'gu',
)

/** A text with its brackets, dots, dashes and quotation marks of one shape each. */
export const withLikeSigns = (text: string) => text.replace(anySign, (sign) => likeOf.get(sign)!)

/**
 * A text by which names compare equal however they were typed or printed: Unicode's form NFKC (full and half width), no
 * blanks and format characters, brackets, dots, dashes and quotation marks of one shape, A to Z in capitals. For comparing
 * only, never shown. In step with `normal_name` of the migrations.
 */
export function normalName(text: string): string {
  return withLikeSigns(visible(text)).replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

/**
 * The form of a code (a credit code, the number of a person's document, an invitation, a check code): as of names, and
 * without the marks that part it into groups. In step with `normal_code` of the migrations.
 */
export function normalCode(text: string): string {
  return normalName(text).replace(/[-·]/g, '')
}

/** A text in Unicode's form NFKC, in which letters and digits have one width; nothing of it is left out. */
export const ofOneWidth = (text: string) => text.normalize('NFKC')

/** A text as it was meant, in form NFKC and without blanks and format characters; letters and signs stay as they are. */
export function visible(text: string): string {
  // Once more, since what stood on either side of something unseen may be one character.
  return text.normalize('NFKC').replace(unseen, '').normalize('NFKC')
}

const format = /[\p{M}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu
const dots = /[·•‧・∙⋅]/gu

// Texts of a case are made of few signs, and each is looked at often.
const plainSigns = new Map<string, string>()
const mostSigns = 20_000

/**
 * The form of one character in which numbers are looked for: NFKC, digits and numerals of any script as ASCII but for the
 * Chinese ones, which are also words, blanks, dashes and dots of one shape, and nothing for format characters and marks
 * that lie on others. Not for comparing: blanks stay.
 */
export function plainSign(sign: string): string {
  if (sign >= ' ' && sign <= '~') return sign
  const known = plainSigns.get(sign)
  if (known !== undefined) return known
  if (plainSigns.size >= mostSigns) plainSigns.clear()
  const form = formOf(sign)
  plainSigns.set(sign, form)
  return form
}

const longestForm = 6
const ownNumerals = /[\u2160-\u217b]/u

function formOf(sign: string): string {
  if (ownNumerals.test(sign)) return asciiNumeral(sign)
  const composed = sign.normalize('NFKC')
  // One sign may stand for a sentence (U+FDFA), in which there is no number.
  if (composed.length > longestForm && !/\p{N}/u.test(composed)) return sign
  return composed
    .replace(/\s/gu, ' ')
    .replace(format, '')
    .replace(/\p{Cc}/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(dots, '.')
    .replace(/(?![0-9])\p{N}/gu, (numeral) => (isChineseDigit(numeral) ? numeral : asciiNumeral(numeral)))
}

// U+2800 is a sign by its class and shows nothing; marks lie on others.
const seen = /[^\p{M}\u2800]/u

/**
 * A text without format characters, which turn the direction of what stands around it or are not seen; nothing of one that
 * has no sign which is seen, such as fillers and variation selectors alone.
 */
export const withoutFormat = (text: string) => (seen.test(visible(text)) ? text.replace(/\p{Cf}/gu, '') : '')

// Word writes a hyphen that no line is broken at as U+001E, PDFs one that ends a line as U+00AD; other controls between two
// numerals are no less there. Tabs and line breaks are blanks.
const hiddenHyphen = /(?<=\p{N}\p{Cf}*)(?=\p{Cf}*(?![\t\n\r\u0085])[\p{Cc}\u00AD])[\p{Cf}\p{Cc}]+(?=\p{N})/gu

/**
 * A name or number as it may be shown: without controls and format characters; a line break is a blank, and a hyphen between
 * two numerals that is not seen everywhere is one that is. Letters, signs and their variants stay as they are.
 */
export function shownName(text: string): string {
  return withoutFormat(text.replace(/[\t\n\r\u0085\p{Zl}\p{Zp}]+/gu, ' ').replace(hiddenHyphen, '-')).replace(
    /\p{Cc}/gu,
    '',
  )
}

/** A text with its full-width digits as ASCII ones; all else stays as it was typed. */
export const halfWidthDigits = (text: string): string =>
  text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
