import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '约谈', en: 'Interviews' },
  lead: {
    zh: '整改逾期的，先提示约谈，再警示约谈，仍未整改的移送。',
    en: 'When rectification is late: first a reminder interview, then a warning interview, then referral.',
  },
  list: { zh: '待约谈', en: 'Waiting' },
  empty: { zh: '没有待约谈的案件。', en: 'No interview is waiting.' },
  entity: { zh: '主体', en: 'Entity' },
  kind: { zh: '种类', en: 'Kind' },
  status: { zh: '进展', en: 'State' },
  day: { zh: '约谈日期', en: 'Day' },
  due: { zh: '期限', en: 'Due' },
  act: { zh: '办理', en: 'Act' },
  reminder: { zh: '提示约谈', en: 'Reminder interview' },
  warning: { zh: '警示约谈', en: 'Warning interview' },
  notYet: { zh: '未定', en: 'Not set' },
  open: { zh: '查看案件', en: 'Open the case' },
} satisfies Texts
