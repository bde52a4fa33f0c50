import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '为何是这天', en: 'Why this date' },
  due: { zh: '{what}：{date} 当日结束时届满', en: '{what}: due at the end of {date}' },
  provisional: {
    zh: '暂定日期：所涉年份尚无国务院放假通知，通知发布后重新计算。',
    en: 'Provisional: no State Council notice covers the year yet; the date is computed again when it is published.',
  },
  counted: { zh: '逐日计算', en: 'Day by day' },
  strip: { zh: '日历', en: 'Calendar' },
  legendCounted: { zh: '计入', en: 'counted' },
  legendSkipped: { zh: '不计入', en: 'not counted' },
  legendDue: { zh: '届满日', en: 'due' },
  legendStart: { zh: '起算日', en: 'start' },
  copy: { zh: '复制说明', en: 'Copy the explanation' },
  copied: { zh: '已复制', en: 'Copied' },
  full: { zh: '完整说明', en: 'The whole explanation' },
  longPeriod: {
    zh: '期间按月或年计算，只列起止日。',
    en: 'The period counts in months or years: only its first and last day are shown.',
  },
  short: { zh: '（中间 {count} 天略）', en: '({count} days between)' },
} satisfies Texts
