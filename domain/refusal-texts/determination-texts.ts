import type { RefusalTexts } from './types.ts'

/** Texts about the way from review to the served decision: review, defence, hearing, determination. */
export const determinationTexts: RefusalTexts = {
  'listing.notNow': {
    zh: '名单发起[现为“{status}”，]不在可以办理此事项的环节，请按案件列出的可办事项办理。',
    en: 'The listing is not at the step for this[; it is {status}]: do what the case names as possible now.',
  },
  'listing.sameReviewer': {
    zh: '您（或者您代理的同事）发起或者修改过本案，不能复核，请由另一人复核。',
    en: 'You, or the colleague for whom you stand in, proposed or revised this case and cannot review it: another person has to.',
  },
  'listing.sameDeterminer': {
    zh: '您（或者您代理的同事）发起或者修改过本案、记录过听证或者答复过陈述申辩，不能认定，请由另一人认定。',
    en: 'You, or the colleague for whom you stand in, proposed or revised this case, recorded its hearing or answered its grounds, and cannot determine it: another person has to.',
  },
  'listing.noGrounds': {
    zh: '没有写明陈述申辩的理由，请至少写一项。',
    en: 'The defence names no ground: state at least one.',
  },
  'listing.groundTwice': {
    zh: '理由编号重复[（{grounds}）]，请为每项理由使用不同的编号。',
    en: 'A ground stands there twice[ ({grounds})]: give each its own identifier.',
  },
  'listing.groundUnknown': {
    zh: '答复了信用主体没有提出的理由[{grounds}]，请核对理由编号。',
    en: 'The entity has not raised the grounds[ {grounds}] that you answer: check their identifiers.',
  },
  'listing.noGroundsToAnswer': {
    zh: '信用主体没有提出理由，无须答复。',
    en: 'The entity has raised no grounds: there is nothing to answer.',
  },
  'listing.groundsUnanswered': {
    zh: '还有理由没有答复[：{grounds}]。请逐项答复后再认定。',
    en: 'Some grounds are not answered yet[: {grounds}]. Answer each before the determination.',
  },
  'listing.defenceTooLate': {
    zh: '陈述申辩期限已过[（截止{dueOn}）]，列入后仍可提出异议或者申请行政复议。',
    en: 'The term for the defence has passed[ (it ended on {dueOn})]: an objection or reconsideration remains possible after listing.',
  },
  'listing.hearingAlreadyAsked': {
    zh: '已经申请过听证，请等待听证通知。',
    en: 'A hearing has already been asked for: wait for its notice.',
  },
  'listing.hearingTooLate': {
    zh: '申请听证的期限已过[（截止{until}）]，仍可在认定前书面说明情况。',
    en: 'The term for asking for a hearing has passed[ (it ended on {until})]: write to the agency before it decides.',
  },
  'listing.noHearing': {
    zh: '没有待举行的听证，无须通知。',
    en: 'No hearing is to be held: there is nothing to give notice of.',
  },
  'listing.hearingNoticeTooShort': {
    zh: '听证日期距通知送达太近[，最早为{earliest}]，请改定日期。',
    en: 'The hearing follows too soon on its notice[; the earliest day is {earliest}]: choose a later day.',
  },
  'listing.hearingNotNotified': {
    zh: '听证尚未通知，请先送达听证通知。',
    en: 'No notice of the hearing has been served: serve it first.',
  },
  'listing.hearingAlreadyHeld': {
    zh: '听证已经举行，不能再次记录。',
    en: 'The hearing has been held and recorded already.',
  },
  'listing.hearingNotYet': {
    zh: '听证日期未到[（{on}）]，请在举行后记录。',
    en: 'The day of the hearing has not come yet[ ({on})]: record it once it has been held.',
  },
  'listing.hearingPending': {
    zh: '听证尚未举行，请在听证后认定。',
    en: 'The hearing has not been held yet: determine after it.',
  },
  'listing.tierAggravated': {
    zh: '认定的失信程度[（{tier}）]重于告知的程度[（{proposed}）]，不得加重；确需加重的，请重新告知。',
    en: 'The tier[ ({tier})] is harsher than the one in the notice[ ({proposed})]: keep to the notice, or serve a new one.',
  },
  'listing.measureAdded': {
    zh: '措施[{measures}]没有事先告知，认定时不得增加，请去掉。',
    en: 'The measures[ {measures}] were not in the notice and cannot be added now: leave them out.',
  },
  'listing.dualServiceMissing': {
    zh: '认定决定书与信用修复告知书须一并送达，请填写两份文书的文号。',
    en: 'The decision and the guidance on repair are served together: give the numbers of both documents.',
  },
}
