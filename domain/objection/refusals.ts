import { conflict } from '../refusals/facts.ts'

/** Why an act about an objection is refused. */
export const objectionRefusals = {
  'objection.notNow': conflict(
    '异议[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    'No objection is at the step for this[; the last one is {status}]: do what the case names as possible now.',
  ),
  'objection.notListed': conflict(
    '尚未列入名单，没有可以异议的信息；列入前请陈述申辩。',
    'Nobody has been listed, so there is no record to object to: before the listing, defend yourself.',
  ),
  'objection.nothingKept': conflict(
    '该信息已因撤销或者移出而删除，没有可以异议的信息。',
    'The record has been deleted by an annulment or a removal: there is nothing left to object to.',
  ),
  'objection.queryEnded': conflict(
    '该信息的查询期限已满[（截止{until}）]，不再提供查询，无须异议。',
    'The record may no longer be queried[ (until {until})]: there is nothing left to object to.',
  ),
  'objection.alreadyOpen': conflict(
    '已有异议正在处理，请等待结果；有新理由的，可在结果作出后再提出。',
    'An objection is being dealt with already: wait for its result, then raise new grounds.',
  ),
  'objection.noGrounds': conflict(
    '没有写明异议的理由，请说明哪里有误。',
    'The objection names no grounds: say what is wrong.',
  ),
  'objection.alreadyMarked': conflict(
    '已经作出异议标注，无须再次标注。',
    'The record carries the mark of the objection already.',
  ),
  'objection.noCorrection': conflict(
    '没有待确认的更正，请先由经办人提出更正并附证据，再作出决定。',
    'No correction waits: a case officer has to propose one with proof before the objection is upheld so.',
  ),
  'objection.sameDecider': conflict(
    '核查异议的人不能自己决定，请由另一人决定。',
    'Whoever verified the objection cannot decide it: another person has to.',
  ),
}
