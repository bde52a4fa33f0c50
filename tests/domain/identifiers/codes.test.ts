import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { creditCodeFault, creditCodeParts } from '../../../domain/identifiers/credit-code.ts'
import { creditCodeWords, residentIdWords } from '../../../domain/identifiers/fault-words.ts'
import { codeDoubt } from '../../../domain/identifiers/doubts.ts'
import { organisationCodeWarning } from '../../../domain/identifiers/organisation-code.ts'
import { residentIdFault } from '../../../domain/identifiers/resident-id.ts'

/** Fictitious codes, made by computation and looked up in no register. */
const sound = [
  '91310115MA1FAKE27N',
  '52310101MJ0DEMA368',
  '91310107MA80002470',
  '91310107MA800001XM',
  '12310000000000019X',
]

const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')

describe('unified social credit codes', () => {
  it.each(sound)('%s is sound', (code) => {
    expect(creditCodeFault(code)).toBeUndefined()
    expect(organisationCodeWarning(creditCodeParts(code).organisationCode)).toBeUndefined()
  })

  it.each([
    ['91310115MA1FAKE28N', 'check_digit'],
    ['91310115AM1FAKE27N', 'check_digit'],
    ['91310115MA1FAKE27M', 'check_digit'],
    ['91310O10MAHG8W7597', 'letter_o_in_code'],
    ['9131O115ma1fake27n', 'letter_o_in_code'],
    ['91310115ma1fake27n', 'bad_character'],
    ['91310115MA1FAKI27N', 'bad_character'],
    ['9131A115MA1FAKE27N', 'bad_character'],
    ['91310115MA1FAKE27', 'bad_length'],
    ['91310115MA1FAKE27N ', 'bad_length'],
    ['', 'bad_length'],
  ])('%s is refused: %s', (code, fault) => {
    expect(creditCodeFault(code)).toBe(fault)
  })

  it('takes a sound code apart', () => {
    expect(creditCodeParts('91310115MA1FAKE27N')).toEqual({
      authority: '9',
      category: '1',
      division: '310115',
      organisationCode: 'MA1FAKE27',
    })
  })

  it.each(sound)('finds every single wrong character and every swap of neighbours in %s', (code) => {
    const places = Array.from({ length: 18 }, (_, at) => at)
    const wrong = places.flatMap((at) =>
      alphabet.map((other) => code.slice(0, at) + other + code.slice(at + 1)).filter((typed) => typed !== code),
    )
    const swapped = places
      .filter((at) => at < 17 && code[at] !== code[at + 1])
      .map((at) => code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))
    expect(wrong).toHaveLength(18 * 30)
    expect([...wrong, ...swapped].filter((typed) => creditCodeFault(typed) === undefined)).toEqual([])
  })

  it('judges the sample workbook as its expectations say', () => {
    const fixtures = new URL('../../fixtures/', import.meta.url)
    const text = new TextDecoder('gb18030').decode(readFileSync(new URL('listing-import.gb18030.csv', fixtures)))
    const rows: Record<string, string>[] = parse(text, { columns: true })
    const { refused } = JSON.parse(readFileSync(new URL('listing-import.expected.json', fixtures), 'utf8'))
    const expected = refused.filter(({ fault }: { fault: string }) => fault in creditCodeWords)
    const found = rows.flatMap((row, index) => {
      const fault = creditCodeFault(row['统一社会信用代码']!)
      return fault ? [{ row: index + 2, fault }] : []
    })
    expect(found).toEqual(expected)
    expect(rows).toHaveLength(200)
    expect(found).toHaveLength(3)
  })

  it('warns of an organisation code with another check, and says which', () => {
    expect(organisationCodeWarning('MA1FAKE28')).toEqual({ expected: '7' })
    expect(organisationCodeWarning('MA800001X')).toBeUndefined()
    expect(organisationCodeWarning('00000000')).toEqual({ expected: '0' })
  })
})

describe('resident identity numbers', () => {
  it.each(['310101190001010011', '31010119000101002X'])('%s is sound', (id) => {
    expect(residentIdFault(id)).toBeUndefined()
  })

  it.each([
    ['310115190002290017', 'impossible_date'],
    ['310115190013010017', 'impossible_date'],
    ['310101190001010012', 'check_digit'],
    ['31010119000101002x', 'bad_character'],
    ['31010119000101O011', 'bad_character'],
    ['310101900101001', 'bad_length'],
  ])('%s is refused: %s', (id, fault) => {
    expect(residentIdFault(id)).toBe(fault)
  })
})

it.each([...Object.values(creditCodeWords), ...Object.values(residentIdWords)])(
  'says in two languages: $en',
  (words) => {
    expect(words.zh).toMatch(/\p{Script=Han}/u)
    expect(words.en).toMatch(/^A |^The /)
  },
)

describe('doubts about a code', () => {
  it.each([
    ['organisation', '91310115MA1FAKE27N', undefined],
    ['organisation', '91310115MA1FAKE28N', 'organisationCode'],
    ['organisation', '91310115', undefined],
    ['naturalPerson', '310101190001010012', undefined],
  ] as const)('of %s %s: %s', (kind, code, doubt) => {
    expect(codeDoubt({ kind, code })).toBe(doubt)
  })

  it('are none of a form that has nothing yet', () => expect(codeDoubt({})).toBeUndefined())
})
