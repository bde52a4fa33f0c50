/** A sentence for people, in both languages. */
export interface Reason {
  readonly zh: string
  readonly en: string
}

type Params = Readonly<Record<string, unknown>>
type Words = (params: Params) => Reason

const say = (zh: string, en: string): Words => () => ({ zh, en })

const rowReasons: Readonly<Record<string, Words>> = {
  empty_name: say('主体名称为空', 'The name of the entity is empty'),
  missing_basis: say('没有填写处罚依据或列入依据', 'The basis of the penalty or of the listing is missing'),
  missing_value: say('此列必须填写', 'This column must be filled in'),
  formula_in_name: say('主体名称是公式，请改为文字', 'The name of the entity is a formula: enter it as text'),
  formula_in_cell: say('单元格是公式，请粘贴为数值', 'The cell is a formula: paste it as a value'),
  unreadable_text: ({ found }) => ({ zh: `文字无法识别：${found}`, en: `The text cannot be read: ${found}` }),
  too_long: ({ characters, most }) => ({
    zh: `共${characters}个字符，最多${most}个`,
    en: `It has ${characters} characters; ${most} are the most`,
  }),
  unknown_list_type: ({ found }) => ({
    zh: `名单类型“${found}”不在已公布的名单目录中`,
    en: `“${found}” is not among the published list types`,
  }),
  unknown_entity_kind: ({ found }) => ({
    zh: `主体类别“${found}”不能批量发起，只能是法人及非法人组织或个体工商户`,
    en: `Entities of the kind “${found}” cannot be listed in bulk, only 法人及非法人组织 and 个体工商户`,
  }),
  unknown_tier: ({ found }) => ({ zh: `失信程度“${found}”不是轻微、一般或严重`, en: `“${found}” is not 轻微, 一般 or 严重` }),
  unknown_district: ({ found }) => ({ zh: `区划代码${found}不是本市的区`, en: `${found} is not the code of a district of this city` }),
  bad_date: ({ found }) => ({ zh: `“${found}”不是日期，请写成2026-10-13`, en: `“${found}” is not a date: write it as 2026-10-13` }),
  future_date: ({ date, today }) => ({ zh: `日期${date}晚于今天（${today}）`, en: `The date ${date} lies after today (${today})` }),
  bad_amount: ({ found }) => ({ zh: `“${found}”不是金额（万元，不小于零）`, en: `“${found}” is not an amount in 10,000 yuan, zero or more` }),
  bad_term: ({ found }) => ({ zh: `“${found}”不是整天数`, en: `“${found}” is not a whole number of days` }),
  negative_term: ({ found }) => ({ zh: `整改期限${found}天必须大于零`, en: `A term of ${found} days is not more than zero` }),
  duplicate_of_earlier: ({ row }) => ({ zh: `与本表第${row}行重复`, en: `The same as row ${row} of this file` }),
  duplicate_of_existing: ({ caseNo }) => ({
    zh: `同一文书、主体和名单类型已有案件${caseNo}`,
    en: `There is already case ${caseNo} on the same document, entity and list type`,
  }),
}

/** Why a row was refused, as a sentence; undefined for a code that does not belong to bulk initiation. */
export function rowReason(code: string, params: Params): Reason | undefined {
  return rowReasons[code]?.(params)
}
