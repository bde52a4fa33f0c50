import fc from 'fast-check'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const two = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, '0'))
const residentId = (from: number, to: number) =>
  fc
    .tuple(
      fc.integer({ min: 110_101, max: 659_001 }),
      fc.integer({ min: from, max: to }),
      two(1, 12),
      two(1, 28),
      digits(3),
      fc.stringMatching(/^[0-9X]$/),
    )
    .map((parts) => parts.join(''))

// Each is what must not be read anywhere; none of them is anybody's. Addresses by what follows the road.
const values = {
  residentId: residentId(1930, 2007),
  minorsId: residentId(2009, 2020),
  mobile: fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map((parts) => parts.join('')),
  telephone: digits(7).map((rest) => `021-6${rest}`),
  card: fc.tuple(fc.constantFrom('6222', '6217', '4367'), digits(15)).map((parts) => parts.join('')),
  address: fc
    .tuple(fc.integer({ min: 10, max: 9999 }), fc.integer({ min: 10, max: 999 }))
    .map(([no, room]) => `${no}号${room}室`),
  withheld: digits(6).map((no) => `涉密工艺参数${no}`),
}

/** Personal values and a trade secret, and a text in which somebody wrote them down. */
interface Planted {
  readonly found: { readonly [K in keyof typeof values]: string }
  readonly text: string
}

const sentence: fc.Arbitrary<Planted> = fc.record(values).chain((found) =>
  fc.constantFrom('，', '；', ' ', '（').map((between) => ({
    found,
    text:
      `当事人${found.residentId}${between}其子${found.minorsId}${between}手机${found.mobile}${between}电话${found.telephone}` +
      `${between}账号${found.card}${between}住虚构路${found.address}〔不公开〕${found.withheld}〔/不公开〕。`,
  })),
)

/** The same texts for the same count. */
export const plantedTexts = (count: number): Planted[] => fc.sample(sentence, { numRuns: count, seed: 20261124 })

// Digits are read together however they are written: with spaces, with hyphens or full-width.
const together = (text: string) =>
  text
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)[ -](?=\d)/g, '')
const asUnicode = (text: string) =>
  text.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
const asEntities = (text: string) => text.replace(/[^ -~]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Which of the planted values a text shows, in whatever way it is written: plain, in an address, in JSON or in HTML. */
export function leaksIn(text: string, planted: readonly Planted[]): string[] {
  const shown = together(text)
  return planted.flatMap(({ found }) =>
    Object.values(found).filter((value) =>
      [...new Set([value, encodeURIComponent(value), asUnicode(value), asEntities(value)].map(together))].some(
        (written) => shown.includes(written),
      ),
    ),
  )
}

/** Every text in a value, and every run of bytes read as text: what a workflow's history or a signal holds. */
export function textsIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, part]) => `${name} ${textsIn(part)}`)
    .join('\n')
}
