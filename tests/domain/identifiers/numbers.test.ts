import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCaseNumber, parseCaseNumber } from '../../../domain/identifiers/case-number.ts'
import {
  cityCode,
  districts,
  findDistrict,
  isShanghaiDistrict,
  withdrawnDistricts,
} from '../../../domain/identifiers/districts.ts'
import { formatDocumentNumber, parseDocumentNumber } from '../../../domain/identifiers/document-number.ts'

describe('districts', () => {
  it('are sixteen, each once', () => {
    expect(districts).toHaveLength(16)
    expect(new Set(districts.map(({ code }) => code)).size).toBe(16)
    expect(districts.every(({ code }) => isShanghaiDistrict(code))).toBe(true)
  })

  it('knows what became of the withdrawn codes, and takes none for a district of today', () => {
    expect(withdrawnDistricts.map(({ code }) => [code, findDistrict(code)?.name.zh])).toEqual([
      ['310103', '黄浦区'],
      ['310108', '静安区'],
      ['310119', '浦东新区'],
      ['310230', '崇明区'],
    ])
    expect(withdrawnDistricts.some(({ code }) => isShanghaiDistrict(code))).toBe(false)
  })

  it.each(['330102', cityCode, '', '31011'])('takes %s for no district', (code) => {
    expect(isShanghaiDistrict(code)).toBe(false)
    expect(findDistrict(code)).toBeUndefined()
  })
})

describe('case numbers', () => {
  it('are written and read alike', () => {
    expect(formatCaseNumber({ year: 2026, serial: 123 })).toBe('BH-2026-000123')
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 99_999_999 }), (year, serial) => {
        expect(parseCaseNumber(formatCaseNumber({ year, serial }))).toEqual({ year, serial })
      }),
    )
  })

  it.each([
    'BH-2026-000000',
    'BH-2026-123',
    'BH-2026-0000123',
    'bh-2026-000123',
    'BH-26-000123',
    ' BH-2026-000123',
    '',
  ])('refuses %s', (text) => {
    expect(parseCaseNumber(text)).toBeUndefined()
  })
})

describe('document numbers', () => {
  it.each([
    '沪监罚〔2026〕11001号',
    '沪监罚[2026]11001号',
    '沪监罚【2026】第011001号',
    '沪监罚（2026）11001号',
    ' 沪监罚 〔2026〕 11001 号',
  ])('reads %s as the same document', (text) => {
    expect(formatDocumentNumber(parseDocumentNumber(text)!)).toBe('沪监罚〔2026〕11001号')
  })

  it.each(['沪监罚2026-11001', '〔2026〕11001号', '沪监罚〔26〕11001号', '沪监罚〔2026〕0号', ''])(
    'refuses %s',
    (text) => {
      expect(parseDocumentNumber(text)).toBeUndefined()
    },
  )
})
