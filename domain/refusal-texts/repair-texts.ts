import type { RefusalTexts } from './types.ts'

/** Texts about objections and credit repair. */
export const repairTexts: RefusalTexts = {
  'objection.notNow': {
    zh: '异议[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    en: 'No objection is at the step for this[; the last one is {status}]: do what the case names as possible now.',
  },
  'objection.notPublished': {
    zh: '信息尚未公示，现在可以陈述申辩；公示后才能提出异议。',
    en: 'The record has not been published: defend yourself now, an objection is possible after publication.',
  },
  'objection.alreadyOpen': {
    zh: '已有异议正在处理，请等待结果；有新理由的，可在结果作出后再提出。',
    en: 'An objection is being dealt with already: wait for its result, then raise new grounds.',
  },
  'objection.noGrounds': {
    zh: '没有写明异议的理由，请说明哪里有误。',
    en: 'The objection names no grounds: say what is wrong.',
  },
  'objection.alreadyMarked': {
    zh: '已经作出异议标注，无须再次标注。',
    en: 'The record carries the mark of the objection already.',
  },
  'objection.noCorrection': {
    zh: '异议成立并予更正的，须写明更正后的内容。',
    en: 'An objection upheld by correction needs the corrected content: write it.',
  },
  'objection.sameDecider': {
    zh: '核查异议的人不能自己决定，请由另一人决定。',
    en: 'Whoever verified the objection cannot decide it: another person has to.',
  },
  'repair.notNow': {
    zh: '信用修复[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    en: 'No application for repair is at the step for this[; the last one is {status}]: do what the case names as possible now.',
  },
  'repair.alreadyOpen': {
    zh: '已有修复申请正在办理，请等待结果或者先撤回。',
    en: 'An application for repair is being dealt with already: wait for its result, or withdraw it first.',
  },
  'repair.notPublished': {
    zh: '信息尚未公示，没有需要修复的记录。',
    en: 'Nothing has been published, so there is no record to repair.',
  },
  'repair.publicityEnded': {
    zh: '公示已经终止，无须修复。',
    en: 'Publicity has ended already: no repair is needed.',
  },
  'repair.tooEarly': {
    zh: '最短公示期未满[，自{earliestOn}起可以申请]，请届时申请。',
    en: 'The shortest period of publicity has not passed[; from {earliestOn} you may apply]: apply then.',
  },
  'repair.barred': {
    zh: '因此前修复弄虚作假，[在{until}之前]不能申请修复，请在限制期满后申请。',
    en: 'An earlier repair rested on false material, so none can be applied for now[, only from {until}]: apply when the bar has ended.',
  },
  'repair.notRectified': {
    zh: '失信行为的整改尚未通过，请先完成整改。',
    en: 'The rectification has not been accepted yet: complete it first.',
  },
  'repair.noProof': {
    zh: '没有证明材料，请至少提供一份。',
    en: 'There is no proof: give at least one document.',
  },
  'repair.noCommitment': {
    zh: '没有信用承诺，请写明承诺内容。',
    en: 'The credit commitment is missing: write it.',
  },
  'repair.gapsAlreadyTold': {
    zh: '已经一次性告知需要补正的内容，不能再次要求补正，请决定是否受理。',
    en: 'The gaps have been named once and cannot be named again: decide on the application as it is.',
  },
  'repair.noGaps': {
    zh: '没有写明需要补正什么，请一次列明全部不足。',
    en: 'No gap is named: list all that is missing at once.',
  },
  'repair.sameDecider': {
    zh: '您（或者您代理的同事）受理、核实过本次修复申请或者告知过补正，不能决定，请由另一人决定。',
    en: 'You, or the colleague for whom you stand in, accepted or verified this application or named its gaps, and cannot decide it: another person has to.',
  },
  'repair.notGranted': {
    zh: '没有准予的修复可以撤销[（最近一次修复：{status}）]。',
    en: 'No granted repair can be revoked[; the last application is {status}].',
  },
  'repair.revocationAlreadyProposed': {
    zh: '已经提出撤销修复，请由另一人决定。',
    en: 'Revocation has been proposed already: another person has to decide.',
  },
  'repair.revocationNotProposed': {
    zh: '尚未提出撤销修复，请先由经办人提出并附证据。',
    en: 'Revocation has not been proposed: a case officer has to propose it with evidence first.',
  },
  'repair.sameRevoker': {
    zh: '提出撤销修复的人不能自己决定，请由另一人决定。',
    en: 'Whoever proposed the revocation cannot decide it: another person has to.',
  },
}
