import type { LikeMeasure } from '../../../../database/queries/supervision/like-cases.ts'
import type { MeasureGroup } from '../../../../database/queries/supervision/measures.ts'
import type { RectificationStanding } from '../../../../database/queries/supervision/rectifications.ts'
import type { Bilingual, Texts } from '../../../kit/words.ts'

export const texts = {
  title: { zh: '名册', en: 'The list behind the number' },
  total: { zh: '共 {count} 条：{what}', en: '{count} rows: {what}' },
  excel: { zh: '导出 Excel', en: 'Export to Excel' },
  csv: { zh: '导出 CSV', en: 'Export to CSV' },
  circular: { zh: '生成通报', en: 'Make a circular' },
  tooMany: {
    zh: '超过 {most} 条，文件只含前 {most} 条；请缩小范围后再导出。',
    en: 'More than {most} rows: a file holds the first {most}. Narrow the number down first.',
  },
  list: { zh: '案件', en: 'Cases' },
  empty: {
    zh: '这个数字是零，没有案件。返回上一页选择其他数字。',
    en: 'The number is zero: no case. Go back and open another one.',
  },
  choose: { zh: '选择', en: 'Choose' },
  chooseOne: { zh: '选择 {caseNo}', en: 'Choose {caseNo}' },
  all: { zh: '全选本页', en: 'Choose all on this page' },
  note: { zh: '督办勾选案件', en: 'Write a note about the ticked cases' },
  entity: { zh: '主体', en: 'Entity' },
  caseNo: { zh: '案号', en: 'Case number' },
  code: { zh: '统一社会信用代码（证件号码）', en: 'Credit code or other number' },
  agency: { zh: '认定单位', en: 'Agency' },
  district: { zh: '区', en: 'District' },
  listType: { zh: '名单', en: 'List' },
  tier: { zh: '等次', en: 'Tier' },
  stage: { zh: '阶段', en: 'Stage' },
  what: { zh: '事项', en: 'What' },
  due: { zh: '期限', en: 'Due' },
} satisfies Texts

export const standingWords: Readonly<Record<RectificationStanding, Bilingual>> = {
  inTime: { zh: '按期整改', en: 'rectified in time' },
  late: { zh: '逾期后整改', en: 'rectified late' },
  overdue: { zh: '逾期未整改', en: 'overdue, not rectified' },
  running: { zh: '整改期限内', en: 'term still running' },
}

export const groupWords: Readonly<Record<MeasureGroup, Bilingual>> = {
  sent: { zh: '已派发', en: 'sent' },
  waiting: { zh: '待签收', en: 'not acknowledged' },
  atWork: { zh: '办理中', en: 'being carried out' },
  fedBack: { zh: '已反馈', en: 'result reported' },
  toLift: { zh: '待解除', en: 'to be lifted' },
  lifted: { zh: '已解除', en: 'lifted' },
  late: { zh: '逾期', en: 'late' },
}

export const compareWords: Readonly<Record<LikeMeasure, Bilingual>> = {
  rectificationDays: { zh: '整改期限（天）', en: 'Days for rectification' },
  measures: { zh: '惩戒措施（项）', en: 'Number of measures' },
  determinationDays: { zh: '立案到认定（天）', en: 'Days from opening to determination' },
}
