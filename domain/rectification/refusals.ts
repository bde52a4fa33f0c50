import { conflict } from '../refusals/facts.ts'

/** Why an act of rectification is refused. */
export const rectificationRefusals = {
  'rectification.sameAccepter': conflict(
    '您（或者您代理的同事）发起、修改过本案或者登记过当事人的整改材料，不能认定整改通过，请由另一人办理。',
    'You, or the colleague for whom you stand in, proposed or revised this case or entered evidence for the entity, and cannot accept its rectification: another person has to.',
  ),
  'rectification.requirementsOpen': conflict(
    '还有整改要求没有任何材料[：{requirements}]。请退回材料并指明欠缺，待补齐后再认定。',
    'No evidence has been given for some requirements[: {requirements}]. Send the evidence back and name them as gaps.',
  ),
  'rectification.notOrdered': conflict(
    '尚未责令整改，请在送达认定决定后办理。',
    'No rectification has been ordered yet: it begins when the decision is served.',
  ),
  'rectification.notNow': conflict(
    '整改[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    'The rectification is not at the step for this[; it is {status}]: do what the case names as possible now.',
  ),
  'rectification.alreadyCommitted': conflict(
    '已经作出整改承诺，请提交整改材料。',
    'The commitment has been given already: submit the evidence of rectification.',
  ),
  'rectification.emptyCommitment': conflict(
    '整改承诺没有内容，请写明承诺事项。',
    'The commitment is empty: write what is committed to.',
  ),
  'rectification.noCommitment': conflict(
    '尚未作出整改承诺，请先承诺再提交整改材料。',
    'No commitment has been given yet: give it before the evidence.',
  ),
  'rectification.noEvidence': conflict(
    '没有整改材料，请至少就一项整改要求提交材料。',
    'There is no evidence of rectification: give some for at least one requirement.',
  ),
  'rectification.requirementUnknown': conflict(
    '本案没有这样的整改要求[（{requirements}）]，请按案件中的要求编号填写。',
    'The case has no such requirements[ ({requirements})]: use the identifiers in the case.',
  ),
  'rectification.noGaps': conflict(
    '退回时没有写明缺什么，请一次列明全部不足。',
    'The return names no gap: list all that is missing at once.',
  ),
  'rectification.gapNotToldBefore': conflict(
    '有的不足[（要求{requirements}）]此前没有告知，不得新增（一次性告知），请去掉或者予以通过。',
    'Some gaps[ (in {requirements})] were not named at the first return and cannot be added: leave them out, or accept.',
  ),
  'rectification.alreadyOverdue': conflict(
    '已经记为逾期，无须再记。',
    'The rectification is marked as overdue already.',
  ),
  'rectification.submittedInTime': conflict(
    '信用主体已在期限内提交，待核验期间不计逾期，请先核验。',
    'The entity submitted in time, so it is not overdue while the agency checks: check the evidence first.',
  ),
  'rectification.notToBeReferred': conflict(
    '还不到移交监督单位的环节，请先完成提示约谈和警示约谈。',
    'It is not to be referred yet: the reminder and the warning interview come first.',
  ),
  'rectification.noExtensionAsked': conflict(
    '没有待审批的延期申请。',
    'No extension has been asked for that could be decided on.',
  ),
  'rectification.extensionAlreadyAsked': conflict(
    '已有延期申请待审批，请等待结果。',
    'An extension has been asked for already: wait for the decision.',
  ),
  'rectification.extensionTooLate': conflict(
    '整改期限已过[（{dueOn}届满）]，不能再申请延期，请尽快提交整改材料。',
    'The term has passed[ (it ended on {dueOn})], so it cannot be extended: submit the evidence soon.',
  ),
  'rectification.extensionDaysInvalid': conflict(
    '延期天数[（{days}）]有误，须为不小于1[且不超过{most}]的整数日；已经提出的申请请不予批准，由申请人重新提出。',
    'The extension[ of {days} days] is not valid: give a whole number of days from 1[ to {most}]. One that was asked for already is refused, and asked for anew.',
  ),
  'rectification.extensionBeyondPublicity': conflict(
    '延期后的期限晚于公示期满[（{until}）]，请申请较短的延期。',
    'The extended term would end after publicity does[ (on {until})]: ask for fewer days.',
  ),
  'rectification.answerNotServed': conflict(
    '对当事人的答复尚未送达，期限从送达起算，请先登记送达。',
    'The answer has not been served on the entity yet, and its term runs from the service: record the service first.',
  ),
  'rectification.extensionPending': conflict(
    '信用主体在期限内申请了延期，答复前不计逾期，请先答复。',
    'The entity asked for an extension in time, so the term does not pass before the answer: decide on the request first.',
  ),
  'rectification.extensionsUsedUp': conflict(
    '延期次数已用完[（最多{allowed}次）]，请在现有期限内完成整改。',
    'No further extension is possible[ ({allowed} at most)]: finish within the present term.',
  ),
  'rectification.notAccepted': conflict(
    '整改没有通过核验，无须恢复，请直接核验或者退回。',
    'The rectification has not been accepted, so there is nothing to reopen: check the evidence, or send it back.',
  ),
  'rectification.noProofOfForgery': conflict(
    '没有证明整改材料虚假的证据，请至少提供一份。',
    'Nothing proves that the evidence was forged: give at least one document.',
  ),
  'rectification.reopeningAlreadyProposed': conflict(
    '已经提出恢复整改，请由另一人决定。',
    'Reopening has been proposed already: another person has to decide.',
  ),
  'rectification.reopeningNotProposed': conflict(
    '尚未提出恢复整改，请先由经办人提出并附证据。',
    'Reopening has not been proposed: a case officer has to propose it with evidence first.',
  ),
  'rectification.sameReopener': conflict(
    '提出恢复整改的人不能自己决定，请由另一人决定。',
    'Whoever proposed the reopening cannot decide it: another person has to.',
  ),
  'rectification.sameExtensionApprover': conflict(
    '申请延期的人不能自己审批，请由另一人审批。',
    'Whoever asked for the extension cannot decide on it: another person has to.',
  ),
}
