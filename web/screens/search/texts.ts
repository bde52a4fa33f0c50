import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '案件查询', en: 'Find a case' },
  search: { zh: '案号、信用代码或名称的一部分', en: 'Part of a case number, credit code or name' },
  stage: { zh: '阶段', en: 'Stage' },
  anyStage: { zh: '全部阶段', en: 'Every stage' },
  overdue: { zh: '只看有逾期期限的', en: 'Only with something late' },
  find: { zh: '查询', en: 'Find' },
  found: { zh: '案件', en: 'Cases' },
  empty: {
    zh: '没有找到案件。请核对填写的内容，或者放宽条件。',
    en: 'No case found. Check what you typed, or ask for less.',
  },
  entity: { zh: '主体', en: 'Entity' },
  caseNo: { zh: '案号', en: 'Case number' },
  list: { zh: '名单', en: 'List' },
  district: { zh: '区', en: 'District' },
  due: { zh: '下一期限', en: 'Next due' },
} satisfies Texts
