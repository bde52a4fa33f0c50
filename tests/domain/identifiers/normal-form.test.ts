import { describe, expect, it } from 'vitest'
import { normalCode, normalName, shownName, visible } from '../../../domain/identifiers/normal-form.ts'
import { line } from '../../../casework/schemas/common.ts'

const name = '上海虚构（集团）海棠有限公司（虚构）'

describe('one name', () => {
  it.each([
    ['brackets of the other width', '上海虚构(集团)海棠有限公司(虚构)'],
    ['brackets of the other kind', '上海虚构【集团】海棠有限公司〔虚构〕'],
    ['brackets of titles', '上海虚构《集团》海棠有限公司〈虚构〉'],
    ['braces and angles', '上海虚构｛集团}海棠有限公司＜虚构>'],
    ['blanks within', ' 上海虚构（集团） 海棠　有限公司\u00A0（虚构）\n'],
    ['signs that nobody sees', '\uFEFF上海虚构\u200B（集团）\u2060海棠有限公司\u202C（虚构）\u200E'],
    ['variation selectors', '上海虚构（集团）海\u{E0101}棠\uFE00有限公司（虚构）'],
  ])('is the same with %s', (_, typed) => expect(normalName(typed)).toBe(normalName(name)))

  it.each([
    ['阿里·买买提（虚构）', '阿里•买买提（虚构）'],
    ['阿里·买买提（虚构）', '阿里・买买提（虚构）'],
    ['阿里·买买提（虚构）', '阿里．买买提(虚构)'],
    ['虚构Ａbc－１科技', '虚构ABC-1科技'],
    ['虚构—科技', '虚构–科技'],
    ['虚构“海棠”商行', '虚构"海棠"商行'],
    ['虚构“海棠”商行', '虚构「海棠」商行'],
    ['虚构“海棠”商行', '虚构〝海棠〟商行'],
    ['虚构‘海棠’商行', "虚构'海棠'商行"],
    ['⽯⽥虚构', '石田虚构'],
    ['虚构金属', '虚构\uF90A属'],
    ['e\u200B\u0301虚构', 'É虚构'.toLowerCase()],
  ])('%s and %s are one', (one, other) => expect(normalName(one)).toBe(normalName(other)))

  it.each([
    ['上海虚构甲有限公司', '上海虚构乙有限公司'],
    ['上海虚构（集团）有限公司', '上海虚构集团有限公司'],
    ['虚构𠮷野', '虚构吉野'],
    ['虚构1号', '虚构11号'],
  ])('%s and %s are two', (one, other) => expect(normalName(one)).not.toBe(normalName(other)))
})

describe('one code', () => {
  it.each([
    '91310115 MA900 0901R',
    '９１３１０１１５ＭＡ９０００９０１Ｒ',
    '91310115ma9000901r',
    '91310115-MA9000901-R',
    '91310115MA9000901R\u200B',
  ])('is the same as %s', (typed) => expect(normalCode(typed)).toBe('91310115MA9000901R'))
})

it('leaves nothing that cannot be seen, and is its own form', () => {
  for (let point = 1; point <= 0x10ffff; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const sign = String.fromCodePoint(point)
    const form = normalName(`甲${sign}乙`)
    if (normalName(form) !== form) throw new Error(`U+${point.toString(16)} is not its own form: ${form}`)
    // Marks of Arabic and Syriac text are format characters that print.
    if (/[\s\p{Default_Ignorable_Code_Point}]/u.test(sign) && form !== '甲乙')
      throw new Error(`U+${point.toString(16)} stays`)
  }
  expect(visible('Aa Ｂ')).toBe('AaB')
})

describe('a name that is shown', () => {
  it.each([
    ['turned', '上海\u202E虚构\u2066甲\u2069\u200F公司', '上海虚构甲公司'],
    ['with what nobody sees', '\uFEFF上海\u200B虚\u00AD构\u2060\u0007公司', '上海虚构公司'],
    ['on two lines', '上海虚构\r\n公司\u2028甲', '上海虚构 公司 甲'],
    ['with hyphens that Word and PDFs hide', '12\u001E1 3\u200B\u00AD4 5\u00076', '12-1 3-4 5-6'],
    ['with a variant of a letter', '葛\u{E0100}城（虚构） Ａ·B', '葛\u{E0100}城（虚构） Ａ·B'],
  ])('%s keeps what is read', (_, typed, shown) => expect(shownName(typed)).toBe(shown))

  it.each([
    '\u3164',
    '\u115F \u1160',
    '\u034F\uFE0F',
    '\uFFA0\u200B',
    '\u{E0100}\u{E01EF}',
    '\u180B',
    '\u2800\u2800',
    '\u0301',
  ])('of nothing but what nobody sees is none: %j', (typed) => {
    expect(shownName(typed)).toBe('')
    expect(line.safeParse(`${typed} `).success).toBe(false)
    expect(shownName(`甲${typed}`)).toContain('甲')
  })
})
