/** What a number format makes of a number beside its digits (ECMA-376, 18.8.31). */
interface Quantity {
  /** It shows another number than the cell holds: hundredths, thousands, or digits and points that it has put in. */
  readonly scales: boolean
  /** The words and currencies that it writes around the number. */
  readonly unit: string
}

// What stands in quotes, behind a backslash or a `!` (as Chinese spreadsheets write it), and the sign of a currency.
const piece = /"([^"]*)"|[\\!](.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([\s\S])/gu

const own = new Set(['¥', '￥'])

/** What one section of a format makes of a number; undefined where it shows the number as it is. */
function quantityOf(section: string): Quantity | undefined {
  // Placeholders, points and commas, with `L` for a digit or a point that is put in as a text.
  let bones = ''
  let unit = ''
  for (const [, quoted, escaped, currency, plain] of section.replace(/general|G\/通用格式/gi, '0').matchAll(piece)) {
    const text = quoted ?? escaped ?? currency ?? ''
    bones += text.replace(/[^\d.．]/gu, '').replace(/[\s\S]/gu, 'L')
    unit += text
    if (plain === undefined) continue
    if (/[0#?.,%‰/]/.test(plain)) bones += plain
    // The exponent of a number (0.00E+00) is no word.
    else if (/[1-9]/.test(plain)) bones += 'L'
    else if (!/[eE]/.test(plain)) unit += plain
  }
  const words = Array.from(unit)
    .filter((sign) => /[\p{L}\p{Sc}\p{So}]/u.test(sign) && !own.has(sign))
    .join('')
  const isFraction = bones.includes('/')
  const scales = /[%‰]/.test(bones) || /[0#?],+(?![0#?,])/.test(bones) || (!isFraction && /L[0#?]|[0#?]L+$/.test(bones))
  return scales || words !== '' ? { scales, unit: words } : undefined
}

/** What a format makes of numbers above zero, below zero and of zero; undefined where it shows all of them as they are. */
export type Quantities = Readonly<Record<'above' | 'below' | 'zero', Quantity | undefined>>

/** What a format makes of numbers by its sections, of which conditions may choose among all. */
export function quantitiesOf(sections: readonly string[]): Quantities | undefined {
  const [first, second, third] = sections.slice(0, 3).map(quantityOf)
  const hasCondition = sections.some((section) => /\[[<>=]/.test(section))
  const any = first ?? second ?? third
  if (any === undefined) return undefined
  if (hasCondition) return { above: any, below: any, zero: any }
  return {
    above: first,
    below: sections.length > 1 ? second : first,
    zero: sections.length > 2 ? third : first,
  }
}

/**
 * A number as it stands in a cell with a format: with its unit, or with the format behind it where that shows another one, so
 * that nobody takes it for the number alone.
 */
export function withFormat(number: string, format: string, quantities: Quantities): string {
  const value = Number(number)
  const quantity = value > 0 ? quantities.above : value < 0 ? quantities.below : quantities.zero
  if (number.trim() === '' || !quantity) return number
  return quantity.scales ? `${number} [${format}]` : `${number}${quantity.unit}`
}
