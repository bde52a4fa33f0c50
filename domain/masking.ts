/** What must not be read in a public text, and how much of it may stay to tell it from others. */
export interface MaskingProfile {
  readonly id: string
  /** Marks around a passage that its author keeps from the public, such as a trade secret, and what is shown for it. */
  readonly withheld: { readonly open: string; readonly close: string; readonly shown: string }
  readonly patterns: readonly {
    readonly kind: string
    /** A regular expression; of what it finds only the ends stay. */
    readonly pattern: string
    readonly keepStart: number
    readonly keepEnd: number
  }[]
}

/** Makes the function that masks texts by a profile: withheld passages go, numbers of persons become asterisks. */
export function masker({ withheld, patterns }: MaskingProfile): (text: string) => string {
  const found = patterns.map(({ pattern, keepStart, keepEnd }) => ({
    expression: new RegExp(pattern, 'gu'),
    keepStart,
    keepEnd,
  }))
  return (text) =>
    found.reduce(
      (masked, { expression, keepStart, keepEnd }) =>
        masked.replace(expression, (match) => hide(match, keepStart, keepEnd)),
      asciiDigits(withhold(text, withheld)),
    )
}

// A passage that was opened and never closed ends with the text: showing it would be the worse error.
function withhold(text: string, { open, close, shown }: MaskingProfile['withheld']): string {
  const [before = '', ...passages] = text.split(open)
  return before + passages.map((passage) => shown + passage.split(close).slice(1).join(close)).join('')
}

const hide = (match: string, keepStart: number, keepEnd: number) =>
  match.replace(/[\p{L}\p{N}]/gu, (sign, at: number) => (at < keepStart || at >= match.length - keepEnd ? sign : '*'))

// Numbers typed in full-width digits say the same.
const asciiDigits = (text: string) =>
  text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
