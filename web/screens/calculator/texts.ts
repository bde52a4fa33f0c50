import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '期限计算器', en: 'Deadline calculator' },
  lead: {
    zh: '从某一天起，第几个工作日、几日、几个月后是哪天？起算日当日不计入。按国务院办公厅放假通知逐日计算。',
    en: 'Which day is so many working days, days or months from a date? The day itself is not counted; each day after it is, on the State Council notices.',
  },
  start: { zh: '起算日', en: 'From' },
  count: { zh: '多少', en: 'How many' },
  unit: { zh: '单位', en: 'Unit' },
  workingDays: { zh: '工作日', en: 'working days' },
  days: { zh: '日', en: 'days' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
  calculate: { zh: '计算', en: 'Count' },
  due: { zh: '{date} 当日结束时届满', en: 'Due at the end of {date}' },
  provisional: {
    zh: '暂定：所涉年份还没有放假通知，通知发布后可能变动。',
    en: 'Provisional: no notice covers the year yet; the date may change when it is published.',
  },
  dayByDay: { zh: '逐日计算', en: 'Day by day' },
  rolled: {
    zh: '最后一日是休息日的，顺延到下一个工作日。',
    en: 'A last day that is a rest day moves to the next working day.',
  },
  sources: { zh: '所依据的放假通知', en: 'The notices it rests on' },
  noSources: {
    zh: '所涉年份没有放假通知，按平常的周末计算。',
    en: 'No notice covers these years; the plain week was used.',
  },
} satisfies Texts
