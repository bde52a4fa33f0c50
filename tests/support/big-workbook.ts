import { columns } from '../../record/bulk/layout.ts'
import { sharedRows, workbookParts, zip } from './workbook.ts'

/** The texts of a large fictitious workbook, header first; most texts of a row stand in no other. */
export function bigRows(count: number): string[][] {
  const rows = [Object.values<string>(columns)]
  for (let n = 0; n < count; n += 1) {
    rows.push([
      '重点关注名单',
      '法人及非法人组织',
      `上海虚构第${n}号环保科技有限公司（虚构）`,
      `9131011${String(n).padStart(11, '0')}`,
      `虚构${n}`,
      '310115',
      `沪虚罚〔2026〕${n}号`,
      '电子商务',
      `虚构交易、编造用户评价，共计${n}笔（虚构事实）`,
      '《中华人民共和国电子商务法》第八十五条',
      '罚款',
      `罚款人民币${n}元`,
      String(n / 10_000),
      '2026-10-13',
      '沪府办规〔2020〕9号第十条',
      '一般',
      `停止违法行为，消除第${n}项不良影响；提交整改报告`,
      '90',
      `经办${n}`,
      `021-6${String(n).padStart(7, '0')}`,
    ])
  }
  return rows
}

/** The rows as a CSV text. */
export const asCsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(',')).join('\r\n')

/** The rows as a workbook that shares its texts between cells, as Excel writes it. */
export function asXlsx(rows: readonly (readonly string[])[]): Buffer {
  const shared = sharedRows(rows)
  return zip(workbookParts(shared.rows, [shared.part]))
}
