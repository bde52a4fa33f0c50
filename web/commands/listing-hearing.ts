import type { Bilingual } from '../kit/words.ts'
import {
  areaField,
  commentsField,
  dateField,
  evidenceField,
  lineField,
  optionsFrom,
  signatureFields,
} from './common-fields.ts'
import { serviceFaults, serviceFields } from './service-fields.ts'
import type { CommandForms } from './types.ts'

const waiverHint: Bilingual = { zh: '写明自愿放弃。', en: 'Say that it is waived of your own will.' }

const rightWords = {
  defence: { zh: '陈述申辩', en: 'Statement and defence' },
  hearing: { zh: '听证', en: 'Hearing' },
} as const

const chairField = lineField('主持人', 'Chair', {
  zh: '账号。须是没有参与本案调查、起草的人；当事人可以申请其回避。',
  en: 'The account of somebody who has not worked on the case; the entity may object to the person.',
})

/** How an entity is heard before it is listed: defence and hearing, and the waivers of both. */
export const hearingForms: CommandForms<
  | `listing.${'defend' | 'waiveDefence' | 'waiveHearing' | 'recordWaiver' | 'confirmWaiver' | 'refuseWaiver'}`
  | `listing.${'askHearing' | 'notifyHearing' | 'holdHearing' | 'endHearing'}`
