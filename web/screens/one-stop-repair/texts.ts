import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '一站修复', en: 'One-stop repair' },
  lead: {
    zh: '贵单位的全部记录都在这里：哪些现在可以申请修复，哪些从哪天起可以，哪些还不行、为什么。材料交一次，签署一次，一并申请，不收费。',
    en: 'All records about your entity: which can be repaired now, which from when, which not yet and why. Give the proof once, sign once, apply for all. It is free.',
  },
  leadLimited: {
    zh: '本账户可以办理的记录：现在能否申请修复，从哪天起可以，还不行的是为什么。不收费。',
    en: 'The records that this account reaches: whether they can be repaired now, from when, and why not yet. It is free.',
  },
  nothingNowLimited: {
    zh: '本账户可以办理的记录，现在还不能申请修复。',
    en: 'The records that this account reaches cannot be repaired just now.',
  },
  now: { zh: '现在可以申请（{count}）', en: 'Possible now ({count})' },
  later: { zh: '到日子可以申请（{count}）', en: 'Possible from a date ({count})' },
  blocked: { zh: '现在还不能申请（{count}）', en: 'Not possible yet ({count})' },
  applied: { zh: '已经申请，正在办理（{count}）', en: 'Applied for ({count})' },
  over: { zh: '已经结束（{count}）', en: 'Over ({count})' },
  nothingNow: { zh: '现在没有可以申请修复的记录。', en: 'No record can be repaired just now.' },
  nextDay: {
    zh: '最早的一条从 {date} 起可以申请，届时请再来这一页。',
    en: 'The first can be applied for from {date}: come back then.',
  },
  noRecords: {
    zh: '没有针对贵单位的记录，无须修复。',
    en: 'There is no record about your entity, so there is nothing to repair.',
  },
  back: { zh: '回到我的事项', en: 'Back to my matters' },
  records: { zh: '为哪些记录申请', en: 'Which records' },
  recordsHint: {
    zh: '已为您全部选上；不想现在申请的可以去掉。',
    en: 'All are ticked for you; take out those you do not want to apply for now.',
  },
  since: {
    zh: '{caseNo}，{showing}（{date} 起），决定书 {docNo}',
    en: '{caseNo}, {showing} (since {date}), decision {docNo}',
  },
  proof: { zh: '已纠正、已履行的证明', en: 'Proof that things were put right' },
  proofHint: {
    zh: '每行写一份材料的名称，例如“罚款缴纳凭证”“整改报告”。用于上面选中的每一条记录，不必重复填写。',
    en: 'The name of one piece on each line, such as a payment receipt or a report. It serves every record ticked above; nothing is asked for twice.',
  },
  commitment: { zh: '信用承诺', en: 'Credit commitment' },
  commitmentHint: {
    zh: '可以直接使用，也可以修改。承诺对选中的每一条记录有效。',
    en: 'Use it as it is or change it. It holds for every record ticked.',
  },
  signer: { zh: '签署人姓名', en: 'Signed by' },
  signerHint: {
    zh: '法定代表人或经其授权的人。签署一次，用于全部申请。',
    en: 'The legal representative or somebody authorised. One signature serves all applications.',
  },
  send: { zh: '签署并一次申请', en: 'Sign and apply for all' },
  draft: { zh: '已恢复您保存的内容，请核对后提交。', en: 'What you had typed is back. Check it and send it.' },
  from: { zh: '从 {date} 起', en: 'From {date}' },
  whose: { zh: '由{who}办理', en: 'With the {who}' },
  undertake: { zh: '去办理', en: 'What to do' },
  record: { zh: '记录', en: 'Record' },
  why: { zh: '为什么', en: 'Why' },
  when: { zh: '何时', en: 'When' },
  state: { zh: '进展', en: 'State' },
  result: { zh: '结果', en: 'Result' },
  sentTitle: { zh: '申请结果', en: 'What became of your applications' },
  sentAll: { zh: '{count} 条申请已提交。', en: '{count} application(s) submitted.' },
  sentSome: {
    zh: '{done} 条申请已提交，{refused} 条没有提交，原因见下表。',
    en: '{done} submitted, {refused} not; the reasons are below.',
  },
  sent: { zh: '已提交', en: 'Submitted' },
  notSent: { zh: '未提交', en: 'Not submitted' },
  answerBy: { zh: '{who}在 {date} 前决定是否受理', en: 'The {who} decides by {date} whether to accept it' },
  again: { zh: '再试未提交的记录', en: 'Try the others again' },
  unknown: { zh: '请至少选择一条贵单位的记录。', en: 'Choose at least one record of your entity.' },
  stale: { zh: '这条记录刚刚有了变化，请看过后再申请。', en: 'The record has just changed: look at it, then apply.' },
} satisfies Texts

/** The commitment that is proposed; the law names what it has to say but not the words. */
export const proposedCommitment =
  '本单位郑重承诺：\n1. 所提供的材料真实、合法、有效；\n2. 失信行为已经纠正，应履行的义务已经履行；\n3. 今后依法依规诚信经营；\n4. 如违反承诺，自愿接受依法作出的处理，并同意将违反承诺的信息予以公示。'
