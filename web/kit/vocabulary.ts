import type { EventType } from '../../domain/case.ts'
import type { EntityRef } from '../../domain/listing/types.ts'
import type { MeasureResult } from '../../domain/measures/types.ts'
import { statusWords, word } from '../../domain/refusal-texts/status-words.ts'
import type { Words } from '../../domain/refusal-texts/status-words.ts'
import { roles, tiers } from '../../domain/refusal-texts/vocabulary.ts'
import type { Party } from '../../domain/rulebook-types.ts'
import type { Stage } from '../../domain/stage.ts'
import type { CaseOutcome, UndoingAct } from '../../domain/undoing/types.ts'

export const roleWords = roles
export const tierWords = tiers
export const statuses = statusWords

export const stageWords: Words<Stage> = {
  inReview: word('待复核', 'In review'),
  returned: word('已退回修改', 'Sent back'),
  reviewed: word('待告知', 'Notice to be served'),
  defence: word('陈述申辩', 'Defence'),
  determination: word('待认定', 'Determination'),
  determined: word('待送达决定', 'Decision to be served'),
  listed: word('待公示', 'To be published'),
  published: word('公示与惩戒', 'Published'),
  undoing: word('终止与解除', 'Being undone'),
  closed: word('已结案', 'Closed'),
}

export const outcomeWords: Words<CaseOutcome> = {
  repaired: word('信用修复', 'Repaired'),
  expired: word('公示期满', 'Expired'),
  annulled: word('原决定被撤销', 'Annulled'),
  removed: word('异议成立，移出', 'Removed after an objection'),
  notListed: word('不予列入', 'Not listed'),
  withdrawn: word('撤回', 'Withdrawn'),
}

export const partyWords: Words<Party> = {
  caseAgency: word('认定单位', 'Determining agency'),
  implementingDepartment: word('措施实施部门', 'Implementing department'),
  entity: word('信用主体', 'Entity'),
  cityCreditCentre: word('市信用中心', 'City credit centre'),
  supervisor: word('信用监督部门', 'Supervisor'),
  system: word('系统', 'System'),
}

export const kindWords: Words<EntityRef['kind']> = {
  organisation: word('法人及非法人组织', 'Organisation'),
  soleTrader: word('个体工商户', 'Sole trader'),
  naturalPerson: word('自然人', 'Natural person'),
}

export const actWords: Words<UndoingAct> = {
  publication: word('终止公示', 'Publication ended'),
  sharing: word('停止共享', 'Sharing stopped'),
  use: word('停止使用', 'Use stopped'),
  measures: word('解除惩戒措施', 'Measures lifted'),
}

export const resultWords: Words<MeasureResult['result']> = {
  executed: word('已执行', 'Carried out'),
  partly: word('部分执行', 'Carried out in part'),
  notApplicable: word('不适用', 'Not applicable'),
}

export const serviceWords: Words<'direct' | 'post' | 'electronic' | 'left' | 'public'> = {
  direct: word('直接送达', 'Handed over'),
  post: word('邮寄送达', 'By post'),
  electronic: word('电子送达', 'Electronically'),
  left: word('留置送达', 'Left at the place'),
  public: word('公告送达', 'By public notice'),
}

