import { describe, expect, it } from 'vitest'
import { damagedCode } from '../../../domain/identifiers/damaged-code.ts'
import { sought } from '../../../domain/identifiers/sought.ts'

const code = '91310115MA1FAKE27N'
const name = '上海虚构（集团）海棠有限公司（虚构）'

// What a page, a PDF, a chat or a spreadsheet leaves around what is copied out of it.
describe('a code is found', () => {
  it.each([
    `${code}。`,
    `${code}.`,
    `${code}，`,
    `${code}；`,
    `“${code}”`,
    `'${code}'`,
    `（${code}）`,
    `【${code}】`,
    `代码：${code}`,
    `统一社会信用代码:${code}`,
    `统一社会信用代码${code}`,
    `统一社会信用代码 ${code}。`,
    `USCC: ${code}`,
    `代码：９１３１０１１５ＭＡ１ＦＡＫＥ２７Ｎ。`,
    `代码：91310115 MA1FAKE 27N`,
    `代码：91310115-MA1FAKE27-N`,
    `${name} ${code}`,
    `${name}（${code}）`,
    `${name}（统一社会信用代码：${code}）`,
    `名称：${name}，代码：${code}`,
    `Fictitious Co Ltd ${code}`,
    `1. ${code}`,
    `\t${code}\r\n`,
    code.toLowerCase(),
  ])('in %j', (pasted) => expect(sought(pasted).code).toBe(code))

  it.each([
    ['代码：91310115MA1FAKE27', 'bad_length'],
    ['统一社会信用代码91310115MA1FAKE28N。', 'check_digit'],
    [`${name} 9131O115MA1FAKE27N`, 'letter_o_in_code'],
    ['“91310115MA1FAKE27NN”', 'bad_length'],
  ])('damaged in %s', (pasted, fault) => expect(damagedCode(pasted)).toBe(fault))
})

describe('a name is looked for without what stands around it', () => {
  it.each([
    [`“${name}”`, name],
    [`（${name}）。`, name],
    ['名称：上海虚构（集团），', '上海虚构（集团）'],
    ['上海虚构海棠）', '上海虚构海棠'],
    ['"上海虚构海棠"', '上海虚构海棠'],
    ['「上海虚构海棠」', '上海虚构海棠'],
    ['《上海虚构海棠》', '上海虚构海棠'],
    ['名称：上海虚构海棠', '上海虚构海棠'],
    ['企业名称 上海虚构海棠', '上海虚构海棠'],
    ['当事人：上海虚构海棠。', '上海虚构海棠'],
    ['名称：上海虚构海棠 法定代表人：虚构甲', '上海虚构海棠'],
    ['上海虚构海棠，', '上海虚构海棠'],
    ['上海虚构海棠', '上海虚构海棠'],
    ['虚构1234567890123公司', '虚构1234567890123公司'],
  ])('%s', (pasted, text) => expect(sought(pasted)).toEqual({ text }))

  it.each(['“”', '：', '名称：', ' 。 '])('of %j nothing is left out', (pasted) =>
    expect(sought(pasted).text).not.toBe(''),
  )
})

it.each(['BH-2026-000123', 'bh-2026-000123。', '案号：BH－2026－000123', '“BH2026000123”', '（BH-2026-000123）'])(
  'a case is found in %s',
  (pasted) => expect(sought(pasted).caseNumber).toBe('BH-2026-000123'),
)

it.each([
  ['沪虚丙罚〔2026〕12号（公开）', '沪虚丙罚〔2026〕12号（公开）'],
  ['文号：沪虚丙罚〔2026〕12号之一(主动公开)。', '沪虚丙罚〔2026〕12号之一(主动公开)'],
  ['“沪虚丙罚〔2026〕12号【副本】”', '沪虚丙罚〔2026〕12号【副本】'],
])('what stands in brackets behind a number is left whole: %s', (pasted, text) =>
  expect(sought(pasted)).toEqual({ text }),
)

it.each(['沪市监浦处〔2026〕152026000231号', '文号：沪市监浦处《2026》152026000231。'])(
  'the number of a decision is no code: %s',
  (pasted) => {
    expect(sought(pasted)).toMatchObject({ isDocument: true })
    expect(damagedCode(pasted)).toBeUndefined()
  },
)
