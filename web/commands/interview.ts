import type { LinesField } from '../form/fields.ts'
import { areaField, commentsField, dateField, lineField, signatureFields } from './common-fields.ts'
import { serviceFaults, serviceFields } from './service-fields.ts'
import type { HumanCommandOf } from '../../domain/decide.ts'
import type { CommandForms } from './types.ts'

const officers: LinesField = {
  kind: 'lines',
  label: { zh: '约谈人员', en: 'Officers' },
  hint: { zh: '至少两人，每行写一人的姓名或工号。', en: 'At least two, one name or number on each line.' },
}

const tooFew = { 'interview.tooFewOfficers': 'officers' }

/** Interviews (约谈). */
export const interviewForms: CommandForms<HumanCommandOf<'interview'>> = {
  'interview.arrange': {
    title: { zh: '安排约谈', en: 'Arrange the interview' },
    lead: {
      zh: '安排须经另一人批准，批准后再送达通知；通知送达之前可以重新安排，须再次批准。',
      en: 'Somebody else approves it before its notice is served. Until then it may be arranged anew, and is approved again.',
    },
    act: { zh: '提交批准', en: 'Send for approval' },
    done: { zh: '约谈安排已提交批准。', en: 'The arrangement waits for approval.' },
    fields: {
      scheduledOn: { kind: 'date', label: { zh: '约谈日期', en: 'Date' } },
      place: lineField('地点', 'Place'),
      officers,
    },
    faultOf: { ...tooFew, 'interview.noticeTooShort': 'scheduledOn', 'interview.tooFarAhead': 'scheduledOn' },
  },
  'interview.approve': {
    title: { zh: '批准约谈', en: 'Approve the interview' },
    lead: {
      zh: '由安排人以外的人批准；改期的，批准后须送达新的通知。',
      en: 'By somebody other than who arranged it; another day is then notified anew.',
    },
    act: { zh: '批准', en: 'Approve' },
    done: { zh: '约谈已批准。', en: 'The interview has been approved.' },
    fields: { comments: commentsField },
  },
  'interview.return': {
    title: { zh: '退回约谈安排', en: 'Send the arrangement back' },
    lead: {
      zh: '退回后由承办人重新安排，仍须在安排约谈的期限内完成；退回改期的，原定日期不变。',
      en: 'The officer arranges the interview anew, within the same term; another day sent back leaves the one as notified.',
    },
    act: { zh: '退回重新安排', en: 'Send back' },
    done: { zh: '约谈安排已退回。', en: 'The arrangement has been sent back.' },
    fields: { reasons: areaField('退回理由', 'Reasons') },
  },
  'interview.notify': {
    title: { zh: '送达约谈通知', en: 'Serve the notice of interview' },
    lead: {
      zh: '通知须提前送达，过晚的系统会提示。',
      en: 'Notice must be given ahead; you are told when it is too late.',
    },
    act: { zh: '登记送达', en: 'Record the service' },
    done: { zh: '约谈通知已登记。', en: 'The notice has been recorded.' },
    fields: serviceFields,
    faultOf: { ...serviceFaults, 'interview.noticeTooShort': 'servedOn' },
  },
  'interview.move': {
    title: { zh: '约谈改期', en: 'Move the interview' },
    lead: {
      zh: '改期须经另一人批准，批准后再送达新的通知；批准前原定日期仍然有效。可以改期的次数有限。',
      en: 'Somebody else approves another day, and its notice is served anew; until then the day as notified holds. It may be moved only so often.',
    },
    act: { zh: '提交批准', en: 'Send for approval' },
    done: { zh: '改期已提交批准。', en: 'The other day waits for approval.' },
    fields: {
      scheduledOn: { kind: 'date', label: { zh: '新的日期', en: 'New date' } },
      reason: areaField('理由', 'Reason'),
    },
    faultOf: { 'interview.noticeTooShort': 'scheduledOn', 'interview.tooFarAhead': 'scheduledOn' },
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
      officersNote: {
        ...areaField('更换约谈人员的原因', 'Why others held it', {
          zh: '与通知的约谈人员不同时填写。',
          en: 'Where others held it than the notice names.',
        }),
        optional: true,
      },
      recorder: lineField('记录人', 'Recorded by'),
      interviewee: lineField('被约谈人', 'Who came', { zh: '到场人的姓名。', en: 'The name of whoever came.' }),
      position: lineField('职务', 'Position'),
      authorisation: {
        ...lineField('授权委托', 'Authorisation', {
          zh: '到场的不是本人或者法定代表人（负责人）时填写。',
          en: 'Where it was neither the entity itself nor its legal representative.',
        }),
        optional: true,
      },
      facts: areaField('约谈事实', 'Facts'),
      statement: {
        ...areaField('被约谈人的陈述', 'What the entity said'),
        hint: { zh: '没有陈述的可以不填。', en: 'May be left blank.' },
      },
      requirements: areaField('提出的要求', 'Requirements'),
      commitment: {
        ...areaField('主体的承诺', 'What was promised'),
        hint: { zh: '没有承诺的可以不填。', en: 'May be left blank.' },
      },
      ...signatureFields,
    },
    faultOf: {
      ...tooFew,
      'interview.otherOfficers': 'officersNote',
      'interview.noAuthorisation': 'authorisation',
      'interview.refusalNotNoted': 'refusalNote',
    },
  },
  'interview.recordNoShow': {
    title: { zh: '登记未到场', en: 'Record that nobody came' },
    lead: {
      zh: '未到场的重新安排一次；达到次数的约谈结束，进入下一步。',
      en: 'It is arranged again; after the allowed number it ends and the next step follows.',
    },
    act: { zh: '登记未到场', en: 'Record' },
    done: { zh: '未到场已登记。', en: 'Recorded.' },
    fields: {
      on: dateField('约谈日期', 'Date'),
      note: areaField('情况说明', 'Note'),
      excused: {
        kind: 'yesNo',
        label: { zh: '有正当理由', en: 'With good reason' },
        hint: {
          zh: '例如住院、不可抗力；不计入未到场的次数，另行安排。',
          en: 'Illness or force majeure: it does not count, and the interview is arranged again.',
        },
        yes: { zh: '是，不计次数', en: 'Yes: it does not count' },
        no: { zh: '否', en: 'No' },
        optional: true,
      },
    },
  },
}
