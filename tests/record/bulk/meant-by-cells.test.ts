import { describe, expect, it } from 'vitest'
import { judge } from '../../../record/bulk/judge.ts'
import type { Cells, Column, RowMarks } from '../../../record/bulk/layout.ts'
import { reasonOf } from '../../../record/bulk/reasons.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { ruleBook } from '../../../rules/index.ts'
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
  decidedOn: '2026-03-02',
  listingBasis: '沪府办规〔2020〕9号第十条',
  tier: '严重',
  requirements: '停止违法行为；提交整改报告',
  termDays: '60',
  contactName: '赵经办',
  contactPhone: '+86 21-66690743',
}
const context = { today: '2026-11-24', actor: people.officer, rules: ruleBook, catalogue }
const judged = (changes: { [column in Column]?: string }, marks: RowMarks = {}) =>
  judge({ ...good, ...changes }, rules, context, marks)

describe('a cell as other programs and people write it', () => {
  it.each<{ [column in Column]?: string }>([
    { district: '310115.0' },
    { district: '3.10115E5' },
    { creditCode: '统一社会信用代码：91310115MA1FAKE27N' },
    { creditCode: '信用代码 91310115MA1FAKE27N' },
    { creditCode: '（91310115MA1FAKE27N）' },
    { creditCode: '【代码】91310115-MA1FAKE27N' },
    { creditCode: '“91310115MA1FAKE27N”。' },
    { fineWanYuan: '50.0' },
    { termDays: '60.0' },
    { decidedOn: '20260302.0' },
  ])('is taken for what was meant: %j', (changes) => expect(judged(changes)).toEqual(judged({})))

  it.each<[Column, string, string]>([
    ['creditCode', '91310115MA1FAKE27N、91310115MA1FAKE27N', 'bad_length'],
    ['creditCode', '913101151000150000.0', 'number_cell'],
    ['contactPhone', '2166690743.0', 'number_cell'],
    ...[
      'nan',
      'NaN',
      'null',
      '(null)',
      'None',
      'NaT',
      '<NA>',
      'N/A',
      'undefined',
      '\\N',
      '同上',
      '同前',
      '〃',
      '?',
      '？？？',
      '——',
    ].map((text): [Column, string, string] => ['entityName', text, 'placeholder']),
    ['docNo', '同上', 'placeholder'],
    ['legalRepresentative', 'nan', 'placeholder'],
    ['contactPhone', '？', 'placeholder'],
    ['contactPhone', '-', 'placeholder'],
    ['legalRepresentative', '－', 'placeholder'],
    ['penaltyContent', '同上', 'placeholder'],
    ['violationFacts', 'ｎａｎ', 'placeholder'],
    ['termDays', 'nan', 'placeholder'],
  ])('is refused by its column: %s = %s', (column, text, code) => {
    expect(judged({ [column]: text })).toMatchObject([{ code, column }])
    expect(reasonOf(code, { found: text }).zh).toMatch(/请/)
  })

  it('is no placeholder for words that a sentence begins with', () => {
    expect(judged({ violationFacts: '同上一案（虚构）', entityName: '上海Nan虚构有限公司（虚构）' })).toHaveProperty(
      'payload',
    )
  })
})

describe('a sign that stands for a lost character', () => {
  it.each<[Column, string, string]>([
    ['entityName', '上海虚构?海贸易有限公司（虚构）', '?'],
    ['entityName', '上海虚构□海贸易有限公司（虚构）', '□'],
    ['entityName', '上海虚构&amp;示例有限公司（虚构）', '&amp;'],
    ['legalRepresentative', '虚构？', '？'],
    ['contactName', '〓虚构', '〓'],
    ['docNo', '沪虚罚?2026?1号', '?'],
    ['penaltyBasis', '?中华人民共和国安全生产法?第九十七条', '?'],
    ['violationFacts', '法定代表人虚&#x3402;（虚构）', '&#x3402;'],
    ['requirements', '由虚&#19950;整改（虚构）', '&#19950;'],
  ])('is refused by its row in %s: %s', (column, text, found) => {
    expect(judged({ [column]: text })).toMatchObject([{ column, code: 'lost_character', params: { found, text } }])
    expect(reasonOf('lost_character', { found, text }).zh).toContain('另存为.xlsx')
  })

  it.each<[Column, string]>([
    ['violationFacts', '是否培训？经查没有（虚构）'],
    ['requirements', '说明为何没有培训?提交整改报告'],
    ['penaltyContent', '□警告 ■罚款人民币50万元'],
    ['entityName', '上海虚构A&B有限公司（虚构）'],
  ])('is none in %s: %s', (column, text) => expect(judged({ [column]: text })).toHaveProperty('payload'))
})

it.each<[RowMarks, string, Column | undefined]>([
  [{ shifted: true }, 'shifted_row', undefined],
  [{ short: true }, 'short_row', undefined],
  [{ otherHeadings: 7 }, 'other_headings', undefined],
  [{ unseen: ['entityName'] }, 'unseen_cell', 'entityName'],
])('a row marked %j is refused with what to do', (marks, code, column) => {
  expect(judged({}, marks)).toMatchObject([column === undefined ? { code } : { code, column }])
  expect(reasonOf(code, {}).zh).toMatch(/请/)
})