> = {
  'listing.defend': {
    title: { zh: '提出陈述申辩', en: 'Give a defence' },
    lead: {
      zh: '一项理由写一条，认定单位会逐条回应。',
      en: 'One entry for each ground: the agency answers each of them.',
    },
    act: { zh: '提交申辩', en: 'Submit the defence' },
    done: { zh: '陈述申辩已提交。', en: 'Your defence has been submitted.' },
    fields: {
      grounds: {
        kind: 'rows',
        label: { zh: '申辩理由', en: 'Grounds' },
        numbered: 'g',
        columns: { id: { kind: 'given' }, text: areaField('理由', 'Ground') },
      },
      evidence: evidenceField('证据材料', 'Evidence'),
    },
    faultOf: { 'listing.noGrounds': 'grounds', 'listing.groundTwice': 'grounds' },
  },
  'listing.waiveDefence': {
    title: { zh: '放弃陈述申辩', en: 'Waive the defence' },
    lead: {
      zh: '放弃后不能再陈述申辩；要求听证的权利不受影响，须另行放弃。',
      en: 'No defence can be given afterwards. The right to a hearing stays; it is waived apart.',
    },
    act: { zh: '确认放弃', en: 'Waive' },
    done: { zh: '已登记放弃陈述申辩。', en: 'The waiver has been recorded.' },
    grave: true,
    fields: { statement: areaField('声明', 'Statement', waiverHint) },
  },
  'listing.waiveHearing': {
    title: { zh: '放弃听证', en: 'Waive the hearing' },
    lead: {
      zh: '放弃后不再举行听证；陈述申辩的权利不受影响，须另行放弃。',
      en: 'No hearing is held afterwards. The right to a defence in writing stays; it is waived apart.',
    },
    act: { zh: '确认放弃', en: 'Waive' },
    done: { zh: '已登记放弃听证。', en: 'The waiver has been recorded.' },
    grave: true,
    fields: { statement: areaField('声明', 'Statement', waiverHint) },
  },
  'listing.recordWaiver': {
    title: { zh: '登记书面放弃声明', en: 'Record a waiver on paper' },
    lead: {
      zh: '仅限当事人签字或者盖章的书面声明，每项权利各一份；由另一人确认后方为有效。没有书面声明的，等待期限届满。',
      en: 'Only for a paper that the entity has signed, one for each right; it takes effect when another person has confirmed it. Without one, wait for the end of the term.',
    },
    act: { zh: '登记', en: 'Record' },
    done: { zh: '书面放弃已登记，等待另一人确认。', en: 'Recorded; another person has to confirm it.' },
    grave: true,
    fields: {
      right: { kind: 'choice', label: { zh: '放弃的权利', en: 'Right waived' }, options: optionsFrom(rightWords) },
      receivedOn: dateField('收到日期', 'Received on'),
      statement: areaField('声明内容', 'What it says'),
      files: evidenceField('签字的声明', 'The signed paper'),
    },
    faultOf: { 'listing.noSignedWaiver': 'files', 'listing.nothingToWaive': 'right', 'listing.rightWaived': 'right' },
  },
  'listing.confirmWaiver': {
    title: { zh: '确认书面放弃', en: 'Confirm the waiver on paper' },
    lead: {
      zh: '由登记人以外的人核对签字的声明。确认后，当事人不能再行使此项权利。',
      en: 'Somebody other than who recorded it checks the signed paper. The entity cannot use the right afterwards.',
    },
    act: { zh: '确认', en: 'Confirm' },
    done: { zh: '已确认。', en: 'Confirmed.' },
    grave: true,
    fields: { comments: commentsField },
  },
  'listing.refuseWaiver': {
    title: { zh: '不认可书面放弃', en: 'Refuse the waiver on paper' },
    lead: { zh: '期限照常进行，当事人的权利不变。', en: 'The term goes on, and the entity keeps its right.' },
    act: { zh: '不予认可', en: 'Refuse' },
    done: { zh: '已记明不予认可。', en: 'The refusal has been recorded.' },
    fields: { reasons: areaField('理由', 'Reasons') },
  },
  'listing.askHearing': {
    title: { zh: '要求听证', en: 'Ask for a hearing' },
    lead: {
      zh: '认定单位须在举行前规定的工作日内送达听证通知。',
      en: 'The agency must give notice of the hearing the prescribed working days ahead.',
    },
    act: { zh: '提交', en: 'Submit' },
    done: { zh: '听证要求已提交。', en: 'The hearing has been asked for.' },
    fields: { reason: areaField('理由', 'Reason') },
  },
  'listing.notifyHearing': {
    title: { zh: '送达听证通知', en: 'Give notice of the hearing' },
    lead: {
      zh: '听证通知须提前送达，日期过早的系统会提示最早可以举行的日期。',
      en: 'Notice must be given ahead; if the day is too early you are told the earliest one.',
    },
    act: { zh: '登记通知', en: 'Record the notice' },
    done: { zh: '听证通知已登记。', en: 'The notice of the hearing has been recorded.' },
    fields: {
      ...serviceFields,
      hearingOn: { kind: 'date', label: { zh: '听证日期', en: 'Date of the hearing' } },
      place: lineField('听证地点', 'Place'),
      chair: chairField,
    },
    faultOf: { ...serviceFaults, 'listing.hearingNoticeTooShort': 'hearingOn', 'listing.chairOfCase': 'chair' },
  },
  'listing.holdHearing': {
    title: { zh: '登记听证笔录', en: 'Record the hearing' },
    lead: {
      zh: '听证举行后登记笔录要点，随后方可认定。',
      en: 'Record what was said; the determination may follow only then.',
    },
    act: { zh: '保存笔录', en: 'Save the record' },
    done: { zh: '听证笔录已保存。', en: 'The record of the hearing has been saved.' },
    fields: {
      heldOn: dateField('举行日期', 'Date held'),
      chair: { ...chairField, first: ({ state }) => state?.listing.hearing?.chair ?? '' },
      record: areaField('笔录', 'Record'),
      ...signatureFields,
    },
    faultOf: { 'listing.chairOfCase': 'chair', 'listing.refusalNotNoted': 'refusalNote' },
  },
  'listing.endHearing': {
    title: { zh: '终止听证', en: 'End the hearing' },
    lead: {
      zh: '当事人无正当理由不出席或者未经许可中途退出的，视为放弃听证，听证终止。有正当理由的，请重新通知日期。',
      en: 'Nobody came, or the entity left, without good reason: the hearing counts as waived. With good reason, give notice of another day.',
    },
    act: { zh: '终止听证', en: 'End the hearing' },
    done: { zh: '听证已终止。', en: 'The hearing has ended.' },
    grave: true,
    fields: {
      on: dateField('日期', 'Date'),
      ground: {
        kind: 'choice',
        label: { zh: '情形', en: 'What happened' },
        options: [
          { value: 'absent', label: { zh: '无正当理由不出席', en: 'Nobody came' } },
          { value: 'left', label: { zh: '未经许可中途退出', en: 'The entity left' } },
        ],
      },
      note: areaField('情况说明', 'Note'),
    },
  },
}
