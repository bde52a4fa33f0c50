import type { Bilingual } from '../../domain/calendar/types.ts'
import { creditCodeWords } from '../../domain/identifiers/fault-words.ts'
import { refusalWords } from '../../domain/refusals/text.ts'

type Params = Readonly<Record<string, unknown>>
type Words = (params: Params) => Bilingual

const say =
  (zh: string, en: string): Words =>
  () => ({ zh, en })

const rowReasons: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(Object.entries(creditCodeWords).map(([code, { zh, en }]) => [code, say(zh, en)])),
  bad_length: say(
    '统一社会信用代码应为18位，请只填写一个代码，不要带其他文字',
    'A unified social credit code has 18 characters: fill in one code and nothing else',
  ),
  check_digit: say(
    '统一社会信用代码的校验码不符，请核对是否有误录；证照上确是如此的，请填写“号码存疑说明”，由复核人确认',
    'The check character of the unified social credit code does not fit: look for a mistyped character. Where the licence itself has it so, fill in 号码存疑说明; the review will confirm it',
  ),
  unknown_code_kind: ({ found }) => ({
    zh: `证件类型“${found}”不能批量发起，只能是统一社会信用代码或工商注册号`,
    en: `Numbers of the kind “${found}” cannot be listed in bulk, only 统一社会信用代码 and 工商注册号`,
  }),
  sample_row: say(
    '这是模板里的样例，没有办理，请删除这一行',
    'This is the sample row of the template; nothing was done with it: delete the row',
  ),
  empty_name: say('主体名称为空', 'The name of the entity is empty'),
  missing_basis: say('没有填写处罚依据或列入依据', 'The basis of the penalty or of the listing is missing'),
  missing_value: say('此列必须填写', 'This column must be filled in'),
  formula_in_name: say('主体名称是公式，请改为文字', 'The name of the entity is a formula: enter it as text'),
  formula_in_cell: say('单元格是公式，请粘贴为数值', 'The cell is a formula: paste it as a value'),
  number_cell: ({ found }) => ({
    zh: `此单元格是数字（${found}）：表格软件只保留15位数字，还会去掉开头的0，代码、文号和电话会失真。请先把单元格设为文本格式，再重新录入`,
    en: `This cell is a number (${found}): spreadsheets keep 15 digits and no zero before them, so codes, document numbers and telephone numbers are damaged. Format it as text and type it again`,
  }),
  typed_cell: ({ found }) => ({
    zh: `此单元格是数字、日期或逻辑值（${found}），此列应当填写文字。请先把单元格设为文本格式，再重新录入`,
    en: `This cell is a number, a date or a truth (${found}), where words are wanted: format it as text and type it again`,
  }),
  other_quantity: ({ found }) => ({
    zh: `此单元格的数字格式改变了数值，或者带有另外的单位（存的数和格式：${found}），表里看到的和读到的不是同一个量，没有办理。请把单元格格式改为“常规”，按列名的单位重新填写`,
    en: `The number format of this cell shows another number than the cell holds, or another unit than the heading (${found}), so nothing was done with the row: format the cell as general and enter the number in the unit of the heading`,
  }),
  hidden_row: say(
    '这一行在表中被隐藏或者筛掉，没有办理；需要办理的，请取消隐藏或筛选后另行上传',
    'The sheet hides this row, or a filter does, so nothing was done with it: show it and upload it again if it is meant',
  ),
  unclosed_quote: say(
    '这一行的英文双引号（"）没有成对：有一个引号开始后没有结束，分不清各列的内容，没有办理；请补上引号（或者改用中文引号“”）后另行上传',
    'The quotation marks (") of this row do not come in pairs: one opens and does not close, so its cells cannot be told apart and nothing was done with it; put it right and send the row again',
  ),
  shifted_row: say(
    '这一行的单元格比列名多，多半是某一格的文字里有没有加引号的逗号（分隔符），各格已经错位，也可能只是行末多写了分隔符，没有办理；请给那一格加上英文双引号（"），删去行末多余的分隔符，或者用Excel、WPS打开核对后另存为.xlsx再上传',
    'This row has more cells than there are headings, most likely for a comma (or what else parts cells) within a text without quotation marks, so its cells stand under wrong headings, or only for one too many at its end, and nothing was done with it: put the text in quotation marks ("), take away what parts no cells at the end, or look at it in a spreadsheet, save it as .xlsx and upload that',
  ),
  short_row: say(
    '这一行的单元格比列名少，与其他行不齐，多半是某一格的文字里有没有加引号的换行（后半落到了下一行），或者文件不完整，没有办理；请给那一格加上英文双引号（"），行末的空格也要写出，或者用Excel、WPS打开核对后另存为.xlsx再上传',
    'This row has fewer cells than there are headings and does not end where the others do, most likely for a line break within a text without quotation marks (the rest stands in the next row) or because the file was cut off, so nothing was done with it: put the text in quotation marks ("), write empty cells at the end too, or look at it in a spreadsheet, save it as .xlsx and upload that',
  ),
  other_headings: ({ row }) => ({
    zh: `第${row}行又是列名，但次序或者列名与表头不同，其下各行会错位，没有办理；请把这部分单独存为一个文件，或者按表头的次序排好后另行上传`,
    en: `Row ${row} has headings again, in another order or with others than the first, so the rows below it would stand under wrong columns and nothing was done with them: save that part as a file of its own, or put it in the order of the first headings, and upload it again`,
  }),
  unseen_cell: say(
    '这个单元格的数字格式不显示内容（如;;;），表里看不到，没有办理；请把单元格格式改为“常规”或“文本”，核对后另行上传',
    'The number format of this cell shows nothing of it (as ;;; does), so nobody sees it in the sheet and nothing was done with the row: format the cell as general or text, look at it and upload it again',
  ),
  placeholder: ({ found }) => ({
    zh: `“${found}”不是内容（程序写的空值、“同上”或者只有符号）：请填写本行自己的内容，没有的留空`,
    en: `“${found}” says nothing of its own (an empty value of a program, 同上, or signs alone): fill in what belongs to this row, or leave it empty`,
  }),
  private_use: ({ found }) => ({
    zh: `含有国家标准中没有的自造字（${found}），请改为标准汉字`,
    en: `It holds private characters that no standard has (${found}): write them as standard ones`,
  }),
  unprintable: ({ found }) => ({
    zh: `文书的字体中没有这样的字：${found}。录错的请改正；确是此字的，请运维人员设置含有此字的字体（LETTER_FONT_FILE），再上传此行`,
    en: `No font of the letters has ${found}: correct it if it is mistyped; otherwise an operator sets a font that has it (LETTER_FONT_FILE), and you send the row again`,
  }),
  unreadable_text: ({ found }) => ({
    zh: `文字无法识别：${found}。请改正这个单元格；多处如此的，请用Excel或WPS打开后另存为.xlsx再上传`,
    en: `The text cannot be read: ${found}. Correct the cell; where there are many, open the file, save it as XLSX and upload that`,
  }),
  lost_character: ({ found, text }) => ({
    zh: `“${text}”中的“${found}”不是这里的字，多半是文件保存时丢失了一个字（CSV的ANSI、GBK编码没有生僻字）：请在原表中核对，另存为.xlsx（或者CSV UTF-8）后再上传此行`,
    en: `“${found}” in “${text}” stands where the file has lost a character, as a CSV in ANSI or GBK does with rare ones: look it up in the original, save that as .xlsx (or CSV UTF-8) and send the row again`,
  }),
  too_long: ({ most }) => ({
    zh: `超过${most}个字符，请缩短到${most}个以内`,
    en: `It has more than ${most} characters: shorten it to ${most} at most`,
  }),
  row_ended: say('本次批量发起已被终止，此行没有办理', 'This import was ended before the row was taken up'),
  row_withdrawn: say(
    '上传人核对后撤回了本次批量发起，此行没有办理',
    'The officer took the file back after looking at what it leaves out; nothing was done with the row',
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
    zh: `区划代码${found}不是本市的区，外省市和境外的主体请逐件发起`,
    en: `${found} is not the code of a district of this city: propose entities from elsewhere singly`,
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
    zh: `本单位依同一份决定对该主体已有案件${caseNo}；确需另案的，请逐件发起并写明理由`,
    en: `There is already case ${caseNo} on the same decision about the entity: if there is to be another, propose it singly with the reason`,
  }),
}

/** Why a row or a file was refused, in sentences for people; refusals of the domain have their own words. */
export function reasonOf(code: string, params: Params): Bilingual {
  // Who ended an import says more of it than the code, which is one for both.
  if (code === 'import.ended' && params['by'] === 'sender')
    return say(
      `上传人已终止本次批量发起：${String(params['reason'])}。`,
      `The officer who had sent the file ended this import: ${String(params['reason'])}.`,
    )(params)
  return rowReasons[code]?.(params) ?? refusalWords({ code, params })
}
