import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { judge } from '../../../record/bulk/judge.ts'
import type { Cells, Column } from '../../../record/bulk/layout.ts'
import { cellsOf, columns, layoutOf, optionalColumns } from '../../../record/bulk/layout.ts'
import { reasonOf } from '../../../record/bulk/reasons.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
import { usualMeasures } from '../../../rules/usual-measures.ts'
import { openTypeface } from '../../../letters/typeface.ts'
import { normalNumber } from '../../../domain/identifiers/number-form.ts'
import { spellings } from '../../domain/identifiers/spellings.ts'
import { people } from '../../support/people.ts'
import { rules } from '../../support/row-rules.ts'

const good: Cells = {
  listType: '安全生产严重失信主体名单',
  entityKind: '法人及非法人组织',
  entityName: '上海虚构示例有限公司（虚构）',
  creditCode: '91310115MA1FAKE27N',
  legalRepresentative: '虚构甲',
  district: '310115',
  docNo: '沪监罚〔2026〕90001号',
  violationType: '安全生产',
  violationFacts: '未对从业人员进行安全生产教育培训（虚构）',
  penaltyBasis: '《中华人民共和国安全生产法》第九十七条',
  penaltyKinds: '罚款、警告',
  penaltyContent: '罚款人民币50万元',
  fineWanYuan: '50',
  decidedOn: '46083',
  listingBasis: '沪府办规〔2020〕9号第十条',
  tier: '严重',
  requirements: '停止违法行为；提交整改报告',
  termDays: '60',
  contactName: '赵经办',
  contactPhone: '+86 21-66690743',
}

const context = { today: '2026-11-24', actor: people.officer, rules: ruleBook, catalogue }
const judged = (changes: { [column in Column]?: string | undefined }) => {
  const cells = Object.entries({ ...good, ...changes }).filter(([, text]) => text !== undefined)
  return judge(Object.fromEntries(cells) as Cells, rules, context)
}

it.each<{ [column in Column]?: string }>([
  { creditCode: '９１３１０１１５ＭＡ１ＦＡＫＥ２７Ｎ' },
  { creditCode: '91310115ma1fake27n' },
  { creditCode: '91310115 MA1FA KE27N' },
  { decidedOn: '２０２６年３月２日' },
  { district: '３１０１１５' },
  { tier: '严重\u3000' },
  { tier: '严\u200B重' },
  { fineWanYuan: '５０' },
  { listType: '安全生产严重失信 主体名单' },
  { entityKind: '法人及\uFEFF非法人组织' },
  { entityName: '\u202E上海虚构示例\u2066有限公司（虚构）' },
  { legalRepresentative: '虚\u200B构甲\u202C' },
  { contactName: '\u200F赵经办' },
  { docNo: '沪监罚[２０２６]90001号' },
  { docNo: '沪监罚《2026》90001。' },
  { docNo: '沪监罚〔2026〕\n90001号' },
  { entityName: '上海虚构示例\u0007有限公司（虚构）\r\n' },
  { penaltyKinds: '罚款\n警告' },
])('takes %j for what was meant', (changes) => expect(judged(changes)).toEqual(judged({})))

it('refuses a character that no font of the letters has by its column, and takes it with a font that has it', () => {
  const name = '上海虚构𠮷野有限公司（虚构）'
  const faults = judged({ entityName: name, violationFacts: '未培训😀（虚构）' })
  expect(faults).toMatchObject([
    { code: 'unprintable', column: 'entityName', params: { found: '𠮷（U+20BB7）' } },
    { code: 'unprintable', column: 'violationFacts', params: { found: '😀（U+1F600）' } },
  ])
  const typeface = openTypeface(fileURLToPath(new URL('../../fixtures/signs-of-our-own.ttf', import.meta.url)))
  expect(judge({ ...good, entityName: name }, { ...rules, typeface }, context)).toMatchObject({
    payload: { entity: { name } },
  })
})

