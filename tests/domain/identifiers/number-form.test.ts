import { describe, expect, it } from 'vitest'
import { normalNumber } from '../../../domain/identifiers/number-form.ts'
import { spellings } from './spellings.ts'

// GB/T 9704-2012, 7.2.5: year in full in tortoise-shell brackets, no 第 before the serial, no zeros, and 号 behind it. Whoever
// does otherwise means the same number.
const numbers = [
  { organ: '沪市监浦处', year: '2026', serial: '152026000231', suffix: '' },
  { organ: '沪（浦）虚罚', year: '2019', serial: '7', suffix: '' },
  { organ: '沪虚罚字', year: '2026', serial: '100', suffix: '' },
  { organ: '沪虚罚', year: '2026', serial: '231', suffix: '-1' },
  { organ: '沪虚罚', year: '2026', serial: '231', suffix: '之一' },
  { organ: '沪虚罚', year: '2026', serial: '231', suffix: '（更正）' },
]

describe('one document number', () => {
  it.each(numbers)('%j is one in every spelling', (number) => {
    const written = spellings(number)
    expect(written.length).toBeGreaterThan(500)
    const forms = new Map(written.map((one) => [normalNumber(one), one]))
    expect([...forms.values()]).toHaveLength(1)
  })

  it.each([
    ['沪市监浦处〔2026〕152026000231号', '沪市监浦处[2026]152026000231号'],
    ['沪虚罚〔2026〕1234567890123456789号', '沪虚罚【2026】1234567890123456789号'],
    ['沪虚罚〔2026〕12-1号', '沪虚罚〔2026〕12－1号'],
    ['沪虚罚〔2026〕231-1号', '沪虚罚〔2026〕231号-1'],
    ['沪虚罚〔2026〕231-1号', '沪虚罚〔2026〕231-01号'],
    ['沪虚罚〔2026〕231号之一', '沪虚罚〔2026〕231之1号'],
    ['第 A-7 号', '第Ａ－７号'],
    ['第007号', '7号'],
    ['DocNo: 沪虚罚〔2026〕7号', '沪虚罚〔2026〕7号'],
    ['案件编号：沪虚罚〔2026〕7号', '沪虚罚〔2026〕7号'],
    ['处罚决定：沪虚罚〔2026〕7号', '沪虚罚〔2026〕7号'],
    ['沪虚罚:2026:7', '沪虚罚〔2026〕7号'],
    ['（2026）沪0115虚1号', '[2026]沪0115虚第1号'],
    ['沪（浦）虚罚〔2026〕1号', '沪浦虚罚〔2026〕1号'],
    ['无', ' 无 '],
  ])('is %s and %s', (one, other) => expect(normalNumber(one)).toBe(normalNumber(other)))

  it.each([
    ['沪虚罚〔2026〕231号', '沪虚罚〔2025〕231号'],
    ['沪虚罚〔2026〕231号', '沪虚罚〔2026〕2310号'],
    ['沪虚罚〔2026〕231号', '沪虚罚〔2026〕2031号'],
    ['沪虚罚〔2026〕231号', '沪虚罚〔2026〕231-1号'],
    ['沪虚罚〔2026〕231号', '沪虚罚〔2026〕231号之一'],
    ['沪虚罚〔2026〕231号之一', '沪虚罚〔2026〕231号之二'],
    ['沪虚罚〔2026〕231号', '沪虚罚〔2026〕231号（更正）'],
    ['沪虚罚〔2026〕231号', '沪虚罚〔2026〕A231号'],
    ['沪虚罚〔2026〕12-1号', '沪虚罚〔2026〕121号'],
    ['沪虚罚〔2026〕1-21号', '沪虚罚〔2026〕12-1号'],
    ['沪虚罚〔2026〕10号', '沪虚罚〔2026〕1号'],
    ['沪虚罚〔2026〕1号', '沪虚处〔2026〕1号'],
    ['沪虚罚〔2026〕1号', '沪虚罚字〔2026〕1号'],
    ['沪虚罚〔2026〕1号、2号', '沪虚罚〔2026〕12号'],
    ['沪虚罚〔2026〕❶号', '沪虚罚〔2026〕❷号'],
    ['沪虚罚第20120345号', '沪虚罚第2012345号'],
    ['A-7', 'A-8'],
    ['沪虚罚:2026:7', '沪虚处:2026:7'],
    ['甲:7', '乙:7'],
    ['。', '、'],
    ['文号：', '：'],
    ['决定书', '处罚决定书'],
  ])('is not both %s and %s', (one, other) => expect(normalNumber(one)).not.toBe(normalNumber(other)))
})
