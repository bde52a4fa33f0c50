import type { Texts } from '../../../kit/words.ts'

export const texts = {
  title: { zh: '一致性：同类案件同样处理了吗', en: 'Are like cases treated alike?' },
  found: {
    zh: '{groups} 类案件中，{outliers} 件明显偏离同类。偏离不等于有错，但应当说得出理由。',
    en: 'Of {groups} kinds of cases {outliers} lie far from their like. Far is not wrong, but there should be a reason.',
  },
  alike: { zh: '{groups} 类案件中没有明显偏离同类的。', en: 'None of {groups} kinds of cases lies far from its like.' },
  sample: { zh: '看偏离最多的案件', en: 'Open the cases furthest away' },
  compare: { zh: '比较什么', en: 'Compare' },
  show: { zh: '比较', en: 'Compare' },
  chart: {
    zh: '各类案件的分布（圆越大件数越多，红色为偏离，竖线为中位数）',
    en: 'How the cases spread (larger: more cases; red: far away; the line: the middle)',
  },
  table: { zh: '各类案件', en: 'The kinds of cases' },
  kind: { zh: '名单和等次', en: 'List and tier' },
  cases: { zh: '件数', en: 'Cases' },
  middle: { zh: '中位数', en: 'Middle' },
  range: { zh: '范围', en: 'From – to' },
  outliers: { zh: '偏离', en: 'Far away' },
  none: { zh: '无', en: 'None' },
  values: { zh: '偏离的案件', en: 'The cases that lie far away' },
  value: { zh: '数值', en: 'Value' },
  away: { zh: '偏离中位数', en: 'From the middle' },
  noOutliers: { zh: '没有偏离的案件。', en: 'No case lies far away.' },
  empty: {
    zh: '还没有认定的案件可比。认定以后这里会显示同类案件的分布。',
    en: 'No determined case to compare yet. When there are, this page shows how like cases spread.',
  },
  method: {
    zh: '同一名单、同一等次为同类，满 8 件才判断；与中位数的距离超过通常距离（中位绝对偏差）三倍的为偏离。',
    en: 'Alike are cases of the same list and tier, from eight on; far is more than three times the usual distance (median absolute deviation) from the middle.',
  },
} satisfies Texts
