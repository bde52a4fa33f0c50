import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '修复办理', en: 'Repair' },
  open: { zh: '申请：{status}。', en: 'The application is {status}.' },
  now: { zh: '现在可以申请修复，主体尚未申请。', en: 'Repair can be applied for now; the entity has not yet.' },
  notNow: { zh: '现在还不能申请修复。', en: 'Repair cannot be applied for yet.' },
  from: { zh: '最早可申请日期：{date}', en: 'Earliest day: {date}' },
  running: {
    zh: '{reason}，自 {date} 起终止与解除：四项都确认后自动结案，逾期的系统自动催办。',
    en: '{reason}: it is being undone since {date}. The case closes when all four acts are confirmed; the late are chased by the system.',
  },
  over: {
    zh: '{reason}，四项均已确认，案件已结案。',
    en: '{reason}: all four acts are confirmed and the case is closed.',
  },
  closed: { zh: '案件已结案，没有需要终止的公示和措施。', en: 'The case is closed; nothing had to be undone.' },
  why: { zh: '为什么还不能申请', en: 'Why not yet' },
  applications: { zh: '修复申请', en: 'Applications' },
  noApplications: { zh: '还没有修复申请。', en: 'No application yet.' },
  appliedOn: { zh: '申请日期', en: 'Applied on' },
  status: { zh: '办理情况', en: 'State' },
  verifiedBy: { zh: '核实人', en: 'Verified by' },
  barred: { zh: '不得再次申请至', en: 'Barred until' },
  act: { zh: '现在可以办理', en: 'What you can do now' },
  fanOut: { zh: '四项终止工作', en: 'The four acts of undoing' },
  notBegun: {
    zh: '还没有开始：准予修复、公示期满、异议成立移出或者原决定被撤销后，终止公示、停止共享、停止使用和解除措施会逐处列在这里。',
    en: 'Not begun: after a repair, the end of the term, a removal or an annulment, publication, sharing, use and measures stand here, place by place.',
  },
  lifts: { zh: '看各项措施的逐步情况', en: 'See the measures step by step' },
} satisfies Texts
