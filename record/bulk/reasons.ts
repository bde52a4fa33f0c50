import type { Bilingual } from '../../domain/calendar/types.ts'
import { creditCodeWords } from '../../domain/identifiers/fault-words.ts'
import { limits } from './limits.ts'
import { refuse } from '../../domain/refusal.ts'
import { refusalText } from '../../domain/refusal-texts/index.ts'

type Params = Readonly<Record<string, unknown>>
type Words = (params: Params) => Bilingual

const say =
  (zh: string, en: string): Words =>
  () => ({ zh, en })

const rowReasons: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(Object.entries(creditCodeWords).map(([code, { zh, en }]) => [code, say(zh, en)])),
  empty_name: say('主体名称为空', 'The name of the entity is empty'),
  missing_basis: say('没有填写处罚依据或列入依据', 'The basis of the penalty or of the listing is missing'),
  missing_value: say('此列必须填写', 'This column must be filled in'),
  formula_in_name: say('主体名称是公式，请改为文字', 'The name of the entity is a formula: enter it as text'),
  formula_in_cell: say('单元格是公式，请粘贴为数值', 'The cell is a formula: paste it as a value'),
  unreadable_text: ({ found }) => ({ zh: `文字无法识别：${found}`, en: `The text cannot be read: ${found}` }),
  too_long: ({ characters, most }) =>
    Number(characters) < limits.keptCharacters
      ? { zh: `共${characters}个字符，最多${most}个`, en: `It has ${characters} characters; ${most} are the most` }
      : {
          zh: `超过${limits.keptCharacters - 1}个字符，最多${most}个`,
          en: `It has more than ${limits.keptCharacters - 1} characters; ${most} are the most`,
        },
  row_ended: say(
    '本次批量发起已由运维人员终止，此行没有办理',
    'An operator ended this import before the row was taken up',
  ),
  row_failed: say(
    '系统出错，此行没有办理，请将此行另行上传',
    'The system failed before the row was taken up: send the row again',
  ),
  unknown_list_type: ({ found }) => ({
    zh: `名单类型“${found}”不在已公布的名单目录中`,
    en: `“${found}” is not among the published list types`,
  }),
  unknown_entity_kind: ({ found }) => ({
    zh: `主体类别“${found}”不能批量发起，只能是法人及非法人组织或个体工商户`,
    en: `Entities of the kind “${found}” cannot be listed in bulk, only 法人及非法人组织 and 个体工商户`,
  }),
  unknown_tier: ({ found }) => ({
    zh: `失信程度“${found}”不是轻微、一般或严重`,
    en: `“${found}” is not 轻微, 一般 or 严重`,
  }),
  unknown_district: ({ found }) => ({
    zh: `区划代码${found}不是本市的区`,
    en: `${found} is not the code of a district of this city`,
  }),
  bad_date: ({ found }) => ({
    zh: `“${found}”不是日期，请写成2026-10-13`,
    en: `“${found}” is not a date: write it as 2026-10-13`,
  }),
  future_date: ({ date, today }) => ({
    zh: `日期${date}晚于今天（${today}）`,
    en: `The date ${date} lies after today (${today})`,
  }),
  bad_amount: ({ found }) => ({
    zh: `“${found}”不是金额（万元，不小于零）`,
    en: `“${found}” is not an amount in 10,000 yuan, zero or more`,
  }),
  bad_term: ({ found }) => ({ zh: `“${found}”不是整天数`, en: `“${found}” is not a whole number of days` }),
  negative_term: ({ found }) => ({
    zh: `整改期限${found}天必须大于零`,
    en: `A term of ${found} days is not more than zero`,
  }),
  officer_gone: say(
    '上传人的账号已停用或者调离，没有为其立案，请由现任经办人重新上传',
    'The account that uploaded this is disabled or has moved: no case was opened in its name, let an officer of today upload it again',
  ),
  duplicate_of_earlier: ({ row }) => ({ zh: `与本表第${row}行重复`, en: `The same as row ${row} of this file` }),
  duplicate_of_existing: ({ caseNo }) => ({
    zh: `同一文书、主体和名单类型已有案件${caseNo}`,
    en: `There is already case ${caseNo} on the same document, entity and list type`,
  }),
}