/** What has happened, as the timeline says it. */
export const eventWords: Words<EventType> = {
  'listing.proposed': word('提出列入建议', 'Listing proposed'),
  'listing.reviewed': word('复核通过', 'Review agreed'),
  'listing.returned': word('复核退回', 'Sent back by the review'),
  'listing.revised': word('修改后重新提交', 'Proposal revised'),
  'listing.withdrawn': word('撤回', 'Withdrawn'),
  'listing.noticeServed': word('认定告知书已送达', 'Notice served'),
  'listing.defended': word('提出陈述申辩', 'Defence given'),
  'listing.defenceWaived': word('放弃陈述申辩', 'Defence waived'),
  'listing.defenceClosed': word('陈述申辩期满', 'Term for defence over'),
  'listing.hearingAsked': word('申请听证', 'Hearing asked for'),
  'listing.hearingNotified': word('听证通知已送达', 'Hearing notified'),
  'listing.hearingHeld': word('听证已举行', 'Hearing held'),
  'listing.groundsAnswered': word('逐条回应申辩', 'Grounds answered'),
  'listing.determined': word('作出认定', 'Determined'),
  'listing.notListed': word('决定不予列入', 'Decided not to list'),
  'listing.listed': word('两书送达，列入名单', 'Both letters served; listed'),
  'publicity.published': word('公示', 'Published'),
  'publicity.corrected': word('公示内容更正', 'Published text corrected'),
  'publicity.suspended': word('暂停公示', 'Publicity suspended'),
  'publicity.resumed': word('恢复公示', 'Publicity resumed'),
  'publicity.ended': word('终止公示', 'Publicity ended'),
  'publicity.restored': word('恢复列入并重新公示', 'Listing restored'),
  'measure.dispatched': word('措施已推送', 'Measure sent'),
  'measure.acknowledged': word('措施已签收', 'Measure acknowledged'),
  'measure.carriedOut': word('措施已实施', 'Measure carried out'),
  'measure.fedBack': word('措施结果已反馈', 'Result fed back'),
  'measure.liftOrdered': word('通知解除措施', 'Lifting ordered'),
  'measure.lifted': word('措施已解除', 'Measure lifted'),
  'rectification.ordered': word('责令限期整改', 'Rectification ordered'),
  'rectification.committed': word('作出信用承诺', 'Commitment given'),
  'rectification.evidenceSubmitted': word('提交整改材料', 'Evidence submitted'),
  'rectification.accepted': word('整改核验通过', 'Rectification accepted'),
  'rectification.evidenceReturned': word('整改材料退回补正', 'Evidence sent back'),
  'rectification.extensionAsked': word('申请延期', 'Extension asked for'),
  'rectification.extended': word('同意延期', 'Term extended'),
  'rectification.extensionRefused': word('不同意延期', 'Extension refused'),
  'rectification.overdue': word('整改逾期', 'Rectification overdue'),
  'rectification.referred': word('移送处理', 'Referred'),
  'interview.opened': word('启动约谈', 'Interview opened'),
  'interview.arranged': word('安排约谈', 'Interview arranged'),
  'interview.approved': word('批准约谈', 'Interview approved'),
  'interview.notified': word('约谈通知已送达', 'Interview notified'),
  'interview.moved': word('约谈改期', 'Interview moved'),
  'interview.held': word('约谈已进行', 'Interview held'),
  'interview.noShow': word('约谈未到场', 'Did not come'),
  'objection.filed': word('提出异议', 'Objection filed'),
  'objection.marked': word('异议标注', 'Marked as contested'),
  'objection.verified': word('异议已核查', 'Objection verified'),
  'objection.upheld': word('异议成立', 'Objection upheld'),
  'objection.rejected': word('异议不成立', 'Objection rejected'),
  'repair.applied': word('申请信用修复', 'Repair applied for'),
  'repair.gapsNamed': word('一次性告知补正', 'Gaps named'),
  'repair.supplemented': word('补正材料', 'Supplement given'),
  'repair.lapsed': word('逾期未补正，申请终止', 'Application lapsed'),
  'repair.accepted': word('受理修复申请', 'Application accepted'),
  'repair.verified': word('修复申请已核实', 'Application verified'),
  'repair.granted': word('准予修复', 'Repair granted'),
  'repair.refused': word('不予修复', 'Repair refused'),
  'repair.withdrawn': word('撤回修复申请', 'Application withdrawn'),
  'repair.revocationProposed': word('提议撤销修复', 'Revocation proposed'),
  'repair.revoked': word('撤销修复', 'Repair revoked'),
  'annulment.recorded': word('登记原决定被撤销', 'Annulment recorded'),
  'annulment.confirmed': word('确认原决定被撤销', 'Annulment confirmed'),
  'undoing.confirmed': word('确认完成', 'Confirmed'),
  'case.closed': word('结案', 'Case closed'),
  'deadline.reminded': word('期限提醒', 'Reminder sent'),
  'deadline.reported': word('逾期报告监督部门', 'Reported to the supervisor'),
  'deadline.moved': word('期限重新计算', 'Deadline computed again'),
  'account.opened': word('企业方开通账号', 'Account of the entity opened'),
  'account.proved': word('企业方账号已核实', 'Account of the entity proved'),
}
