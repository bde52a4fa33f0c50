import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '工作台', en: 'My work' },
  lead: { zh: '需要您办理的事项，最急的在最前。', en: 'What waits for you, the most urgent first.' },
  openNext: { zh: '办理下一件', en: 'Open the next one' },
  strip: { zh: '期限分布', en: 'When it is due' },
  late: { zh: '已逾期', en: 'Late' },
  today: { zh: '今天到期', en: 'Due today' },
  soon: { zh: '三天内', en: 'Within 3 days' },
  later: { zh: '以后', en: 'Later' },
  list: { zh: '待办事项', en: 'To do' },
  empty: { zh: '现在没有需要您办理的事项。', en: 'Nothing waits for you now.' },
  entity: { zh: '主体和案号', en: 'Entity and case' },
  what: { zh: '办理什么', en: 'What to do' },
  due: { zh: '期限', en: 'Due' },
  holder: { zh: '承办人', en: 'Holder' },
  nobody: { zh: '未分派', en: 'Nobody' },
  waits: { zh: '等待他人：{what}', en: 'Waits for others: {what}' },
  drafts: { zh: '未提交的草稿', en: 'Drafts not sent' },
  draft: { zh: '草稿', en: 'Draft' },
  saved: { zh: '保存时间', en: 'Saved' },
  noDrafts: { zh: '没有草稿。', en: 'No drafts.' },
} satisfies Texts
