import { plainSign } from './identifiers/normal-form.ts'

/** Marks around a passage that its author keeps from the public, such as a trade secret, and what is shown for it. */
export interface WithheldMarks {
  readonly open: string
  readonly close: string
  readonly shown: string
  /** Signs with which the words of the marks are written as well, each with the one of the marks. */
  readonly alike: Readonly<Record<string, string>>
}

/** A sign as it was written, and the form in which things are looked for. */
export interface Sign {
  readonly sign: string
  readonly form: string
}

/** A text as signs with their forms. */
export const signsOf = (text: string): Sign[] => Array.from(text, (sign): Sign => ({ sign, form: plainSign(sign) }))

const afterBrackets = /^[\p{Ps}\p{Pe}]|[\p{Ps}\p{Pe}]$/gu
const opens = String.raw`[\p{Ps}\p{Pi}<"'＂]`
const closes = String.raw`[\p{Pe}\p{Pf}>"']`
// Brackets that stand for nothing but the mark when nothing closes them; titles of laws and rules have others.
const pairs = ['〔〕', '[]', '【】', '〖〗', '{}', '「」', '『』', '«»', '〘〙'].map((pair) =>
  Array.from(pair, (bracket) => bracket.replace(/[[\]{}]/, String.raw`\$&`)),
)

// Round brackets and quotation marks also stand around the words in ordinary texts.
const alsoWords = /^[("'“”‘’]/u

/**
 * Makes the function that takes passages out. The marks are found with blanks in them and in brackets of any shape, since
 * people type what their keyboard has. A passage that was opened and never closed ends with the text: showing it would be
 * the worse error. Only in round brackets and quotation marks, in which the words also stand in ordinary texts, a mark
 * opens nothing that is not closed. A mark whose own bracket is left open opens as well.
 */
export function withholder({ open, close, shown, alike }: WithheldMarks): (signs: readonly Sign[]) => readonly Sign[] {
  const [opening, closing] = [open, close].map((mark) => mark.replace(afterBrackets, ''))
  const marks = new RegExp(
    `${opens}(?:${opening}|(?<close>${closing?.replace('/', String.raw`[/\\∕⁄]`)}))${closes}|` +
      pairs.map(([left, right]) => `${left}${opening}(?=[^${left}${right}]*(?:${left}|$))`).join('|'),
    'gu',
  )
  const inPlace = signsOf(shown)
  return (signs) => {
    const forms = signs.map(({ form }) => alike[form] ?? form.replaceAll(' ', ''))
    const found = [...forms.join('').matchAll(marks)]
    if (found.length === 0) return signs
    const passages: { readonly from: number; to: number }[] = []
    const lastClose = found.findLastIndex(({ groups }) => !isOpening(groups))
    let isOpen = false
    for (const [at, { index, 0: mark, groups }] of found.entries()) {
      const last = passages.at(-1)
      if (!isOpening(groups)) {
        if (isOpen && last) last.to = index + mark.length
        isOpen = false
      } else if (!isOpen) {
        isOpen = !alsoWords.test(mark) || at < lastClose
        if (isOpen) passages.push({ from: index, to: Infinity })
      }
    }
    return without(signs, forms, passages, inPlace)
  }
}

const isOpening = (groups: Readonly<Record<string, string>> | undefined) => groups?.['close'] === undefined

// Takes out what lies within the passages, which are places in the text of the forms.
function without(
  signs: readonly Sign[],
  forms: readonly string[],
  passages: readonly { readonly from: number; readonly to: number }[],
  inPlace: readonly Sign[],
): readonly Sign[] {
  const left: Sign[] = []
  let offset = 0
  let next = 0
  for (const [at, sign] of signs.entries()) {
    while (next < passages.length && passages[next]!.to <= offset) next += 1
    const passage = passages[next]
    const isWithin = passage !== undefined && offset >= passage.from
    if (isWithin && offset === passage.from && forms[at] !== '') left.push(...inPlace)
    if (!isWithin || (offset === passage.from && forms[at] === '')) left.push(sign)
    offset += forms[at]!.length
  }
  return left
}
