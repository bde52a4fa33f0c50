import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '我的信用事项', en: 'My credit matters' },
  lead: { zh: '针对贵单位的全部记录，最急的在最前。', en: 'Every record about your entity, the most urgent first.' },
  urgent: { zh: '最急的一件', en: 'The most urgent' },
  calm: { zh: '现在没有要您办的事', en: 'Nothing waits for you now' },
  calmHint: {
    zh: '进展见下方各条记录；每条都写明由谁办理、到哪一天。',
    en: 'See below how each record stands: who has it, and until when.',
  },
  doIt: { zh: '去办理', en: 'Do it now' },
  dueOn: { zh: '{date} 当日结束前', en: 'By the end of {date}' },
  why: { zh: '为何是这天', en: 'Why this date' },
  repairNow: { zh: '{count} 条记录现在可以申请修复', en: '{count} record(s) can be repaired now' },
  repairHint: {
    zh: '材料只交一次，签署一次，一并申请。不收费。',
    en: 'Give the proof once, sign once, apply for all. It is free.',
  },
  repair: { zh: '一次申请修复', en: 'Apply once for all' },
  axis: { zh: '全部记录', en: 'All records' },
  over: { zh: '已结束的记录（{count}）', en: 'Closed records ({count})' },
  empty: { zh: '没有针对贵单位的记录。', en: 'There is no record about your entity.' },
  emptyHint: {
    zh: '如果您收到了告知书而这里没有，请按告知书上的电话联系认定单位。',
    en: 'If you have received a notice and do not find it here, call the agency that is named on it.',
  },
  guide: { zh: '看办事指南', en: 'Read the guide' },
  repairFrom: { zh: '最早申请修复：{date}', en: 'Repair from {date}' },
} satisfies Texts
