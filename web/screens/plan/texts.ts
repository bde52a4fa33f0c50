import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '承诺与整改', en: 'Commitment and rectification' },
  lead: {
    zh: '逐项完成下面的清单。全部通过核验后，整改即告完成。',
    en: 'Work down the list. When all is accepted, the rectification is complete.',
  },
  notOrdered: {
    zh: '还没有整改要求。认定决定书和信用修复告知书送达后，要求和期限会列在这里。',
    en: 'Nothing is required yet. When the decision and the repair notice are served, the requirements and the term stand here.',
  },
  dueOn: { zh: '整改期限：{date} 当日结束前', en: 'By the end of {date}' },
  why: { zh: '为何是这天', en: 'Why this date' },
  done: { zh: '整改已于 {date} 通过核验', en: 'Accepted on {date}' },
  doneHint: {
    zh: '满足最短公示期后即可申请信用修复。',
    en: 'When the shortest period of publicity has passed you can apply for repair.',
  },
  toRepair: { zh: '看何时可以修复', en: 'See when repair is possible' },
  waiting: { zh: '材料已提交，等待认定单位核验', en: 'Submitted; the agency is checking' },
  checkBy: { zh: '认定单位应在 {date} 前核验。', en: 'The agency has to check it by {date}.' },
  overdue: {
    zh: '已经逾期。请尽快提交：逾期会启动约谈，但仍可以整改。',
    en: 'You are late. Submit soon: interviews follow, but you can still put things right.',
  },
  commit: { zh: '签署承诺', en: 'Sign the commitment' },
  submit: { zh: '提交材料', en: 'Submit the evidence' },
  again: { zh: '补正材料', en: 'Supply what is missing' },
  extension: { zh: '来不及？申请延期', en: 'Not enough time? Ask for more' },
  extensionAsked: {
    zh: '已申请延期 {days} 日，等待答复。',
    en: 'An extension of {days} days was asked for; wait for the answer.',
  },
  list: { zh: '清单', en: 'The list' },
  commitment: { zh: '作出信用承诺', en: 'Give a commitment' },
  committedOn: { zh: '{date} 已承诺', en: 'Given on {date}' },
  check: { zh: '认定单位核验', en: 'The agency checks' },
  toDo: { zh: '待完成', en: 'To do' },
  toSubmit: { zh: '待提交', en: 'To be submitted' },
  missing: { zh: '需补正', en: 'Something is missing' },
  submitted: { zh: '待核验', en: 'To be checked' },
  accepted: { zh: '已通过', en: 'Accepted' },
  notYet: { zh: '尚未到', en: 'Not yet' },
  gap: { zh: '欠缺：{text}', en: 'Missing: {text}' },
  statement: { zh: '您的说明：{text}', en: 'You said: {text}' },
  bar: { zh: '整改期从 {from} 到 {to}', en: 'The term from {from} to {to}' },
} satisfies Texts
