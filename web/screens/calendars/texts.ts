import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '工作日历：以哪个通知为准', en: 'Calendar: which notice is in force?' },
  lead: {
    zh: '现行版本 {version}，依据 {first} 至 {last} 年国务院办公厅放假通知。',
    en: 'Version {version} is in force, on the State Council notices of {first} to {last}.',
  },
  provisional: {
    zh: '{year} 年还没有放假通知：日期为暂定，通知发布并导入后重新计算。',
    en: 'No notice covers {year}: its dates are provisional, and are computed again when the notice is published.',
  },
  publish: { zh: '发布新的日历', en: 'Publish a calendar' },
  follow: { zh: '看规则和日历的发布', en: 'See what was published' },
  year: { zh: '年份', en: 'Year' },
  show: { zh: '查看', en: 'Show' },
  grid: { zh: '{year} 年工作日和休息日', en: 'Working and rest days of {year}' },
  legend: {
    zh: '红色：放假；绿色：调休上班；灰色：周末；白色：工作日。',
    en: 'Red: holiday; green: make-up working day; grey: weekend; white: working day.',
  },
  entries: { zh: '{year} 年的放假和调休', en: 'Holidays and make-up days of {year}' },
  days: { zh: '日期', en: 'Days' },
  kind: { zh: '安排', en: 'What' },
  holiday: { zh: '放假', en: 'Holiday' },
  work: { zh: '上班', en: 'Work' },
  occasion: { zh: '节日', en: 'Occasion' },
  notice: { zh: '通知', en: 'Notice' },
  until: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  noEntries: { zh: '这一年没有通知，按普通星期计算。', en: 'No notice for this year: it runs on the plain week.' },
  notices: { zh: '依据的通知', en: 'The notices it rests on' },
  number: { zh: '文号', en: 'Number' },
  name: { zh: '标题', en: 'Title' },
  issued: { zh: '印发', en: 'Issued' },
  version: { zh: '版本', en: 'Version' },
} satisfies Texts
