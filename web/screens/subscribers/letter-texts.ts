import type { Bilingual, Texts } from '../../kit/words.ts'

export const texts = {
  waiting: { zh: '尚未处理的变更', en: 'Changes still to be told' },
  many: { zh: '{most} 项以上', en: '{most} or more' },
  oldest: { zh: '其中最早的', en: 'The oldest of them' },
  letters: { zh: '未接收的消息（{count}）', en: 'What it did not take ({count})' },
  none: { zh: '没有未接收的消息。', en: 'It has taken everything.' },
  caseNo: { zh: '案号', en: 'Case' },
  what: { zh: '内容', en: 'What' },
  since: { zh: '自何时起', en: 'Since' },
  said: { zh: '对方答复', en: 'What came of it' },
  next: { zh: '下次发送', en: 'Tried again' },
  byHand: { zh: '等待人工处理', en: 'When somebody says so' },
  decide: { zh: '办理', en: 'Decide' },
  again: { zh: '重新发送', en: 'Send again' },
  againAll: { zh: '立即重试全部', en: 'Try everything again now' },
  againDone: { zh: '即将重新发送。', en: 'It is sent again in a moment.' },
  skip: { zh: '申请放弃发送', en: 'Ask to give one up' },
  skipHint: {
    zh: '须写明原因并由另一人同意；停止或者中止公示的通知不得放弃。',
    en: 'With the reason; a second person has to agree. What ends or suspends a record is never given up.',
  },
  reason: { zh: '原因', en: 'Reason' },
  skipAsked: { zh: '{who} 申请放弃：{reason}', en: '{who} asks to give it up: {reason}' },
  skipAskedDone: { zh: '已提交，等待另一人同意。', en: 'Asked; it waits for a second person.' },
  agree: { zh: '同意放弃', en: 'Agree to give it up' },
  agreeMeans: {
    zh: '该接收方将不再收到这项变更；该案件以后的变更照常发送。',
    en: 'The recipient is not told of this change any more; later ones of the case are sent as usual.',
  },
  skipped: { zh: '已放弃发送。', en: 'It is given up.' },
} satisfies Texts

/** What each change says. */
export const opWords = {
  put: { zh: '列入或者更新', en: 'Listed or changed' },
  mark: { zh: '有异议', en: 'Contested' },
  suspend: { zh: '中止公示', en: 'Suspended' },
  resume: { zh: '恢复公示', en: 'Shown again' },
  remove: { zh: '停止公示', en: 'Ended' },
} satisfies Record<string, Bilingual>
