import type { LinesField } from '../form/fields.ts'
import { areaField, commentsField, dateField, filesField, lineField } from './common-fields.ts'
import type { CommandForms, OfTrack } from './types.ts'

const officers: LinesField = {
  kind: 'lines',
  label: { zh: '约谈人员', en: 'Officers' },
  hint: { zh: '至少两人，每行写一人的姓名或工号。', en: 'At least two, one name or number on each line.' },
}

const tooFew = { 'interview.tooFewOfficers': 'officers' }

/** Interviews (约谈). */
export const interviewForms: CommandForms<OfTrack<'interview'>> = {
  'interview.arrange': {
    title: { zh: '安排约谈', en: 'Arrange the interview' },
    lead: {
      zh: '安排须经另一人批准，批准后再送达通知。',
      en: 'Somebody else approves it before its notice is served.',
    },
    act: { zh: '提交批准', en: 'Send for approval' },
    done: { zh: '约谈安排已提交批准。', en: 'The arrangement waits for approval.' },
    fields: {
      scheduledOn: { kind: 'date', label: { zh: '约谈日期', en: 'Date' } },
      place: lineField('地点', 'Place'),
      officers,
    },
    faultOf: tooFew,
  },
  'interview.approve': {
    title: { zh: '批准约谈', en: 'Approve the interview' },
    lead: { zh: '由安排人以外的人批准。', en: 'By somebody other than who arranged it.' },
    act: { zh: '批准', en: 'Approve' },
    done: { zh: '约谈已批准。', en: 'The interview has been approved.' },
    fields: { comments: commentsField },
  },
  'interview.notify': {
    title: { zh: '送达约谈通知', en: 'Serve the notice of interview' },
    lead: {
      zh: '通知须提前送达，过晚的系统会提示。',
      en: 'Notice must be given ahead; you are told when it is too late.',
    },
    act: { zh: '登记送达', en: 'Record the service' },
    done: { zh: '约谈通知已登记。', en: 'The notice has been recorded.' },
    fields: {
      servedOn: dateField('送达日期', 'Date of service'),
      method: lineField('送达方式', 'Way of service'),
      proof: lineField('送达凭证', 'Proof'),
      files: filesField('送达凭证的文件', 'Files of the proof'),
    },
    faultOf: { 'interview.noticeTooShort': 'servedOn' },
  },
  'interview.move': {
    title: { zh: '约谈改期', en: 'Move the interview' },
    lead: { zh: '可以改期的次数有限。', en: 'It may be moved only so often.' },
    act: { zh: '改期', en: 'Move' },
    done: { zh: '约谈已改期。', en: 'The interview has been moved.' },
    fields: {
      scheduledOn: { kind: 'date', label: { zh: '新的日期', en: 'New date' } },
      reason: areaField('理由', 'Reason'),
    },
    faultOf: { 'interview.noticeTooShort': 'scheduledOn' },
  },
  'interview.hold': {
    title: { zh: '登记约谈笔录', en: 'Record the interview' },
    lead: {
      zh: '约谈后登记事实、要求和主体的承诺；拒绝签字的要写明原因。',
      en: 'Record facts, requirements and what was promised; when the entity did not sign, say why.',
    },
    act: { zh: '保存笔录', en: 'Save the record' },
    done: { zh: '约谈笔录已保存。', en: 'The record has been saved.' },
    fields: {
      heldOn: dateField('约谈日期', 'Date held'),
      officers,
      facts: areaField('约谈事实', 'Facts'),
      requirements: areaField('提出的要求', 'Requirements'),
      commitment: {
        ...areaField('主体的承诺', 'What was promised'),
        hint: { zh: '没有承诺的可以不填。', en: 'May be left blank.' },
      },
      signature: {
        kind: 'choice',
        label: { zh: '签字', en: 'Signature' },
        options: [
          { value: 'signed', label: { zh: '已签字', en: 'Signed' } },
          { value: 'refused', label: { zh: '拒绝签字', en: 'Not signed' } },
        ],
      },
      refusalNote: { ...areaField('未签字的原因', 'Why not signed'), optional: true },
      files: filesField('签字的笔录', 'The signed record'),
    },
    faultOf: { ...tooFew, 'interview.refusalNotNoted': 'refusalNote' },
  },
  'interview.recordNoShow': {
    title: { zh: '登记未到场', en: 'Record that nobody came' },
    lead: {
      zh: '未到场的重新安排一次；达到次数的约谈结束，进入下一步。',
      en: 'It is arranged again; after the allowed number it ends and the next step follows.',
    },
    act: { zh: '登记未到场', en: 'Record' },
    done: { zh: '未到场已登记。', en: 'Recorded.' },
    fields: { on: dateField('约谈日期', 'Date'), note: areaField('情况说明', 'Note') },
  },
}
