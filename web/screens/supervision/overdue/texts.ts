import type { Texts } from '../../../kit/words.ts'

export const texts = {
  title: { zh: '逾期：哪些事项逾期，是谁的', en: 'What is late, and whose?' },
  lead: {
    zh: '{count} 件事项已过期限未办，涉及 {agencies} 个单位；最早的于 {oldest} 到期。',
    en: '{count} acts are late, at {agencies} agencies; the oldest was due on {oldest}.',
  },
  none: { zh: '没有逾期事项。', en: 'Nothing is late.' },
  open: { zh: '看全部逾期事项', en: 'Open the whole list' },
  board: { zh: '认定单位 × 案件阶段', en: 'Agency by stage' },
  agency: { zh: '认定单位', en: 'Agency' },
  all: { zh: '合计', en: 'Together' },
  oldest: { zh: '最早到期', en: 'Oldest due' },
  district: { zh: '区', en: 'District' },
  party: { zh: '谁的期限', en: 'Whose term' },
  anybody: { zh: '全部', en: 'All' },
  show: { zh: '筛选', en: 'Show' },
  empty: { zh: '按这个条件没有逾期事项。可以换一个条件。', en: 'Nothing is late by these terms. Choose others.' },
  legend: {
    zh: '颜色越深，逾期越多。点数字看名册，名册可以导出和督办。',
    en: 'The darker, the more is late. A number opens its list, which can be exported and asked about.',
  },
  lateHere: { zh: '{agency}，{stage}：{count} 件逾期', en: '{agency}, {stage}: {count} late' },
} satisfies Texts
