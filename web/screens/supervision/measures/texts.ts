import type { Texts } from '../../../kit/words.ts'

export const texts = {
  title: { zh: '措施覆盖：哪些措施真正落实了', en: 'Coverage: which measures truly bite?' },
  lead: {
    zh: '已派发 {sent} 项措施，{answered} % 有部门响应；{late} 项逾期。目录中 {unused} 项措施从未使用。',
    en: '{sent} measures were sent, departments answered {answered} %; {late} are late. {unused} measures of the catalogue were never used.',
  },
  nothing: {
    zh: '还没有派发措施。案件公示后，措施会自动派发到各部门。',
    en: 'No measure has been sent yet: they go to their departments when a case is published.',
  },
  open: { zh: '看逾期未响应的措施', en: 'Open the measures that are late' },
  map: { zh: '措施 × 实施部门', en: 'Measure by department' },
  measure: { zh: '措施', en: 'Measure' },
  department: { zh: '实施部门', en: 'Department' },
  answered: { zh: '响应率', en: 'Answered' },
  bar: { zh: '比较', en: 'Compared' },
  acknowledge: { zh: '签收用时', en: 'To acknowledge' },
  feedBack: { zh: '反馈用时', en: 'To report' },
  days: { zh: '{days} 天', en: '{days} days' },
  unused: { zh: '从未使用的措施', en: 'Measures never used' },
  allUsed: { zh: '目录中的措施都用过。', en: 'Every measure of the catalogue has been used.' },
  who: { zh: '可由谁实施', en: 'Who could carry it out' },
  empty: { zh: '还没有派发措施。', en: 'No measure has been sent yet.' },
  hint: {
    zh: '点数字看名册。用时为从派发起的平均自然日。',
    en: 'A number opens its list. Times are calendar days from dispatch, on average.',
  },
} satisfies Texts