it('makes of a sound row the proposal that an officer would write', () => {
  expect(judged({})).toEqual({
    identity: JSON.stringify(['沪监罚2026-90001', '91310115MA1FAKE27N']),
    payload: {
      agency: 'agency-pudong',
      district: '310115',
      entity: {
        code: '91310115MA1FAKE27N',
        name: '上海虚构示例有限公司（虚构）',
        kind: 'organisation',
        district: '310115',
        legalRepresentative: '虚构甲',
      },
      listType: 'work-safety-severe',
      violation: { type: '安全生产', facts: '未对从业人员进行安全生产教育培训（虚构）' },
      evidence: [{ title: '行政处罚决定书 沪监罚〔2026〕90001号' }],
      underlyingDecision: {
        docNo: '沪监罚〔2026〕90001号',
        decidedOn: '2026-03-02',
        penaltyKinds: ['罚款', '警告'],
        content: '罚款人民币50万元',
        fineWanYuan: 50,
      },
      legalBasis: '沪府办规〔2020〕9号第十条；《中华人民共和国安全生产法》第九十七条',
      tier: 'serious',
      measures: usualMeasures.serious,
      rectification: {
        requirements: [
          { id: 'r1', text: '停止违法行为' },
          { id: 'r2', text: '提交整改报告' },
        ],
        termDays: 60,
      },
      contact: { name: '赵经办', phone: '+86 21-66690743' },
    },
  })
})

it.each(optionalColumns.map((column) => [column]))('does without %s', (column) => {
  expect(judged({ [column]: undefined })).toHaveProperty('payload')
})

it('knows a document and a district however they were typed', () => {
  const row = judged({ docNo: '沪监罚[2026] 90001号', district: '310119' })
  expect(row).toMatchObject({
    payload: { entity: { district: '310115' }, underlyingDecision: { docNo: '沪监罚〔2026〕90001号' } },
  })
})

// The number is another office's: GB/T 9704-2012 asks it for no zeros, and offices write them all the same (their codes begin
// with 0). Two numbers that differ in a numeral are two decisions.
it.each([
  '沪虚罚第20120345号',
  '沪虚罚第2012345号',
  '沪环虚罚第2019000123号',
  '沪虚监静处〔2026〕062026000257号',
  '沪虚罚〔二〇二五〕2025000231号',
  '沪虚罚〔2026〕12一1号',
  '沪虚罚〔2026〕12①号',
  '沪虚罚〔2026〕12 13号',
])('keeps the numerals of %s as they were typed', (docNo) => {
  expect(judged({ docNo })).toMatchObject({ payload: { underlyingDecision: { docNo } } })
})

it('shows no spelling of a number as another number', () => {
  const written = ['0', ''].flatMap((zero) =>
    spellings({ organ: '沪（浦）虚罚', year: '2019', serial: `${zero}620190071`, suffix: '' }),
  )
  const shown = written.flatMap((docNo) => {
    const row = judged({ docNo })
    // A character that no letter could print is refused.
    return 'payload' in row ? [[docNo, row.payload.underlyingDecision.docNo] as const] : []
  })
  const others = shown.filter(([typed, kept]) => normalNumber(kept) !== normalNumber(typed))
  expect(shown.length).toBeGreaterThan(1_000)
  expect(others).toEqual([])
})

it('belongs to the district of its officer, wherever in the city the entity has its seat', () => {
  expect(judged({ district: '310101' })).toMatchObject({
    payload: { district: '310115', entity: { district: '310101' } },
  })
})

it.each(['minor', 'general', 'serious'] as const)('proposes only catalogued measures for the tier %s', (tier) => {
  for (const { code } of usualMeasures[tier]) expect(catalogue.measure(code, '2026-04-07')?.tiers).toContain(tier)
})

