import type { RefusalTexts } from './types.ts'

/** Texts about publicity, measures, annulment and undoing. */
export const publicityTexts: RefusalTexts = {
  'publicity.notListed': {
    zh: '案件[（{status}）]尚未列入名单，不能公示，请先认定并送达决定。',
    en: 'The entity is not listed yet[; the case is {status}]: determine and serve the decision before publishing.',
  },
  'publicity.alreadyPublished': {
    zh: '已经公示过，无须再次公示。',
    en: 'The record has been published already: nothing is left to do.',
  },
  'publicity.notPublished': {
    zh: '尚未公示，请在公示后办理。',
    en: 'The record has not been published yet: do this once it has.',
  },
  'measure.notInCase': {
    zh: '本案没有该措施[（{measure}）]，请从本案的措施中选择。',
    en: 'The case has no such measure[ ({measure})]: choose one of its own.',
  },
  'measure.notNow': {
    zh: '措施[{measure}现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    en: 'The measure[ {measure}] is not at the step for this[; it is {status}]: do what the case names as possible now.',
  },
  'measure.noneNow': {
    zh: '本案没有需要您办理此事项的措施[（该环节为：{statuses}）]，无须办理。',
    en: 'No measure of the case waits for this act of yours[; it is for measures that are {statuses}].',
  },
  'measure.notCarriedOut': {
    zh: '措施[{measure}]尚未登记实施，请先登记实施情况；未实施的只能反馈“不适用”并说明理由。',
    en: 'The measure[ {measure}] has not been carried out: record that first, or report it as not applicable with the reason.',
  },
  'annulment.alreadyRecorded': {
    zh: '撤销已经登记，请由另一人确认。',
    en: 'The annulment has been recorded already: another person has to confirm it.',
  },
  'annulment.nothingListed': {
    zh: '案件未列入名单即已了结，没有可撤销的列入。',
    en: 'The case ended without listing anybody: there is nothing to annul.',
  },
  'annulment.notRecorded': {
    zh: '没有待确认的撤销，请先登记撤销的文书。',
    en: 'No annulment waits for confirmation: record the annulling document first.',
  },
  'annulment.sameConfirmer': {
    zh: '登记撤销的人不能自己确认，请由另一人确认。',
    en: 'Whoever recorded the annulment cannot confirm it: another person has to.',
  },
  'undoing.alreadyConfirmed': {
    zh: '[“{act}”]已经确认过，无须再次确认。',
    en: 'This has been confirmed already[: {act}]. Nothing is left to do.',
  },
}