const fileReasons: Readonly<Record<string, Words>> = {
  'file.empty': say('文件没有内容', 'The file is empty'),
  'file.notASheet': say(
    '文件不是.xlsx或.csv，请另存为其中之一',
    'The file is neither .xlsx nor .csv: save it as one of them',
  ),
  'file.encodingUnknown': say('文件编码不是UTF-8或GB18030', 'The file is encoded neither in UTF-8 nor in GB18030'),
  'file.csvBroken': ({ row, fault }) => ({
    zh: `CSV文件第${row}行附近格式有误（${fault}），请检查引号`,
    en: `The CSV file is broken near row ${row} (${fault}): check its quotes`,
  }),
  'file.archiveBroken': say('工作簿已损坏，请重新另存后上传', 'The workbook is damaged: save it again and upload that'),
  'file.notAWorkbook': say('文件不是Excel工作簿', 'The file is not an Excel workbook'),
  'file.xmlBroken': ({ part }) => ({
    zh: `工作簿内容有误（${part}），请重新另存后上传`,
    en: `The workbook is broken inside (${part}): save it again and upload that`,
  }),
  'file.dates1904': say(
    '工作簿使用1904日期系统，请改用1900日期系统',
    'The workbook counts its dates from 1904: switch it to the date system of 1900',
  ),
  'file.rowsOutOfOrder': say(
    '工作簿的行次序有误，请重新另存后上传',
    'The rows of the workbook are out of order: save it again and upload that',
  ),
  'file.tooManyParts': say('工作簿内的部件过多', 'The workbook has too many parts'),
  'file.unpacksTooLarge': say('工作簿解压后过大，请拆分后上传', 'The workbook unpacks to too much: split it'),
  'file.takesTooLong': say(
    '工作簿的第一行在限定时间内未能读出，请只保留数据、另存后上传',
    'The first row could not be read within the time allowed: keep the data only, save it again and upload that',
  ),
  'import.ended': ({ reason }) => ({
    zh: `运维人员已终止本次批量发起：${reason}`,
    en: `An operator ended this import: ${reason}`,
  }),
  'import.failed': ({ fault }) => ({
    zh: `系统多次尝试后仍不能办理此文件（${fault}），已停止；请与运维人员联系，或改正后另行上传`,
    en: `The system could not process this file after several tries (${fault}) and has stopped: ask an operator, or mend it and send it anew`,
  }),
  'import.finished': say('该批量发起已经结束，不能再终止', 'This import is over and cannot be ended any more'),
  'import.busy': say('正在读取的文件过多，请稍后再传', 'Too many files are being read: send it again in a moment'),
  'file.tooManyColumns': ({ row, most }) => ({
    zh: `第${row}行超过${most}列`,
    en: `Row ${row} has more than ${most} columns`,
  }),
  'file.tooManyRows': ({ most }) => ({
    zh: `超过${most}行，请拆分后上传`,
    en: `There are more than ${most} rows: split the file`,
  }),
  'file.cellTooLong': ({ most }) => ({
    zh: `有单元格超过${most}个字符`,
    en: `A cell has more than ${most} characters`,
  }),
  'import.columnsMissing': ({ columns: names }) => ({
    zh: `第一行缺少列：${list(names, '、')}`,
    en: `The first row lacks these columns: ${list(names, ', ')}`,
  }),
  'import.columnsRepeated': ({ columns: names }) => ({
    zh: `第一行有重复的列：${list(names, '、')}`,
    en: `The first row names these columns twice: ${list(names, ', ')}`,
  }),
  'import.noFile': say('请在表单中上传一个文件', 'Send one file in the form'),
  'import.fileTooLarge': ({ most }) => ({ zh: `文件超过${most}字节`, en: `The file has more than ${most} bytes` }),
  'import.unknown': ({ id }) => ({ zh: `没有批量发起${id}`, en: `There is no import ${id}` }),
}

const reasons: Readonly<Record<string, Words>> = { ...rowReasons, ...fileReasons }

/** Why a row or a file was refused, in sentences for people; codes of the domain have the domain's words. */
export function reasonOf(code: string, params: Params): Bilingual {
  const words = reasons[code]
  if (words) return words(params)
  const refusal = refuse(code, params)
  return { zh: refusalText(refusal, 'zh'), en: refusalText(refusal, 'en') }
}

function list(names: unknown, separator: string): string {
  return (names as readonly string[]).join(separator)
}