describe('a row is refused at the right column', () => {
  const table: [column: Column, text: string | undefined, code: string][] = [
    ['listType', '不存在的名单', 'unknown_list_type'],
    ['entityKind', '自然人', 'unknown_entity_kind'],
    ['entityName', undefined, 'empty_name'],
    ['entityName', '=HYPERLINK("http://127.0.0.1/","点我")', 'formula_in_name'],
    ['entityName', '上海\uFFFD公司', 'unreadable_text'],
    ['entityName', '长'.repeat(301), 'too_long'],
    ['creditCode', '91310O10MAHG8W7597', 'letter_o_in_code'],
    ['creditCode', '91310115MA1FAKE27A', 'check_digit'],
    ['creditCode', '91310115MA1FAKE27', 'bad_length'],
    ['creditCode', '91310115MA1FAKE2ZN', 'bad_character'],
    ['creditCode', undefined, 'missing_value'],
    ['creditCode', '310115000123456', 'registration_number'],
    ['codeKind', '护照', 'unknown_code_kind'],
    ['district', '330102', 'unknown_district'],
    ['docNo', '#REF!', 'unreadable_text'],
    ['violationFacts', '@SUM(A1)', 'formula_in_cell'],
    ['penaltyBasis', undefined, 'missing_basis'],
    ['listingBasis', undefined, 'missing_basis'],
    ['fineWanYuan', '五十', 'bad_amount'],
    ['fineWanYuan', '-1', 'bad_amount'],
    ['decidedOn', '2026-02-30', 'bad_date'],
    ['decidedOn', '2031-01-05', 'future_date'],
    ['tier', '特别严重', 'unknown_tier'],
    ['requirements', '；；', 'missing_value'],
    ['termDays', '-30', 'negative_term'],
    ['termDays', '0', 'negative_term'],
    ['termDays', '一个月', 'bad_term'],
    ['termDays', '1.5', 'bad_term'],
  ]

  it.each(table)('%s = %s: %s', (column, text, code) => {
    const faults = judged({ [column]: text })
    expect(faults).toMatchObject([{ column, code }])
    const [fault] = faults as { code: string; params: { [name: string]: unknown } }[]
    const reason = reasonOf(code, fault?.params ?? {})
    expect(reason.zh).toMatch(/\p{Script=Han}/u)
    expect(`${reason.zh} ${reason.en}`).not.toContain('undefined')
  })
})

it('names every cell at fault at once', () => {
  const faults = judged({ penaltyBasis: undefined, listingBasis: undefined, decidedOn: '昨天', district: '1' })
  expect(faults).toMatchObject([
    { column: 'penaltyBasis' },
    { column: 'listingBasis' },
    { column: 'district' },
    { column: 'decidedOn' },
  ])
})

describe('the layout of a file', () => {
  const header = Object.values<string>(columns)

  it('is found whatever the order, the width of brackets and the spaces', () => {
    const layout = layoutOf(['序号', ' 罚款金额(万元) ', ...header.filter((text) => text !== '罚款金额（万元）'), ''])
    expect(layout).toMatchObject({ missing: [], repeated: [], ignored: ['序号'] })
    expect(cellsOf(layout, ['1', ' 0.5 '])).toEqual({ fineWanYuan: '0.5' })
    expect(cellsOf(layout, ['1', ' '])).toBeUndefined()
  })

  it('says which columns are missing or stand twice', () => {
    const layout = layoutOf([...header.filter((text) => text !== '主体名称' && text !== '联系人'), '列入依据'])
    expect(layout).toMatchObject({ missing: ['主体名称'], repeated: ['列入依据'] })
  })
})

it('keeps what has one line on one line, whatever breaks and controls a cell holds', () => {
  const broken = '虚构\r\n甲\u2028乙\u0085丙\u000b丁\u0000'
  const lines = ['entityName', 'legalRepresentative', 'violationType', 'contactName', 'contactPhone', 'docNo'] as const
  const sound = judged(Object.fromEntries(lines.map((column) => [column, broken])))
  expect(sound).toMatchObject({ payload: { entity: { name: expect.any(String) } } })
  if (!('payload' in sound)) throw new Error('refused')
  const { entity, violation, contact, underlyingDecision } = sound.payload
  for (const text of [
    entity.name,
    entity.legalRepresentative,
    violation.type,
    contact?.name,
    contact?.phone,
    underlyingDecision.docNo,
  ])
    expect(text).toBe('虚构 甲 乙 丙丁')
})

describe('a telephone number in a cell that is a number', () => {
  const typed = (contactPhone: string) =>
    judge({ ...good, contactPhone }, rules, context, { numbers: ['contactPhone'] })
  it.each(['2166690743', '1066690743', '8.61E+11', '4008001234', '66690743'])('%s may have lost its zero', (phone) =>
    expect(typed(phone)).toMatchObject([{ code: 'number_cell', column: 'contactPhone', params: { found: phone } }]),
  )
  it('of a mobile telephone is whole', () =>
    expect(typed('13800000000')).toMatchObject({ payload: { contact: { phone: '13800000000' } } }))
})
