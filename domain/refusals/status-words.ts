import type { Bilingual } from '../calendar/types.ts'
import type { InterviewState } from '../interview/types.ts'
import type { ListingStatus } from '../listing/types.ts'
import type { MeasureStatus } from '../measures/types.ts'
import type { ObjectionState } from '../objection/types.ts'
import type { PublicationStage } from '../recomputation/publication-stage.ts'
import type { RectificationState } from '../rectification/types.ts'
import type { Showing } from '../publicity/showing.ts'
import type { RepairState } from '../repair/types.ts'
import type { Stage } from '../stage.ts'

/** A word in both languages. */
export const word = (zh: string, en: string): Bilingual => ({ zh, en })

/** Words for each of several values. */
export type Words<Value extends string = string> = Readonly<Record<Value, Bilingual>>

/** The stages of a case in words. */
export const stageWords: Words<Stage> = {
  inReview: word('待复核', 'In review'),
  returned: word('已退回修改', 'Sent back'),
  reviewed: word('待告知', 'Notice to be served'),
  defence: word('陈述申辩', 'Defence'),
  determination: word('待认定', 'Determination'),
  determined: word('待送达决定', 'Decision to be served'),
  listed: word('待公示', 'To be published'),
  // Not every record in it is public: that says `showingOf`.
  published: word('惩戒与整改', 'Measures and rectification'),
  undoing: word('终止与解除', 'Being undone'),
  closed: word('已结案', 'Closed'),
}

/** Whether the public sees a record, in words. */
export const showingWords: Words<Showing> = {
  notPublished: word('未公示', 'Not published'),
  public: word('公示中', 'Public'),
  sharedOnly: word('不公示，只共享', 'Not public, only shared'),
  suspended: word('暂停公示', 'Publicity suspended'),
  ended: word('已终止公示', 'Publicity ended'),
}

const listingStatus: Words<ListingStatus> = {
  inReview: word('待复核', 'in review'),
  returned: word('已退回修改', 'sent back for revision'),
  reviewed: word('复核通过，待告知', 'reviewed, with the notice still to be served'),
  defence: word('陈述申辩期内', 'within the term for defence'),
  determination: word('待认定', 'waiting for determination'),
  determined: word('已认定，待送达', 'determined, with the decision still to be served'),
  listed: word('已列入', 'listed'),
  notListed: word('不予列入', 'closed without listing'),
  withdrawn: word('已撤回', 'withdrawn'),
}

const measureStatus: Words<MeasureStatus> = {
  determined: word('待推送', 'not yet dispatched'),
  dispatched: word('已推送，待签收', 'dispatched, not yet acknowledged'),
  acknowledged: word('已签收，待实施', 'acknowledged, not yet carried out'),
  carriedOut: word('已实施，待反馈', 'carried out, without feedback yet'),
  fedBack: word('已反馈', 'fed back'),
  liftOrdered: word('待确认解除', 'waiting for its lifting to be confirmed'),
  lifted: word('已解除', 'lifted'),
}

/** How the status of each track reads, by track and parameter. */
export const statusWords: {
  readonly 'listing.status': Words<ListingStatus>
  readonly 'publicity.status': Words<ListingStatus>
  readonly 'measure.status': Words<MeasureStatus>
  readonly 'measure.statuses': Words<MeasureStatus>
  readonly 'rectification.status': Words<RectificationState['status']>
  readonly 'interview.status': Words<InterviewState['status']>
  readonly 'objection.status': Words<ObjectionState['status']>
  readonly 'repair.status': Words<RepairState['status']>
  readonly 'publication.stage': Words<PublicationStage>
} = {
  'listing.status': listingStatus,
  'publicity.status': listingStatus,
  'measure.status': measureStatus,
  'measure.statuses': measureStatus,
  'rectification.status': {
    ordered: word('整改中', 'under way'),
    submitted: word('已提交，待核验', 'submitted, waiting to be checked'),
    returned: word('已退回补正', 'sent back with gaps'),
    accepted: word('已通过', 'accepted'),
  },
  'interview.status': {
    opened: word('待安排', 'waiting to be arranged'),
    arranged: word('待审批', 'waiting for approval'),
    returned: word('已退回，待重新安排', 'sent back to be arranged anew'),
    approved: word('待通知', 'waiting for its notice'),
    notified: word('已通知，待进行', 'notified, not yet held'),
    held: word('已进行', 'held'),
    missed: word('未到场，已结束', 'over, the entity did not come'),
    overtaken: word('期限已经延长', 'overtaken by an extension'),
  },
  'objection.status': {
    filed: word('待核查', 'waiting to be verified'),
    verified: word('已核查，待决定', 'verified, not yet decided'),
    upheld: word('异议成立', 'upheld'),
    rejected: word('异议不成立', 'rejected'),
    overtaken: word('因案件了结而终止', 'overtaken by the end of the case'),
  },
  'repair.status': {
    applied: word('待受理', 'waiting for acceptance'),
    gapsNamed: word('待补正', 'waiting for supplements'),
    accepted: word('已受理，待核实', 'accepted, waiting to be verified'),
    verified: word('已核实，待决定', 'verified, not yet decided'),
    granted: word('准予修复', 'granted'),
    refused: word('不予修复', 'refused'),
    withdrawn: word('已撤回', 'withdrawn'),
    lapsed: word('逾期未补正', 'lapsed without supplements'),
    revoked: word('已撤销修复', 'revoked'),
    overtaken: word('因案件了结而终止', 'overtaken by the end of the case'),
  },
  'publication.stage': {
    counting: word('正在试算', 'in its dry run'),
    counted: word('已试算，待批准', 'tried, waiting for approval'),
    moving: word('已批准，正在重算期限', 'approved and moving deadlines'),
    settling: word('正在复查期间有变动的案件', 'looking once more at cases that changed meanwhile'),
    finished: word('已完成', 'finished'),
    rejected: word('已驳回或者撤回', 'rejected or withdrawn'),
  },
}
