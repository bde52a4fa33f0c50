import { conflict } from '../refusals/facts.ts'

/** Why an act of annulment is refused. */
export const annulmentRefusals = {
  'annulment.alreadyRecorded': conflict(
    '撤销已经登记，请由另一人确认或者不予认可。',
    'The annulment has been recorded already: another person has to confirm or refuse it.',
  ),
  'annulment.nothingListed': conflict(
    '案件未列入名单即已了结，没有可撤销的列入。',
    'The case ended without listing anybody: there is nothing to annul.',
  ),
  'annulment.pending': conflict(
    '原决定被撤销的登记正在复核，期间不公示、不推送措施，请先确认或者不予认可。',
    'An annulment of the decision waits for the second person. Nothing is published or dispatched before it is confirmed or refused.',
  ),
  'annulment.noChange': conflict(
    '登记为变更的，请写明认定因此怎样调整：等级、保留的措施或者决定内容，至少一项与现在不同。',
    'A decision that was changed: say what the listing becomes. At least one of tier, measures and content must differ from now.',
  ),
  'annulment.notRecorded': conflict(
    '没有待确认的撤销，请先登记撤销的文书。',
    'No annulment waits for confirmation: record the annulling document first.',
  ),
  'annulment.sameConfirmer': conflict(
    '登记撤销的人不能自己确认或者不予认可，请由另一人办理。',
    'Whoever recorded the annulment can neither confirm nor refuse it: another person has to.',
  ),
}
