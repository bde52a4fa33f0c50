import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '办事指南', en: 'Guide' },
  lead: {
    zh: '从收到告知到记录撤下，一共六步。每一步谁来办、多少天、您要做什么，都在这里。全程不收费，不需要中介。',
    en: 'From the notice to the last trace taken down in six steps: who acts, how long, and what you do. All of it is free, and needs no agent.',
  },
  start: { zh: '开始办理', en: 'Start' },
  invitation: {
    zh: '第一次来？用告知书上的邀请码开通账户',
    en: 'First time? Open an account with the code in your notice',
  },
  today: {
    zh: '以上天数按今天适用的规则；每个案件的具体日期以案件页面为准，点日期可看逐日计算。',
    en: 'The terms are those of today’s rules. The dates of your case stand on its pages, each with its counting day by day.',
  },
  notice: { zh: '收到告知，陈述申辩', en: 'Notice and defence' },
  noticeText: {
    zh: '认定单位把拟列入的事实、依据和后果告诉您。您有{defence}陈述申辩，也可以要求听证。申辩不会加重处理。',
    en: 'The agency tells you the facts, the law and what would follow. You have {defence} to answer, and may ask for a hearing. Answering never makes things worse.',
  },
  decision: { zh: '认定，两书同达', en: 'Determination, and both letters' },
  decisionText: {
    zh: '申辩期满后{determine}内认定。决定列入的，认定决定书和信用修复告知书一并送达，写明最早哪天可以修复。',
    en: 'Within {determine} after the defence. If you are listed, the decision and the repair notice come together, with the earliest day of repair.',
  },
  publicity: { zh: '公示与惩戒措施', en: 'Publication and measures' },
  publicityText: {
    zh: '送达后{publish}内公示。公示前可以看到公众将看到的原文；内容有误随时可以提出异议，{verify}内核查。',
    en: 'Published within {publish}. You see beforehand exactly what will be public; object at any time, and it is checked within {verify}.',
  },
  rectify: { zh: '承诺并整改', en: 'Commit and rectify' },
  rectifyText: {
    zh: '一般{term}，来不及可以申请延期。按要求逐项提交材料，认定单位{check}内核验，欠缺一次告知。',
    en: 'Usually {term}; you may ask for more. Give evidence for each requirement; it is checked within {check}, and all gaps are told at once.',
  },
  repair: { zh: '申请信用修复', en: 'Apply for repair' },
  repairText: {
    zh: '满最短公示期、整改通过、作出承诺即可申请，多条记录一次申请。{accept}内决定是否受理，受理后{decide}内决定。',
    en: 'When the shortest period has passed and the rectification is accepted, apply with a commitment, for all records at once. {accept} to accept it, then {decide} to decide.',
  },
  down: { zh: '各处撤下，拿到证明', en: 'Taken down everywhere' },
  downText: {
    zh: '准予后公示系统{publication}、信息平台{sharing}内撤下，各部门{lift}内解除措施，逐处可查。修复证明可扫码核验。',
    en: 'Publication stops within {publication}, sharing within {sharing}, measures are lifted within {lift}; you see each place. The certificate can be checked by anybody.',
  },
  periods: { zh: '公示多久', en: 'How long records are public' },
  tier: { zh: '失信等级', en: 'Tier' },
  shortest: { zh: '最短（满后可申请修复）', en: 'Shortest (then repair is possible)' },
  longest: { zh: '最长（到期自动结束）', en: 'Longest (then it ends by itself)' },
  atOnce: { zh: '义务履行后即可', en: 'As soon as duties are fulfilled' },
  documents: { zh: '要准备什么', en: 'What you need' },
  documentsText: {
    zh: '已纠正、已履行的证明，和一份信用承诺（系统提供范本）。营业执照、信用报告等不必提交。',
    en: 'Proof that things were put right, and a commitment (a text is proposed). No business licence, no credit report.',
  },
  more: { zh: '算一算某个期限是哪天', en: 'Count a term yourself' },
} satisfies Texts
