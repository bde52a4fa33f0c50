import type { RefusalTexts } from './types.ts'

/** Texts about rectification and interviews. */
export const rectificationTexts: RefusalTexts = {
  'rectification.notOrdered': {
    zh: '尚未责令整改，请在送达认定决定后办理。',
    en: 'No rectification has been ordered yet: it begins when the decision is served.',
  },
  'rectification.notNow': {
    zh: '整改[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    en: 'The rectification is not at the step for this[; it is {status}]: do what the case names as possible now.',
  },
  'rectification.alreadyCommitted': {
    zh: '已经作出整改承诺，请提交整改材料。',
    en: 'The commitment has been given already: submit the evidence of rectification.',
  },
  'rectification.emptyCommitment': {
    zh: '整改承诺没有内容，请写明承诺事项。',
    en: 'The commitment is empty: write what is committed to.',
  },
  'rectification.noCommitment': {
    zh: '尚未作出整改承诺，请先承诺再提交整改材料。',
    en: 'No commitment has been given yet: give it before the evidence.',
  },
  'rectification.noEvidence': {
    zh: '没有整改材料，请至少就一项整改要求提交材料。',
    en: 'There is no evidence of rectification: give some for at least one requirement.',
  },
  'rectification.requirementUnknown': {
    zh: '本案没有这样的整改要求[（{requirements}）]，请按案件中的要求编号填写。',
    en: 'The case has no such requirements[ ({requirements})]: use the identifiers in the case.',
  },
  'rectification.noGaps': {
    zh: '退回时没有写明缺什么，请一次列明全部不足。',
    en: 'The return names no gap: list all that is missing at once.',
  },
  'rectification.gapNotToldBefore': {
    zh: '有的不足[（要求{requirements}）]此前没有告知，不得新增（一次性告知），请去掉或者予以通过。',
    en: 'Some gaps[ (in {requirements})] were not named at the first return and cannot be added: leave them out, or accept.',
  },
  'rectification.alreadyOverdue': {
    zh: '已经记为逾期，无须再记。',
    en: 'The rectification is marked as overdue already.',
  },
  'rectification.submittedInTime': {
    zh: '信用主体已在期限内提交，待核验期间不计逾期，请先核验。',
    en: 'The entity submitted in time, so it is not overdue while the agency checks: check the evidence first.',
  },
  'rectification.notToBeReferred': {
    zh: '还不到移交监督单位的环节，请先完成提示约谈和警示约谈。',
    en: 'It is not to be referred yet: the reminder and the warning interview come first.',
  },
  'rectification.noExtensionAsked': {
    zh: '没有待审批的延期申请。',
    en: 'No extension has been asked for that could be decided on.',
  },
  'rectification.extensionAlreadyAsked': {
    zh: '已有延期申请待审批，请等待结果。',
    en: 'An extension has been asked for already: wait for the decision.',
  },
  'rectification.extensionTooLate': {
    zh: '整改期限已过[（{dueOn}届满）]，不能再申请延期，请尽快提交整改材料。',
    en: 'The term has passed[ (it ended on {dueOn})], so it cannot be extended: submit the evidence soon.',
  },
  'rectification.extensionDaysInvalid': {
    zh: '延期天数[（{days}）]有误，须为不小于1[且不超过{most}]的整数日；已经提出的申请请不予批准，由申请人重新提出。',
    en: 'The extension[ of {days} days] is not valid: give a whole number of days from 1[ to {most}]. One that was asked for already is refused, and asked for anew.',
  },
  'rectification.extensionsUsedUp': {
    zh: '延期次数已用完[（最多{allowed}次）]，请在现有期限内完成整改。',
    en: 'No further extension is possible[ ({allowed} at most)]: finish within the present term.',
  },
  'rectification.sameExtensionApprover': {
    zh: '申请延期的人不能自己审批，请由另一人审批。',
    en: 'Whoever asked for the extension cannot decide on it: another person has to.',
  },
  'interview.notOpened': {
    zh: '尚未启动约谈，整改逾期后由系统启动。',
    en: 'No interview has been opened: the system opens one when the rectification is overdue.',
  },
  'interview.notNeeded': {
    zh: '整改已经通过，无须约谈。',
    en: 'The rectification has been accepted: no interview is needed.',
  },
  'interview.notNow': {
    zh: '约谈[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    en: 'The interview is not at the step for this[; it is {status}]: do what the case names as possible now.',
  },
  'interview.notDue': {
    zh: '现在还不需要约谈，请等整改逾期或者上一次约谈结束后再启动。',
    en: 'No interview is due now: one is when the rectification is overdue or the one before has ended.',
  },
  'interview.otherKindDue': {
    zh: '约谈种类不对[：{due}]。请按顺序先提示约谈，后警示约谈。',
    en: 'This is not the kind of interview that is due[: {due}]. The reminder comes first, then the warning.',
  },
  'interview.tooFewOfficers': {
    zh: '约谈人员不足[，至少{needed}人]，请补充。',
    en: 'There are too few officers[; at least {needed} are needed]: name more.',
  },
  'interview.sameApprover': {
    zh: '您（或者您代理的同事）参与安排过本次约谈，不能审批，请由另一人审批。',
    en: 'You, or the colleague for whom you stand in, arranged this interview and cannot approve it: another person has to.',
  },
  'interview.movedBefore': {
    zh: '约谈已改期，不能再改[（最多{allowed}次）]，请按已定日期进行。',
    en: 'The interview cannot be moved again[ ({allowed} at most)]: hold it on the day that was set.',
  },
  'interview.noticeTooShort': {
    zh: '约谈日期[（{scheduledOn}）]距通知太近[，最早为{earliest}]，请改定日期。',
    en: 'The interview[ on {scheduledOn}] follows too soon on its notice[; the earliest day is {earliest}]: choose a later day.',
  },
  'interview.notYet': {
    zh: '约谈日期未到[（{on}）]，请在当日或之后记录。',
    en: 'The day of the interview has not come yet[ ({on})]: record it on that day or later.',
  },
  'interview.refusalNotNoted': {
    zh: '被约谈人拒绝签字，请注明拒签的情况和理由。',
    en: 'The interviewee refused to sign: note how and why.',
  },
}
