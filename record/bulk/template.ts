import { normalName } from '../../domain/identifiers/normal-form.ts'
import type { Cells, Column } from './layout.ts'
import { columns, optionalColumns } from './layout.ts'
import { codeKindsInBulk, kinds, tiers } from './row.ts'

/** What a column asks for, in the words of the sheet that explains the template. */
export interface ColumnAbout {
  readonly column: Column
  readonly heading: string
  readonly mustBeFilled: boolean
  readonly about: string
}

/** The row of the template that shows how it is filled in; fictitious, and refused by name when it is sent. */
const sample: Readonly<Record<Column, string>> = {
  listType: '安全生产严重失信主体名单',
  entityKind: '法人及非法人组织',
  entityName: '样例：上海虚构示例有限公司（虚构，请删除本行）',
  codeKind: '统一社会信用代码',
  creditCode: '91310115MA1FAKE27N',
  codeReason: '',
  legalRepresentative: '虚构甲',
  district: '310115',
  docNo: '沪虚罚〔2026〕1号',
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
  contactName: '虚构乙',
  contactPhone: '021-00000000',
}

/** Whether a row is the template's own, which somebody has forgotten to delete. */
export const isSample = ({ entityName }: Cells): boolean =>
  normalName(entityName ?? '') === normalName(sample.entityName)

const oneOf = (words: Readonly<Record<string, unknown>>) => Object.keys(words).join('、')

const about: Readonly<Record<Column, string>> = {
  listType: '名单的全称，见“名单类型”一栏列出的名称。',
  entityKind: `只能填：${oneOf(kinds)}。`,
  entityName: '营业执照上的全称，不能是公式。',
  codeKind: `只能填：${oneOf(codeKindsInBulk)}；不填的是统一社会信用代码。其他证件的主体请逐件发起。`,
  creditCode: '18 位统一社会信用代码；证件类型是工商注册号的，填 15 位注册号。',
  codeReason: '一般不填。证照上的号码校验位确实不符的，写明核对了什么，由复核人逐件确认。',
  legalRepresentative: '法定代表人或负责人姓名。',
  district:
    '主体住所所在区的 6 位区划代码，例如 310115（浦东新区）；外省市和境外的主体请逐件发起。案件属于办案单位所在区。',
  docNo: '行政处罚决定书的文号。',
  violationType: '违法行为的领域，例如安全生产。',
  violationFacts: '违法事实，最多 4000 字。',
  penaltyBasis: '处罚所依据的法律、法规、规章和条款。',
  penaltyKinds:
    '《行政处罚法》第九条的种类，例如罚款、没收违法所得、吊销许可证件；有几类的，用顿号、逗号或分号分开。失信程度须与之相当，不相当的请逐件发起并写明理由。',
  penaltyContent: '处罚决定的内容，最多 4000 字。',
  fineWanYuan: '以万元为单位的数字；没有罚款的不填。',
  decidedOn: '日期，例如 2026-03-02；也可以用日期格式的单元格。不能晚于今天。',
  listingBasis: '列入名单所依据的规定和条款。',
  tier: `只能填：${oneOf(tiers)}。`,
  requirements: '有几项的，用分号分开或分行写，最多 4000 字。',
  termDays: '整改期限的天数，正整数；不填的按规定的期限。',
  contactName: '主体的联系人。',
  contactPhone: '联系人的电话。',
}

/** The columns of the template in their order, each with what it asks for. */
export const columnsAbout: readonly ColumnAbout[] = (Object.keys(columns) as Column[]).map((column) => ({
  column,
  heading: columns[column],
  mustBeFilled: !optionalColumns.includes(column),
  about: about[column],
}))

/** The first sheet: headings and the sample row, as the reader takes them. */
export const templateRows: readonly (readonly string[])[] = [
  columnsAbout.map(({ heading }) => heading),
  columnsAbout.map(({ column }) => sample[column]),
]
