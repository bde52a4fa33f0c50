import { conflict } from '../refusals/facts.ts'

/** Why an act about an interview is refused. */
export const interviewRefusals = {
  'interview.notOpened': conflict(
    '尚未启动约谈，整改逾期后由系统启动。',
    'No interview has been opened: the system opens one when the rectification is overdue.',
  ),
  'interview.notNeeded': conflict(
    '整改已经通过，无须约谈。',
    'The rectification has been accepted: no interview is needed.',
  ),
  'interview.notNow': conflict(
    '约谈[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    'The interview is not at the step for this[; it is {status}]: do what the case names as possible now.',
  ),
  'interview.notDue': conflict(
    '现在还不需要约谈，请等整改逾期或者上一次约谈结束后再启动。',
    'No interview is due now: one is when the rectification is overdue or the one before has ended.',
  ),
  'interview.otherKindDue': conflict(
    '约谈种类不对[：{due}]。请按顺序先提示约谈，后警示约谈。',
    'This is not the kind of interview that is due[: {due}]. The reminder comes first, then the warning.',
  ),
  'interview.tooFewOfficers': conflict(
    '约谈人员不足[，至少{needed}人]，请补充。',
    'There are too few officers[; at least {needed} are needed]: name more.',
  ),
  'interview.sameApprover': conflict(
    '您（或者您代理的同事）参与安排过本次约谈，不能批准或者退回，请由另一人审批。',
    'You, or the colleague for whom you stand in, arranged this interview and cannot approve it or send it back: another person has to.',
  ),
  'interview.movedBefore': conflict(
    '约谈已改期，不能再改[（最多{allowed}次）]，请按已定日期进行。',
    'The interview cannot be moved again[ ({allowed} at most)]: hold it on the day that was set.',
  ),
  'interview.moveAlreadyProposed': conflict(
    '已经提出改期，请由另一人批准或者退回。',
    'Another day has been proposed already: somebody else has to approve it or send it back.',
  ),
  'interview.noticeTooShort': conflict(
    '约谈日期[（{scheduledOn}）]距通知太近[，最早为{earliest}]，请改定日期；已安排或者批准的，由承办人重新安排。',
    'The interview[ on {scheduledOn}] follows too soon on its notice[; the earliest day is {earliest}]: choose a later day. What is arranged or approved already, the officer arranges anew.',
  ),
  'interview.tooFarAhead': conflict(
    '约谈日期[（{scheduledOn}）]过晚[，最迟为{latest}]，请改定较早的日期。',
    'The interview[ on {scheduledOn}] lies too far ahead[; the latest day is {latest}]: choose an earlier one.',
  ),
  'interview.otherOfficers': conflict(
    '实际约谈人员与通知的不同[（通知：{named}）]，请说明原因。',
    'Others held the interview than the notice names[ ({named})]: say why.',
  ),
  'interview.noAuthorisation': conflict(
    '到场的不是当事人或者其法定代表人（负责人）[（{own}）]，请写明授权委托。',
    'Whoever came is neither the entity nor its legal representative[ ({own})]: name the authorisation.',
  ),
  'interview.notYet': conflict(
    '约谈日期未到[（{on}）]，请在当日或之后记录。',
    'The day of the interview has not come yet[ ({on})]: record it on that day or later.',
  ),
  'interview.refusalNotNoted': conflict(
    '被约谈人拒绝签字，请注明拒签的情况和理由。',
    'The interviewee refused to sign: note how and why.',
  ),
}
