import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '消息', en: 'Messages' },
  determinationFell: {
    zh: '原认定不再有效，将重新告知、听取意见后再作决定',
    en: 'the determination binds no more: it is told and heard anew before another is made',
  },
  toBeRevoked: {
    zh: '认定前未依法告知，已中止公示，由认定单位撤销',
    en: 'nobody was told in law before the determination: its publicity is suspended, and the agency has to revoke it',
  },
  servedAgain: { zh: '送达无效，将重新送达', en: 'it was not served in law and is served again' },
  lead: {
    zh: '系统发给您单位的消息，最新的在最前。打开本页即为已读。',
    en: 'What the system has told your office or entity, the newest first. Opening this page marks it as read.',
  },
  list: { zh: '消息', en: 'Messages' },
  none: { zh: '没有消息。', en: 'No messages.' },
  when: { zh: '时间', en: 'When' },
  what: { zh: '内容', en: 'What' },
  whose: { zh: '案件', en: 'Case' },
  fresh: { zh: '新', en: 'New' },
  note: { zh: '督办：{text}', en: 'Supervision note: {text}' },
  answerBy: { zh: '{on} 前答复', en: 'answer by {on}' },
  dueOn: { zh: '期限 {on}', en: 'due {on}' },
  until: { zh: '至 {on}', en: 'until {on}' },
  comeOn: { zh: '请于 {on} 到场', en: 'you are asked to come on {on}' },
  received: { zh: '已代为登记您 {on} 提交的纸质材料', en: 'what you handed in on paper on {on} was entered for you' },
  other: { zh: '案件有新的情况', en: 'There is something new in the case' },
} satisfies Texts
