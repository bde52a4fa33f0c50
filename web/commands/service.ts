import type { HumanCommandOf } from '../../domain/decide.ts'
import { areaField, dateField, filesField, lineField } from './common-fields.ts'
import { actField, documentField, serviceFaults, serviceFields, waysInPerson } from './service-fields.ts'
import type { CommandForms } from './types.ts'

/** Service (送达) beside the acts that serve: consent to be served electronically, failed attempts, public notice. */
export const serviceForms: CommandForms<HumanCommandOf<'service'>> = {
  'service.consent': {
    title: { zh: '同意电子送达', en: 'Consent to electronic service' },
    lead: {
      zh: '同意后，本案文书到达本系统之日即为送达之日，有关期限从次日起算。可以随时撤回，撤回前的送达仍然有效。',
      en: 'Documents of this case then count as served on the day on which they arrive here, and terms run from the day after. You may withdraw at any time; what was served before stays served.',
    },
    act: { zh: '确认同意', en: 'Consent' },
    done: { zh: '已登记同意电子送达。', en: 'Your consent has been recorded.' },
    fields: {
      statement: areaField('确认内容', 'Statement', {
        zh: '写明同意以电子方式送达。',
        en: 'Say that documents may be served on you electronically.',
      }),
    },
  },
  'service.withdrawConsent': {
    title: { zh: '撤回电子送达同意', en: 'Withdraw the consent to electronic service' },
    lead: {
      zh: '此后的文书以其他方式送达。',
      en: 'Documents are served in other ways from now on.',
    },
    act: { zh: '撤回', en: 'Withdraw' },
    done: { zh: '已撤回电子送达同意。', en: 'The consent has been withdrawn.' },
    fields: { statement: areaField('声明', 'Statement') },
  },
  'service.recordAttempt': {
    title: { zh: '登记未能送达', en: 'Record a failed attempt' },
    lead: {
      zh: '写明采用的方式和没有送达的原因。其他方式均无法送达的，才可以公告送达。',
      en: 'Say which way was tried and why it did not reach the entity. Public notice is lawful only after other ways have failed.',
    },
    act: { zh: '登记', en: 'Record' },
    done: { zh: '已登记。', en: 'Recorded.' },
    fields: {
      method: { kind: 'choice', label: { zh: '送达方式', en: 'Way of service' }, options: waysInPerson },
      on: dateField('日期', 'Date'),
      result: areaField('未能送达的情况', 'What happened'),
      files: filesField('有关凭证', 'Files of the proof'),
      act: documentField,
    },
  },
  'service.postPublicly': {
    title: { zh: '登记送达公告', en: 'Record a public notice' },
    lead: {
      zh: '公告期满后视为送达，届时再登记送达。公告期间当事人出现的，可以直接送达。听证、约谈的公告须写明日期、地点，日期定在公告期满之后，并留足通知的提前期。',
      en: 'When its days have passed the document counts as served; record the service then. If the entity turns up meanwhile, hand it over. The notice of a hearing or an interview names its day and place: after the end of those days, with the notice ahead that the rule asks for.',
    },
    act: { zh: '登记公告', en: 'Record the notice' },
    done: { zh: '公告已登记，公告期开始。', en: 'The notice has been recorded; its days run.' },
    fields: {
      postedOn: dateField('公告日期', 'Posted on'),
      place: lineField('公告载体', 'Where', {
        zh: '例如公告栏、报纸或者网站。',
        en: 'A board, a newspaper or a site.',
      }),
      course: areaField('原因和经过', 'Why, and what was tried'),
      files: filesField('公告的文件', 'Files of the notice'),
      act: documentField,
    },
    faultOf: { 'interview.noticeTooShort': 'postedOn' },
  },
  'service.serve': {
    title: { zh: '登记送达', en: 'Record the service' },
    lead: {
      zh: '当事人的期限从送达起算，登记送达前不计。送达凭证上的文书须先编号、打印。',
      en: 'Terms of the entity run from the service, and not before it is recorded. Give the document its number and print it first.',
    },
    act: { zh: '登记送达', en: 'Record the service' },
    done: {
      zh: '送达已登记，当事人的期限自送达起算。',
      en: 'The service has been recorded; terms of the entity run from it.',
    },
    fields: { act: actField, ...serviceFields },
    faultOf: serviceFaults,
  },
}
