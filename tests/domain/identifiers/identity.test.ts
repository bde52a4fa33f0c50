import { describe, expect, it } from 'vitest'
import { damagedCode } from '../../../domain/identifiers/damaged-code.ts'
import type { CodeKind, EntityKind } from '../../../domain/identifiers/identity.ts'
import {
  codeDoubtOf,
  codeFaultOf,
  codeKindFacts,
  codeKindOf,
  codeKinds,
  codeWithKind,
  maskedCode,
  maskedName,
} from '../../../domain/identifiers/identity.ts'
import { registrationNumberFault } from '../../../domain/identifiers/registration-number.ts'
import { codeFaultWords } from '../../../domain/identifiers/fault-words.ts'

const of = (codeKind: CodeKind, code: string) => {
  const entity = { kind: codeKindFacts[codeKind].of[0]!, codeKind, code }
  return codeFaultOf(entity) ?? codeDoubtOf(entity)
}

// Fictitious numbers. The checks were counted by hand: ISO 7064 MOD 11,10 and the weights of GB 11643.
describe('the number of a kind', () => {
  it.each<[CodeKind, string]>([
    ['creditCode', '91310115MA1FAKE27N'],
    ['registrationNumber', '110108000000016'],
    ['registrationNumber', '310115000123456'],
    ['foreignRegistration', 'HRB12345B'],
    ['foreignRegistration', 'SC123456'],
    ['foreignRegistration', '0100虚01000001'],
    ['residentId', '310101190001010011'],
    ['hongKongMacauPermit', 'H00000001'],
    ['hongKongMacauPermit', 'M0000000101'],
    ['taiwanPermit', '00000001'],
    ['taiwanPermit', '0000000101(B)'],
    ['residencePermit', '810000190001010018'],
    ['permanentResidence', 'USA310000000101'],
    ['permanentResidence', '931840190001010010'],
    ['passport', 'E00000001'],
    ['passport', 'XK000001'],
  ])('%s: %s is sound', (kind, code) => expect(of(kind, code)).toBeUndefined())

  it.each<[CodeKind, string, string]>([
    ['creditCode', '310115000123456', 'registration_number'],
    ['creditCode', '310115000123457', 'bad_length'],
    ['creditCode', '91310115M00000221U', 'check_digit'],
    ['registrationNumber', '310115000123457', 'check_digit'],
    ['registrationNumber', '14082500A000118', 'check_digit'],
    ['registrationNumber', '31011500012345', 'bad_length'],
    ['registrationNumber', '3101A5000123456', 'bad_character'],
    ['registrationNumber', '91310115MA1FAKE27N', 'bad_length'],
    ['foreignRegistration', 'X', 'bad_shape'],
    ['foreignRegistration', '无', 'bad_shape'],
    ['residentId', '虚构人员1', 'bad_length'],
    ['residentId', '810000190001010018', 'other_card'],
    ['residentId', '931840190001010010', 'other_card'],
    ['residentId', '310101190001010012', 'check_digit'],
    ['residencePermit', '310101190001010011', 'other_card'],
    ['permanentResidence', '310101190001010011', 'other_card'],
    ['hongKongMacauPermit', 'C00000001', 'bad_shape'],
    ['taiwanPermit', 'T0000001', 'bad_shape'],
    ['passport', 'ABCDEFGH', 'bad_shape'],
    ['passport', '310101190001010011', 'bad_shape'],
  ])('%s: %s is none: %s', (kind, code, fault) => expect(of(kind, code)).toBe(fault))

  it('has words for each kind and each fault, in both languages', () => {
    for (const { title, about } of Object.values(codeKindFacts)) {
      for (const words of [title, about]) expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(title.en).toMatch(/^[A-Z]/)
    }
    for (const words of Object.values(codeFaultWords)) expect(words.zh).toMatch(/\p{Script=Han}/u)
  })

  it('finds every slip of one digit in a registration number', () => {
    const code = '310115000123456'
    const slips = Array.from(code).flatMap((digit, at) =>
      Array.from('0123456789')
        .filter((other) => other !== digit)
        .map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    )
    expect(slips.filter((slip) => registrationNumberFault(slip) === undefined)).toEqual([])
  })
})

it('is of the usual kind where none was said', () => {
  expect(codeKindOf({ kind: 'soleTrader' })).toBe('creditCode')
  expect(codeKindOf({ kind: 'naturalPerson' })).toBe('residentId')
  expect(codeKindOf({ kind: 'naturalPerson', codeKind: 'passport' })).toBe('passport')
})

it('belongs to one side: organisations and sole traders, or natural persons', () => {
  const sides = (kind: EntityKind) => codeKinds.filter((one) => codeKindFacts[one].of.includes(kind))
  expect(sides('organisation')).toEqual(['creditCode', 'registrationNumber', 'foreignRegistration'])
  expect(sides('soleTrader')).toEqual(['creditCode', 'registrationNumber'])
  expect(sides('naturalPerson')).toEqual(codeKinds.slice(3))
})

it('says in letters of which kind it is, other than the credit code', () => {
  const code = 'E00000001'
  expect(codeWithKind({ kind: 'organisation', code: '91310115MA1FAKE27N' })).toBe('91310115MA1FAKE27N')
  expect(codeWithKind({ kind: 'naturalPerson', codeKind: 'passport', code })).toBe('E00000001（护照）')
  // Earlier releases took any number for a natural person and did not say which.
  expect(codeWithKind({ kind: 'naturalPerson', code: '虚构人员1' })).toBe('虚构人员1')
})

it.each(['310115000123456', 'USA310000000101', '810000190001010018', '310101190001010011'])(
  'a search for %s is for no damaged credit code',
  (code) => expect(damagedCode(code)).toBeUndefined(),
)

it.each([
  ['310101190001010011', '**************0011'],
  ['E00000001', '*******01'],
  ['H1', '**'],
  ['', ''],
])('shows of %s no more than its end', (code, shown) => expect(maskedCode(code)).toBe(shown))

it('shows of a name no more than its first character', () => {
  expect(maskedName('虚某某')).toBe('虚**')
  expect(maskedName('𠮷某')).toBe('𠮷**')
})
